import type { Decimal } from "../../decimal.ts";
import { fixedText, parseDecimal, powerOfTen, rounded, shortText } from "../../decimal.ts";
import type { Unit } from "../../unit.ts";

/** What may have happened to a figure on its way into a cell. */
export type SlipKind = "slipped-point" | "swapped-digits" | "unit-slip";

/** A figure that may have been meant, with how usual such a slip is among all slips. */
export interface Slip {
  readonly kind: SlipKind;
  /** What the figure entered was multiplied by: 10 for a point one place too far right; 1 for swapped digits. */
  readonly factor: number;
  /** The figure meant, as decimal text. */
  readonly meant: string;
  readonly share: number;
}

const swapShare = 0.3;

type Power = readonly [power: number, share: number, kind: SlipKind];

/** A point one or two places off; ‰ for % is a power of one as well. */
const plainPowers: readonly Power[] = [
  [1, 0.25, "slipped-point"],
  [-1, 0.25, "slipped-point"],
  [2, 0.07, "slipped-point"],
  [-2, 0.07, "slipped-point"],
];
/** % for 1/10万. */
const ratePowers: readonly Power[] = [
  [3, 0.02, "unit-slip"],
  [-3, 0.02, "unit-slip"],
];
/** 千 and 万 of the unit, as in 人 for 万人. */
const amountPowers: readonly Power[] = [
  [3, 0.005, "unit-slip"],
  [-3, 0.005, "unit-slip"],
  [4, 0.005, "unit-slip"],
  [-4, 0.005, "unit-slip"],
];

/** Powers of ten by which a figure is off and how usual each is, by what its unit can be mistaken for. */
function listPowers(unit: Unit): readonly Power[] {
  return [...plainPowers, ...(unit.scale === null ? amountPowers : ratePowers)];
}

/**
 * Every figure that may have been meant by one that was entered: the point moved, the unit mistaken, two adjacent
 * digits swapped. Counts of whole things are never meant with a fraction.
 */
export function listSlips(entered: string, unit: Unit, decimals: number): Slip[] {
  const value = parseDecimal(entered);
  if (!value || value.digits === 0n) return [];
  const isWhole = unit.countable && decimals === 0;
  const moved = listPowers(unit).flatMap(([power, share, kind]): Slip[] => {
    const meant = movePoint(value, -power);
    if (isWhole && fraction(meant)) return [];
    return [{ kind, factor: 10 ** power, meant: shortText(meant), share }];
  });
  return [...moved, ...listSwaps(value, Math.max(decimals, 0))];
}

function fraction(value: Decimal): boolean {
  return shortText(value).includes(".");
}

function movePoint(value: Decimal, power: number): Decimal {
  if (power >= 0 && value.scale >= power) return { digits: value.digits, scale: value.scale - power };
  return power >= 0
    ? { digits: value.digits * powerOfTen(power), scale: value.scale }
    : { digits: value.digits, scale: value.scale - power };
}

/** Swaps of two adjacent digits, also across the point, with the zeros that the declared decimals print at the end. */
export function listSwaps(value: Decimal, decimals: number): Slip[] {
  const text = fixedText(value.scale < decimals ? rounded(value, decimals) : value);
  const places = text.split("").flatMap((digit, at) => (digit >= "0" && digit <= "9" ? [at] : []));
  const swaps: string[] = [];
  for (let next = 1; next < places.length; next++) {
    const [left, right] = [places[next - 1] ?? 0, places[next] ?? 0];
    if (text[left] === text[right]) continue;
    const digits = text.split("");
    [digits[left], digits[right]] = [digits[right] ?? "", digits[left] ?? ""];
    const swapped = digits.join("");
    // Nobody writes 05.3; a figure below one begins with a single zero.
    if (/^-?0\d/u.test(swapped)) continue;
    const number = parseDecimal(swapped);
    if (number && number.digits !== 0n) swaps.push(shortText(number));
  }
  return swaps.map((meant) => ({
    kind: "swapped-digits",
    factor: 1,
    meant,
    share: swapShare / swaps.length,
  }));
}
