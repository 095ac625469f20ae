import { readListMarker } from "../lines/list-marker.ts";
import { normaliseText } from "../lines/normalise-text.ts";
import { isDressedPageNumber } from "../lines/page-furniture.ts";
import type { TextLine } from "../lines/text-line.ts";
import { isDomainTitle } from "../outline/headings.ts";
import { isTargetLike } from "./cell-words.ts";
import { headerRole } from "./table-header.ts";
import { type GridCell, makeCell, type TableGrid } from "./table-grid.ts";

const longestCellLine = 40;
const longestTail = 12;

/** Finds tables printed as text with one cell a line, each cell begun by a tab. */
export function findCellPerLineTables(lines: readonly TextLine[]): TableGrid[] {
  const tables: TableGrid[] = [];
  let index = 0;
  while (index < lines.length) {
    if (!beginsCell(lines[index])) {
      index += 1;
      continue;
    }
    const end = regionEnd(lines, index);
    const table = readRegion(lines.slice(index, end));
    if (table !== null) tables.push(table);
    index = Math.max(end, index + 1);
  }
  return tables;
}

function beginsCell(line: TextLine | undefined): boolean {
  return (
    line !== undefined &&
    line.cell === null &&
    line.raw.startsWith("\t") &&
    !/\S\s*\t\s*\S/.test(line.raw.slice(0, 400))
  );
}

/** The end of a run of cell lines: a heading, a long line, or two blank lines before text that is no cell. */
function regionEnd(lines: readonly TextLine[], start: number): number {
  let end = start + 1;
  let blanks = 0;
  for (let index = start + 1; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || line.cell !== null) break;
    if (line.raw.trim() === "" && !line.raw.startsWith("\t")) {
      blanks += 1;
      continue;
    }
    if (!beginsCell(line)) {
      if (blanks >= 2 || line.text.length > longestCellLine || /[。；]$/.test(line.text)) break;
      if (readListMarker(line.text) !== null && !/^[（]?[\d.%]+[）]?$/.test(line.text)) break;
      const isLast = !lines.slice(index + 1, index + 4).some(beginsCell);
      if (isLast && line.text.length > longestTail) break;
    }
    blanks = 0;
    end = index + 1;
  }
  return end;
}

function readRegion(lines: readonly TextLine[]): TableGrid | null {
  const cells: { readonly lines: TextLine[]; readonly afterBlank: boolean }[] = [];
  let blank = true;
  for (const line of lines) {
    if (beginsCell(line)) {
      cells.push({ lines: [line], afterBlank: blank });
      blank = false;
    } else if (isDressedPageNumber(line.text)) {
      continue;
    } else if (line.text === "") {
      blank = true;
    } else {
      cells.at(-1)?.lines.push(line);
      blank = false;
    }
  }
  const made = cells.map((cell) => makeCell(cell.lines, cell.lines[0]?.number ?? 0));
  if (made.length < 6) return null;
  if (made.slice(0, 8).filter(({ text }) => headerRole(text) !== null).length < 2) return null;
  const line = lines[0]?.number ?? 0;
  const endLine = cells.at(-1)?.lines.at(-1)?.number ?? line;
  const rows: GridCell[][] = [];
  for (const [index, cell] of made.entries()) {
    if (cells[index]?.afterBlank === true || rows.length === 0) rows.push([cell]);
    else rows.at(-1)?.push(cell);
  }
  const cut = rows.length >= 3 ? rows : cutByNumbers(made);
  return {
    rows: cut.filter((row) => row.some(({ text }) => text !== "")),
    even: false,
    lineNumbers: null,
    line,
    endLine,
  };
}

/** Where blank lines between rows are lost, running numbers show the rows. */
function cutByNumbers(cells: readonly GridCell[]): GridCell[][] {
  const numbers: number[] = [];
  for (const [index, { text }] of cells.entries()) {
    if (text === String(numbers.length + 1) && isNameLike(cells[index + 1]?.text ?? "")) numbers.push(index);
  }
  if (numbers.length === 0) return [[...cells]];
  const lead = leadingCells(cells, numbers);
  const starts = numbers.map((index, place) =>
    Math.max(0, index - (place === 0 || leads(cells, index) ? lead : 0)),
  );
  const rows = [cells.slice(0, starts[0])];
  for (const [place, start] of starts.entries()) rows.push(cells.slice(start, starts[place + 1]));
  return rows.map((row) => [...row]);
}

