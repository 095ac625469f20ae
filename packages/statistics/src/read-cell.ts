import type { Bilingual } from "./bilingual.ts";
import { canonicalDecimal } from "./decimal-text.ts";
import type { MissingReason } from "./missing-reason.ts";
import { readMissingMark } from "./missing-reason.ts";
import type { Unit } from "./unit.ts";
import { isSameUnit, withUnit } from "./unit.ts";

/** Why a typed cell cannot be taken as a figure. */
export type CellFaultCode =
  | "about"
  | "bound"
  | "two-numbers"
  | "formula-error"
  | "bad-grouping"
  | "stop-for-point"
  | "other-unit"
  | "magnitude-word"
  | "chinese-numeral"
  | "not-a-number";

/** What a cell holds: a figure, a named reason for having none, or a fault with what to do about it. */
export type CellReading =
  | { readonly status: "value"; readonly value: string }
  | { readonly status: "missing"; readonly reason: MissingReason }
  | {
      readonly status: "fault";
      readonly code: CellFaultCode;
      readonly message: Bilingual;
      readonly hint: Bilingual;
    };

function fault(code: CellFaultCode, message: Bilingual, hint: Bilingual): CellReading {
  return { status: "fault", code, message, hint };
}

const number = String.raw`[+-]?(?:\d+(?:\.\d+)?|\.\d+)`;
const plainNumber = new RegExp(`^${number}(?:[eE][+-]?\\d{1,2})?$`);
const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const suffixed = new RegExp(`^([+-]?[\\d.,]+)(\\D.*|/10万|/100000)$`, "u");
const exactNumber: Bilingual = {
  zh: "请填写准确的数字；如没有数据，请填缺数原因（未填报、无此项、保密、口径调整、不适用）。",
  en: "Enter the exact number, or the reason why there is none (not yet reported, does not exist, withheld, definition changed, not applicable).",
};

/** Brings the many ways of typing a number to one: half-width, one kind of minus, no spaces but those between digits. */
function plainText(typed: string): string {
  return typed
    .normalize("NFKC")
    .trim()
    .replace(/(?<!\d)\s+|\s+(?!\d)/gu, "")
    .replace(/^[−–—]/u, "-")
    .replaceAll("，", ",");
}

/** Reads what a person typed or pasted into a cell of an indicator in this unit; never guesses a number. */
export function readCell(typed: string, unit: Unit): CellReading {
  const missing = readMissingMark(typed);
  if (missing) return { status: "missing", reason: missing };
  const text = plainText(typed);
  const plain = readNumber(text);
  if (plain !== null) return { status: "value", value: plain };
  return readWithUnit(text, unit) ?? explainFault(typed.trim(), text, unit);
}

function readNumber(text: string): string | null {
  const bare = grouped.test(text) ? text.replaceAll(",", "") : text;
  if (!plainNumber.test(bare)) return null;
  return canonicalDecimal(bare.replace(/^([+-]?)\./, "$10."));
}

function readWithUnit(text: string, unit: Unit): CellReading | null {
  const match = suffixed.exec(text);
  const value = match && readNumber(match[1] ?? "");
  if (!match || value === null || value === undefined) return null;
  const suffix = match[2] ?? "";
  if (isSameUnit(suffix, unit.text)) return { status: "value", value };
  if (/^[万亿千百]$/u.test(suffix)) {
    return fault(
      "magnitude-word",
      { zh: `“${text}”带有数量级“${suffix}”。`, en: `"${text}" carries the magnitude word "${suffix}".` },
      {
        zh: `本指标的单位是“${unit.text || "无"}”，请按该单位填写完整数字。`,
        en: `The unit here is "${unit.text || "none"}"; write the number out in that unit.`,
      },
    );
  }
  if (!/^(?:[%‰]|1?\/(?:10万|100000|十万)|(?:个)?[百千]分点|\p{Script=Han}{1,4})$/u.test(suffix)) return null;
  if (/左右|上下|以[上下内]|多|余|约/u.test(suffix)) return null;
  return fault(
    "other-unit",
    {
      zh: `“${text}”的单位与本指标的单位“${unit.text || "无"}”不一致。`,
      en: `The unit of "${text}" is not the unit of this indicator, "${unit.text || "none"}".`,
    },
    unit.text === ""
      ? {
          zh: "请换算为个数（如人数、例数）后只填数字，不带单位。",
          en: "Convert it to a plain count (of people, of cases) and enter the number alone.",
        }
      : {
          zh: `请换算为“${unit.text}”后只填数字，例如${withUnit("12.3", unit)}填12.3。`,
          en: `Convert it to "${unit.text}" and enter the number alone, for example 12.3 for ${withUnit("12.3", unit, "en")}.`,
        },
  );
}

