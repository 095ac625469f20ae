import type { Bilingual, Decimal } from "@halfsky/statistics";
import {
  compareDecimal,
  compareDecimalText,
  findObservation,
  fixedText,
  minus,
  parseDecimal,
  plus,
  powerOfTen,
  times,
  wholeDecimal,
  withUnit,
} from "@halfsky/statistics";
import type { JudgementStatus } from "../judgement.ts";
import { bandWidth, findBand, isInBand } from "../nearly-met-band.ts";
import { commonScale, scaleGoal, sizeOf } from "../scaled-goal.ts";
import type { LightRule, LightRules } from "./light.ts";
import type { LightFacts } from "./light-facts.ts";
import { conditionWords } from "./light-words.ts";

const missed: ReadonlySet<JudgementStatus> = new Set(["off-track", "worse-than-baseline"]);
const reached: ReadonlySet<JudgementStatus> = new Set(["met", "met-early", "nearly-met"]);
const worse: ReadonlySet<JudgementStatus> = new Set(["worse-than-baseline"]);

/** The reason in words with its numbers where the condition of a rule holds; null where it does not. */
export function askCondition(
  rule: LightRule,
  facts: LightFacts,
  margin: LightRules["margin"],
): Bilingual | null {
  const { condition } = rule;
  // One death more or less decides a rate of few events; such a rate alone proves nothing.
  if (conditionWords[condition].onRateAlone && facts.isSmall) return null;
  const threshold = rule.threshold === null ? null : parseDecimal(rule.threshold);
  switch (condition) {
    case "target-year-missed":
      // Where the events behind a rate are known, their interval says whether the miss is more than chance.
      return (facts.pooled(1)?.side ?? "beyond") === "beyond" ? askTargetYear(facts) : null;
    case "target-year-short":
      return askTargetYear(facts);
    case "lost":
      return askLost(facts);
    case "small-count":
      return askSmallCount(facts);
    case "on-course":
      return askOnCourse(facts);
    default:
      if (threshold === null) return null;
      return condition === "chance-below"
        ? askChance(threshold, parseDecimal(margin) ?? wholeDecimal(0), facts)
        : askThreshold(condition, threshold, facts);
  }
}

type WithThreshold = Exclude<
  LightRule["condition"],
  "target-year-missed" | "target-year-short" | "lost" | "small-count" | "on-course" | "chance-below"
>;

function askThreshold(condition: WithThreshold, threshold: Decimal, facts: LightFacts): Bilingual | null {
  const years = wholeOf(threshold);
  switch (condition) {
    case "missing-years":
      return askMissing(years, facts);
    case "binding-missed":
      return facts.input.nature?.includes("约束") === true ? askStatus(years, missed, facts) : null;
    case "worse-than-baseline":
      return askStatus(years, worse, facts);
    case "forecast-short":
      return askForecastShort(threshold, facts);
    case "behind-path":
      return askBehindPath(threshold, facts);
    case "wrong-way":
      return askWrongWay(years, facts);
    case "swing":
      return askSwing(threshold, facts);
    case "behind-higher-area":
      return askHigherArea(threshold, facts);
    case "small-count-beyond":
      return askPooled(years, facts);
  }
}

function wholeOf(value: Decimal): number {
  return Number(value.digits / powerOfTen(value.scale));
}

function isTargetYearReached({ input }: LightFacts): boolean {
  return input.asOf >= input.targetYear;
}

function askMissing(years: number, facts: LightFacts): Bilingual | null {
  const { input, figures } = facts;
  if (facts.judgement().status !== "not-yet-reported" || years < 1) return null;
  const from = input.asOf - years + 1;
  // Before the plan began there was nothing to report.
  if (input.baseline && from <= input.baseline.year) return null;
  const asked = Array.from({ length: years }, (_, offset) =>
    findObservation(input.observations, from + offset),
  );
  const isMissing = asked.every(
    (one) => !one || (one.value === null && (one.missing ?? "not-yet-reported") === "not-yet-reported"),
  );
  if (!isMissing) return null;
  const latest = figures.at(-1);
  return {
    zh: `${from}年至${input.asOf}年连续${years}年没有数据${latest ? `，最近一次为${latest.year}年` : ""}`,
    en: `no figure for ${years} years running, ${from} to ${input.asOf}${latest ? `; the last is of ${latest.year}` : ""}`,
  };
}

