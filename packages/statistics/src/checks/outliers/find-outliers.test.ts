import { describe, expect, test } from "vitest";
import type { Observation } from "../../observation.ts";
import { parseUnit } from "../../unit.ts";
import { findEnteredOutlier, findOutliers } from "./find-outliers.ts";
import { modifiedZScores, zScores } from "./trials/plain-scores.ts";

function series(...values: ReadonlyArray<string | null>): Observation[] {
  return values.map((value, at) => ({ year: 2016 + at, value }));
}

function found(unit: string, decimals: number | null, ...values: ReadonlyArray<string | null>): string[] {
  return findOutliers(series(...values), { unit: parseUnit(unit), decimals }).map(
    ({ year, code, likely }) => `${year} ${code} ${likely ?? "?"}`,
  );
}

function entered(
  unit: string,
  decimals: number | null,
  ...values: ReadonlyArray<string | null>
): string | null {
  const outlier = findEnteredOutlier(series(...values), 2015 + values.length, {
    unit: parseUnit(unit),
    decimals,
  });
  return outlier && `${outlier.code} ${outlier.likely ?? "?"}`;
}

describe("figures that do not fit their series", () => {
  test("a slipped point is named with the figure meant, wherever it stands", () => {
    expect(found("%", 1, "92.1", "92.8", "93.3", "9.38", "94.1")).toEqual(["2019 slipped-point 93.8"]);
    expect(found("%", 1, "921", "92.8", "93.3", "93.8", "94.1")).toEqual(["2016 slipped-point 92.1"]);
    expect(entered("1/10万", 2, "11.20", "10.85", "10.31", "1012")).toBe("slipped-point 10.12");
  });

  test("swapped digits are named, per mille for per cent and people for ten thousand people too", () => {
    expect(entered("%", 1, "92.1", "92.8", "93.3", "39.8")).toBe("swapped-digits 93.8");
    expect(entered("‰", 2, "4.91", "4.72", "4.55", "0.44")).toBe("slipped-point 4.4");
    expect(entered("万人", 2, "31.20", "31.55", "31.74", "319500")).toBe("unit-slip 31.95");
  });

  test("two slips in one series are both named", () => {
    expect(found("%", 1, "92.1", "928", "93.3", "93.5", "93.6", "9.38", "94.1", "94.3")).toEqual([
      "2017 slipped-point 92.8",
      "2021 slipped-point 93.8",
    ]);
  });

  test("series that stand still, also but for one value, do not blind it", () => {
    expect(entered("%", 1, "100", "100", "100", "10")).toBe("slipped-point 100");
    expect(entered("所", 0, "12", "12", "12", "13", "12", "21")).toBe("swapped-digits 12");
    expect(found("所", 0, "12", "12", "12", "13", "12")).toEqual([]);
    expect(found("%", 1, "100", "100", "100", "100", "99.9")).toEqual([]);
  });

  test("few events play as chance lets them, and ten times as many do not", () => {
    expect(found("人", 0, "0", "1", "0", "2")).toEqual([]);
    expect(found("人", 0, "0", "0", "0", "0", "1")).toEqual([]);
    expect(found("人", 0, "3", "1", "0", "5", "2", "0")).toEqual([]);
    expect(entered("人", 0, "1", "2", "0", "1", "20")).toBe("slipped-point 2");
  });

  test("steady growth and decline pass", () => {
    expect(found("人", 0, "1200", "1510", "1890", "2400", "3010", "3790")).toEqual([]);
    expect(found("‰", 2, "9.80", "8.61", "7.40", "6.62", "5.71")).toEqual([]);
  });

  test("a new level that lasts is at most a notice", () => {
    const codes = findOutliers(series("20.1", "20.4", "20.2", "33.5", "33.9", "34.2"), {
      unit: parseUnit("%"),
      decimals: 1,
    }).map(({ likely }) => likely);
    expect(codes.every((likely) => likely === null)).toBe(true);
    expect(
      found("个", 0, "200", "205", "210", "2150", "2200", "2230").filter((line) => !line.endsWith("?")),
    ).toEqual([]);
  });

  test("a figure that no slip explains is named without a proposal", () => {
    expect(entered("‰", 2, "5.11", "5.09", "5.02", "5.01", "8.88")).toBe("unlike-series ?");
  });

  test("below four values, with missing ones left out, and where figures are negative nothing is said", () => {
    expect(found("%", 1, "92.1", "92.8", "9.33")).toEqual([]);
    expect(found("%", 1, "92.1", null, "92.8", "9.33")).toEqual([]);
    expect(found("‰", 2, "-0.11", "0.21", "-0.30", "31.1")).toEqual([]);
  });

  test("what was meant is never beyond what the unit can be, unless the series is", () => {
    expect(entered("%", 1, "96.2", "97.1", "98.0", "989")).toBe("slipped-point 98.9");
    expect(entered("%", 1, "101.2", "102.1", "103.0", "10.38")).toBe("slipped-point 103.8");
  });
});

describe("the plain scores that it is held against", () => {
  test("of n values none is further than √(n − 1) standard deviations off, so that 3 is never passed by 4 to 10", () => {
    for (let count = 4; count <= 10; count++) {
      const wildest = [...Array.from({ length: count - 1 }, () => 1), 1e9];
      const largest = Math.max(...zScores(wildest).map(Math.abs));
      expect(largest).toBeCloseTo(Math.sqrt(count - 1), 6);
      expect(largest).toBeLessThanOrEqual(3 + 1e-9);
      expect(largest < 3).toBe(count <= 9);
    }
  });

  test("the modified score is blind where most values are equal", () => {
    expect(modifiedZScores([100, 100, 100, 100, 10])).toEqual([0, 0, 0, 0, 0]);
  });
});
