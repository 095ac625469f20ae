import type { Fraction } from "../compiled.ts";

/** What a ratio in a text comes to: how many characters it takes, its value as a decimal where one is exact, and as a fraction. */
export interface FoundRatio {
  readonly length: number;
  readonly value: string | null;
  readonly fraction: Fraction | null;
}

const fraction = /^(\d{1,2})\/(\d{1,3})(?![\d.万]|\/)/;
const proportion = /^(\d{1,4}(?:\.\d+)?)[：∶](\d{1,4}(?:\.\d+)?)(?![\d：∶])/;
const wordedFraction = /^([一二三四五六七八九十])分之([一二三四五六七八九])/;
const numerals = "零一二三四五六七八九十";

/** Reads "1/4", "3:2" or "四分之三" at the beginning of a normalised text; null where there is no ratio. */
export function readRatio(text: string): FoundRatio | null {
  const worded = wordedFraction.exec(text);
  if (worded !== null) {
    const below = numerals.indexOf(worded[1] ?? "");
    return quotient(worded[0].length, String(numerals.indexOf(worded[2] ?? "")), `${below}`);
  }
  const parts = fraction.exec(text);
  if (parts !== null && Number(parts[1]) < Number(parts[2])) {
    return quotient(parts[0].length, parts[1] ?? "", parts[2] ?? "");
  }
  const sides = proportion.exec(text);
  return sides === null ? null : quotient(sides[0].length, sides[1] ?? "", sides[2] ?? "");
}

function quotient(length: number, above: string, below: string): FoundRatio {
  const value = divide(above, below);
  const [top, bottom] = asIntegers(above, below);
  const fraction = bottom === 0n ? null : { numerator: `${top}`, denominator: `${bottom}` };
  return { length, value, fraction };
}

const clockPart = /^(?:[01]?\d|2[0-4])：[0-5]\d(?![\d：])/;
const clockBefore = /(?:每天|每日|早上?|晚上?|上午|下午|中午|夜间|凌晨|时间|[：\d][\d]-|至|到)$/;

/** How many characters a time of day takes ("8:30"); 0 where there is none. */
export function readClock(text: string, before: string): number {
  const match = clockPart.exec(text);
  if (match === null) return 0;
  const after = text.slice(match[0].length, match[0].length + 2);
  return clockBefore.test(before) || /^(?:-|至|到|前|后|时|开)/.test(after) ? match[0].length : 0;
}

/** The most decimal places an exact quotient is written with. */
const mostPlaces = 6;

/** Divides two decimal numbers exactly; null where the quotient has no end within a few places. */
function divide(above: string, below: string): string | null {
  const [top, bottom] = asIntegers(above, below);
  if (bottom === 0n) return null;
  const scaled = top * 10n ** BigInt(mostPlaces);
  if (scaled % bottom !== 0n) return null;
  const digits = (scaled / bottom).toString().padStart(mostPlaces + 1, "0");
  const decimals = digits.slice(-mostPlaces).replace(/0+$/, "");
  return digits.slice(0, -mostPlaces) + (decimals === "" ? "" : `.${decimals}`);
}

function asIntegers(above: string, below: string): [bigint, bigint] {
  const places = Math.max(...[above, below].map((one) => one.split(".")[1]?.length ?? 0));
  const [top, bottom] = [above, below].map((one) => {
    const [whole = "0", decimals = ""] = one.split(".");
    return BigInt(whole + decimals.padEnd(places, "0"));
  });
  return [top ?? 0n, bottom ?? 0n];
}
