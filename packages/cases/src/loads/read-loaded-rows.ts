import type { Bilingual } from "@halfsky/statistics";
import { checkPersonPart, checkValue } from "../decide/check-value.ts";
import type { FieldType, PersonPart, SystemDefinition } from "../definition/definition.ts";
import type { Answer, FormAnswers } from "../log/case-log.ts";
import { normaliseId, normaliseText } from "../matching/normalise.ts";
import { isBlank, isFoot, outsideDay, outsideMoment } from "../reconcile/outside-cells.ts";
import { idOf, type OutsideFault } from "../reconcile/read-outside-rows.ts";
import type { ReadResidence } from "../reconcile/read-residence.ts";
import { type LoadColumn, loadColumns } from "./load-columns.ts";

/** A row of a list as the answers of the form that opens its case. */
export interface LoadedRow {
  /** its row in the sheet, from 1 */
  readonly sheetRow: number;
  readonly answers: FormAnswers;
}

/** How a sheet is read: in which columns things stand, counted from 1, and what is said of every row that says nothing itself. */
export interface LoadReading {
  readonly headRow: number;
  readonly columns: Readonly<Record<string, number>>;
  readonly set: Readonly<Record<string, Answer>>;
  readonly now: string;
  /** reads a place as offices write it */
  readonly placeIn: (text: string) => ReadResidence;
  /** whether cases of whoever brings the list may lie there */
  readonly isOwnPlace: (code: string) => boolean;
}

/** The person of a row, whose parts stand under this id. */
export const loadedPerson = "p1";

/** Reads the rows below the head; all faults at once, by row and column. Totals and signatures are about nobody. */
export function readLoadedRows(
  definition: SystemDefinition,
  texts: readonly (readonly string[])[],
  reading: LoadReading,
): {
  readonly rows: readonly LoadedRow[];
  readonly faults: readonly OutsideFault[];
  readonly skipped: readonly number[];
} {
  const columns = loadColumns(definition);
  const rows: LoadedRow[] = [];
  const faults: OutsideFault[] = [];
  const skipped: number[] = [];
  const head = texts[reading.headRow - 1]?.join("\n");
  for (const [index, cells] of texts.entries()) {
    if (index < reading.headRow || cells.every((text) => text.trim() === "")) continue;
    if (cells.join("\n") === head || isFoot(cells)) {
      skipped.push(index + 1);
      continue;
    }
    const found: OutsideFault[] = [];
    const answers = readRow(definition, columns, cells, reading, (column, message) =>
      found.push({ row: index + 1, column, message }),
    );
    if (found.length > 0) faults.push(...found);
    else rows.push({ sheetRow: index + 1, answers });
  }
  return { rows, faults, skipped };
}

function readRow(
  { loads, parties }: SystemDefinition,
  columns: readonly LoadColumn[],
  cells: readonly string[],
  reading: LoadReading,
  fault: (column: number, message: Bilingual) => void,
): FormAnswers {
  const parts: Partial<Record<PersonPart, Answer>> = {};
  const fields: Record<string, Answer> = {};
  for (const { key, of } of columns) {
    const at = reading.columns[key];
    const text = at === undefined ? "" : (cells[at - 1] ?? "").trim();
    const read = "part" in of ? readPart(of.part, text, reading.now) : readField(of.type, text, reading);
    if (read === null) continue;
    if ("fault" in read) fault(at ?? 1, read.fault);
    else if ("part" in of) parts[of.part] = read.answer;
    else fields[of.field] = read.answer;
  }
  for (const [field, answer] of Object.entries(reading.set)) fields[field] ??= answer;
  const party = loads?.party ?? "";
  const asked = parties[party]?.parts ?? {};
  const id = typeof parts.idNumber === "string" ? normaliseId(parts.idNumber) : null;
  if (id?.isValid === true) {
    // both stand in the number of a resident
    if (asked.birthDate !== undefined && id.birthDate !== null) parts.birthDate ??= id.birthDate;
    if (asked.sex !== undefined && id.sex !== null) parts.sex ??= id.sex;
    const born = reading.columns["person.birthDate"];
    if (born !== undefined && id.birthDate !== null && parts.birthDate !== id.birthDate)
      fault(born, words.otherDay);
  }
  return { fields, groups: {}, parties: { [party]: [{ id: loadedPerson, parts }] } };
}

type ReadCell = { readonly answer: Answer } | { readonly fault: Bilingual } | null;

function readPart(part: PersonPart, text: string, now: string): ReadCell {
  if (isBlank(text)) return null;
  if (part === "sex") {
    const sex = sexes.get(normaliseText(text));
    return sex === undefined ? { fault: words.sex } : { answer: sex };
  }
  if (part === "birthDate") {
    const day = outsideDay(text);
    return day === null ? { fault: words.day } : asCell(checkPersonPart(part, day, now));
  }
  if (part === "idNumber") {
    const id = idOf(text);
    return id === null ? { fault: words.idNumber } : asCell(checkPersonPart(part, id, now));
  }
  return asCell(checkPersonPart(part, text, now));
}

