import type { TextLine } from "../lines/text-line.ts";

/** A cell of a table: normalised text, the words as printed, and the lines they stand on. */
export interface GridCell {
  readonly text: string;
  readonly words: string;
  readonly line: number;
  readonly endLine: number;
}

/** A table as rows of cells. In an even table each row has a cell for each column, a merged cell repeated. */
export interface TableGrid {
  readonly rows: readonly (readonly GridCell[])[];
  /** Whether the source said how the cells lie; if not, rows may be short and empty cells may be merged ones. */
  readonly even: boolean;
  /** The numbers of its lines where they need not follow each other. */
  readonly lineNumbers: readonly number[] | null;
  readonly line: number;
  readonly endLine: number;
}

/** Puts the lines of one cell together, white space left out. */
export function makeCell(lines: readonly TextLine[], fallbackLine: number): GridCell {
  const filled = lines.filter(({ text }) => text !== "");
  return {
    text: filled.map(({ text }) => text).join(""),
    words: filled.map(({ raw }) => raw.replace(/[\s\u3000\u200b\ufeff]+/g, "")).join(""),
    line: filled[0]?.number ?? lines[0]?.number ?? fallbackLine,
    endLine: filled.at(-1)?.number ?? lines.at(-1)?.number ?? fallbackLine,
  };
}

/** Builds the tables whose cells the reader has placed. */
export function readPlacedTables(lines: readonly TextLine[]): TableGrid[] {
  const tables = new Map<number, TextLine[]>();
  for (const line of lines) {
    if (line.cell === null) continue;
    const known = tables.get(line.cell.table);
    if (known === undefined) tables.set(line.cell.table, [line]);
    else known.push(line);
  }
  return [...tables.values()].filter((table) => !isLayout(table)).map(placeCells);
}

const longestCellText = 800;
const mostCellLines = 20;

/** A table with a whole text in one of its cells lays out a page; its lines are prose. */
function isLayout(lines: readonly TextLine[]): boolean {
  const sizes = new Map<string, { lines: number; text: number }>();
  for (const { cell, text } of lines) {
    const key = `${cell?.row ?? 0}/${cell?.column ?? 0}`;
    const size = sizes.get(key) ?? { lines: 0, text: 0 };
    size.lines += 1;
    size.text += text.length;
    sizes.set(key, size);
  }
  return [...sizes.values()].some((size) => size.lines > mostCellLines || size.text > longestCellText);
}

const widestTable = 60;

function placeCells(lines: readonly TextLine[]): TableGrid {
  const groups = new Map<string, TextLine[]>();
  for (const line of lines) {
    const key = `${line.cell?.row ?? 0}/${line.cell?.column ?? 0}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [line]);
    else known.push(line);
  }
  const rows: GridCell[][] = [];
  const rowCount = lines.reduce((count, { cell }) => Math.max(count, (cell?.row ?? 0) + 1), 0);
  for (const group of groups.values()) {
    const place = group[0]?.cell;
    if (place === null || place === undefined) continue;
    const cell = makeCell(group, group[0]?.number ?? 0);
    const lastRow = place.row + Math.max(place.rowSpan, 1);
    const lastColumn = Math.min(place.column + Math.max(place.columnSpan, 1), widestTable);
    for (let row = place.row; row < Math.min(lastRow, rowCount); row += 1) {
      const cells = (rows[row] ??= []);
      for (let column = place.column; column < lastColumn; column += 1) cells[column] ??= cell;
    }
  }
  const width = rows.reduce((most, row) => Math.max(most, row?.length ?? 0), 0);
  const line = lines[0]?.number ?? 0;
  const endLine = lines.at(-1)?.number ?? line;
  const used = rows.filter((row) => row !== undefined);
  const even = used.map((row) =>
    Array.from({ length: width }, (_, column) => row[column] ?? emptyCell(row, line)),
  );
  return {
    rows: even.filter((row) => row.some(({ text }) => text !== "")),
    even: true,
    lineNumbers: lines.map(({ number }) => number),
    line,
    endLine,
  };
}

function emptyCell(row: readonly GridCell[], line: number): GridCell {
  const place = row.find((cell) => cell !== undefined)?.line ?? line;
  return { text: "", words: "", line: place, endLine: place };
}
