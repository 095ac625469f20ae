import { decimalPlaces, formatDecimal, parseUnit, unitWords, withUnit } from "@halfsky/statistics";
import type { Language } from "../words/language.tsx";

/** How an indicator's figures are printed. */
export interface FigureFormat {
  readonly unit: string;
  readonly decimals: number;
}

/** A figure at its indicator's decimals; digits that were reported beyond them are never hidden. */
export function numberText(value: string, { decimals }: FigureFormat, language: Language): string {
  return formatDecimal(value, { decimals: Math.max(decimals, decimalPlaces(value)), lang: language });
}

/** A unit that stands by itself, such as beside a name or in a head. */
export function unitText(unit: string, language: Language): string {
  return unitWords(unit)[language];
}

/** A number of the plan or of a computation with its unit: as it stands, not padded to the indicator's decimals. */
export function exactText(value: string, { unit }: Pick<FigureFormat, "unit">, language: Language): string {
  return withUnit(formatDecimal(value, { lang: language }), parseUnit(unit), language);
}

/** A computed number with its unit, rounded to its indicator's decimals. */
export function roundedText(value: string, { unit, decimals }: FigureFormat, language: Language): string {
  return withUnit(formatDecimal(value, { decimals, lang: language }), parseUnit(unit), language);
}

/** A figure with its unit, as a report prints it. */
export function figureText(value: string, format: FigureFormat, language: Language): string {
  return withUnit(numberText(value, format, language), parseUnit(format.unit), language);
}
