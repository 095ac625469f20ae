import type { Bilingual } from "./bilingual.ts";

/** What a figure is: a part of a whole in %, a rate on ‰ or 100,000, or a quantity that has no upper end. */
export type UnitKind = "share" | "rate" | "quantity";

/** How a change in this unit is worded: in points, in relative %, or as an amount of the unit itself. */
export type ChangeStyle = "points" | "relative" | "amount";

/** The codes of the units that have rules of their own; every other unit text is "other". */
export type UnitCode =
  | "percent"
  | "permille"
  | "per-100000"
  | "percentage-point"
  | "permille-point"
  | "age"
  | "duration"
  | "count"
  | "money"
  | "none"
  | "other";

/** A typed unit; two units with different `text` are never mixed without being told. */
export interface Unit {
  readonly code: UnitCode;
  readonly kind: UnitKind;
  /** The unit as it is printed: %, ‰, 1/10万, 岁, 万人; empty where the figure has no unit. */
  readonly text: string;
  /** What numerator ÷ denominator is multiplied by: 100, 1,000 or 100,000; null where the unit is no ratio. */
  readonly scale: 100 | 1000 | 100_000 | null;
  readonly changeStyle: ChangeStyle;
  /** The words after the number of a change; null where a change is relative. */
  readonly changeWords: Bilingual | null;
  /** Whether a figure in this unit counts whole things or people. */
  readonly countable: boolean;
}

const points: Bilingual = { zh: "个百分点", en: " percentage points" };
const permillePoints: Bilingual = { zh: "个千分点", en: " per mille points" };

const percent: Unit = {
  code: "percent",
  kind: "share",
  text: "%",
  scale: 100,
  changeStyle: "points",
  changeWords: points,
  countable: false,
};
const permille: Unit = {
  code: "permille",
  kind: "rate",
  text: "‰",
  scale: 1000,
  changeStyle: "points",
  changeWords: permillePoints,
  countable: false,
};
const perHundredThousand: Unit = {
  code: "per-100000",
  kind: "rate",
  text: "1/10万",
  scale: 100_000,
  changeStyle: "relative",
  changeWords: null,
  countable: false,
};
const percentagePoint: Unit = {
  code: "percentage-point",
  kind: "quantity",
  text: "个百分点",
  scale: null,
  changeStyle: "points",
  changeWords: points,
  countable: false,
};
const permillePoint: Unit = {
  code: "permille-point",
  kind: "quantity",
  text: "个千分点",
  scale: null,
  changeStyle: "points",
  changeWords: permillePoints,
  countable: false,
};
const unitless: Unit = {
  code: "none",
  kind: "quantity",
  text: "",
  scale: null,
  changeStyle: "relative",
  changeWords: null,
  countable: false,
};

function amountUnit(text: string, code: UnitCode, en: string, countable: boolean): Unit {
  return {
    code,
    kind: "quantity",
    text,
    scale: null,
    changeStyle: "amount",
    changeWords: { zh: text, en: ` ${en}` },
    countable,
  };
}

function moneyUnit(text: string): Unit {
  return {
    code: "money",
    kind: "quantity",
    text,
    scale: null,
    changeStyle: "relative",
    changeWords: null,
    countable: false,
  };
}

const counted: ReadonlyArray<readonly [string, string]> = [
  ["人", "people"],
  ["名", "people"],
  ["位", "people"],
  ["万人", "ten thousand people"],
  ["人次", "person-times"],
  ["万人次", "ten thousand person-times"],
  ["个", "units"],
  ["所", "institutions"],
  ["家", "units"],
  ["张", "beds"],
  ["户", "households"],
  ["万户", "ten thousand households"],
  ["件", "cases"],
  ["起", "cases"],
  ["例", "cases"],
  ["次", "times"],
  ["场", "sessions"],
  ["项", "items"],
  ["门", "courses"],
  ["支", "teams"],
  ["处", "places"],
  ["条", "entries"],
  ["间", "rooms"],
];

const known = new Map<string, Unit>([
  ["", unitless],
  ["%", percent],
  ["百分比", percent],
  ["百分之", percent],
  ["‰", permille],
  ["千分之", permille],
  ["1/10万", perHundredThousand],
  ["/10万", perHundredThousand],
  ["10万分之一", perHundredThousand],
  ["十万分之一", perHundredThousand],
  ["1/100000", perHundredThousand],
  ["/100000", perHundredThousand],
  ["1/十万", perHundredThousand],
  ["/十万", perHundredThousand],
  ["个百分点", percentagePoint],
  ["百分点", percentagePoint],
  ["个千分点", permillePoint],
  ["千分点", permillePoint],
  ["岁", amountUnit("岁", "age", "years", false)],
  ["年", amountUnit("年", "duration", "years", false)],
  ["月", amountUnit("月", "duration", "months", false)],
  ["天", amountUnit("天", "duration", "days", false)],
  ["小时", amountUnit("小时", "duration", "hours", false)],
  ["分钟", amountUnit("分钟", "duration", "minutes", false)],
  ...["元", "万元", "亿元"].map((text) => [text, moneyUnit(text)] as const),
  ...counted.map(([text, en]) => [text, amountUnit(text, "count", en, true)] as const),
]);

/** Reads a unit as plans and forms write it; an unknown text is a quantity of its own that mixes with nothing else. */
export function parseUnit(text: string | null | undefined): Unit {
  const found = known.get(text ?? "");
  if (found) return found;
  const plain = (text ?? "")
    .normalize("NFKC")
    .replace(/[\s()[\]【】]/gu, "")
    .replace(/^单位[::]/u, "")
    .replaceAll(",", "");
  return known.get(plain) ?? amountUnit(plain, "other", plain, false);
}

/** The words of a unit that stands by itself, such as beside a name or in a head; in Chinese it is as it was written. */
export function unitWords(text: string): Bilingual {
  return { zh: text, en: withUnit("", parseUnit(text), "en").trim() };
}

/** Tells whether two unit texts mean the same unit: ％ and % do, % and ‰ do not, 人 and 万人 do not. */
export function isSameUnit(one: string | null | undefined, other: string | null | undefined): boolean {
  return one === other || parseUnit(one).text === parseUnit(other).text;
}

/** Puts a number and its unit together as a report prints it: 93.5%, 4.9‰, 14.3/10万, 25万人. */
export function withUnit(number: string, unit: Unit, lang: keyof Bilingual = "zh"): string {
  if (unit.code === "per-100000") return lang === "zh" ? `${number}/10万` : `${number} per 100,000`;
  if (lang === "zh" || unit.kind !== "quantity") return `${number}${unit.text}`;
  return `${number}${unit.changeWords?.en ?? (unit.text && ` ${unit.text}`)}`;
}
