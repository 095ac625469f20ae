import type { Bilingual, Language, Unit } from "@halfsky/statistics";
import {
  absolute,
  findChange,
  fixedText,
  formatDecimal,
  getDecimal,
  minus,
  parseUnit,
  rounded,
  shortText,
  withUnit,
} from "@halfsky/statistics";
import type { Judgement, JudgementStatus } from "./judgement.ts";
import { statusWords } from "./status-words.ts";

/** What a headline says of an indicator and its target. */
export interface HeadlineFacts {
  readonly name: string;
  readonly nameEn: string | null;
  readonly unit: string;
  /** Decimals at which the figures are printed. */
  readonly decimals: number;
  readonly year: number;
  readonly targetYear: number;
  /** The signed status where there is one, else the machine's. */
  readonly status: JudgementStatus;
  readonly judgement: Pick<Judgement, "status" | "baselineUsed" | "latest" | "targetValue" | "flags">;
}

const chineseNumbers = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];

function yearsInWords(years: number, lang: Language): string {
  if (lang === "zh") return `${chineseNumbers[years] ?? String(years)}年`;
  return years === 1 ? "in a year" : `in ${years} years`;
}

function shown(value: string, facts: HeadlineFacts, unit: Unit, lang: Language): string {
  return withUnit(formatDecimal(value, { decimals: facts.decimals, lang }), unit, lang);
}

/** "四年升了2.1个百分点": the way since the base year, at the printed decimals. */
function wayClause(facts: HeadlineFacts, unit: Unit, lang: Language): string | null {
  const { baselineUsed: base, latest } = facts.judgement;
  if (!base || !latest || latest.year <= base.year) return null;
  const change = findChange(latest.value, base.value, unit, facts.decimals);
  const span = yearsInWords(latest.year - base.year, lang);
  if (change.way === "level") return lang === "zh" ? `${span}来持平` : `level ${span}`;
  if (change.size === null) return null;
  const size = formatDecimal(change.size, { lang });
  const measure = change.style === "relative" ? "%" : (unit.changeWords?.[lang] ?? "");
  if (lang === "zh") return `${span}${change.way === "up" ? "升" : "降"}了${size}${measure}`;
  return `${change.way === "up" ? "up" : "down"} ${size}${measure} ${span}`;
}

/** "1.3个百分点": what is still missing to the target, at the printed decimals; null where nothing is at those. */
function gapWords(facts: HeadlineFacts, unit: Unit, lang: Language): string | null {
  const { latest, targetValue } = facts.judgement;
  if (!latest || targetValue === null) return null;
  const target = getDecimal(targetValue);
  const decimals = Math.max(facts.decimals, shortText(target).split(".")[1]?.length ?? 0);
  const gap = absolute(minus(rounded(getDecimal(latest.value), decimals), rounded(target, decimals)));
  if (gap.digits === 0n) return null;
  const size = formatDecimal(fixedText(rounded(gap, decimals)), { lang });
  return unit.changeWords === null ? withUnit(size, unit, lang) : `${size}${unit.changeWords[lang]}`;
}

function targetClause(facts: HeadlineFacts, unit: Unit, lang: Language): string {
  const isZh = lang === "zh";
  // The distance belongs to the machine's verdict; beside a person's other one it could say the opposite.
  if (facts.status !== facts.judgement.status) {
    const { zh, en } = statusWords[facts.status];
    return isZh ? `经人工判定为“${zh}”` : `judged by a person: ${en.toLowerCase()}`;
  }
  const gap = gapWords(facts, unit, lang);
  const distance = (short: boolean) => {
    const goal = isZh ? `${facts.targetYear}年目标` : `the target of ${facts.targetYear}`;
    if (gap === null) return isZh ? `未达到${goal}` : `short of ${goal}`;
    return isZh
      ? `距${goal}${short ? "只差" : "还差"}${gap}`
      : `${gap} ${short ? "only " : ""}short of ${goal}`;
  };
  switch (facts.status) {
    case "met":
      return isZh ? `已达到${facts.targetYear}年目标` : `the target of ${facts.targetYear} is met`;
    case "met-early":
      return isZh ? `提前达到${facts.targetYear}年目标` : `the target of ${facts.targetYear} is met early`;
    case "nearly-met":
      return distance(true);
    case "on-track":
      return `${distance(false)}${isZh ? "，按目前进度可以实现" : ", within reach at this pace"}`;
    case "off-track":
      return `${distance(false)}${isZh ? "，进度落后" : ", behind its path"}`;
    case "worse-than-baseline":
      return isZh ? `不如基期，${distance(false)}` : `worse than at the start, ${distance(false)}`;
    case "not-applicable":
      return isZh ? "本地区不适用" : "does not apply here";
    case "not-yet-reported":
    case "cannot-be-judged":
      return isZh ? "目标须由人判定" : "the target is for a person to judge";
  }
}

function sentence(facts: HeadlineFacts, lang: Language): string {
  const isZh = lang === "zh";
  const unit = parseUnit(facts.unit);
  const name = isZh ? facts.name : (facts.nameEn ?? facts.name);
  const { latest } = facts.judgement;
  const colon = isZh ? "" : ": ";
  if (facts.status === "not-yet-reported") {
    if (!latest) return isZh ? `${name}至今没有数据` : `${name}: no figure so far`;
    const last = shown(latest.value, facts, unit, lang);
    return isZh
      ? `${name}${facts.year}年尚未填报，最近一次是${latest.year}年的${last}`
      : `${name}: not yet reported for ${facts.year}; the last figure is ${last} of ${latest.year}`;
  }
  const way =
    wayClause(facts, unit, lang) ??
    (latest &&
      (isZh
        ? `${latest.year}年为${shown(latest.value, facts, unit, lang)}`
        : `${shown(latest.value, facts, unit, lang)} in ${latest.year}`));
  const turn = facts.judgement.flags.includes("falling")
    ? isZh
      ? "，但连续两年变差"
      : ", but worse two years running"
    : "";
  const target = targetClause(facts, unit, lang);
  if (!way) return isZh ? `${name}${target}` : `${name}: ${target}`;
  return `${name}${colon}${way}${isZh ? "，" : "; "}${target}${turn}`;
}

/** One sentence on an indicator for who has a minute: how it moved since the base year, and how far the target is. */
export function writeHeadline(facts: HeadlineFacts): Bilingual {
  return { zh: sentence(facts, "zh"), en: sentence(facts, "en") };
}
