/** A cell of a model table; an empty cell under a filled one is merged with it where `isMerged` is set. */
export interface ModelCell {
  readonly lines: readonly string[];
  readonly isMerged?: boolean;
  readonly columnSpan?: number;
}

/** A document as tests write it: paragraphs and tables, to be set as text, .docx or HTML. */
export type ModelBlock =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "table"; readonly rows: readonly (readonly ModelCell[])[] };
export type DocumentModel = readonly ModelBlock[];

interface TableReading {
  readonly rows: readonly (readonly (readonly string[])[])[];
  readonly end: number;
}

/** The last tabbed line of the table that starts here: its cells are never more than a few lines apart. */
function lastTabbedLine(lines: readonly string[], start: number): number {
  let last = start;
  for (let index = start; index < lines.length && index - last < 8; index += 1) {
    last = lines[index]?.startsWith("\t") === true ? index : last;
  }
  return last;
}

/** How many cells the head row has: the tabbed lines before the first blank line. */
function widthOfTable(lines: readonly string[], start: number): number {
  let width = 0;
  for (
    let index = start;
    (lines[index] ?? "").startsWith("\t") || (lines[index] ?? "").trim() !== "";
    index += 1
  ) {
    width += (lines[index] ?? "").startsWith("\t") ? 1 : 0;
  }
  return width;
}

/** Reads a table of tabbed lines as the plans' web texts hold them: one cell a line, wrapped cells on lines of their own. */
function readTabbedTable(lines: readonly string[], start: number): TableReading {
  const width = widthOfTable(lines, start);
  const last = lastTabbedLine(lines, start);
  const rows: string[][][] = [];
  let row: string[][] = [];
  let end = start;
  for (; end <= last || (lines[end] ?? "").trim() !== ""; end += 1) {
    const line = lines[end] ?? "";
    if (line.startsWith("\t")) {
      if (row.length === width) {
        rows.push(row);
        row = [];
      }
      row.push([line.slice(1)]);
    } else if (line.trim() !== "") {
      row.at(-1)?.push(line);
    }
  }
  return { rows: [...rows, row], end };
}

/** Makes a model of a plan's text: every line a paragraph, tabbed tables as tables with the cells below a filled one merged. */
export function modelOfText(text: string): DocumentModel {
  const lines = text.split("\n");
  const blocks: ModelBlock[] = [];
  for (let index = 0; index < lines.length;) {
    const line = lines[index] ?? "";
    const { rows, end } = line.startsWith("\t") ? readTabbedTable(lines, index) : { rows: [], end: index };
    // Tabbed lines that stand alone are indented paragraphs.
    if ((rows[0]?.length ?? 0) > 2) {
      blocks.push({
        kind: "table",
        rows: rows.map((row, rowIndex) =>
          row.map((cell) =>
            cell.join("").trim() === "" && rowIndex > 1 ? { lines: [], isMerged: true } : { lines: cell },
          ),
        ),
      });
      index = end;
    } else {
      blocks.push({ kind: "paragraph", text: line });
      index += 1;
    }
  }
  return blocks;
}

/** How many rows a cell covers: itself and the merged cells below. */
export function rowSpanOf(rows: readonly (readonly ModelCell[])[], row: number, column: number): number {
  let span = 1;
  while (rows[row + span]?.[column]?.isMerged === true) {
    span += 1;
  }
  return span;
}
