import type { IndicatorRecord } from "@halfsky/api-contract";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type ChartWords, indicatorChartOption, tooltipLines, valueRange } from "./indicator-chart-option.ts";
import { chartSentence, chartYears, gapWords } from "./indicator-series.ts";

function cell(
  year: number,
  value: string | null,
  missing: "withheld" | null = null,
): IndicatorRecord["series"][number] {
  return {
    areaCode: "990100",
    indicatorId: "i-one",
    year,
    breakdown: "",
    revision: 1,
    signedRevision: null,
    changedSinceSigning: false,
    value,
    missing,
    numerator: null,
    denominator: null,
    note: null,
    source: { kind: "entry", name: null },
    recorded: { by: "林望晴", at: "2025-03-01T00:00:00.000Z" },
  };
}

const drawnSeries = z.array(
  z.looseObject({ name: z.string(), data: z.unknown(), connectNulls: z.boolean().optional() }),
);

const record = {
  year: 2024,
  series: [cell(2020, "10.50"), cell(2021, null, "withheld"), cell(2023, "12.00"), cell(2024, "12.30")],
  paths: [
    {
      targetId: "t1",
      points: [2020, 2021, 2022, 2023, 2024, 2025].map((year, index) => ({
        year,
        value: String(10.5 + index / 2),
      })),
    },
  ],
  intervals: [{ year: 2023, low: "9.1", high: "15.2" }],
  forecasts: [],
};
const target = { id: "t1", targetYear: 2025 };
const words: ChartWords = {
  actual: "实际",
  path: "应有进度",
  target: (text) => `目标 ${text}`,
  interval: "95%置信区间",
  forecast: "预测",
  band80: "80%范围",
  band95: "95%范围",
  foretold: (value) => `${value}%`,
  figure: (value) => `${value}%`,
  number: (value) => value,
  exact: (value) => `${value}%`,
  gap: ({ gap }) => (gap === null ? "" : gapWords(gap, "zh", { nothing: "没有记录" })),
};

describe("the chart of an indicator", () => {
  test("runs from the first known year to the target year and names each missing past year", () => {
    const years = chartYears(record, target);
    expect(years.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024, 2025]);
    expect(years.map(({ gap }) => gap)).toEqual([null, "withheld", "nothing", null, null, null]);
  });
  test("never draws a missing year as a number and never bridges it", () => {
    const option = indicatorChartOption(chartYears(record, target), { bounds: ["13"] }, words);
    const series = drawnSeries.parse(option["series"]);
    const actual = series.find(({ name }) => name === "实际");
    expect(actual?.data).toEqual([10.5, null, null, 12, 12.3, null]);
    expect(actual?.connectNulls).toBe(false);
  });
  test("says in the tooltip why a year is missing, and gives a small count its interval", () => {
    const years = chartYears(record, target);
    const lines = (at: number) => {
      const year = years[at];
      if (year === undefined) throw new Error("no such year");
      return tooltipLines(year, words);
    };
    expect(lines(1)).toEqual(["<b>2021</b>", "保密", "应有进度 11%"]);
    expect(lines(3)).toEqual([
      "<b>2023</b>",
      "实际 <b>12.00%</b>",
      "95%置信区间 9.1% – 15.2%",
      "应有进度 12%",
    ]);
  });
  test("is titled with the newest figure and its change since the one before, however long ago that was", () => {
    const say = (year: number, figure: string, change: string | null) => `${year} ${figure} ${change}`;
    const years = chartYears(record, target);
    expect(chartSentence(years, 2024, { unit: "%", decimals: 2 }, "zh", say)).toBe(
      "2024 12.30% 比2023年提高0.30个百分点",
    );
    expect(chartSentence(years, 2023, { unit: "%", decimals: 2 }, "zh", say)).toBe(
      "2023 12.00% 比2020年提高1.50个百分点",
    );
    expect(chartSentence(years, 2021, { unit: "%", decimals: 2 }, "zh", say)).toBe("2020 10.50% null");
  });
  test("has an axis of round steps that holds every value and does not go below zero without cause", () => {
    expect(valueRange([53.7, 90.1, 51.2])).toEqual({ low: 40, high: 100, step: 20 });
    expect(valueRange([5, 36, 0.14])).toEqual({ low: 0, high: 50, step: 10 });
    expect(valueRange([99.1, 99.3])).toMatchObject({ step: expect.closeTo(0.1) });
    expect(valueRange([-2, 3]).low).toBeLessThan(-2);
    expect(valueRange([7, 7])).toMatchObject({ low: 6, high: 8 });
  });
  test("has no years where nothing is known", () => {
    expect(
      chartYears({ year: 2024, series: [], paths: [], intervals: [], forecasts: [] }, undefined),
    ).toEqual([]);
  });
});