function readField(type: FieldType, text: string, { now, placeIn, isOwnPlace }: LoadReading): ReadCell {
  const plain = normaliseText(text);
  if (plain === "") return null;
  if (type.kind === "flag") {
    const flag = flags.get(plain);
    if (flag !== undefined) return { answer: flag };
    return unknowns.has(plain) ? { answer: { unknown: true } } : isBlank(text) ? null : { fault: words.flag };
  }
  if (type.kind === "code") {
    const found = Object.entries(type.options).find(([name, { zh, en }]) =>
      [name, zh, en].some((word) => normaliseText(word) === plain),
    );
    if (found !== undefined) return { answer: found[0] };
    return unknowns.has(plain)
      ? { answer: { unknown: true } }
      : isBlank(text)
        ? null
        : { fault: oneOf(type.options) };
  }
  if (type.kind === "codes") return readCodes(type.options, text);
  if (type.kind === "moment") {
    // who knows the day and not the hour says so: neither is guessed
    if (unknowns.has(plain)) return { answer: { unknown: true } };
    if (isBlank(text)) return null;
    const at = outsideMoment(text);
    return at === null ? { fault: words.moment } : asCell(checkValue(type, at, now));
  }
  if (isBlank(text)) return null;
  if (type.kind === "date") {
    const day = outsideDay(text);
    return day === null ? { fault: words.day } : asCell(checkValue(type, day, now));
  }
  if (type.kind === "locality") {
    const place = placeIn(text);
    if ("fault" in place) return { fault: place.fault };
    const { residence } = place;
    if (residence === null || /^\d{6}0{0,6}$/u.test(residence)) return { fault: words.township };
    if (!isOwnPlace(residence)) return { fault: words.elsewhere };
    return { answer: residence.replace(/^(\d{9})000$/u, "$1") };
  }
  return asCell(checkValue(type, text, now));
}

/** Several answers in a cell, with commas, semicolons or line breaks between them; each is named as the question names it. */
function readCodes(options: Readonly<Record<string, Bilingual>>, text: string): ReadCell {
  const found: string[] = [];
  for (const part of text.split(/[、,，;；\n]/u).map(normaliseText)) {
    if (part === "") continue;
    const option = Object.entries(options).find(([name, { zh, en }]) =>
      [name, zh, en].some((word) => normaliseText(word) === part),
    );
    if (option !== undefined) found.push(option[0]);
    else if (unknowns.has(part)) return { answer: { unknown: true } };
    else if (!isBlank(part)) return { fault: oneOf(options) };
  }
  return found.length === 0 ? null : { answer: [...new Set(found)].toSorted() };
}

function asCell(checked: ReturnType<typeof checkValue>): ReadCell {
  return "blank" in checked ? null : checked;
}

/** The column that a fault of an answer is about: "answers.parties.woman.p1.phone", "answers.fields.round"; the first one else. */
export function loadedColumn(where: string, columns: Readonly<Record<string, number>>): number {
  const [, kind, name = "", , part = ""] = where.split(".");
  const found = columns[kind === "fields" ? `field.${name}` : `person.${part}`];
  return found ?? Math.min(...Object.values(columns), 200);
}

/** Questions that have to be answered and that neither a column nor one answer for all rows says. */
export function missingInLoad(
  definition: SystemDefinition,
  { columns, set }: Pick<LoadReading, "columns" | "set">,
): readonly LoadColumn[] {
  return loadColumns(definition).filter(
    ({ key, isNeeded, of }) =>
      isNeeded && columns[key] === undefined && !("field" in of && Object.hasOwn(set, of.field)),
  );
}

const sexes: ReadonlyMap<string, Answer> = new Map([
  ["女", "female"],
  ["女性", "female"],
  ["female", "female"],
  ["f", "female"],
  ["男", "male"],
  ["男性", "male"],
  ["male", "male"],
  ["m", "male"],
]);
const flags: ReadonlyMap<string, boolean> = new Map([
  ...["是", "有", "yes", "y", "true", "1", "√"].map((word) => [word, true] as const),
  ...["否", "无", "没有", "no", "n", "false", "0", "×"].map((word) => [word, false] as const),
]);
const unknowns: ReadonlySet<string> = new Set(["不清楚", "不详", "不明", "未知", "unknown", "not known"]);

function oneOf(options: Readonly<Record<string, Bilingual>>): Bilingual {
  const all = Object.values(options);
  return {
    zh: `应为下列之一：${all.map(({ zh }) => zh).join("、")}。`,
    en: `Give one of these: ${all.map(({ en }) => en).join(", ")}.`,
  };
}

const words = {
  idNumber: {
    zh: "证件号码不对：位数或校验位不符；若显示为科学计数，请把该列改为文本格式后重新填写。",
    en: "Not an ID number: places or check digit are wrong; where it shows as 1.1E+17, format the column as text and fill it in again.",
  },
  otherDay: {
    zh: "出生日期与身份证号不一致。",
    en: "The day of birth is not that of the ID number.",
  },
  sex: { zh: "性别应为男或女。", en: "Sex is male or female." },
  day: {
    zh: "不是日期，请写成 2026-11-02 的样子；只有五位数字的，是日期列被设成了数字格式，请改为日期格式。",
    en: "No day; write it as 2026-11-02. Five digits alone are a day whose column is formatted as a number: format it as a date.",
  },
  moment: {
    zh: "应写明日期和时分（北京时间），如 2026-11-02 08:30；只知道日期、不知道时分的，写“不详”。",
    en: "Give day, hour and minute, Beijing time, as 2026-11-02 08:30; where the hour is not known, write: not known.",
  },
  flag: { zh: "应为“是”“否”或“不清楚”。", en: "Answer yes, no or not known." },
  township: {
    zh: "请写到乡镇（街道）或村（社区）。",
    en: "Name the township or the village, not the county alone.",
  },
  elsewhere: {
    zh: "不在您的工作范围内，请由当地单位导入。",
    en: "It is not in your area; let an agency there load it.",
  },
} as const satisfies Record<string, Bilingual>;
