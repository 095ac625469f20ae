import type { Bilingual, Language } from "./bilingual.ts";
import type { Decimal } from "./decimal.ts";
import {
  absolute,
  compareDecimal,
  dividedBy,
  fixedText,
  minus,
  rounded,
  times,
  wholeDecimal,
} from "./decimal.ts";
import { formatDecimal, getDecimal } from "./decimal-text.ts";
import type { Unit } from "./unit.ts";
import { withUnit } from "./unit.ts";

/** A published figure with its year; `value` is decimal text. */
export interface DatedValue {
  readonly year: number;
  readonly value: string;
}

/** How far a figure moved, as it is printed: with its size, its decimals and the way in which it is counted. */
export interface Change {
  readonly way: "level" | "up" | "down";
  /** The size without sign, as decimal text; null where a relative change has no base (it was zero). */
  readonly size: string | null;
  /** "points" and "amount" are in the unit's own measure, "relative" is in %. */
  readonly style: "points" | "relative" | "amount";
}

const relativeDecimals = 1;

/**
 * The change between two figures at their published decimals, so that a reader can check it from the printed figures:
 * points for % and ‰, an amount for what is counted or timed, otherwise a relative change in % with one decimal.
 */
export function findChange(now: string, before: string, unit: Unit, decimals: number): Change {
  const [after, base] = [rounded(getDecimal(now), decimals), rounded(getDecimal(before), decimals)];
  const order = compareDecimal(after, base);
  const style = unit.changeStyle;
  if (order === 0) return { way: "level", size: fixedText(rounded(wholeDecimal(0), decimals)), style };
  const way = order > 0 ? "up" : "down";
  const difference = absolute(minus(after, base));
  if (style !== "relative") return { way, size: fixedText(difference), style };
  const size = relativeSize(difference, base);
  return { way, size: size && fixedText(size), style };
}

function relativeSize(difference: Decimal, base: Decimal): Decimal | null {
  const hundredfold = times(difference, wholeDecimal(100));
  for (const decimals of [relativeDecimals, relativeDecimals + 1, relativeDecimals + 2]) {
    const size = dividedBy(hundredfold, absolute(base), decimals);
    if (!size || size.digits !== 0n) return size;
  }
  return dividedBy(hundredfold, absolute(base), relativeDecimals);
}

const verbs: Readonly<Record<"up" | "down", Readonly<Record<"counted" | "measured", Bilingual>>>> = {
  up: { counted: { zh: "增加", en: "up" }, measured: { zh: "提高", en: "up" } },
  down: { counted: { zh: "减少", en: "down" }, measured: { zh: "下降", en: "down" } },
};

/**
 * The clause on a figure's change as monitoring reports write it: 比2023年提高2.2个百分点, 比2021年下降0.1个千分点,
 * 比2023年下降5.3%, 比2023年增加40.9万人, 与2021年持平.
 */
export function describeChange(
  now: DatedValue,
  before: DatedValue,
  unit: Unit,
  decimals: number,
  lang: Language = "zh",
): string {
  const change = findChange(now.value, before.value, unit, decimals);
  if (change.way === "level") return lang === "zh" ? `与${before.year}年持平` : `level with ${before.year}`;
  if (change.size === null) {
    const [from, to] = [before.value, now.value].map((value) =>
      withUnit(formatDecimal(value, { decimals, lang }), unit, lang),
    );
    return lang === "zh"
      ? `由${before.year}年的${from}${change.way === "up" ? "升" : "降"}至${to}`
      : `${change.way} from ${from} in ${before.year} to ${to}`;
  }
  const verb = verbs[change.way][unit.countable ? "counted" : "measured"][lang];
  const size = formatDecimal(change.size, { lang });
  const measure = change.style === "relative" ? "%" : (unit.changeWords?.[lang] ?? "");
  return lang === "zh"
    ? `比${before.year}年${verb}${size}${measure}`
    : `${verb} ${size}${measure} on ${before.year}`;
}
