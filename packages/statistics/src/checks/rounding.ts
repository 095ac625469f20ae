import type { Decimal } from "../decimal.ts";
import { absolute, compareDecimal, minus, plus, shortText, times, wholeDecimal } from "../decimal.ts";

const nothing: Decimal = { digits: 0n, scale: 0 };

/** The exact sum. */
export function sumOf(values: readonly Decimal[]): Decimal {
  return values.reduce(plus, nothing);
}

/** How many decimals a number really carries: 1 for 2.50. */
function decimalsOf(value: Decimal): number {
  if (value.scale === 0) return 0;
  return shortText(value).split(".")[1]?.length ?? 0;
}

/**
 * What rounding alone may have changed, in the finest decimals that any of the figures carries: nothing among whole
 * numbers, else half a unit of the last place for each figure.
 */
export function roundingAllowance(values: readonly Decimal[]): Decimal {
  const scale = values.reduce((most, value) => Math.max(most, decimalsOf(value)), 0);
  if (scale === 0) return nothing;
  return times({ digits: 5n, scale: scale + 1 }, wholeDecimal(values.length));
}

/** Whether two numbers are equal but for an allowance. */
export function isWithin(one: Decimal, other: Decimal, allowance: Decimal): boolean {
  return compareDecimal(absolute(minus(one, other)), allowance) <= 0;
}

/** Whether a number is above another by more than an allowance. */
export function isAbove(one: Decimal, other: Decimal, allowance: Decimal): boolean {
  return compareDecimal(minus(one, other), allowance) > 0;
}
