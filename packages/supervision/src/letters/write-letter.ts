import type { Bilingual } from "@halfsky/statistics";
import type { DutyKind, LetterKind } from "../matters/matter-words.ts";

/** A target as a letter states it: everything here is computed from stored figures. */
export interface LetterFacts {
  readonly name: string;
  readonly planTitle: string;
  readonly year: number;
  readonly value: Bilingual | null;
  readonly baseline: Bilingual | null;
  readonly rule: Bilingual;
  readonly targetYear: number;
  readonly lightWords: Bilingual | null;
  readonly because: readonly Bilingual[];
  readonly chance: Bilingual | null;
  readonly need: Bilingual | null;
}

/** A deadline as a letter states it. */
export interface LetterDue {
  readonly kind: DutyKind;
  /** what it is, in words; used where the letter has none of its own for the kind */
  readonly what: string;
  /** "YYYY-MM-DD" */
  readonly due: string;
}

/** What a letter is written from. */
export interface LetterInput {
  readonly kind: LetterKind;
  readonly issuer: string;
  /** null in a preview */
  readonly number: string | null;
  readonly addressee: string;
  /** the area whose figures are meant, e.g. 鹤汀区; null where it is the office's own */
  readonly judgedArea: string | null;
  readonly indicator: string;
  readonly facts: readonly LetterFacts[];
  readonly dues: readonly LetterDue[];
  /** working days for the plan once the explanation is accepted */
  readonly planPeriod: number;
  /** what is overdue, for a supervision letter */
  readonly overdue: readonly LetterDue[];
  /** number of the notice that a supervision letter goes back to */
  readonly notice: { readonly number: string; /** in words */ readonly date: string } | null;
  readonly remark: string | null;
  readonly contact: string;
  readonly copies: readonly string[];
  /** "YYYY-MM-DD" */
  readonly date: string;
}

/** A letter as data: everything that the file prints, and the preview shows. */
export interface LetterText {
  readonly kind: LetterKind;
  readonly issuer: string;
  readonly number: string | null;
  readonly title: string;
  readonly addressee: string;
  readonly paragraphs: string[];
  readonly signature: string;
  readonly date: string;
  readonly contact: string;
  readonly copies: string[];
  readonly receipt: {
    readonly title: string;
    readonly rows: Array<{ readonly label: string; readonly value: string }>;
  };
}

