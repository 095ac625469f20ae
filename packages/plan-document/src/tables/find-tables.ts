import type { TextLine } from "../lines/text-line.ts";
import { readPlacedTables, type TableGrid } from "./table-grid.ts";
import { findBareCellTables, findCellPerLineTables, findRowPerLineTables } from "./text-table.ts";

/** The tables of a document in the order of their lines, and the numbers of all lines they take. */
export interface FoundTables {
  readonly tables: readonly TableGrid[];
  readonly lines: ReadonlySet<number>;
}

/** Finds tables in every form a reader or a text file gives them. */
export function findTables(lines: readonly TextLine[]): FoundTables {
  const placed = readPlacedTables(lines);
  const cells = findCellPerLineTables(lines);
  const taken = new Set<number>();
  for (const table of cells) for (let line = table.line; line <= table.endLine; line += 1) taken.add(line);
  for (const table of placed) for (const line of table.lineNumbers ?? []) taken.add(line);
  const rest = lines.filter(({ number }) => !taken.has(number));
  const rows = findRowPerLineTables(rest);
  for (const table of rows) for (let line = table.line; line <= table.endLine; line += 1) taken.add(line);
  const bare = findBareCellTables(lines.filter(({ number }) => !taken.has(number)));
  for (const table of bare) for (let line = table.line; line <= table.endLine; line += 1) taken.add(line);
  const tables = [...placed, ...cells, ...rows, ...bare].toSorted((left, right) => left.line - right.line);
  return { tables, lines: taken };
}
