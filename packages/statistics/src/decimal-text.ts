import type { Language } from "./bilingual.ts";
import type { Decimal } from "./decimal.ts";
import { compareDecimal, fixedText, minus, parseDecimal, plus, rounded, shortText } from "./decimal.ts";

/** How a number is printed: with so many decimals (as it stands without), grouped in thousands or not. */
export interface NumberFormat {
  readonly decimals?: number | null | undefined;
  readonly lang?: Language | undefined;
  /** Left out: grouped in English, not grouped in Chinese, as statistical reports of each do. */
  readonly group?: boolean | undefined;
}

/** Reads decimal text that is promised to be one; throws where the promise is broken. */
export function getDecimal(text: string): Decimal {
  const value = parseDecimal(text);
  if (!value) throw new RangeError(`Not decimal text: ${JSON.stringify(text.slice(0, 40))}`);
  return value;
}

/** The plain form of decimal text, without plus sign, leading zeros and exponent, its decimals kept; null if it is none. */
export function canonicalDecimal(text: string): string | null {
  const value = parseDecimal(text);
  return value && fixedText(value);
}

/** Compares two decimal texts by value: −1, 0 or 1; "1.0" equals "1". */
export function compareDecimalText(one: string, other: string): -1 | 0 | 1 {
  return compareDecimal(getDecimal(one), getDecimal(other));
}

/** The exact sum of two decimal texts. */
export function addDecimalText(one: string, other: string): string {
  return fixedText(plus(getDecimal(one), getDecimal(other)));
}

/** The exact difference of two decimal texts. */
export function subtractDecimalText(one: string, other: string): string {
  return fixedText(minus(getDecimal(one), getDecimal(other)));
}

/** Rounds half up, away from zero (四舍五入), to exactly so many decimals: ("2.345", 2) is "2.35", ("2", 1) is "2.0". */
export function roundHalfUp(value: string, decimals: number): string {
  return fixedText(rounded(getDecimal(value), decimals));
}

/** How many decimals a figure carries as written: 2 for "85.20". */
export function decimalPlaces(value: string): number {
  return getDecimal(value).scale;
}

/** Prints a decimal text for a reader; a number that is zero at the decimals asked for has no sign. */
export function formatDecimal(value: string, format: NumberFormat = {}): string {
  const exact = getDecimal(value);
  const decimals = format.decimals ?? null;
  const text = decimals === null ? fixedText(exact) : fixedText(rounded(exact, decimals));
  const isGrouped = format.group ?? format.lang === "en";
  if (!isGrouped) return text;
  const [whole = "", fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** The shortest form of a decimal text: "2.50" becomes "2.5". */
export function shortenDecimal(value: string): string {
  return shortText(getDecimal(value));
}
