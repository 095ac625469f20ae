import { beijingDate, isDay } from "@halfsky/calendar";
import {
  type Bilingual,
  compareDecimalText,
  decimalPlaces,
  isAreaCode,
  parseDecimal,
} from "@halfsky/statistics";
import type { FieldType, PersonPart } from "../definition/definition.ts";
import type { Answer } from "../log/case-log.ts";

/** An answer as it is kept, or what is wrong with it; a blank one is no answer. */
export type CheckedValue =
  | { readonly answer: Answer }
  | { readonly fault: Bilingual }
  | { readonly blank: true };

const longest = { text: 20_000, address: 500, name: 200, reference: 100, part: 200 } as const;

/** Checks an answer by the type of its field; "not known" is an answer to every question. */
export function checkValue(type: FieldType, answer: unknown, now: string): CheckedValue {
  if (isAnswerUnknown(answer)) return { answer: { unknown: true } };
  switch (type.kind) {
    case "text":
      return checkText(answer, longest.text);
    case "address":
      return checkText(answer, longest.address);
    case "name":
      return checkText(answer, longest.name);
    case "reference":
      return checkText(answer, longest.reference);
    case "flag":
      return typeof answer === "boolean"
        ? { answer }
        : fault("应回答“是”“否”或“不清楚”。", "Answer yes, no or not known.");
    case "code":
      if (answer === "") return { blank: true };
      return typeof answer === "string" && Object.hasOwn(type.options, answer)
        ? { answer }
        : fault("不是本题的选项。", "This is none of the answers of the question.");
    case "codes":
      return checkCodes(answer, type.options);
    case "date":
      if (answer === "") return { blank: true };
      if (typeof answer !== "string" || !isDay(answer))
        return fault("应为日期，如2026-03-01。", "Give a day such as 2026-03-01.");
      return type.past === true && answer > beijingDate(latest(now)) ? liesAhead : { answer };
    case "moment":
      return checkMoment(answer, type.past === true ? latest(now) : null);
    case "number":
      return checkNumber(type, answer);
    case "area":
      if (answer === "") return { blank: true };
      return typeof answer === "string" && isAreaCode(answer)
        ? { answer }
        : fault("应为行政区划代码。", "Give the code of an administrative area.");
    case "locality":
      if (answer === "") return { blank: true };
      return typeof answer === "string" && /^\d{9}(?:\d{3})?$/.test(answer)
        ? { answer }
        : fault("应为乡镇（街道）或村（社区）的统计代码。", "Give the code of a township or village.");
    case "point":
      return checkPoint(answer);
  }
  return ofLaterProgram(type, now);
}

/** Clocks of two machines differ: what lies ahead by less is taken as now. */
const clockDifferenceMs = 5 * 60_000;

function latest(now: string): string {
  return new Date(Date.parse(now) + clockDifferenceMs).toISOString();
}

const liesAhead: CheckedValue = {
  fault: { zh: "这一时间还没有到，请核对。", en: "This lies ahead; what has happened is asked." },
};

function ofLaterProgram(_type: never, _now: string): CheckedValue {
  return fault("本程序不认识这一题型。", "This program does not know the type of this question.");
}

/** Checks a part of a person. */
export function checkPersonPart(part: PersonPart, answer: unknown, now: string): CheckedValue {
  if (isAnswerUnknown(answer)) return { answer: { unknown: true } };
  switch (part) {
    case "name":
    case "relation":
      return checkText(answer, longest.part);
    case "address":
      return checkText(answer, longest.address);
    case "sex":
      if (answer === "") return { blank: true };
      return answer === "female" || answer === "male"
        ? { answer }
        : fault("性别应为女、男或不清楚。", "Sex is female, male or not known.");
    case "birthDate":
      if (answer === "") return { blank: true };
      if (typeof answer !== "string" || !isDay(answer)) {
        return fault("出生日期应如2015-06-01。", "Give the day of birth as 2015-06-01.");
      }
      return answer > beijingDate(now)
        ? fault("出生日期在今天之后。", "The day of birth lies after today.")
        : { answer };
    case "idNumber":
      return checkIdNumber(answer);
    case "phone":
      return checkPhone(answer);
  }
}

/**
 * An identity number: 18 signs with the check sign of GB 11643—1999, or another document's number of 5 to 20 letters and
 * digits (passport, permits of Hong Kong, Macao and Taiwan residents).
 */
