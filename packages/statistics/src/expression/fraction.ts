import type { Decimal } from "../decimal.ts";
import { divideHalfUp, powerOfTen } from "../decimal.ts";

/** An exact quotient of whole numbers; `below` is above 0. Expressions are worked out in these, so nothing is rounded before the end. */
export interface Fraction {
  readonly above: bigint;
  readonly below: bigint;
}

export function fractionOf({ digits, scale }: Decimal): Fraction {
  return { above: digits, below: powerOfTen(scale) };
}

export function addFractions(one: Fraction, other: Fraction): Fraction {
  if (one.below === other.below) return { above: one.above + other.above, below: one.below };
  return { above: one.above * other.below + other.above * one.below, below: one.below * other.below };
}

export function negatedFraction({ above, below }: Fraction): Fraction {
  return { above: -above, below };
}

export function multiplyFractions(one: Fraction, other: Fraction): Fraction {
  return { above: one.above * other.above, below: one.below * other.below };
}

/** Null where the divisor is zero. */
export function divideFractions(one: Fraction, other: Fraction): Fraction | null {
  if (other.above === 0n) return null;
  const sign = other.above < 0n ? -1n : 1n;
  return { above: one.above * other.below * sign, below: one.below * other.above * sign };
}

/** Rounded half up, away from zero (四舍五入), once, at the end. */
export function roundFraction({ above, below }: Fraction, decimals: number): Decimal {
  return { digits: divideHalfUp(above * powerOfTen(decimals), below), scale: decimals };
}
