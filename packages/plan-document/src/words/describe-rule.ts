import type { Fraction, Recurrence, RuleKind } from "../compiled.ts";

/** Languages the words of a rule exist in. */
export type Language = "zh" | "en";

/** What is needed to say a rule in words; numbers as decimal text. */
export interface DescribedRule {
  readonly kind: RuleKind;
  readonly valueText: string | null;
  readonly value2Text: string | null;
  readonly unit: string | null;
  readonly fraction?: Fraction | null | undefined;
  readonly per?: Recurrence | null;
  readonly byYear?: number | null;
  readonly baseYear?: number | null;
}

const templates: Readonly<Record<RuleKind, { readonly zh: string; readonly en: string }>> = {
  gte: { zh: "≥ #", en: "≥ #" },
  gt: { zh: "> #", en: "> #" },
  lte: { zh: "≤ #", en: "≤ #" },
  lt: { zh: "< #", en: "< #" },
  eq: { zh: "= #", en: "= #" },
  about: { zh: "# 左右", en: "about #" },
  range: { zh: "# 至 ##", en: "# to ##" },
  maintain: { zh: "保持在 #", en: "hold at #" },
  increase: { zh: "提高", en: "rise" },
  decrease: { zh: "降低", en: "fall" },
  "increase-by": { zh: "增加 #", en: "rise by #" },
  "decrease-by": { zh: "降低 #", en: "fall by #" },
  "cover-all": { zh: "应保尽保（全覆盖）", en: "cover all who qualify" },
  qualitative: { zh: "由人评定", en: "judged by a person" },
  none: { zh: "未定目标", en: "no target" },
};

const recurrenceWords: Readonly<Record<Recurrence, { readonly zh: string; readonly en: string }>> = {
  day: { zh: "每天", en: "a day" },
  week: { zh: "每周", en: "a week" },
  month: { zh: "每月", en: "a month" },
  quarter: { zh: "每季度", en: "a quarter" },
  semester: { zh: "每学期", en: "a term" },
  "half-year": { zh: "每半年", en: "every half year" },
  year: { zh: "每年", en: "a year" },
  "two-years": { zh: "每两年", en: "every two years" },
  "three-years": { zh: "每三年", en: "every three years" },
};

const englishUnits: Readonly<Record<string, string>> = {
  "1/10万": "per 100,000",
  岁: "years of age",
  年: "years",
  人: "people",
  万人: "×10,000 people",
  人次: "person-times",
  个百分点: "percentage points",
  百分点: "percentage points",
  个千分点: "per-mille points",
  千分点: "per-mille points",
  小时: "hours",
  分钟: "minutes",
  次: "times",
  元: "yuan",
  张: "beds",
  平方米: "m²",
};

/** Says a rule in words: "≥ 95%", "每年降低 1 个百分点（以2020年为基数）". */
export function describeRule(rule: DescribedRule, language: Language): string {
  const value = rule.fraction ? fractionText(rule.fraction) : rule.valueText;
  const isHoldingBaseline = rule.kind === "maintain" && value === null;
  const template = isHoldingBaseline
    ? { zh: "保持", en: "hold the baseline" }[language]
    : templates[rule.kind][language];
  const first =
    rule.value2Text === null ? quantity(value, rule.fraction ? null : rule.unit, language) : (value ?? "");
  const text = template.replace("##", quantity(rule.value2Text, rule.unit, language)).replace("#", first);
  return decorate(text, rule, language);
}

/** A fraction as it is written: "1/3". */
export function fractionText({ numerator, denominator }: Fraction): string {
  return `${numerator}/${denominator}`;
}

function quantity(value: string | null, unit: string | null, language: Language): string {
  if (value === null) return "";
  if (unit === null) return value;
  if (unit === "%" || unit === "‰" || unit === "‱") return value + unit;
  if (unit === "1/10万" && language === "zh") return `${value}/10万`;
  return language === "zh" ? `${value} ${unit}` : `${value} ${englishUnits[unit] ?? unit}`;
}

function decorate(text: string, rule: DescribedRule, language: Language): string {
  const per = rule.per === undefined || rule.per === null ? "" : recurrenceWords[rule.per][language];
  const due = rule.byYear ?? null;
  const base = rule.baseYear ?? null;
  if (language === "zh") {
    return `${due === null ? "" : `到${due}年 `}${per}${text}${base === null ? "" : `（以${base}年为基数）`}`;
  }
  const said = [text, per, base === null ? "" : `from ${base}`, due === null ? "" : `by ${due}`];
  return said.filter((part) => part !== "").join(" ");
}