function checkIdNumber(answer: unknown): CheckedValue {
  const checked = checkText(answer, 20);
  if (!("answer" in checked) || typeof checked.answer !== "string") return checked;
  const text = checked.answer.toUpperCase().replaceAll(/[\s-]/g, "");
  if (/^\d{17}[\dX]$/.test(text)) {
    return checkSign(text) === text.at(-1)
      ? { answer: text }
      : fault("身份证号码校验位不符，请核对。", "The check sign of the identity number does not fit.");
  }
  return /^[A-Z0-9]{5,17}$/.test(text) || /^[A-Z][A-Z0-9]{17,19}$/.test(text)
    ? { answer: text }
    : fault("证件号码有误。", "This is no number of an identity document.");
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function checkSign(text: string): string | undefined {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return "10X98765432"[sum % 11];
}

function checkPhone(answer: unknown): CheckedValue {
  const checked = checkText(answer, 40);
  if (!("answer" in checked) || typeof checked.answer !== "string") return checked;
  return /^\+?[\d\s()-]{3,30}$/.test(checked.answer) && /\d{3}/.test(checked.answer)
    ? checked
    : fault("电话号码有误。", "This is no telephone number.");
}

function checkText(answer: unknown, max: number): CheckedValue {
  if (typeof answer !== "string") return fault("应为文字。", "Give text.");
  const text = answer.trim();
  if (text === "") return { blank: true };
  return text.length > max ? fault(`不得超过${max}字。`, `At most ${max} characters.`) : { answer: text };
}

function checkCodes(answer: unknown, options: Readonly<Record<string, Bilingual>>): CheckedValue {
  if (!Array.isArray(answer) || !answer.every((one): one is string => typeof one === "string")) {
    return fault("应为若干选项。", "Give a list of answers.");
  }
  if (answer.length === 0) return { blank: true };
  if (answer.every((one) => Object.hasOwn(options, one))) return { answer: [...new Set(answer)].toSorted() };
  return fault("有一项不是本题的选项。", "One of these is no answer of the question.");
}

/** A moment is kept in UTC, to the millisecond, so that moments compare as their texts do. */
function checkMoment(answer: unknown, last: string | null): CheckedValue {
  if (answer === "") return { blank: true };
  const isMoment =
    typeof answer === "string" &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/.test(answer) &&
    isDay(answer.slice(0, 10));
  const ms = isMoment ? Date.parse(answer) : Number.NaN;
  if (Number.isNaN(ms)) {
    return fault(
      "应为带时区的时间，如2026-03-01T08:30:00+08:00。",
      "Give a moment with its zone, 2026-03-01T08:30:00+08:00.",
    );
  }
  const at = new Date(ms).toISOString();
  return last !== null && at > last ? liesAhead : { answer: at };
}

function checkNumber(type: Extract<FieldType, { kind: "number" }>, answer: unknown): CheckedValue {
  if (answer === "") return { blank: true };
  if (typeof answer !== "string" || parseDecimal(answer) === null)
    return fault("应为数字。", "Give a number.");
  if (decimalPlaces(answer) > type.decimals) {
    return fault(`至多保留${type.decimals}位小数。`, `At most ${type.decimals} decimals.`);
  }
  if (type.min !== undefined && compareDecimalText(answer, type.min) < 0) {
    return fault(`不得小于${type.min}。`, `Not below ${type.min}.`);
  }
  if (type.max !== undefined && compareDecimalText(answer, type.max) > 0) {
    return fault(`不得大于${type.max}。`, `Not above ${type.max}.`);
  }
  return { answer };
}

function checkPoint(answer: unknown): CheckedValue {
  if (answer === "") return { blank: true };
  const [, east, north] =
    (typeof answer === "string"
      ? /^(-?\d{1,3}(?:\.\d{1,8})?),(-?\d{1,2}(?:\.\d{1,8})?)$/.exec(answer)
      : null) ?? [];
  return east !== undefined &&
    north !== undefined &&
    Math.abs(Number(east)) <= 180 &&
    Math.abs(Number(north)) <= 90
    ? { answer: `${east},${north}` }
    : fault("应为“经度,纬度”，单位为度。", "Give longitude,latitude in degrees.");
}

function isAnswerUnknown(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && "unknown" in answer && answer.unknown === true;
}

function fault(zh: string, en: string): CheckedValue {
  return { fault: { zh, en } };
}
