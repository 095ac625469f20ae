import type { OutsideMapping, OutsideSheets } from "@halfsky/api-contract";
import { columnsRead, stateWordsIn } from "@halfsky/cases";
import type { KeptMapping } from "../../database/tables/outside-lists.ts";
import type { CaseReadContext } from "../case-host.ts";
import { areaChain } from "../definitions.ts";
import { recallMapping } from "./head-signature.ts";
import { placeOf, type SystemLink } from "./outside-access.ts";
import { findMapping } from "./outside-list.store.ts";
import type { OutsideSheet } from "./read-outside-file.ts";

const longestTitle = 60;

/** POST /api/outside-links/:system/:link/sheets: heads of a file, and how its sheets would be read; the file is not kept. */
export async function describeSheets(
  context: CaseReadContext,
  link: SystemLink,
  sheets: readonly OutsideSheet[],
): Promise<OutsideSheets> {
  const chain = await areaChain(context, context.actor.areaCode);
  const kept = await findMapping(context.transaction, chain, placeOf(context, link));
  return {
    sheets: sheets.map(({ name: title, texts }, sheet) => {
      const headRow = headRowOf(texts);
      const heads = headsOf(texts, headRow);
      const remembered = kept === undefined ? undefined : recallMapping(context, texts, [kept]);
      const isRemembered = remembered !== undefined;
      const words = heads.flatMap(({ column }) => {
        const found = stateWordsIn(texts, remembered?.headRow ?? headRow, column);
        return found === null || found.length === 0 ? [] : [{ column, words: [...found] }];
      });
      const mapping: OutsideMapping = isRemembered
        ? { sheet, ...mappingOf(remembered) }
        : // another head, and still the words of the same system
          {
            sheet,
            headRow,
            columns: columnsRead(link.definition, guessColumns(heads)),
            words: mappingOf(kept?.mapping).words,
          };
      return { name: title, rows: Math.max(0, texts.length - headRow), heads, words, mapping, isRemembered };
    }),
  };
}

function mappingOf(kept: KeptMapping | undefined): Omit<OutsideMapping, "sheet"> {
  if (kept === undefined) return { headRow: 1, columns: noColumns, words: {} };
  const words = Object.entries(kept.words).map(([word, meaning]) => [
    word,
    "states" in meaning ? { states: [...meaning.states] } : meaning,
  ]);
  return {
    headRow: kept.headRow,
    columns: { ...noColumns, ...kept.columns },
    words: Object.fromEntries(words),
  };
}

/** Rows among which a head is looked for. */
const mostAboveHead = 50;

/**
 * The row that names the most of what is taken, the first of these: above it stand titles, units and days. Where none names
 * anything, the first row with two texts or more.
 */
function headRowOf(texts: OutsideSheet["texts"]): number {
  const found = texts
    .slice(0, mostAboveHead)
    .map((_, index) => ({ row: index + 1, count: countNamed(headsOf(texts, index + 1)) }))
    .reduce((best, one) => (one.count > best.count ? one : best), { row: 0, count: 1 });
  if (found.row > 0) return found.row;
  return texts.slice(0, mostAboveHead).findIndex((row) => row.filter((text) => text !== "").length >= 2) + 1;
}

function countNamed(heads: readonly Head[]): number {
  return Object.values(guessColumns(heads)).filter((column) => column !== null).length;
}

type Head = OutsideSheets["sheets"][number]["heads"][number];

/** The heads of a sheet whose head stands in a row, with the letters of their columns. */
export function headsOf(texts: OutsideSheet["texts"], headRow: number): Head[] {
  const width = texts.slice(0, 200).reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: width }, (_, index) => ({
    column: index + 1,
    letter: columnLetter(index + 1),
    title: (texts[headRow - 1]?.[index] ?? "").slice(0, longestTitle),
  }));
}

const noColumns: OutsideMapping["columns"] = {
  number: null,
  idNumber: null,
  state: null,
  day: null,
  name: null,
  birthDate: null,
  residence: null,
};

/** Each column by its head; the first pattern that a head meets takes it, and one head is one thing. */
function guessColumns(heads: readonly Head[]): OutsideMapping["columns"] {
  const taken = new Set<number>();
  const named = (pattern: RegExp, unlike?: RegExp): number | null => {
    const found = heads.find(({ title, column }) => {
      const text = title.normalize("NFKC").replace(/\s+/gu, "");
      return !taken.has(column) && pattern.test(text) && unlike?.test(text) !== true;
    });
    if (found !== undefined) taken.add(found.column);
    return found?.column ?? null;
  };
  // whose number, name and day it is: the guardian's beside the child's is another person's
  const ofOthers = /监护|父亲|母亲|家长|联系人|代理|申请人|经办|委托|户主|填报|填表/u;
  const idNumber = named(/身份证|证件号|身份号|公民身份|^ID$|IDnumber|identity/iu, ofOthers);
  const number = named(/编号|单号|案号|文号|档案号|\bnumber\b/iu, /序号|行政区划|电话|手机/u);
  const birthDate = named(/出生(?:日期|年月日|时间)|生日|birth/iu, ofOthers);
  const state = named(/状态|结果|环节|\bstate\b|\bstatus\b/iu);
  const day = named(/日期|时间|\bday\b|\bdate\b/iu, /出生|填报|填表|制表|导出/u);
  const name = named(/姓名|名字|^name$/iu, ofOthers);
  // an address in free words is chosen by a person, who sees what it makes of the cells
  const notOfPeople = /监护|父亲|母亲|家长|联系人|填报|填表|单位|机构|学校|出生地|发生|事发/u;
  const residence =
    named(/居住地|所在地|乡镇|街道|\bresidence\b|\btownship\b/iu, notOfPeople) ??
    named(/区划|地区|户籍地|\barea\b/iu, notOfPeople);
  return { number, idNumber, state, day, name, birthDate, residence };
}

/** The letters of a column as Excel shows them, from 1. */
export function columnLetter(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCodePoint(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
