import type { Bounds } from "./link.ts";
import { studentQuantile, studentShare } from "./student.ts";

/** What is foretold for one year: every value with its probability. */
export interface Predictive {
  /** The value that the path shows. */
  readonly centre: number;
  /** The value that is not exceeded with this probability (0 … 1, both excluded). */
  readonly quantile: (probability: number) => number;
  /** The probability of a value at or below this one. */
  readonly atMost: (value: number) => number;
  /** The probability of a value strictly below this one; differs from `atMost` only where single values carry weight. */
  readonly below: (value: number) => number;
}

/** Below this, in units of the largest value, there is nothing left to foretell. */
const leastSpread = 1e-12;
/** How soft the bend at an end is, as a share of the spread. */
const softness = 0.5;
/** Between two ends the bends take at most so much of their width each. */
const widestBend = 0.125;

/**
 * Student's t with four degrees of freedom around a centre, bent so that nothing lies outside the ends: far from them it is
 * untouched, near them the fan closes smoothly, and 100 − p has the mirrored fan of p. Either end may be missing.
 */
export function bentStudent(centre: number, spread: number, { lower, upper }: Bounds): Predictive {
  const low = lower ?? -Infinity;
  const high = upper ?? Infinity;
  const start = Math.min(Math.max(centre, low), high);
  if (!(spread > leastSpread)) return certain(start);
  const width = Math.min(spread * softness, (high - low) * widestBend);
  // Counted from the nearer end, so that what is left of it beyond is not lost in rounding.
  const isFromLow = (value: number): boolean =>
    lower !== null && (upper === null || value - low < high - value);
  const bend = (value: number): number => {
    if (lower === null && upper === null) return value;
    const bent = isFromLow(value)
      ? low + width * (softPlus((value - low) / width) - softPlus((value - high) / width))
      : high - width * (softPlus((high - value) / width) - softPlus((low - value) / width));
    return Math.min(Math.max(bent, low), high);
  };
  const straighten = (value: number): number =>
    value +
    width * (Math.log1p(-Math.exp((low - value) / width)) - Math.log1p(-Math.exp((value - high) / width)));
  const share = (value: number): number => {
    if (value <= low) return 0;
    return value >= high ? 1 : studentShare((straighten(value) - start) / spread);
  };
  return {
    centre: bend(start),
    quantile: (probability) => bend(start + spread * studentQuantile(probability)),
    atMost: share,
    below: share,
  };
}

function softPlus(value: number): number {
  return value > 30 ? value : Math.log1p(Math.exp(value));
}

function certain(value: number): Predictive {
  return {
    centre: value,
    quantile: () => value,
    atMost: (asked) => (asked >= value ? 1 : 0),
    below: (asked) => (asked > value ? 1 : 0),
  };
}

/**
 * A series that has stood on an end (100 %, 0 cases) for some years stays there with this chance, and otherwise moves as
 * `away` says; without it the chance of being exactly on the end would be nothing.
 */
export function heldAtEnd(end: "lower" | "upper", at: number, chance: number, away: Predictive): Predictive {
  const rest = 1 - chance;
  const quantile = (probability: number): number => {
    if (end === "upper") return probability > rest ? at : away.quantile(probability / rest);
    return probability <= chance ? at : away.quantile((probability - chance) / rest);
  };
  return {
    centre: chance >= 0.5 ? at : away.centre,
    quantile,
    atMost: (value) => rest * away.atMost(value) + (value >= at ? chance : 0),
    below: (value) => rest * away.below(value) + (value > at ? chance : 0),
  };
}