/** A date as GB/T 9704—2012 7.3.5.4 wants it: Arabic digits, no leading zeros. */
export function chineseDate(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

/** Writes a 提示函 or 督办函 from computed facts; the only words of a person in it are the remark. */
export function writeLetter(input: LetterInput): LetterText {
  const { kind, indicator, issuer } = input;
  const place = input.judgedArea ?? "";
  const title =
    kind === "notice" ? `关于${place}${indicator}指标的提示函` : `关于${place}${indicator}指标整改的督办函`;
  const body = kind === "notice" ? noticeBody(input) : urgingBody(input);
  return {
    kind,
    issuer,
    number: input.number,
    title,
    addressee: `${input.addressee}：`,
    paragraphs: [
      ...body,
      ...(input.remark === null ? [] : [endStop(input.remark)]),
      kind === "notice" ? "特此提示。" : "特此督办。",
    ],
    signature: issuer,
    date: chineseDate(input.date),
    contact: input.contact,
    copies: [...input.copies],
    receipt: receiptOf(input, title),
  };
}

function noticeBody({ facts, dues, planPeriod }: LetterInput): string[] {
  const plans = [...new Set(facts.map(({ planTitle }) => planTitle))].map((one) => `《${one}》`).join("、");
  return [
    `根据${plans}关于监测评估的要求，现就贵单位负责的有关指标提示如下。`,
    ...facts.map(factSentence),
    `请贵单位分析原因、研究措施，于${asks(dues)}；原因说明经我办认可后${planPeriod}个工作日内报送整改方案，也可一并报送。原因说明应写明影响指标的主要因素和已开展的工作，整改方案应逐项写明步骤、完成时间和佐证材料。`,
  ];
}

function urgingBody({ facts, dues, overdue, notice }: LetterInput): string[] {
  const before = notice === null ? "" : `${notice.date}，我办向贵单位发出${notice.number}提示函。`;
  const late =
    overdue.length === 0
      ? ""
      : `截至目前，以下事项逾期未办：${overdue.map(({ what, due }) => `${what}（应于${chineseDate(due)}前完成）`).join("；")}。`;
  return [
    `${before}${late === "" ? "现就有关事项督办如下。" : late}`,
    ...facts.map(factSentence),
    `请贵单位高度重视，抓紧办理，并于${dues.map(({ due }) => chineseDate(due)).join("、")}前书面答复，说明未按期办理的原因和下一步安排。逾期未答复的，将报请领导同志并召开专题会议研究。`,
  ];
}

/** The figures, the light and why, the forecast, and what would be needed, in this order. */
function factSentence(facts: LetterFacts): string {
  const { name, year, value, baseline, rule, targetYear, lightWords, because, chance, need } = facts;
  const now = value === null ? `${year}年“${name}”暂无数据` : `${year}年“${name}”为${value.zh}`;
  const base = baseline === null ? "" : `，基期为${baseline.zh}`;
  const light = lightWords === null ? "" : `监测亮${lightWords.zh}`;
  const why = because.map(({ zh }) => stripStop(zh)).join("；");
  const judged = light === "" ? why : why === "" ? light : `${light}，依据是：${why}`;
  // the reason may say the chance already
  const isSaid = chance === null || because.some(({ zh }) => zh.includes(chance.zh));
  return [
    `${now}${base}，规划目标为到${targetYear}年${ruleInLetter(rule.zh)}。`,
    judged === "" ? "" : `${judged}。`,
    isSaid ? "" : endStop(chance.zh),
    need === null ? "" : `要达到目标，${endStop(need.zh)}`,
  ].join("");
}

/** A letter has words where a table has signs; 以上 and 以内 include the number (Civil Code art. 1259). */
const signs: readonly (readonly [RegExp, string])[] = [
  [/^≥ (.+)$/u, "达到$1以上"],
  [/^> (.+)$/u, "超过$1"],
  [/^≤ (.+)$/u, "控制在$1以内"],
  [/^< (.+)$/u, "低于$1"],
  [/^= (.+)$/u, "达到$1"],
];

function ruleInLetter(words: string): string {
  const [pattern, put] = signs.find(([sign]) => sign.test(words)) ?? [];
  return pattern === undefined || put === undefined ? words : words.replace(pattern, put);
}

/** How a letter asks for what is owed. */
const asked: Partial<Record<DutyKind, string>> = {
  acknowledge: "签收并反馈回执",
  explain: "报送原因说明",
  plan: "报送整改方案",
};

function asks(dues: readonly LetterDue[]): string {
  return dues.map(({ kind, what, due }) => `${chineseDate(due)}前${asked[kind] ?? what}`).join("、");
}

function stripStop(text: string): string {
  return text.replace(/[。.]$/u, "");
}

function endStop(text: string): string {
  return /[。！？）]$/u.test(text) ? text : `${text}。`;
}

function receiptOf(input: LetterInput, title: string): LetterText["receipt"] {
  return {
    title: "回　执",
    rows: [
      { label: "来函文号", value: input.number ?? "" },
      { label: "来函标题", value: title },
      { label: "收函单位（盖章）", value: input.addressee },
      { label: "签收人", value: "" },
      { label: "签收时间", value: "" },
      { label: "承办科（处）室", value: "" },
      { label: "承办人及电话", value: "" },
      { label: input.kind === "notice" ? "初步意见" : "答复要点", value: "" },
    ],
  };
}
