import { parseDecimal } from "./decimal.ts";
import { formatDecimal } from "./decimal-text.ts";
import { findLevel, lowerBeta, lowerGamma } from "./incomplete-functions.ts";
import type { Unit } from "./unit.ts";

/** An exact 95 % interval of a rate or share, in the indicator's unit, as decimal text with four significant digits. */
export interface RateInterval {
  readonly lower: string;
  readonly upper: string;
  /** Garwood's interval for events in a population; Clopper and Pearson's for parts of a whole. */
  readonly method: "poisson" | "binomial";
}

const tail = 0.025;
const largestCount = 10_000_000;
const smallestBase = 1e-6;

/**
 * The exact 95 % interval of numerator ÷ denominator × the unit's scale: Poisson (Garwood) for rates, binomial
 * (Clopper–Pearson) for shares. Null where the unit is no ratio, a count is no whole number, or it is out of range.
 */
export function findRateInterval(numerator: string, denominator: string, unit: Unit): RateInterval | null {
  if (!parseDecimal(numerator) || !parseDecimal(denominator)) return null;
  const events = Number(numerator);
  const base = Number(denominator);
  if (unit.scale === null || !Number.isSafeInteger(events) || events < 0 || events > largestCount)
    return null;
  if (!Number.isFinite(base) || base < smallestBase) return null;
  if (unit.kind === "share") {
    if (!Number.isSafeInteger(base) || events > base) return null;
    const lower = events === 0 ? 0 : findLevel((p) => lowerBeta(events, base - events + 1, p), tail, 0, 1);
    const upper =
      events === base ? 1 : findLevel((p) => lowerBeta(events + 1, base - events, p), 1 - tail, 0, 1);
    return {
      lower: significant(lower * unit.scale),
      upper: significant(upper * unit.scale),
      method: "binomial",
    };
  }
  const end = events + 20 * Math.sqrt(events + 1) + 20;
  const lower = events === 0 ? 0 : findLevel((mean) => lowerGamma(events, mean), tail, 0, end);
  const upper = findLevel((mean) => lowerGamma(events + 1, mean), 1 - tail, 0, end);
  return {
    lower: significant((lower / base) * unit.scale),
    upper: significant((upper / base) * unit.scale),
    method: "poisson",
  };
}

function significant(value: number): string {
  return formatDecimal(Number(value.toPrecision(4)).toString());
}
