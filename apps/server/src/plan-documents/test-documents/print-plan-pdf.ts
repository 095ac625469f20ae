import { type DocumentModel, type ModelCell, rowSpanOf } from "./document-model.ts";
import { type PdfStroke, type PdfText, writePdfDocument } from "./write-pdf-document.ts";

/** How the tables of a printed plan are set. */
export interface TablePrint {
  /** The lines drawn: all but the outer sides, across only, above and below head and end only, or none. */
  readonly lines: "open-sides" | "across" | "three" | "none";
  /** Widths of the columns in characters. */
  readonly widths: readonly number[];
  /** Where the words of a cell stand in it. */
  readonly align: "middle" | "top";
  /** Each line across is one stroke, or one for each cell. */
  readonly strokes: "whole" | "by-cell";
  /** Height of the page's type area in points, down to which a page is filled. */
  readonly bottom: number;
}

const size = 10;
const left = 60;
const top = 80;
const leading = 13.5;
const padding = 4;
const proseWidth = 46;

interface Page {
  readonly texts: PdfText[];
  readonly strokes: PdfStroke[];
}

function wrap(text: string, width: number): string[] {
  const characters = Array.from(text);
  return Array.from({ length: Math.ceil(characters.length / width) }, (_, line) =>
    characters.slice(line * width, (line + 1) * width).join(""),
  );
}

/** Prints a plan as a PDF of A4 pages: paragraphs in full lines, tables as asked for, their heads repeated on each page. */
export function printPlanPdf(model: DocumentModel, print: TablePrint): Uint8Array {
  const pages: Page[] = [{ texts: [], strokes: [] }];
  let y = top;
  const page = (): Page => pages.at(-1) ?? { texts: [], strokes: [] };
  const turn = (): void => {
    pages.push({ texts: [], strokes: [] });
    y = top;
  };
  for (const block of model) {
    if (block.kind === "paragraph") {
      const lines = block.text.trim() === "" ? [] : wrap(`\u3000\u3000${block.text.trim()}`, proseWidth);
      for (const line of lines) {
        if (y + 20 > print.bottom) turn();
        y += 20;
        const indent = line.length - line.trimStart().length;
        page().texts.push({ text: line.trim(), x: left + indent * size, y, size });
      }
      continue;
    }
    y += 12;
    const heights = block.rows.map((row) => rowHeight(row, print));
    const head = heights[0] ?? 0;
    for (let from = 1; from < block.rows.length;) {
      if (y + head + (heights[from] ?? 0) > print.bottom) turn();
      let to = from;
      let end = y + head;
      while (to < block.rows.length && end + (heights[to] ?? 0) <= print.bottom) {
        end += heights[to] ?? 0;
        to += 1;
      }
      setRows(page(), [0, ...Array.from({ length: to - from }, (_, index) => from + index)], {
        rows: block.rows,
        heights,
        y,
        print,
      });
      y = end;
      from = to;
      if (from < block.rows.length) turn();
    }
    y += 12;
  }
  return writePdfDocument(pages);
}

function rowHeight(row: readonly ModelCell[], { widths }: TablePrint): number {
  const lines = row.map((cell, column) => wrap(textOf(cell), (widths[column] ?? 4) - 1).length);
  return Math.max(1, ...lines) * leading + padding * 2;
}

function textOf(cell: ModelCell): string {
  return cell.lines.join("").trim();
}

interface TablePart {
  readonly rows: readonly (readonly ModelCell[])[];
  readonly heights: readonly number[];
  readonly y: number;
  readonly print: TablePrint;
}

function setRows(page: Page, shown: readonly number[], { rows, heights, y, print }: TablePart): void {
  const tops = [y];
  for (const row of shown) tops.push((tops.at(-1) ?? y) + (heights[row] ?? 0));
  const edges = [left];
  for (const width of print.widths) edges.push((edges.at(-1) ?? left) + width * size);
  for (const [place, row] of shown.entries()) {
    for (const [column, cell] of (rows[row] ?? []).entries()) {
      const isTop = place === 0 || cell.isMerged !== true;
      // A merged cell that a page break cut shows its words on the first page only.
      if (!isTop) continue;
      const reach = Math.min(rowSpanOf(rows, row, column), shown.length - place);
      const lines = wrap(textOf(cell), (print.widths[column] ?? 4) - 1);
      const [above, below] = [tops[place] ?? 0, tops[place + (row === 0 ? 1 : reach)] ?? 0];
      const height = lines.length * leading;
      const start = print.align === "top" ? above + padding : (above + below - height) / 2;
      for (const [index, text] of lines.entries()) {
        page.texts.push({
          text,
          x: (edges[column] ?? left) + size / 2,
          y: start + size + index * leading,
          size,
        });
      }
    }
  }
  page.strokes.push(...linesOf(shown, rows, { tops, edges, print }));
}

function linesOf(
  shown: readonly number[],
  rows: readonly (readonly ModelCell[])[],
  {
    tops,
    edges,
    print,
  }: { readonly tops: readonly number[]; readonly edges: readonly number[]; readonly print: TablePrint },
): PdfStroke[] {
  if (print.lines === "none") return [];
  const columns = edges.slice(1).map((right, column) => [edges[column] ?? left, right] as const);
  const strokes = tops.flatMap((at, place): PdfStroke[] => {
    const isOuter = place <= 1 || place === tops.length - 1;
    if (print.lines === "three" && !isOuter) return [];
    const open = columns.filter((_, column) => {
      const below = rows[shown[place] ?? -1]?.[column];
      return isOuter || below?.isMerged !== true;
    });
    if (print.strokes === "by-cell") return open.map(([from, to]) => ({ from: [from, at], to: [to, at] }));
    return joined(open).map(([from, to]) => ({ from: [from, at], to: [to, at] }));
  });
  const uprights =
    print.lines === "open-sides"
      ? edges.slice(1, -1).map((x): PdfStroke => ({ from: [x, tops[0] ?? 0], to: [x, tops.at(-1) ?? 0] }))
      : [];
  return [...strokes, ...uprights];
}

function joined(pieces: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const whole: [number, number][] = [];
  for (const [from, to] of pieces) {
    const last = whole.at(-1);
    if (last !== undefined && last[1] === from) last[1] = to;
    else whole.push([from, to]);
  }
  return whole;
}
