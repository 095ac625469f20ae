import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Observation } from "./observation.ts";
import {
  countYearsHeld,
  findLatest,
  findLatestFigure,
  findObservation,
  isSmallCount,
  listFigures,
  medianAbsoluteChange,
  yearOnYearChange,
} from "./observation.ts";

const series: Observation[] = [
  { year: 2020, value: "80" },
  { year: 2021, value: "82.5" },
  { year: 2022, value: null, missing: "definition-changed" },
  { year: 2023, value: "86.0" },
  { year: 2024, value: "79" },
];

const isAbove = (bound: number) => (value: string) => Number(value) >= bound;

test("the latest figure of a year with a missing value is the one before it, with its own year", () => {
  expect(findLatest(series, 2022)).toEqual({ year: 2021, value: "82.5" });
  expect(findLatest(series, 2024)).toEqual({ year: 2024, value: "79" });
  expect(findLatest(series, 2019)).toBeNull();
  expect(findObservation(series, 2022)?.missing).toBe("definition-changed");
});

test("a change is only said between neighbouring years", () => {
  expect(yearOnYearChange(series, 2021)).toBe("2.5");
  expect(yearOnYearChange(series, 2022)).toBeNull();
  expect(yearOnYearChange(series, 2023)).toBeNull();
  expect(yearOnYearChange(series, 2024)).toBe("-7.0");
});

test("a missing year ends the row of years held", () => {
  expect(countYearsHeld(series, 2024, isAbove(75))).toBe(2);
  expect(countYearsHeld(series, 2021, isAbove(75))).toBe(2);
  expect(countYearsHeld(series, 2024, isAbove(80))).toBe(0);
});

test("volatility is the median size of the yearly changes, halves included", () => {
  expect(medianAbsoluteChange(series, 2024)).toBe("4.75");
  expect(medianAbsoluteChange(series, 2021)).toBe("2.5");
  expect(medianAbsoluteChange(series, 2020)).toBeNull();
});

test("the order of rows does not matter, and of two figures for a year the later row counts", () => {
  expect(findLatest([...series.toReversed(), { year: 2024, value: "81" }], 2024)).toEqual({
    year: 2024,
    value: "81",
  });
});

test("one death in 2,532 births is a small count, a full class of 30 is too, 40 of 5,000 is not", () => {
  expect(isSmallCount({ year: 2024, value: "39.49", numerator: "1", denominator: "2532" })).toBe(true);
  expect(isSmallCount({ year: 2024, value: "100", numerator: "30", denominator: "30" })).toBe(true);
  expect(isSmallCount({ year: 2024, value: "8", numerator: "40", denominator: "5000" })).toBe(false);
  expect(isSmallCount({ year: 2024, value: "8" })).toBe(false);
});

test("the newest figure of any list is the last of its figures in order", () => {
  const lists = fc.array(
    fc.record({
      year: fc.oneof(fc.integer({ min: 2015, max: 2024 }), fc.constant(2020.5)),
      value: fc.constantFrom(null, "1", "2.50", "-3", "none", ""),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(lists, fc.integer({ min: 2014, max: 2025 }), (observations, asOf) => {
      expect(findLatestFigure(observations, asOf)).toEqual(listFigures(observations, asOf).at(-1) ?? null);
    }),
  );
});
