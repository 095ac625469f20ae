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
  readonly rows: string[][][];
  readonly end: number;
}

/** Reads a table of tabbed lines as the plans' web texts hold them: one cell a line, wrapped cells on lines of their own. */
function readTabbedTable(lines: readonly string[], start: number): TableReading {
  let index = start;
  let width = 0;
  while (lines[index]?.startsWith("\t") === true || (lines[index] ?? "").trim() !== "") {
    width += lines[index]?.startsWith("\t") === true ? 1 : 0;
    index += 1;
  }
  const rows: string[][][] = [];
  let row: string[][] = [];
  let end = start;
  for (index = start; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (line.startsWith("\t")) {
      if (row.length === width) {
        rows.push(row);
        row = [];
      }
      row.push([line.slice(1)]);
      end = index + 1;
    } else if (line.trim() !== "") {
      const isRowOpen = row.length < width || (lines[index - 1] ?? "").trim() !== "";
      if (!isRowOpen) {
        break;
      }
      row.at(-1)?.push(line);
      end = index + 1;
    }
  }
  rows.push(row);
  return { rows, end };
}

/** Makes a model of a plan's text: every line a paragraph, tabbed tables as tables with the cells below a filled one merged. */
export function modelOfText(text: string): DocumentModel {
  const lines = text.split("\n");
  const blocks: ModelBlock[] = [];
  for (let index = 0; index < lines.length; ) {
    const line = lines[index] ?? "";
    if (line.startsWith("\t")) {
      const { rows, end } = readTabbedTable(lines, index);
      blocks.push({
        kind: "table",
        rows: rows.map((row, rowIndex) =>
          row.map((cell) => (cell.join("").trim() === "" && rowIndex > 1 ? { lines: [], isMerged: true } : { lines: cell })),
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