function askTargetYear(facts: LightFacts): Bilingual | null {
  const { status, reason } = facts.judgement();
  return isTargetYearReached(facts) && missed.has(status) ? { zh: reason.zh, en: reason.en } : null;
}

function askStatus(
  years: number,
  statuses: ReadonlySet<JudgementStatus>,
  facts: LightFacts,
): Bilingual | null {
  if (years < 1) return null;
  const all = Array.from({ length: years }, (_, before) => facts.judgement(before));
  if (!all.every(({ status }) => statuses.has(status))) return null;
  const { zh, en } = facts.judgement().reason;
  return years === 1 ? { zh, en } : { zh: `连续${years}年如此：${zh}`, en: `${years} years running: ${en}` };
}

/**
 * The chance is held against the threshold with a margin: a light that was not lit by it last year is lit only where the
 * chance passes the threshold by so much, and one that was goes out only where it rises above it by so much.
 */
function askChance(threshold: Decimal, margin: Decimal, facts: LightFacts): Bilingual | null {
  if (isTargetYearReached(facts)) return null;
  const chance = facts.steadyChance();
  if (!chance) return null;
  // Only within the margin does it matter what last year said, and an older forecast is only made where it does.
  if (compareDecimal(chance, plus(threshold, margin)) >= 0) return null;
  if (compareDecimal(chance, minus(threshold, margin)) < 0) return chanceReason(threshold, chance, facts);
  const before = facts.steadyChance(1);
  const isBelow = compareDecimal(before ?? chance, threshold) < 0;
  return isBelow ? chanceReason(threshold, chance, facts) : null;
}

function chanceReason(threshold: Decimal, chance: Decimal, facts: LightFacts): Bilingual {
  const { targetYear } = facts.input;
  const [now, before] = [0, 1].map((back) => parseDecimal(facts.forecast(back).chance ?? ""));
  const isTurned = compareDecimal(chance, threshold) >= 0;
  const limit = percentOf(threshold);
  const both = now && before && compareDecimal(now, before) !== 0;
  return {
    zh: `预测${targetYear}年达到目标的可能性约${percentOf(chance)}${both ? `（今年预测${percentOf(now)}，上年预测${percentOf(before)}，取平均）` : ""}，${isTurned ? `上年低于${limit}，尚未明显回升` : `低于${limit}`}`,
    en: `the forecast gives a chance of about ${percentOf(chance)} to meet the target of ${targetYear}${both ? ` (${percentOf(now)} this year, ${percentOf(before)} last year, the mean of both)` : ""}, ${isTurned ? `last year it was below ${limit}, and it has not clearly risen` : `below ${limit}`}`,
  };
}

/** A probability as whole per cent; the ends say that they are no certainty. */
function percentOf(chance: Decimal): string {
  const percent = Number(fixedText(chance)) * 100;
  if (percent < 1) return "1%";
  return percent > 99 ? "99%" : `${Math.round(percent)}%`;
}

/** How much worse a value is than a bound: in points for a share, otherwise in per cent of the bound. */
function isWorseBy(gap: bigint, bound: Decimal, scale: number, limit: Decimal, facts: LightFacts): boolean {
  const common = powerOfTen(limit.scale);
  if (facts.unit.kind === "share") return gap * common > limit.digits * powerOfTen(scale);
  const size = sizeOf(bound.digits * powerOfTen(scale - bound.scale));
  return gap * 100n * common > size * limit.digits;
}