const explanations: ReadonlyArray<readonly [RegExp, CellFaultCode, Bilingual, Bilingual]> = [
  [
    /^#/u,
    "formula-error",
    { zh: "这是公式的错误值。", en: "This is the error value of a formula." },
    {
      zh: "请在表格软件中修正公式，或直接填写数字。",
      en: "Mend the formula in the spreadsheet, or enter the number itself.",
    },
  ],
  [
    /约|左右|上下|近\d|将近|大概|\d[多余]|~$|≈|about|approx/iu,
    "about",
    { zh: "这是约数。", en: "This is an approximate number." },
    exactNumber,
  ],
  [
    /以上|以下|以内|超过|不足|不低于|不少于|不高于|至少|[<>≤≥＜＞]/u,
    "bound",
    { zh: "这是一个界限，不是实际值。", en: "This is a bound, not an actual value." },
    exactNumber,
  ],
  [
    /^\d{1,3}(?:,\d+)+(?:\.\d+)?$/u,
    "bad-grouping",
    {
      zh: "逗号的位置既不像千位分隔，也不像小数点。",
      en: "The comma stands neither where thousands are parted nor as a decimal point.",
    },
    {
      zh: "小数点请用“.”；千位分隔须每三位一个。",
      en: 'Write the decimal point as "."; thousands marks stand at every third digit.',
    },
  ],
  [
    /^[+-]?\d+[。·]\d+%?‰?$/u,
    "stop-for-point",
    {
      zh: "句号写在了小数点的位置。",
      en: "A full stop of a sentence stands where the decimal point belongs.",
    },
    { zh: "请改用小数点“.”，例如93.5。", en: 'Use the decimal point ".", for example 93.5.' },
  ],
  [
    /\d[^\d.]+[+-]?\d/u,
    "two-numbers",
    { zh: "一格里有两个数。", en: "There are two numbers in one cell." },
    {
      zh: "一格只填一个数；分子、分母请填在各自的栏内，区间请填实际值。",
      en: "Enter one number a cell; numerator and denominator have columns of their own, and a range needs its actual value.",
    },
  ],
  [
    /^[零〇一二三四五六七八九十百千万亿两点]+[%‰]?$/u,
    "chinese-numeral",
    { zh: "这是汉字数字。", en: "This is a number in Chinese characters." },
    { zh: "请填阿拉伯数字。", en: "Enter it in Arabic digits." },
  ],
];

function explainFault(typed: string, text: string, unit: Unit): CellReading {
  const shown = typed.length > 30 ? `${typed.slice(0, 30)}…` : typed;
  for (const [mark, code, message, hint] of explanations) {
    if (mark.test(text)) {
      return fault(code, { zh: `“${shown}”：${message.zh}`, en: `"${shown}": ${message.en}` }, hint);
    }
  }
  return fault(
    "not-a-number",
    { zh: `“${shown}”不是数字。`, en: `"${shown}" is not a number.` },
    unit.text === ""
      ? {
          zh: "请只填数字（如人数、例数），不带单位；如没有数据，请填缺数原因。",
          en: "Enter the number alone (such as a count of people or cases), or the reason why there is none.",
        }
      : {
          zh: `请填以“${unit.text}”计的数字；如没有数据，请填缺数原因。`,
          en: `Enter a number in "${unit.text}", or the reason why there is none.`,
        },
  );
}