/** Longer texts are names even where they hold a word of tendency. */
const longestTendency = 10;

function isNameLike(text: string): boolean {
  if (text.length < 5 || !/[\u4e00-\u9fff]{2}/.test(text)) return false;
  return text.length > longestTendency || !isTargetLike(text);
}

/** Whether the cell before a row number belongs to its row: an empty cell or a domain, not the end of the row before. */
function leads(cells: readonly GridCell[], index: number): boolean {
  const before = cells[index - 1]?.text ?? "";
  return (
    before === "" ||
    isDomainTitle(before) ||
    (isNameLike(before) && !isTargetLike(before) && !/[性门局委]$/.test(before))
  );
}

/** How many cells stand before the number in a row: as many as before the 序号 of the header. */
function leadingCells(cells: readonly GridCell[], numbers: readonly number[]): number {
  const header = cells.slice(0, numbers[0]).findIndex(({ text }) => headerRole(text) === "no");
  return Math.max(0, header);
}

const mostHeads = 9;
const longestHead = 8;

/** Finds tables printed as text with one cell a line and nothing to show the cells. */
export function findBareCellTables(lines: readonly TextLine[]): TableGrid[] {
  const tables: TableGrid[] = [];
  const filled = lines.filter(({ text, cell }) => text !== "" && cell === null);
  for (let index = 0; index < filled.length; index += 1) {
    if (!beginsBareTable(filled, index)) continue;
    let end = index;
    while (end < filled.length && isBareCell(filled[end])) end += 1;
    const cells = joinFragments(filled.slice(index, end).map((line) => makeCell([line], line.number)));
    const rows = cutByNumbers(cells);
    const last = filled[end - 1];
    if (rows.length >= 3 && last !== undefined) {
      tables.push({ rows, even: false, lineNumbers: null, line: cells[0]?.line ?? 0, endLine: last.number });
    }
    index = Math.max(index, end - 1);
  }
  return tables;
}

/** Puts cells together that were broken over lines: a unit in brackets, a domain, a set phrase. */
function joinFragments(cells: readonly GridCell[]): GridCell[] {
  const joined: GridCell[] = [];
  for (const cell of cells) {
    const last = joined.at(-1);
    if (last !== undefined && isFragment(last.text, cell.text)) {
      const text = last.text + cell.text;
      joined[joined.length - 1] = {
        text,
        words: last.words + cell.words,
        line: last.line,
        endLine: cell.endLine,
      };
    } else {
      joined.push(cell);
    }
  }
  return joined;
}

function isFragment(first: string, second: string): boolean {
  if (/^（[^（）]{1,8}）$/.test(second)) return /[\u4e00-\u9fff]$/.test(first) && first.length >= 4;
  if (/[与和]$/.test(first)) return isDomainTitle(first + second);
  return /^应.{1,2}尽.{1,2}$|^逐[年步](?:提高|降低|下降|增加|减少|提升)$/.test(first + second);
}

/** Three heads of different kinds one under the other begin a table. */
function beginsBareTable(lines: readonly TextLine[], index: number): boolean {
  const first = lines[index]?.text ?? "";
  if (first.length > longestHead || !/^(?:no|domain|name)$/.test(headerRole(first) ?? "")) return false;
  const heads: (string | null)[] = [];
  for (const { text } of lines.slice(index, index + mostHeads)) {
    if (text === "1") break;
    heads.push(headerRole(text));
  }
  const roles = new Set(heads);
  const known = heads.filter((role) => role !== null).length;
  return (
    roles.has("name") &&
    (roles.has("year") || roles.has("target")) &&
    known >= 3 &&
    known * 3 >= heads.length * 2
  );
}

function isBareCell(line: TextLine | undefined): boolean {
  if (line === undefined || line.text.length > longestCellLine || /[。；：]$/.test(line.text)) return false;
  return !isStrongHeading(line);
}

interface SplitLine {
  readonly line: TextLine;
  readonly cells: readonly string[];
}

/** Finds tables printed with one row a line, cells parted by tabs, bars or spaces. */
export function findRowPerLineTables(lines: readonly TextLine[]): TableGrid[] {
  const tables: TableGrid[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || !isHeaderLine(line)) continue;
    const { table, end } = readRows(lines, index);
    if (table !== null) tables.push(table);
    index = Math.max(index, end - 1);
  }
  return tables;
}

