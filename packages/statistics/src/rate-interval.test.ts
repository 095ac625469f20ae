import * as fc from "fast-check";
import { expect, test } from "vitest";
import { lowerBeta, lowerGamma, logGamma } from "./incomplete-functions.ts";
import { findRateInterval } from "./rate-interval.ts";
import { parseUnit } from "./unit.ts";

test("one death in 2,532 births may stand for a true rate between 1 and 220 per 100,000", () => {
  expect(findRateInterval("1", "2532", parseUnit("1/10万"))).toEqual({
    lower: "0.9999",
    upper: "220",
    method: "poisson",
  });
});

// Published values: Garwood limits of a Poisson mean, Clopper–Pearson limits of a proportion.
test.each([
  ["0", 0, 3.689],
  ["1", 0.0253, 5.572],
  ["5", 1.623, 11.67],
  ["10", 4.795, 18.39],
  ["20", 12.22, 30.89],
  ["100", 81.36, 121.6],
])("the Poisson interval of %s events is that of the tables", (events, lower, upper) => {
  const interval = findRateInterval(events, "1000", parseUnit("‰"));
  expect(Number(interval?.lower)).toBeCloseTo(lower, 2);
  expect(Number(interval?.upper)).toBeCloseTo(upper, 1);
});

test.each([
  ["0", "10", 0, 30.85],
  ["1", "10", 0.2529, 44.5],
  ["5", "10", 18.71, 81.29],
  ["10", "10", 69.15, 100],
  ["81", "263", 25.27, 36.77],
])("the binomial interval of %s in %s is that of the tables", (events, base, lower, upper) => {
  const interval = findRateInterval(events, base, parseUnit("%"));
  expect(interval?.method).toBe("binomial");
  expect(Number(interval?.lower)).toBeCloseTo(lower, 1);
  expect(Number(interval?.upper)).toBeCloseTo(upper, 1);
});

test("no interval without a ratio, with parts of an event, or more events than base in a share", () => {
  expect(findRateInterval("3", "10", parseUnit("人"))).toBeNull();
  expect(findRateInterval("3.5", "10", parseUnit("%"))).toBeNull();
  expect(findRateInterval("11", "10", parseUnit("%"))).toBeNull();
  expect(findRateInterval("1", "0", parseUnit("‰"))).toBeNull();
  expect(findRateInterval("", "10", parseUnit("‰"))).toBeNull();
  expect(findRateInterval("1", "5e-324", parseUnit("1/10万"))).toBeNull();
});

test("the special functions keep their identities", () => {
  expect(Math.exp(logGamma(6))).toBeCloseTo(120, 9);
  expect(lowerGamma(1, 2)).toBeCloseTo(1 - Math.exp(-2), 12);
  expect(lowerBeta(2, 3, 0.4)).toBeCloseTo(1 - lowerBeta(3, 2, 0.6), 12);
  expect(lowerBeta(1, 1, 0.37)).toBeCloseTo(0.37, 12);
});

test("an interval always holds the rate itself and mirrors with the complement", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(), (base, seed) => {
      const events = seed % (base + 1);
      const unit = parseUnit("%");
      const one = findRateInterval(String(events), String(base), unit);
      const other = findRateInterval(String(base - events), String(base), unit);
      const rate = (100 * events) / base;
      expect(Number(one?.lower)).toBeLessThanOrEqual(rate + 0.01);
      expect(Number(one?.upper)).toBeGreaterThanOrEqual(rate - 0.05);
      expect(Number(one?.lower)).toBeCloseTo(100 - Number(other?.upper), 1);
    }),
    { numRuns: 300 },
  );
});
