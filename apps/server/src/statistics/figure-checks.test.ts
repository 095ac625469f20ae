import type { Indicator } from "@halfsky/api-contract";
import { describe, expect, test } from "vitest";
import { checkStoredFigures } from "./figure-checks.ts";

const indicator: Indicator = {
  id: "i-places",
  areaCode: "990100",
  name: "每千人口托位数",
  nameEn: null,
  unit: "个",
  direction: "up",
  decimals: 2,
  definition: null,
  numeratorLabel: null,
  denominatorLabel: null,
  periodKind: "year-end",
  populationBase: null,
  organisation: null,
  breakdowns: [],
  formula: null,
  version: 1,
};

function series(...values: readonly string[]) {
  return values.map((value, index) => ({
    areaCode: "990104",
    indicatorId: "i-places",
    year: 2020 + index,
    value,
    missing: null,
    numerator: null,
    denominator: null,
  }));
}

function yearsFound(...values: readonly string[]): readonly (readonly [number, string | null])[] {
  return checkStoredFigures(series(...values), [indicator], { from: 2020, to: 2030 }).map(
    ({ year, likely }) => [year, likely] as const,
  );
}

describe("checking a stored series", () => {
  test("blames the slipped figure and not the sound one after it", () => {
    expect(yearsFound("1.98", "2.02", "2.07", "23.2", "2.53")).toEqual([[2023, "2.32"]]);
  });

  test("a new level is told once, where it begins", () => {
    expect(yearsFound("2", "2.1", "30.5", "31", "31.5").map(([year]) => year)).toEqual([2022]);
  });

  test("two slips are both told", () => {
    expect(yearsFound("2", "20", "2.1", "21", "2.2").map(([year]) => year)).toEqual([2021, 2023]);
  });

  test("only the years asked for are told, though all are looked at", () => {
    const cells = series("1.98", "2.02", "20.7", "2.3");
    expect(checkStoredFigures(cells, [indicator], { from: 2023, to: 2023 })).toEqual([]);
  });
});