function isHeaderLine(line: TextLine): boolean {
  if (line.cell !== null || line.text.length > 80 || line.text.length < 6) return false;
  const cells = splitCells(line.raw);
  if (cells.length < 3 || cells.some((cell) => cell.length > 20)) return false;
  const roles = new Set(cells.map((cell) => headerRole(cell.replace(/\s/g, ""))));
  return roles.has("name") && [...roles].filter((role) => role !== null).length >= 3;
}

/** Cuts a line into cells at bars, tabs, wide gaps, or else single spaces. */
function splitCells(raw: string): string[] {
  const text = raw.trim();
  if (/[|｜丨]/.test(text))
    return text
      .replace(/^[|｜丨]|[|｜丨]$/g, "")
      .split(/[|｜丨]/)
      .map((cell) => cell.trim());
  if (/\t/.test(text))
    return raw
      .replace(/^\t(?=\S)/, "")
      .replace(/\s+$/, "")
      .split("\t")
      .map((cell) => cell.trim());
  if (/[\s\u3000]{2,}/.test(text)) return text.split(/[\s\u3000]{2,}/);
  return text.split(/[\s\u3000]+/);
}

function readRows(lines: readonly TextLine[], start: number): { table: TableGrid | null; end: number } {
  const rows: SplitLine[] = [];
  let end = start;
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || line.cell !== null) break;
    if (line.text === "") continue;
    if (/^[|+=:-]+$/.test(line.text)) continue;
    const cells = splitCells(line.raw);
    if (cells.length < 2 && (line.text.length > 24 || /[。；：]$/.test(line.text))) break;
    if (cells.length < 3 && isStrongHeading(line)) break;
    if (line.text.length > 160) break;
    rows.push({ line, cells });
    end = index + 1;
  }
  while (
    rows.length > 0 &&
    (rows.at(-1)?.cells.length ?? 0) < 2 &&
    !/^[（(]/.test(rows.at(-1)?.line.raw.trim() ?? "")
  ) {
    rows.pop();
  }
  if (rows.length < 3) return { table: null, end: start + 1 };
  const grid = joinSplitRows(rows);
  return {
    table: {
      rows: grid,
      even: false,
      lineNumbers: null,
      line: rows[0]?.line.number ?? 0,
      endLine: rows.at(-1)?.line.number ?? 0,
    },
    end,
  };
}

function isStrongHeading(line: TextLine): boolean {
  const marker = readListMarker(line.text);
  return (
    marker !== null && marker.kind !== "bullet" && marker.kind !== "ar-dot" && marker.kind !== "ar-paren"
  );
}

/** Lines with a single cell go on with the name of the row before. */
function joinSplitRows(rows: readonly SplitLine[]): GridCell[][] {
  const grid: GridCell[][] = [];
  for (const { line, cells } of rows) {
    const previous = grid.at(-1);
    const only = cells.length === 1 ? cells[0] : undefined;
    if (only !== undefined && previous !== undefined && grid.length > 1 && continuesName(previous, only)) {
      const name = longestCell(previous);
      const cell = previous[name];
      if (cell !== undefined) previous[name] = joinCells(cell, only, line.number);
      continue;
    }
    grid.push(cells.map((cell) => stringCell(cell, line)));
  }
  return grid;
}

function continuesName(previous: readonly GridCell[], only: string): boolean {
  const name = previous[longestCell(previous)]?.words ?? "";
  const unclosed = (name.match(/[（(]/g)?.length ?? 0) > (name.match(/[）)]/g)?.length ?? 0);
  return unclosed || /^[（(]/.test(only);
}

function longestCell(cells: readonly GridCell[]): number {
  return cells.reduce(
    (best, cell, index) => (cell.text.length > (cells[best]?.text.length ?? 0) ? index : best),
    0,
  );
}

function joinCells(cell: GridCell, rest: string, line: number): GridCell {
  const added = stringText(rest);
  return { text: cell.text + added.text, words: cell.words + added.words, line: cell.line, endLine: line };
}

function stringCell(cell: string, line: TextLine): GridCell {
  return { ...stringText(cell), line: line.number, endLine: line.number };
}

function stringText(cell: string): { text: string; words: string } {
  return { text: normaliseText(cell).text, words: cell.replace(/[\s\u3000\u200b\ufeff]+/g, "") };
}
