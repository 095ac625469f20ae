import type { IndicatorRecord } from "@halfsky/api-contract";
import { describe, expect, test } from "vitest";
import { rankAreas } from "./area-ranking.ts";

function area(name: string, value: string | null): IndicatorRecord["areas"][number] {
  return {
    code: "990101",
    name,
    status: null,
    reason: null,
    interval: null,
    cells: [
      {
        areaCode: "990101",
        indicatorId: "i-one",
        year: 2024,
        breakdown: "",
        revision: 1,
        signedRevision: null,
        changedSinceSigning: false,
        value,
        missing: value === null ? "not-yet-reported" : null,
        numerator: null,
        denominator: null,
        note: null,
        source: { kind: "entry", name: null },
        recorded: { by: "江一帆", at: "2025-03-01T00:00:00.000Z" },
      },
    ],
  };
}
const areas = [area("甲", "9.5"), area("乙", null), area("丙", "10.20"), area("丁", "10.2")];
const shown = (direction: "up" | "down" | "none") =>
  rankAreas(areas, 2024, direction).map(({ area: { name }, rank }) => `${name}${rank ?? "–"}`);

describe("the ranking of areas", () => {
  test("puts the largest first where more is better, and equal figures share a rank", () => {
    expect(shown("up")).toEqual(["丙1", "丁1", "甲3", "乙–"]);
  });
  test("puts the smallest first where less is better; a missing figure is never ranked", () => {
    expect(shown("down")).toEqual(["甲1", "丙2", "丁2", "乙–"]);
  });
  test("ranks nothing in a year without figures", () => {
    expect(rankAreas(areas, 2019, "up").map(({ rank }) => rank)).toEqual([null, null, null, null]);
  });
});
