import { joinBroken, type PageTable, type TableCell } from "./pdf-layout.ts";

/** A table put together from the pages it runs over. */
export interface WholeTable {
  readonly cells: TableCell[];
  readonly columnEdges: readonly number[];
  rows: number;
}

/** Begins a table with its part on the first page. */
export function startTable(table: PageTable): WholeTable {
  return { cells: [...table.cells], columnEdges: table.columnEdges, rows: table.rows };
}

function rowText(cells: readonly TableCell[], row: number): string {
  return cells
    .filter((cell) => cell.row === row)
    .toSorted((a, b) => a.column - b.column)
    .map(({ text }) => text)
    .join("|");
}

/** How many rows at the top of the next part repeat the first rows of the table. */
function repeatedHead(table: WholeTable, next: PageTable): number {
  let rows = 0;
  while (rows < Math.min(3, next.rows) && rowText(table.cells, rows) === rowText(next.cells, rows)) {
    rows += 1;
  }
  return rows;
}

/** How far the border of a column may move from page to page: a third of the narrower column beside it. */
function slackAt(edges: readonly number[], index: number): number {
  const here = edges[index] ?? 0;
  const before = here - (edges[index - 1] ?? -Infinity);
  const after = (edges[index + 1] ?? Infinity) - here;
  return Math.max(4, Math.min(before, after) / 3);
}

/** Whether a part at the top of a page has the columns of the table that ended the page before. */
export function continuesTable(table: WholeTable, next: PageTable): boolean {
  return (
    table.columnEdges.length === next.columnEdges.length &&
    table.columnEdges.every(
      (edge, index) =>
        Math.abs(edge - (next.columnEdges[index] ?? Infinity)) <= slackAt(table.columnEdges, index),
    )
  );
}

function lastCellOf(table: WholeTable, column: number): number {
  return table.cells.findLastIndex(
    (cell) => cell.column === column && cell.row + cell.rowSpan === table.rows,
  );
}

/**
 * Whether the page broke within a row: the new part begins without the figures that every row has, so that its words
 * finish the row before.
 */
function isCutRow(table: WholeTable, first: readonly TableCell[]): boolean {
  const filled = first.filter(({ text }) => text !== "");
  const missing = first.filter(
    ({ text, column }) => text === "" && (table.cells[lastCellOf(table, column)]?.text ?? "") !== "",
  );
  return (
    filled.length > 0 &&
    missing.length > 0 &&
    filled.length * 2 <= first.length &&
    filled.every(({ text }) => !/^\d/.test(text))
  );
}

/** Words that no cell begins with: the page broke within the words of a merged cell. */
const goesOn = /^[与和及、，；）)]/u;

/** Adds the part on the next page: repeated heads left out, a cut row and cells merged over the page break made whole. */
export function continueTable(table: WholeTable, next: PageTable): void {
  const skipped = repeatedHead(table, next);
  const first = next.cells.filter(({ row }) => row === skipped);
  const isCut = isCutRow(table, first);
  const shift = table.rows - skipped - (isCut ? 1 : 0);
  for (const cell of next.cells) {
    if (cell.row < skipped) {
      continue;
    }
    const isFirst = cell.row === skipped;
    const above = isFirst ? lastCellOf(table, cell.column) : -1;
    const before = table.cells[above];
    const isMerged =
      before !== undefined &&
      ((cell.text === "" && (before.rowSpan > 1 || cell.rowSpan > 1)) ||
        (before.text !== "" && goesOn.test(cell.text)));
    if (before !== undefined && (isCut || isMerged)) {
      const rowSpan = cell.row + shift + cell.rowSpan - before.row;
      table.cells[above] = { ...before, rowSpan, text: joinBroken(before.text, cell.text) };
    } else {
      table.cells.push({ ...cell, row: cell.row + shift });
    }
  }
  table.rows = next.rows + shift;
}