function askForecastShort(limit: Decimal, facts: LightFacts): Bilingual | null {
  const { goal, input, unit } = facts;
  if (!goal || isTargetYearReached(facts)) return null;
  const point = facts.forecast().points.find(({ year }) => year === input.targetYear);
  const value = point && parseDecimal(point.value);
  if (!point || !value) return null;
  const scale = commonScale([goal.low, goal.high, value]);
  const scaled = scaleGoal(goal, scale);
  const digits = value.digits * powerOfTen(scale - value.scale);
  const isAbove = goal.sense === "at-most" || (goal.sense === "within" && digits > scaled.high);
  const gap = isAbove ? digits - scaled.high : scaled.low - digits;
  if (gap <= 0n || !isWorseBy(gap, isAbove ? goal.high : goal.low, scale, limit, facts)) return null;
  const [zh, en] = [withUnit(point.value, unit, "zh"), withUnit(point.value, unit, "en")];
  return {
    zh: `预测${input.targetYear}年为${zh}，距目标超过${marginWords(limit, facts).zh}`,
    en: `the forecast for ${input.targetYear} is ${en}, more than ${marginWords(limit, facts).en} short`,
  };
}

function marginWords(limit: Decimal, { unit }: LightFacts): Bilingual {
  const number = fixedText(limit);
  return unit.kind === "share"
    ? { zh: `${number}个百分点`, en: `${number} percentage points` }
    : { zh: `${number}%`, en: `${number}%` };
}

function askBehindPath(share: Decimal, facts: LightFacts): Bilingual | null {
  if (isTargetYearReached(facts) || facts.forecast().chance !== null) return null;
  const { status, progress, timeShare, reason } = facts.judgement();
  if (!missed.has(status)) return null;
  const words = {
    zh: `尚不能预测，只按路径看：${reason.zh}`,
    en: `no forecast yet, by its path only: ${reason.en}`,
  };
  const [done, gone] = [progress, timeShare].map((text) => (text === null ? null : parseDecimal(text)));
  if (!done || !gone) return words;
  return compareDecimal(done, times(gone, share)) < 0 ? words : null;
}

function askWrongWay(years: number, facts: LightFacts): Bilingual | null {
  const newest = facts.gaps().slice(-years - 1);
  const last = newest.at(-1);
  if (years < 1 || newest.length <= years || last?.year !== facts.figures.at(-1)?.year) return null;
  const isWrong = newest.every(({ year, gap }, place) => {
    const before = newest[place - 1];
    return !before || (before.year === year - 1 && before.gap < gap);
  });
  if (!isWrong) return null;
  return { zh: `已连续${years}年变差`, en: `worse ${years} years running` };
}

function askSwing(factor: Decimal, facts: LightFacts): Bilingual | null {
  const { goal, unit, input } = facts;
  const gaps = facts.gaps();
  const changes = gaps.flatMap(({ year, value }, place) => {
    const before = gaps[place - 1];
    return before && before.year === year - 1 ? [sizeOf(value - before.value)] : [];
  });
  const [latest, previous] = [gaps.at(-1), gaps.at(-2)];
  if (!goal || !latest || previous?.year !== latest.year - 1 || changes.length < 4) return null;
  if (latest.year !== input.asOf) return null;
  const newest = changes.at(-1) ?? 0n;
  const sorted = changes.slice(0, -1).toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0n;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0n;
  const scale = commonScale([goal.low, goal.high, ...facts.figures.map(({ value }) => value)]);
  const width = bandWidth(unit, facts.tolerance);
  const fine = Math.max(scale, width.scale);
  const band = findBand(scaleGoal(goal, fine), latest.value * powerOfTen(fine - scale), unit, width);
  if (isInBand(newest * powerOfTen(fine - scale), band)) return null;
  if (2n * newest * powerOfTen(factor.scale) <= (upper + lower) * factor.digits) return null;
  const [now, before] = [facts.figures.at(-1), facts.figures.at(-2)];
  if (!now || !before) return null;
  const shown = (value: Decimal, lang: "zh" | "en") => withUnit(fixedText(value), unit, lang);
  return {
    zh: `由${before.year}年的${shown(before.value, "zh")}变为${shown(now.value, "zh")}，超过历年变动中位数的${fixedText(factor)}倍`,
    en: `from ${shown(before.value, "en")} in ${before.year} to ${shown(now.value, "en")}, more than ${fixedText(factor)} times the median change`,
  };
}

