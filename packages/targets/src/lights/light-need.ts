import type { Bilingual, Decimal, Unit } from "@halfsky/statistics";
import {
  compareDecimal,
  dividedBy,
  fixedText,
  minus,
  rounded,
  shortText,
  wholeDecimal,
} from "@halfsky/statistics";
import type { LightNeed } from "./light.ts";
import type { LightFacts } from "./light-facts.ts";

const mostYears = 5;
const finest = 4;
/** A number of more digits is no amount that anybody could act on. */
const longestText = 24;

/** A change a year in the measure that reports use: points, the unit itself, or per cent compounding. */
interface YearlyChange {
  readonly perYear: string;
  readonly isUp: boolean;
  readonly words: Bilingual;
}

/**
 * What would have to happen each year from the newest figure to the target year, beside what happened on average in up to
 * five years before. Null where the target is met, its year is reached, or it names no value to move to.
 */
export function findNeed(facts: LightFacts): LightNeed | null {
  const { goal, input, unit, figures } = facts;
  const latest = figures.at(-1);
  const gap = facts.gaps().at(-1)?.gap;
  if (!goal || goal.isTrend || !latest || gap === undefined) return null;
  const years = input.targetYear - latest.year;
  const isReached = gap < 0n || (gap === 0n && !goal.isStrict);
  if (isReached || years <= 0 || input.asOf >= input.targetYear) return null;
  const end = goal.sense === "within" && compareDecimal(latest.value, goal.high) > 0 ? goal.high : goal.low;
  const need = findYearly(latest.value, end, years, unit);
  if (!need) return null;
  const verb = wayWords(need, unit, true);
  const past = pastWords(facts);
  return {
    perYear: `${need.isUp ? "" : "-"}${need.perYear}`,
    zh: `需要每年${verb.zh}${need.words.zh}${past ? `；${past.zh}` : ""}`,
    en: `needs ${need.words.en} ${verb.en} every year${past ? `; ${past.en}` : ""}`,
  };
}

function wayWords({ isUp }: YearlyChange, unit: Unit, isMore: boolean): Bilingual {
  const [up, down] = unit.countable ? ["增加", "减少"] : ["提高", "下降"];
  return { zh: `${isMore ? "再" : ""}${isUp ? up : down}`, en: isUp ? "up" : "down" };
}

function pastWords({ figures, unit }: LightFacts): Bilingual | null {
  const latest = figures.at(-1);
  const first = latest && figures.find(({ year }) => year >= latest.year - mostYears);
  if (!latest || !first || first.year === latest.year) return null;
  const years = latest.year - first.year;
  const zhSpan = years === 1 ? "上一年" : `过去${years}年平均每年`;
  const enSpan = years === 1 ? "in the year before" : `a year over the last ${years} years`;
  if (compareDecimal(first.value, latest.value) === 0) return { zh: `${zhSpan}持平`, en: `level ${enSpan}` };
  const past = findYearly(first.value, latest.value, years, unit);
  if (!past) return null;
  const verb = wayWords(past, unit, false);
  return { zh: `${zhSpan}${verb.zh}${past.words.zh}`, en: `${past.words.en} ${verb.en} ${enSpan}` };
}

/** The even change a year from one value to another; compounding where changes in the unit are worded in per cent. */
function findYearly(from: Decimal, to: Decimal, years: number, unit: Unit): YearlyChange | null {
  const isUp = compareDecimal(to, from) > 0;
  const isRelative = unit.changeStyle === "relative" && from.digits > 0n && to.digits > 0n;
  const size = isRelative ? compoundPercent(from, to, years) : evenStep(from, to, years);
  if (size === null || size.length > longestText) return null;
  const measure: Bilingual = isRelative
    ? { zh: "%", en: "%" }
    : (unit.changeWords ?? { zh: unit.text, en: unit.text && ` ${unit.text}` });
  return { perYear: size, isUp, words: { zh: `${size}${measure.zh}`, en: `${size}${measure.en}` } };
}

function evenStep(from: Decimal, to: Decimal, years: number): string | null {
  const way = minus(to, from);
  const size = { digits: way.digits < 0n ? -way.digits : way.digits, scale: way.scale };
  for (let decimals = Math.max(1, Math.min(finest, size.scale)); ; decimals++) {
    const step = dividedBy(size, wholeDecimal(years), decimals);
    if (!step) return null;
    // A need that would be printed as nothing is printed finer.
    if (step.digits !== 0n || decimals >= size.scale + finest) return shortText(step);
  }
}

/** Per cent a year with one decimal, by the root of the ratio; words only, so binary fractions are good enough. */
function compoundPercent(from: Decimal, to: Decimal, years: number): string | null {
  const ratio = Number(fixedText(to)) / Number(fixedText(from));
  const percent = Math.abs(ratio ** (1 / years) - 1) * 100;
  if (!Number.isFinite(percent) || percent > 1e6) return null;
  const scaled = { digits: BigInt(Math.round(percent * 1000)), scale: 3 };
  const printed = rounded(scaled, 1);
  return shortText(printed.digits === 0n ? scaled : printed);
}
