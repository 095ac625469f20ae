import type { Recurrence, RuleKind } from "./compiled.ts";
import type { ContentRule } from "./content.ts";
import type { BilingualText } from "./findings.ts";

/** A rule in words, short enough for a table: "≥90%" and "≥ 90%", "每年提高1.5个百分点", "increase by … every year". */
export function wordsOfRule(rule: ContentRule): BilingualText {
  const { zh, en } = wordsOfKind[rule.kind](amounts(rule));
  if (rule.per === null) return { zh, en };
  const often = recurrenceWords[rule.per];
  return { zh: `${often.zh}${zh}`, en: `${en} ${often.en}` };
}

/** The numbers of a rule with their units, empty where it has none. */
interface Amounts {
  readonly first: BilingualText;
  readonly second: BilingualText;
  /** The first number without its unit, for the lower end of a range. */
  readonly bare: string;
}

function amounts({ value, value2, unit }: ContentRule): Amounts {
  return { first: withUnit(value, unit), second: withUnit(value2, unit), bare: value ?? "" };
}

function withUnit(value: string | null, unit: string): BilingualText {
  if (value === null) return { zh: "", en: "" };
  const [zh, en] = unitWords.get(unit) ?? [unit, unit === "" ? "" : ` ${unit}`];
  return { zh: `${value}${zh}`, en: `${value}${en}` };
}

/** How a unit follows its number in Chinese and in English; other units stand in both as the plan prints them. */
const unitWords: ReadonlyMap<string, readonly [zh: string, en: string]> = new Map([
  ["%", ["%", "%"]],
  ["‰", ["‰", "‰"]],
  ["1/10万", ["/10万", " per 100,000"]],
  ["岁", ["岁", " years of age"]],
  ["年", ["年", " years"]],
  ["人", ["人", " people"]],
  ["名", ["名", " people"]],
  ["万人", ["万人", " ten thousand people"]],
  ["张", ["张", " beds"]],
  ["小时", ["小时", " hours"]],
  ["分钟", ["分钟", " minutes"]],
  ["次", ["次", " times"]],
  ["元", ["元", " yuan"]],
  ["万元", ["万元", " ten thousand yuan"]],
  ["平方米", ["平方米", " m²"]],
  ["个百分点", ["个百分点", " percentage points"]],
  ["百分点", ["个百分点", " percentage points"]],
  ["个千分点", ["个千分点", " per mille points"]],
  ["千分点", ["个千分点", " per mille points"]],
]);

const recurrenceWords: Readonly<Record<Recurrence, BilingualText>> = {
  day: { zh: "每天", en: "every day" },
  week: { zh: "每周", en: "every week" },
  month: { zh: "每月", en: "every month" },
  quarter: { zh: "每季度", en: "every quarter" },
  semester: { zh: "每学期", en: "every term" },
  year: { zh: "每年", en: "every year" },
  "two-years": { zh: "每两年", en: "every two years" },
};

function sign(symbol: string): (amounts: Amounts) => BilingualText {
  return ({ first }) => ({ zh: `${symbol}${first.zh}`, en: `${symbol} ${first.en}` });
}

function fixed(zh: string, en: string): () => BilingualText {
  return () => ({ zh, en });
}

const wordsOfKind: Readonly<Record<RuleKind, (amounts: Amounts) => BilingualText>> = {
  gte: sign("≥"),
  gt: sign(">"),
  lte: sign("≤"),
  lt: sign("<"),
  eq: sign("="),
  about: ({ first }) => ({ zh: `${first.zh}左右`, en: `about ${first.en}` }),
  range: ({ bare, second }) => ({ zh: `${bare}—${second.zh}`, en: `${bare}–${second.en}` }),
  maintain: ({ first }) =>
    first.zh === "" ? { zh: "保持", en: "hold" } : { zh: `保持在${first.zh}`, en: `hold at ${first.en}` },
  increase: fixed("提高", "increase"),
  decrease: fixed("降低", "decrease"),
  "increase-by": ({ first }) => ({ zh: `提高${first.zh}`, en: `increase by ${first.en}` }),
  "decrease-by": ({ first }) => ({ zh: `降低${first.zh}`, en: `decrease by ${first.en}` }),
  "cover-all": fixed("应保尽保", "cover all"),
  qualitative: fixed("定性目标，由人判定", "qualitative, judged by a person"),
  none: fixed("没有可判定的规则", "no rule to judge by"),
};
