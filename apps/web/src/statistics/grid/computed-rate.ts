import {
  dividedBy,
  fixedText,
  parseDecimal,
  parseUnit,
  readCell,
  times,
  wholeDecimal,
} from "@halfsky/statistics";

/** Numerator ÷ denominator in the indicator's unit at its decimals; null where one is missing or the unit is no ratio. */
export function computedRate(
  numerator: string,
  denominator: string,
  indicator: { readonly unit: string; readonly decimals: number },
): string | null {
  const { scale } = parseUnit(indicator.unit);
  const [above, below] = [numerator, denominator].map((text) => {
    const reading = text.trim() === "" ? undefined : readCell(text, parseUnit(""));
    return reading?.status === "value" ? parseDecimal(reading.value) : null;
  });
  if (scale === null || !above || !below) return null;
  const rate = dividedBy(times(above, wholeDecimal(scale)), below, indicator.decimals);
  return rate && fixedText(rate);
}
