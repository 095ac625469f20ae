import { mean } from "./averages.ts";
import type { ForecastInput, SeriesValue } from "./forecast.ts";
import { recentValues } from "./own-series.ts";

/** What chance alone does to figures that rest on counts; in the values' own unit, not yet divided. */
export interface CountNoise {
  readonly kind: "share" | "rate";
  /** value = numerator ÷ denominator × scale. */
  readonly scale: number;
  /** The denominator that the coming years are taken to have: the last one. */
  readonly denominator: number;
  /** The variance that chance gives to one year's value, on the mean of the years. */
  readonly variance: number;
  /** The share of the scatter among the years that is more than chance, between 0 and 1. */
  readonly signal: number;
  /** The level of the last years together. */
  readonly pooledLevel: number;
  /** The variance of that level by chance. */
  readonly pooledVariance: number;
  /** The events of the last years together. */
  readonly pooledEvents: number;
}

const pooledYears = 5;
/** Half an event is added, so that years without any do not prove a rate of zero (Jeffreys). */
const half = 0.5;
/** Rates are taken to move by at least this share of their level a year, whatever a few years show. */
const leastMovement = 0.03;
/** What another area's level weighs, in events. */
const borrowedEvents = 4;

interface Counted {
  readonly value: number;
  readonly numerator: number;
  readonly denominator: number;
}

/** Counts beyond these are none; products of them would leave the range of numbers. */
const largestCount = 1e12;
const smallestBase = 1e-6;
/** By how much numerator ÷ denominator may differ from the value printed; more means that they do not belong together. */
const roundingShare = 0.1;

function readCounts(
  series: readonly SeriesValue[],
  kind: "share" | "rate" | "count",
  scale: number,
): Counted[] {
  return series.flatMap(({ value, numerator, denominator = kind === "count" ? 1 : undefined }) => {
    if (numerator === undefined || denominator === undefined) return [];
    const isCounted =
      numerator >= 0 &&
      numerator <= largestCount &&
      denominator >= smallestBase &&
      denominator <= largestCount;
    const computed = (numerator / denominator) * scale;
    const fits = Math.abs(computed - value) <= roundingShare * Math.max(Math.abs(value), computed);
    return isCounted && fits && (kind !== "share" || numerator <= denominator)
      ? [{ value, numerator, denominator }]
      : [];
  });
}

/**
 * How much of a series is chance: binomial for shares, Poisson for rates and counts. Null where the counts are not known for
 * most of its years. `referenceLevel` is the newest level of the larger area, where one is given.
 */
export function findCountNoise(input: ForecastInput, referenceLevel: number | null): CountNoise | null {
  const { kind, scale = 1 } = input;
  if (kind === undefined || kind === "other" || !(scale > 0 && scale <= largestCount)) return null;
  const series = recentValues(input.series);
  const counted = readCounts(series, kind, scale);
  const last = counted.at(-1);
  if (!last || counted.length < Math.max(2, series.length / 2)) return null;
  const variances = counted.map(({ numerator, denominator }) => {
    if (kind !== "share") return ((numerator + half) / denominator ** 2) * scale ** 2;
    const share = (numerator + half) / (denominator + 2 * half);
    return ((share * (1 - share)) / denominator) * scale ** 2;
  });
  const variance = mean(variances);
  const pooled = counted.slice(-pooledYears);
  const events = pooled.reduce((sum, { numerator }) => sum + numerator, 0);
  const base = pooled.reduce((sum, { denominator }) => sum + denominator, 0);
  const prior = referenceLevel !== null && referenceLevel > 0 ? referenceLevel / scale : null;
  // With a level to lean on its events are added; without one half an event.
  const added = prior === null ? half : borrowedEvents;
  const addedBase = prior === null ? (kind === "share" ? 2 * half : 0) : borrowedEvents / prior;
  const level = (events + added) / (base + addedBase);
  const capped = kind === "share" ? Math.min(level, 1) : level;
  const values = counted.map(({ value }) => value);
  const middle = mean(values);
  const seen = values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
  // Chance alone scatters as much as this in half of all series of that length, and somewhat more in the others.
  const byChance = variance * (1 + Math.sqrt(0.5 / (values.length - 1)));
  const beyond = Math.max(seen - byChance, (leastMovement * capped * scale) ** 2);
  return {
    kind: kind === "share" ? "share" : "rate",
    scale,
    denominator: last.denominator,
    variance,
    signal: beyond / (beyond + variance),
    pooledLevel: capped * scale,
    pooledVariance: (capped / (base + addedBase)) * scale ** 2,
    pooledEvents: events,
  };
}
