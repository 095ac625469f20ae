import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { lookBack, readPublishedSeries } from "./backtest/published-series.ts";
import type { Scores } from "./backtest/scores.ts";
import { scoreMethod } from "./backtest/scores.ts";
import { drift, exponentialSmoothing, naive, ours, theta } from "./backtest/simple-methods.ts";
import { drawWarningCases, powerWithin } from "./backtest/warnings.ts";
import type { YearlySeries } from "./backtest/yearly-series.ts";
import { listOrigins, splitSeries } from "./backtest/yearly-series.ts";

const shared = join(import.meta.dirname, "../../../../../shared");
const seriesFile = join(shared, "forecast/m1-yearly.json");
const publishedFile = join(shared, "data/national-series.csv");
const hasSeries = existsSync(seriesFile);
const hasPublished = existsSync(publishedFile);
/** Numbers between 0 and 1, the same in every run (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

// The real series are not part of this repository; without ../shared these tests are shown as skipped.
// Several hundred forecasts by each method; how long that takes is no matter here.
const patience = { timeout: 120_000 };

describe.skipIf(!hasSeries)("on sixty real series that no choice of the method looked at", patience, () => {
  let heldBack: YearlySeries[] = [];
  let own: Scores;
  const scoresOf = (method: typeof ours): Scores => scoreMethod(heldBack.flatMap(listOrigins), method);
  beforeAll(() => {
    const all: YearlySeries[] = JSON.parse(readFileSync(seriesFile, "utf8"));
    ({ heldBack } = splitSeries(all));
    own = scoresOf(ours);
  }, patience.timeout);

  test("the split is the one that was fixed beforehand", () => {
    expect(heldBack).toHaveLength(60);
    expect(heldBack.slice(0, 3).map(({ id }) => id)).toEqual(["YAI11", "YAI10", "YAI13"]);
  });

  test("the path beats standing still by a quarter, and every plain method by a twentieth or more", () => {
    const plain = scoresOf(naive);
    expect(own.smape).toBeLessThan(0.75 * plain.smape);
    expect(own.mase).toBeLessThan(0.65 * plain.mase);
    for (const method of [drift, theta, exponentialSmoothing]) {
      const other = scoresOf(method);
      expect(own.smape).toBeLessThan(0.95 * other.smape);
      expect(own.mase).toBeLessThan(0.93 * other.mase);
    }
  });

  test("the fans hold what they promise, and are worth their width", () => {
    expect(own.cover95).toBeGreaterThan(0.92);
    expect(own.cover95).toBeLessThan(0.975);
    expect(own.cover80).toBeGreaterThan(0.74);
    expect(own.cover80).toBeLessThan(0.86);
    for (const method of [naive, drift, exponentialSmoothing])
      expect(own.msis).toBeLessThan(0.65 * scoresOf(method).msis);
  });

  test("of made-up targets that will be missed, at least 80 % are named two years ahead, more than by two points", () => {
    for (const planYears of [5, 10]) {
      const cases = drawWarningCases(heldBack, {
        planYears,
        ahead: 2,
        past: Infinity,
        random: seededRandom(20_261_128),
      });
      const missed = cases.filter(({ isMissed }) => isMissed).length / cases.length;
      expect(missed).toBeGreaterThan(0.4);
      expect(missed).toBeLessThan(0.6);
      const forecast = powerWithin(cases, ({ chanceOfMiss }) => chanceOfMiss, 0.2);
      const twoPoint = powerWithin(cases, ({ twoPoint: worry }) => worry, 0.2);
      expect(forecast.falseAlarms).toBeLessThanOrEqual(0.2);
      expect(forecast.recall).toBeGreaterThan(0.8);
      expect(forecast.recall).toBeGreaterThan(twoPoint.recall);
    }
  });
});

describe.skipIf(!hasPublished)("on the nation's published series", () => {
  test("what would have been said in 2017 about 2020 and in 2020 about 2024 came true within the fans", () => {
    const series = readPublishedSeries(readFileSync(publishedFile, "utf8"));
    const looks = (
      [
        [2017, 2020],
        [2020, 2024],
      ] as const
    ).flatMap(([asOf, year]) => series.flatMap((own) => lookBack(own, asOf, year) ?? []));
    expect(looks.length).toBeGreaterThanOrEqual(14);
    const share = (isInside: (look: (typeof looks)[number]) => boolean): number =>
      looks.filter(isInside).length / looks.length;
    expect(share(({ isInside80 }) => isInside80)).toBeGreaterThanOrEqual(0.8);
    expect(share(({ isInside95 }) => isInside95)).toBe(1);
    // The path says more than the last value does.
    const miss = (of: (look: (typeof looks)[number]) => string): number =>
      looks.reduce(
        (sum, look) => sum + Math.abs(Number(of(look)) - Number(look.truth)) / Number(look.truth),
        0,
      );
    expect(miss(({ point }) => point.value)).toBeLessThan(0.6 * miss(({ last }) => last));
  });
});
