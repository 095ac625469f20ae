import type { ObservationGrid } from "@halfsky/api-contract";
import { describe, expect, test } from "vitest";
import { gridLines, gridView } from "./grid-view.ts";

function indicator(id: string, domain: string, mayWrite: string[]): ObservationGrid["indicators"][number] {
  return {
    id,
    areaCode: "990100",
    name: `指标${id}`,
    nameEn: `Indicator ${id}`,
    unit: "%",
    direction: "up",
    decimals: 2,
    definition: null,
    numeratorLabel: null,
    denominatorLabel: null,
    periodKind: "calendar-year",
    populationBase: null,
    organisation: null,
    breakdowns: [],
    formula: null,
    version: 1,
    mayWrite,
    domain,
  };
}
const grid: ObservationGrid = {
  indicators: [
    indicator("a", "健康", ["990101"]),
    indicator("b", "健康", []),
    indicator("c", "教育", ["990101"]),
  ],
  areas: [
    { code: "990101", name: "东区" },
    { code: "990102", name: "西区" },
  ],
  years: [2022, 2023, 2024],
  cells: [],
  findings: [],
};
const choice = { from: 2023, language: "zh", yearName: String } as const;

describe("the layout of the grid", () => {
  test("indicators by years: one area, the year before the first column is known but not shown", () => {
    const view = gridView(grid, { ...choice, layout: "years" });
    expect(view.columns.map(({ title }) => title)).toEqual(["2023", "2024"]);
    expect(view.rows.map(({ title }) => title)).toEqual(["指标a", "指标b", "指标c"]);
    expect(view.rows[0]?.cells[0]).toMatchObject({
      key: "990101|a|2023",
      before: "990101|a|2022",
      mayWrite: true,
    });
  });
  test("areas by years: one indicator, writable only where the reader may", () => {
    const view = gridView(grid, { ...choice, layout: "indicator" });
    expect(view.rows.map(({ title, cells }) => [title, cells[0]?.mayWrite])).toEqual([
      ["东区", true],
      ["西区", false],
    ]);
  });
  test("indicators by areas: the last year", () => {
    const view = gridView(grid, { ...choice, layout: "areas", language: "en" });
    expect(view.columns.map(({ title }) => title)).toEqual(["东区", "西区"]);
    expect(view.rows[1]?.cells.map(({ key }) => key)).toEqual(["990101|b|2024", "990102|b|2024"]);
    expect(view.rows[1]?.title).toBe("Indicator b");
  });
  test("each domain is headed once", () => {
    const { rows } = gridView(grid, { ...choice, layout: "years" });
    expect(gridLines(rows).map((line) => (line.kind === "group" ? line.title : line.index))).toEqual([
      "健康",
      0,
      1,
      "教育",
      2,
    ]);
  });
});
