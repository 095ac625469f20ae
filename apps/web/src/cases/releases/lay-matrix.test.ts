import type { ReleaseCellView } from "@halfsky/api-contract";
import { expect, test } from "vitest";
import { layMatrix } from "./lay-matrix.ts";

const dimension = (name: string, codes: readonly string[]) => ({
  name,
  title: { zh: name, en: name },
  categories: codes.map((code) => ({ code, title: { zh: code, en: code } })),
});

function cell(areaCode: string | null, at: Readonly<Record<string, string>>, count: number): ReleaseCellView {
  return {
    areaCode,
    name: "县",
    isTotal: areaCode === "990100",
    at,
    count,
    of: null,
    value: String(count),
    withheld: false,
    inferred: null,
  };
}

test("a release by two dimensions has the larger one across, the other down, and margins last", () => {
  const cells = ["990101", null, "990100"].flatMap((area, index) => [
    cell(area, { kind: "a" }, 10 * index + 1),
    cell(area, {}, 10 * index + 9),
    cell(area, { month: "2023-01" }, 10 * index + 5),
    cell(area, { month: "2023-02", kind: "a" }, 10 * index + 2),
  ]);
  const { across, down, rows } = layMatrix({
    cells,
    dimensions: [dimension("kind", ["a"]), dimension("month", ["2023-01", "2023-02"])],
  });
  expect([across?.name, down?.name]).toEqual(["month", "kind"]);
  expect(
    rows.map(({ place, lines }) => [
      place.areaCode,
      ...lines.map((line) => line.cells.map((one) => one?.count ?? null)),
    ]),
  ).toEqual([
    ["990101", [null, 2, 1], [5, null, 9]],
    [null, [null, 12, 11], [15, null, 19]],
    ["990100", [null, 22, 21], [25, null, 29]],
  ]);
});

test("a release by one dimension has one line an area", () => {
  const cells = [cell("990101", { kind: "a" }, 3), cell("990101", {}, 4)];
  const { across, down, rows } = layMatrix({ cells, dimensions: [dimension("kind", ["a"])] });
  expect([across?.name, down]).toEqual(["kind", null]);
  expect(rows[0]?.lines.map((line) => line.cells.map((one) => one?.count))).toEqual([[3, 4]]);
});
