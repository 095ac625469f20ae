import { dividedBy, fixedText, parseUnit, wholeDecimal } from "@halfsky/statistics";

/** A published cell as a figure: its count, or numerator ÷ denominator in the unit; null where the denominator is 0. */
export function releaseValue(
  { count, of }: { readonly count: number; readonly of?: number | undefined },
  { unit, decimals }: { readonly unit: string; readonly decimals: number },
): string | null {
  if (of === undefined) return String(count);
  const scaled = wholeDecimal(count * (parseUnit(unit).scale ?? 1));
  const value = dividedBy(scaled, wholeDecimal(of), decimals);
  return value === null ? null : fixedText(value);
}

/** Decimals of a rate that the statistics do not know yet. */
export const usualDecimals = 2;
