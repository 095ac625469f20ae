import type { OutsideMapping, OutsideSheets } from "@halfsky/api-contract";
import { canonicalJson, stateWordsIn } from "@halfsky/cases";
import type { KeptMapping } from "../../database/tables/outside-lists.ts";
import type { CaseReadContext } from "../case-host.ts";
import { areaChain } from "../definitions.ts";
import type { SystemLink } from "./outside-access.ts";
import { findMapping } from "./outside-list.store.ts";
import type { OutsideSheet } from "./read-outside-file.ts";

const longestTitle = 60;

/** POST /api/outside-links/:system/:link/sheets: heads of a file, and how its sheets would be read; the file is not kept. */
export async function describeSheets(
  context: CaseReadContext,
  { definition, name }: SystemLink,
  sheets: readonly OutsideSheet[],
): Promise<OutsideSheets> {
  const chain = await areaChain(context, context.actor.areaCode);
  const kept = await findMapping(context.transaction, chain, { system: definition.id, link: name });
  return {
    sheets: sheets.map(({ name: title, texts }, sheet) => {
      const headRow = headRowOf(texts);
      const heads = headsOf(texts, headRow);
      const isRemembered = kept !== undefined && signatureOf(context, texts, kept.mapping) === kept.signature;
      const words = heads.flatMap(({ column }) => {
        const found = stateWordsIn(texts, isRemembered ? kept.mapping.headRow : headRow, column);
        return found === null || found.length === 0 ? [] : [{ column, words: [...found] }];
      });
      const mapping: OutsideMapping = isRemembered
        ? { sheet, ...mappingOf(kept.mapping) }
        : // another head, and still the words of the same system
          { sheet, headRow, columns: guessColumns(heads), words: mappingOf(kept?.mapping).words };
      return { name: title, rows: Math.max(0, texts.length - headRow), heads, words, mapping, isRemembered };
    }),
  };
}

function mappingOf(kept: KeptMapping | undefined): Omit<OutsideMapping, "sheet"> {
  if (kept === undefined) return { headRow: 1, columns: guessColumns([]), words: {} };
  const words = Object.entries(kept.words).map(([word, meaning]) => [
    word,
    "states" in meaning ? { states: [...meaning.states] } : meaning,
  ]);
  return { headRow: kept.headRow, columns: kept.columns, words: Object.fromEntries(words) };
}

/**
 * By what a head is known again: a keyed hash, since a sheet without a head would leave its first row here, and that may be
 * somebody's name.
 */
export function signatureOf(
  { host }: CaseReadContext,
  texts: OutsideSheet["texts"],
  { headRow, columns }: Pick<KeptMapping, "headRow" | "columns">,
): string {
  const head = (texts[headRow - 1] ?? []).map((text) => text.replace(/\s+/gu, ""));
  return host.vault.blind("outside:head", canonicalJson({ head, columns: { ...columns } }));
}

/** The first row with two texts or more: what stands above is the title of the table. */
function headRowOf(texts: OutsideSheet["texts"]): number {
  const index = texts.slice(0, 50).findIndex((row) => row.filter((text) => text !== "").length >= 2);
  return index === -1 ? 0 : index + 1;
}

type Head = OutsideSheets["sheets"][number]["heads"][number];

function headsOf(texts: OutsideSheet["texts"], headRow: number): Head[] {
  const width = texts.slice(0, 200).reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: width }, (_, index) => ({
    column: index + 1,
    letter: columnLetter(index + 1),
    title: (texts[headRow - 1]?.[index] ?? "").slice(0, longestTitle),
  }));
}

function guessColumns(heads: readonly Head[]): OutsideMapping["columns"] {
  const named = (pattern: RegExp): number | null =>
    heads.find(({ title }) => pattern.test(title))?.column ?? null;
  const idNumber = named(/身份证|证件号|身份号码|\bID\b/iu);
  const number = heads.find(
    ({ title, column }) => column !== idNumber && /编号|单号|案号|文号|档案号|\bnumber\b/iu.test(title),
  )?.column;
  return {
    number: number ?? null,
    idNumber,
    state: named(/状态|结果|环节|\bstate\b|\bstatus\b/iu),
    day: named(/日期|时间|\bday\b|\bdate\b/iu),
  };
}

/** The letters of a column as Excel shows them, from 1. */
export function columnLetter(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCodePoint(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
