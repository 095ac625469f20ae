import { readListMarker } from "./list-marker.ts";
import { endsSentence, type TextLine } from "./text-line.ts";

const dressedPageNumber =
  /^[-·|]+(?:第)?\d{1,4}(?:页)?[-·|]+$|^第\d{1,4}页(?:[,，/|]?共\d{1,4}页)?$|^\d{1,4}\/\d{1,4}$/;
const barePageNumber = /^\d{1,3}$/;
const longestRunningHead = 45;

/** Whether a normalised line is a page number that shows itself as one ("— 12 —", "第12页"). */
export function isDressedPageNumber(text: string): boolean {
  return text.length <= 24 && dressedPageNumber.test(text);
}

/** What of a document is printed round the text and not part of it. */
export interface Furniture {
  /** Line numbers that hold page numbers or running heads. */
  readonly lines: ReadonlySet<number>;
  /** Line numbers of content lines that a page break separates from the content line before. */
  readonly afterBreak: ReadonlySet<number>;
}

/** Finds page numbers and running heads among lines; `inTable` and `isStructural` lines are never furniture. */
export function findFurniture(
  lines: readonly TextLine[],
  inTable: ReadonlySet<number>,
  isStructural: (text: string) => boolean,
): Furniture {
  const furniture = new Set<number>();
  const prose = lines.filter((line) => line.text !== "" && !inTable.has(line.number));
  for (const line of prose) if (isDressedPageNumber(line.text)) furniture.add(line.number);
  for (const number of risingBareNumbers(prose)) furniture.add(number);
  for (const number of runningHeads(prose, furniture, isStructural)) furniture.add(number);
  return { lines: furniture, afterBreak: linesAfterBreak(prose, furniture) };
}

/** Lines that hold nothing but a number: page numbers when they rise through the document. */
function risingBareNumbers(prose: readonly TextLine[]): number[] {
  const found: number[] = [];
  let last = 0;
  for (const line of prose) {
    if (!barePageNumber.test(line.text)) continue;
    const value = Number(line.text);
    if (value <= last && value !== 1) continue;
    last = value;
    found.push(line.number);
  }
  return found;
}

/** Short lines that come back on page after page, at the page break or in the middle of a sentence. */
function runningHeads(
  prose: readonly TextLine[],
  pageNumbers: ReadonlySet<number>,
  isStructural: (text: string) => boolean,
): number[] {
  const places = new Map<string, number[]>();
  for (const [index, line] of prose.entries()) {
    if (line.text.length > longestRunningHead || pageNumbers.has(line.number)) continue;
    if (endsSentence(line.text) || isStructural(line.text) || readListMarker(line.text) !== null) continue;
    const key = line.text.replace(/\d+/g, "#");
    const known = places.get(key);
    if (known === undefined) places.set(key, [index]);
    else known.push(index);
  }
  const heads: number[] = [];
  for (const indexes of places.values()) {
    if (indexes.length < 3) continue;
    const atBreak = indexes.filter((index) => isAtBreak(prose, index, pageNumbers));
    if (atBreak.length * 2 < indexes.length) continue;
    for (const index of indexes) {
      const line = prose[index];
      const isTitle = index === indexes[0] && !atBreak.includes(index);
      if (line !== undefined && !isTitle) heads.push(line.number);
    }
  }
  return heads;
}

function isAtBreak(prose: readonly TextLine[], index: number, pageNumbers: ReadonlySet<number>): boolean {
  const line = prose[index];
  const before = prose[index - 1];
  const after = prose[index + 1];
  if (line === undefined || before === undefined) return false;
  if (pageNumbers.has(before.number)) return true;
  if (after !== undefined && pageNumbers.has(after.number)) return true;
  if (line.page !== null && before.page !== null && line.page !== before.page) return true;
  return before.text.length > longestRunningHead / 2 && !endsSentence(before.text);
}

function linesAfterBreak(prose: readonly TextLine[], furniture: ReadonlySet<number>): Set<number> {
  const after = new Set<number>();
  let broken = false;
  let page: number | null = null;
  for (const line of prose) {
    if (furniture.has(line.number)) {
      broken = true;
      continue;
    }
    if (broken || (page !== null && line.page !== null && line.page !== page)) after.add(line.number);
    broken = false;
    page = line.page ?? page;
  }
  return after;
}
