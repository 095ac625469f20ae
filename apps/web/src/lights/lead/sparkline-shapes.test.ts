import { describe, expect, test } from "vitest";
import type { ChartYear } from "../../targets/record/indicator-series.ts";
import { sparkShapes } from "./sparkline-shapes.ts";

const size = { width: 100, height: 50, pad: 5 };

function chartYear(year: number, value: string | null, given: Partial<ChartYear> = {}): ChartYear {
  return {
    year,
    value,
    gap: null,
    required: null,
    interval: null,
    forecast: null,
    cell: undefined,
    ...given,
  };
}

const foretold = (year: number) => ({
  year,
  value: "12",
  lower80: "11",
  upper80: "13",
  lower95: "10",
  upper95: "14",
});

describe("a small chart", () => {
  test("breaks its line where a year has no figure and marks every figure", () => {
    const shapes = sparkShapes(
      [chartYear(2020, "10"), chartYear(2021, null), chartYear(2022, "12"), chartYear(2023, "14")],
      [],
      size,
    );
    expect(shapes?.actual).toBe("M5 45M65 25L95 5");
    expect(shapes?.points).toHaveLength(3);
  });
  test("has its target within the frame, also where all figures lie far from it", () => {
    const shapes = sparkShapes([chartYear(2020, "10"), chartYear(2021, "11")], ["20"], size);
    expect(shapes?.targets).toEqual([5]);
  });
  test("opens its fan from the newest figure", () => {
    const shapes = sparkShapes(
      [chartYear(2024, "11"), chartYear(2025, null, { forecast: foretold(2025) })],
      [],
      size,
    );
    expect(shapes?.band95).toBe("M5 35L95 5L95 45Z");
    expect(shapes?.forecast).toBe("M5 35L95 25");
  });
  test("draws one figure as a point, and nothing at all where there is none", () => {
    expect(sparkShapes([chartYear(2024, "11")], [], size)?.points).toEqual([{ x: 5, y: 45 }]);
    expect(sparkShapes([chartYear(2024, null)], ["3"], size)).toBeNull();
  });
});