function askLost(facts: LightFacts): Bilingual | null {
  const [now, before] = [facts.judgement(), facts.judgement(1)];
  const wasMet = before.status === "met" || before.status === "met-early";
  if (!wasMet || !(missed.has(now.status) || now.status === "on-track")) return null;
  return {
    zh: `上年达到目标，本年没有达到：${now.reason.zh}`,
    en: `met last year, not this year: ${now.reason.en}`,
  };
}

function askHigherArea(limit: Decimal, facts: LightFacts): Bilingual | null {
  const { goal, input, unit, figures } = facts;
  const own = figures.at(-1);
  const theirs = input.higher && parseDecimal(input.higher.value);
  if (!goal || goal.sense === "within" || !own || !input.higher || !theirs) return null;
  if (input.higher.year !== own.year || reached.has(facts.judgement().status)) return null;
  const scale = commonScale([own.value, theirs]);
  const way = minus(own.value, theirs);
  const digits = way.digits * powerOfTen(scale - way.scale);
  const gap = goal.sense === "at-least" ? -digits : digits;
  if (gap <= 0n || !isWorseBy(gap, theirs, scale, limit, facts)) return null;
  const number = (value: Decimal, lang: "zh" | "en") => withUnit(fixedText(value), unit, lang);
  return {
    zh: `${own.year}年为${number(own.value, "zh")}，${input.higher.areaName}为${number(theirs, "zh")}，差${marginWords(limit, facts).zh}以上`,
    en: `${number(own.value, "en")} in ${own.year} against ${number(theirs, "en")} of ${input.higher.areaName}, worse by more than ${marginWords(limit, facts).en}`,
  };
}

function askPooled(years: number, facts: LightFacts): Bilingual | null {
  // Years before it was met say nothing against a coverage that is complete now.
  if (!facts.isSmall || reached.has(facts.judgement().status)) return null;
  if (facts.pooled(years)?.side !== "beyond") return null;
  const words = pooledWords(facts, years);
  return {
    zh: `${words?.zh}，整个落在目标之外，不能只归于偶然`,
    en: `${words?.en}, wholly beyond the target: more than chance`,
  };
}

function pooledWords(facts: LightFacts, years: number): Bilingual | null {
  const pooled = facts.pooled(years);
  if (!pooled) return null;
  const { from, to, events, interval } = pooled;
  const span = from === to ? `${to}` : `${from}—${to}`;
  return {
    zh: `${span}年共${events}例，95%置信区间为${interval.lower}至${withUnit(interval.upper, facts.unit, "zh")}`,
    en: `${events} ${compareDecimalText(events, "1") === 0 ? "event" : "events"} in ${span.replace("—", "–")}, 95% interval ${interval.lower} to ${withUnit(interval.upper, facts.unit, "en")}`,
  };
}

const pooledYears = 3;

function askSmallCount(facts: LightFacts): Bilingual | null {
  if (!facts.isSmall) return null;
  const pooled = facts.pooled(pooledYears);
  if (pooled && pooled.side === "within") return null;
  const words = pooledWords(facts, pooledYears);
  return words
    ? {
        zh: `例数过少，单年比率只作参考：${words.zh}`,
        en: `too few events, one year's rate is for orientation: ${words.en}`,
      }
    : { zh: "例数过少，单年比率只作参考", en: "too few events; one year's rate is for orientation" };
}

function askOnCourse(facts: LightFacts): Bilingual | null {
  const { status, reason } = facts.judgement();
  const isKnown = reached.has(status) || missed.has(status) || status === "on-track";
  if (isTargetYearReached(facts)) return isKnown ? { zh: reason.zh, en: reason.en } : null;
  const chance = facts.steadyChance();
  if (!chance) return isKnown ? { zh: reason.zh, en: reason.en } : null;
  const percent = percentOf(chance);
  return {
    zh: `${reason.zh}；预测${facts.input.targetYear}年达到目标的可能性约${percent}`,
    en: `${reason.en}; the forecast gives a chance of about ${percent} to meet the target of ${facts.input.targetYear}`,
  };
}
