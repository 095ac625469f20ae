import type { Bilingual } from "@halfsky/statistics";
import { matchKeyOf } from "../matching/match-keys.ts";
import { normaliseId, normaliseName, normaliseText } from "../matching/normalise.ts";
import type { OutsideRow } from "./compare-lists.ts";
import { isBlank, isFoot, outsideDay } from "./outside-cells.ts";
import type { OutsideColumns } from "./outside-columns.ts";
import { namedKind } from "./outside-link.ts";
import type { ReadResidence } from "./read-residence.ts";
import { type StateMapping, stateWord } from "./state-mapping.ts";

/** A fault in a cell, by its row and column from 1. It never says what stands there: that may be somebody's number. */
export interface OutsideFault {
  readonly row: number;
  readonly column: number;
  readonly message: Bilingual;
}

/** A row as it is kept, and of it what is enciphered at once: its number, which goes back to the owner, and a place. */
export interface ReadOutsideRow extends OutsideRow {
  readonly numberText: string | null;
  /** where the person lives, by its code; only of a row with a name, since nothing else is judged by it */
  readonly residence: string | null;
  /** its row in the sheet, from 1 */
  readonly sheetRow: number;
}

/**
 * What hashes a normalised text so that it is found again and stands nowhere: a number of the outside system, a name with a
 * day of birth as they are written, and the kinds of keys of people ("idNumber", "birthDate+name").
 */
export type BlindText = (
  kind: "number" | "written" | "idNumber" | typeof namedKind,
  normalised: string,
) => string;

/** More rows are no list of one city's people. */
export const mostOutsideRows = 50_000;
/** A column with more words than these holds no states. */
const mostStateWords = 60;
const longestNumber = 64;
const longestWord = 40;

/** A number of an outside system for comparing; null where it is none: it has a digit, and at least five characters. */
export function normaliseOutsideNumber(text: string): string | null {
  const plain = normaliseText(text).toUpperCase();
  return plain.length >= 5 && plain.length <= longestNumber && /\d/u.test(plain) ? plain : null;
}

/** Words that stand in the column of states, each once; too many or too long ones are no states, and none is told. */
export function stateWordsIn(
  texts: readonly (readonly string[])[],
  headRow: number,
  column: number,
): readonly string[] | null {
  const words = new Set<string>();
  const head = texts[headRow - 1]?.join("\n");
  for (const row of texts.slice(headRow)) {
    const text = row[column - 1] ?? "";
    if (isBlank(text) || isFoot(row) || row.join("\n") === head) continue;
    const word = stateWord(text);
    if (word !== null) words.add(word);
    if (words.size > mostStateWords || (word !== null && word.length > longestWord)) return null;
  }
  return [...words].toSorted();
}

/** How a sheet is read. */
interface SheetReading {
  readonly headRow: number;
  readonly columns: OutsideColumns;
  readonly mapping: StateMapping;
  /** the day of the list: no state is newer */
  readonly lastDay: string;
  /** reads a place as offices write it */
  readonly residenceIn: (text: string) => ReadResidence;
}

/**
 * Reads the rows of a sheet below its head. Of everything that stands in it only hashes, the number, a word of the mapping,
 * a day and the code of a place come out; an ID number, a name and a day of birth are hashed here and go no further. All faults at once. Totals,
 * signatures below the table and heads that stand there again are about nobody: their rows are told and not read.
 */
export function readOutsideRows(
  texts: readonly (readonly string[])[],
  reading: SheetReading,
  blind: BlindText,
): {
  readonly rows: readonly ReadOutsideRow[];
  readonly faults: readonly OutsideFault[];
  /** rows of the sheet, from 1, that are about nobody */
  readonly skipped: readonly number[];
} {
  const { headRow, columns } = reading;
  const faults: OutsideFault[] = [];
  const rows: ReadOutsideRow[] = [];
  const skipped: number[] = [];
  const head = texts[headRow - 1]?.join("\n");
  for (const [index, cells] of texts.entries()) {
    if (index < headRow || cells.every((text) => text.trim() === "")) continue;
    const hasId = columns.idNumber !== null && idOf(cells[columns.idNumber - 1] ?? "") !== null;
    if (cells.join("\n") === head || (!hasId && isFoot(cells))) {
      skipped.push(index + 1);
      continue;
    }
    const read = readRow(cells, index + 1, reading, blind);
    if ("faults" in read) faults.push(...read.faults);
    else rows.push(read);
  }
  return { rows, faults, skipped };
}

