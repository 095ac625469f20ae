import { isDay } from "@halfsky/calendar";
import type { Bilingual } from "@halfsky/statistics";
import { normaliseId, normaliseText } from "../matching/normalise.ts";
import type { OutsideRow } from "./compare-lists.ts";
import { type StateMapping, stateWord } from "./state-mapping.ts";

/** In which columns of a sheet the four things stand that are taken, counted from 1. */
export interface OutsideColumns {
  readonly number: number | null;
  readonly idNumber: number | null;
  readonly state: number | null;
  readonly day: number | null;
}

/** A fault in a cell, by its row and column from 1. It never says what stands there: that may be somebody's number. */
export interface OutsideFault {
  readonly row: number;
  readonly column: number;
  readonly message: Bilingual;
}

/** A row as it is kept, and its number, which goes back to the owner of the list and is enciphered at once. */
export interface ReadOutsideRow extends OutsideRow {
  readonly numberText: string | null;
}

/** What hashes a normalised number so that it is found again and stands nowhere. */
export type BlindNumber = (kind: "number" | "idNumber", normalised: string) => string;

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
  for (const row of texts.slice(headRow)) {
    const word = stateWord(row[column - 1] ?? "");
    if (word !== null) words.add(word);
    if (words.size > mostStateWords || (word !== null && word.length > longestWord)) return null;
  }
  return [...words].toSorted();
}

/**
 * Reads the rows of a sheet below its head. Of everything that stands in it only hashes, the number, a word of the mapping
 * and a day come out; an ID number is hashed here and goes no further. All faults at once.
 */
export function readOutsideRows(
  texts: readonly (readonly string[])[],
  {
    headRow,
    columns,
    mapping,
    lastDay,
  }: {
    readonly headRow: number;
    readonly columns: OutsideColumns;
    readonly mapping: StateMapping;
    /** the day of the list: no state is newer */
    readonly lastDay: string;
  },
  blind: BlindNumber,
): { readonly rows: readonly ReadOutsideRow[]; readonly faults: readonly OutsideFault[] } {
  const faults: OutsideFault[] = [];
  const rows: ReadOutsideRow[] = [];
  for (const [index, cells] of texts.entries()) {
    if (index < headRow || cells.every((text) => text.trim() === "")) continue;
    const row = index + 1;
    const fault = (column: number, message: Bilingual): null => {
      faults.push({ row, column, message });
      return null;
    };
    const read = <T>(column: number | null, take: (text: string, at: number) => T | null): T | null => {
      const text = column === null ? "" : (cells[column - 1] ?? "").trim();
      return column === null || text === "" ? null : take(text, column);
    };
    const before = faults.length;
    const number = read(columns.number, (text, at) => {
      const normal = normaliseOutsideNumber(text);
      return normal === null ? fault(at, words.number) : { text: text.slice(0, longestNumber), normal };
    });
    const idNumber = read(columns.idNumber, (text, at) => idOf(text) ?? fault(at, words.idNumber));
    const word = read(columns.state, (text, at) => {
      const known = stateWord(text);
      return known !== null && Object.hasOwn(mapping, known) ? known : fault(at, words.state);
    });
    const day = read(columns.day, (text, at) => {
      const read = outsideDay(text);
      if (read === null) return fault(at, words.day);
      return read > lastDay ? fault(at, words.later) : read;
    });
    if (number === null && idNumber === null && faults.length === before) {
      fault(columns.number ?? columns.idNumber ?? 1, words.nothing);
    }
    if (faults.length > before) continue;
    rows.push({
      number: number === null ? null : blind("number", number.normal),
      person: idNumber === null ? null : blind("idNumber", idNumber),
      word,
      day,
      numberText: number?.text ?? null,
    });
  }
  return { rows, faults };
}

/** A resident's number whose check digit is right, or another document's of six places or more. */
function idOf(text: string): string | null {
  const id = normaliseId(text);
  if (id === null || id.text.length < 6) return null;
  return !id.isValid && /^\d{15,18}X?$/u.test(id.text) ? null : id.text;
}

/** A day as lists write it: 2026-11-02, 2026/11/2, 2026.11.02, 20261102, 2026年11月2日; null for anything else. */
export function outsideDay(text: string): string | null {
  const plain = text.normalize("NFKC").trim();
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]\d{1,2}:.*)?$/u.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/u.exec(plain);
  if (parts === null) return null;
  const [, year = "", month = "", date = ""] = parts;
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(day) ? day : null;
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
    zh: "不是日期，请写成 2026-11-02 的样子。",
    en: "No day; write it as 2026-11-02.",
  },
  later: {
    zh: "日期晚于清单日期。",
    en: "The day lies after that of the list.",
  },
  nothing: {
    zh: "这一行既没有编号也没有证件号码，无法比对。",
    en: "The row has neither a number nor an ID number and cannot be compared.",
  },
} as const satisfies Record<string, Bilingual>;