function readRow(
  cells: readonly string[],
  sheetRow: number,
  { columns, mapping, lastDay, residenceIn }: SheetReading,
  blind: BlindText,
): ReadOutsideRow | { readonly faults: readonly OutsideFault[] } {
  const faults: OutsideFault[] = [];
  const fault = (column: number, message: Bilingual): null => {
    faults.push({ row: sheetRow, column, message });
    return null;
  };
  const read = <T>(column: number | null, take: (text: string, at: number) => T | null): T | null => {
    const text = column === null ? "" : (cells[column - 1] ?? "").trim();
    return column === null || isBlank(text) ? null : take(text, column);
  };
  const dayIn = (text: string, at: number): string | null => {
    const day = outsideDay(text);
    if (day === null) return fault(at, words.day);
    return day > lastDay ? fault(at, words.later) : day;
  };
  const number = read(columns.number, (text, at) => {
    const normal = normaliseOutsideNumber(text);
    return normal === null ? fault(at, words.number) : { text: text.slice(0, longestNumber), normal };
  });
  const idNumber = read(columns.idNumber, (text, at) => idOf(text) ?? fault(at, words.idNumber));
  const name = read(columns.name, (text) => normaliseName(text));
  const born = read(columns.birthDate, dayIn) ?? (idNumber === null ? null : birthDateIn(idNumber));
  const word = read(columns.state, (text, at) => {
    const known = stateWord(text);
    return known !== null && Object.hasOwn(mapping, known) ? known : fault(at, words.state);
  });
  const day = read(columns.day, dayIn);
  const residence = read(columns.residence, (text, at) => {
    const place = residenceIn(text);
    return "fault" in place ? fault(at, place.fault) : place.residence;
  });
  const key =
    name === null || name.isPartial || born === null
      ? null
      : matchKeyOf(["name", "birthDate"], { id: "", parts: { name: name.text, birthDate: born } });
  if (number === null && idNumber === null && key === null && faults.length === 0) {
    const isNamed = columns.name !== null && columns.birthDate !== null;
    fault(
      columns.number ?? columns.idNumber ?? columns.name ?? 1,
      isNamed ? words.nothingAtAll : words.nothing,
    );
  }
  if (faults.length > 0) return { faults: faults.toSorted((one, other) => one.column - other.column) };
  return {
    number: number === null ? null : blind("number", number.normal),
    person: idNumber === null ? null : blind("idNumber", idNumber),
    names: key === null ? [] : [blind(namedKind, key.key)],
    written: key === null ? null : blind("written", `${name?.text ?? ""}|${born ?? ""}`),
    word,
    day,
    numberText: number?.text ?? null,
    residence: key === null ? null : residence,
    sheetRow,
  };
}

/** A resident's number whose check digit is right, or another document's of six places or more. */
export function idOf(text: string): string | null {
  const id = normaliseId(text);
  if (id === null || id.text.length < 6) return null;
  return !id.isValid && /^\d{15,18}X?$/u.test(id.text) ? null : id.text;
}

function birthDateIn(idNumber: string): string | null {
  return normaliseId(idNumber)?.birthDate ?? null;
}

const words = {
  number: {
    zh: "编号应含数字，不少于5个字符。",
    en: "A number holds a digit and has five characters or more.",
  },
  idNumber: {
    zh: "证件号码不对：位数或校验位不符；若显示为科学计数，请把该列改为文本格式后重新填写。",
    en: "Not an ID number: places or check digit are wrong; where it shows as 1.1E+17, format the column as text and fill it in again.",
  },
  state: {
    zh: "这个状态还没有对应关系，请先选择它对应本平台的哪些状态，或选“不比对”。",
    en: "This state stands for nothing yet: choose the states here that it stands for, or “not compared”.",
  },
  day: {
    zh: "不是日期，请写成 2026-11-02 的样子；只有五位数字的，是日期列被设成了数字格式，请改为日期格式。",
    en: "No day; write it as 2026-11-02. Five digits alone are a day whose column is formatted as a number: format it as a date.",
  },
  later: {
    zh: "日期晚于清单日期。",
    en: "The day lies after that of the list.",
  },
  nothing: {
    zh: "这一行既没有编号也没有证件号码，无法比对。",
    en: "The row has neither a number nor an ID number and cannot be compared.",
  },
  nothingAtAll: {
    zh: "这一行没有编号和证件号码，姓名和出生日期也不齐全（只有姓或称呼的不算），无法比对。",
    en: "The row has neither a number nor an ID number, nor a whole name with a day of birth, and cannot be compared.",
  },
} as const satisfies Record<string, Bilingual>;
