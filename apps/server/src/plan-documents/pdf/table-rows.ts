import { type Fragment, quantile, textOfLine, type TextLine, toLines } from "./pdf-layout.ts";

/** A stretch of text along an axis. */
export interface Span {
  readonly x0: number;
  readonly x1: number;
}

/** The words of a cell with the rows it covers. */
export interface LaidCell {
  readonly row: number;
  readonly rowSpan: number;
  readonly column: number;
  readonly fragments: readonly Fragment[];
}

type Alignment = "middle" | "top";

/** Lines that a cell holds and rows that it covers at most. */
const mostLines = 10;
const mostRows = 14;
/** What it costs, in character heights, to leave a row's cell empty, and to let one reach over another row. */
const emptyCost = 0.8;
const mergeCost = { words: 0.15, number: 0.5 };
/** Lines further apart than this many character heights are hardly of one cell. */
const widestLeading = 1.75;
const looseCost = 2;
/** What it costs to part lines that follow each other as lines of one cell do. */
const cutCost = 1.2;

const numeric = /^[^\u4e00-\u9fff]{0,3}\d[\d.,~—－–-]*[^\d\u4e00-\u9fff]{0,2}$|^[-—－–─/]{1,3}$/u;
const yearStart = /^(?:19|20)\d\d$/;

/** A line's words. */
function wordsOf(line: TextLine): string {
  return textOfLine(line).replaceAll(/\s/g, "");
}

/** The lines of a column in which each row has one line of figures: where each row has its middle. */
function anchorsOf(lines: readonly TextLine[]): { readonly rows: number[]; readonly figures: number } {
  const words = lines.map(wordsOf);
  const isFigure = words.map(
    (text, index) =>
      numeric.test(text) && !(yearStart.test(text) && (words[index + 1] ?? "").startsWith("年")),
  );
  const first = isFigure.indexOf(true);
  const figures = isFigure.filter(Boolean).length;
  if (first < 0 || figures < (lines.length - first) * 0.6) return { rows: [], figures: 0 };
  const head = lines.slice(0, first);
  const rows = head.length === 0 ? [] : [middleOf(head)];
  for (let index = first; index < lines.length; index += 1) {
    const line = lines[index];
    const before = lines[index - 1];
    if (line === undefined) break;
    const isApart = before === undefined || line.y - before.y > line.size * widestLeading;
    if (isFigure[index] === true || isApart) rows.push(line.y);
  }
  return { rows, figures };
}

function middleOf(lines: readonly TextLine[]): number {
  return ((lines[0]?.y ?? 0) + (lines.at(-1)?.y ?? 0)) / 2;
}

interface Layout {
  readonly rows: readonly number[];
  /** The borders above each row, and below the last. */
  readonly borders: readonly number[];
  readonly alignment: Alignment;
  /** Lines no further apart than this are set as lines of one cell, in points; 0 where the table has no wrapped cell. */
  readonly leading: number;
}

interface Placing {
  readonly cost: number;
  readonly cells: readonly {
    readonly row: number;
    readonly rowSpan: number;
    readonly lines: readonly TextLine[];
  }[];
}

interface Freedom {
  /** Rows that a cell may cover. */
  readonly span: number;
}

/** Cuts the lines of a column into cells and gives each its rows, so that they stand where their rows have them stand. */
function placeLines(lines: readonly TextLine[], layout: Layout, { span }: Freedom): Placing {
  const { rows } = layout;
  const width = lines.length + 1;
  const costs = new Float64Array((rows.length + 1) * width).fill(Infinity);
  const from = new Int32Array(costs.length).fill(-1);
  costs[0] = 0;
  for (let row = 0; row < rows.length; row += 1) {
    for (let used = 0; used <= lines.length; used += 1) {
      const here = row * width + used;
      const cost = costs[here] ?? Infinity;
      if (cost === Infinity) continue;
      const take = (target: number, added: number): void => {
        if (cost + added < (costs[target] ?? Infinity)) {
          costs[target] = cost + added;
          from[target] = here;
        }
      };
      take(here + width, emptyCost);
      const gap = (lines[used]?.y ?? 0) - (lines[used - 1]?.y ?? -Infinity);
      const cut = gap <= layout.leading ? cutCost : 0;
      let loose = 0;
      for (let count = 1; count <= Math.min(mostLines, lines.length - used); count += 1) {
        const last = lines[used + count - 1];
        const before = lines[used + count - 2];
        if (last === undefined) break;
        if (count > 1 && before !== undefined && last.y - before.y > last.size * widestLeading) loose += 1;
        const cell = lines.slice(used, used + count);
        const isNumber = count === 1 && numeric.test(wordsOf(last));
        const perRow = isNumber ? mergeCost.number : mergeCost.words;
        for (let reach = 1; reach <= Math.min(span, rows.length - row); reach += 1) {
          const away = distance(cell, row, reach, layout) / last.size;
          take((row + reach) * width + used + count, away + cut + loose * looseCost + (reach - 1) * perRow);
        }
      }
    }
  }
  return { cost: costs[costs.length - 1] ?? Infinity, cells: trace(from, lines, width) };
}

function trace(from: Int32Array, lines: readonly TextLine[], width: number): Placing["cells"] {
  const cells: Placing["cells"][number][] = [];
  for (let place = from.length - 1; place > 0;) {
    const before = from[place] ?? -1;
    if (before < 0) break;
    const [start, end] = [before % width, place % width];
    const [row, next] = [Math.floor(before / width), Math.floor(place / width)];
    if (end > start) cells.push({ row, rowSpan: next - row, lines: lines.slice(start, end) });
    place = before;
  }
  return cells.toReversed();
}

/** How far, in points, the lines stand from where a cell of these rows has them. */
function distance(cell: readonly TextLine[], row: number, reach: number, layout: Layout): number {
  const { rows, borders, alignment } = layout;
  const here = rows[row] ?? 0;
  if (alignment === "top") return Math.abs((cell[0]?.y ?? 0) - here);
  if (reach === 1) return Math.abs(middleOf(cell) - here);
  const size = cell[0]?.size ?? 0;
  const middle = ((borders[row] ?? 0) + (borders[row + reach] ?? 0)) / 2;
  // A line's visual middle is above its baseline.
  return Math.abs(middleOf(cell) - size * 0.35 - middle);
}

/** The borders between rows: midway between what the cells of each row reach. */
function bordersOf(rows: readonly number[], placed: readonly Placing[], size: number): number[] {
  const tops = rows.map((y) => y - size * 0.9);
  const bottoms = rows.map((y) => y + size * 0.2);
  for (const { cells } of placed) {
    for (const { row, rowSpan, lines } of cells) {
      if (rowSpan > 1) continue;
      tops[row] = Math.min(tops[row] ?? 0, (lines[0]?.y ?? 0) - size * 0.9);
      bottoms[row] = Math.max(bottoms[row] ?? 0, (lines.at(-1)?.y ?? 0) + size * 0.2);
    }
  }
  return [
    ...tops.map((top, row) => (row === 0 ? top : ((bottoms[row - 1] ?? top) + top) / 2)),
    bottoms.at(-1) ?? 0,
  ];
}

/**
 * Finds the rows of a table that has no lines between them, from its fragments by column: a column of figures tells
 * where each row is, and every other cell stands level with its rows, in their middle or at their top, whether its words
 * wrap or reach over several of them. Null where no column tells the rows.
 */
export function layRows(columns: readonly (readonly Fragment[])[]): {
  readonly rows: number;
  readonly cells: readonly LaidCell[];
} | null {
  const lines = columns.map((fragments) => toLines(fragments));
  const anchors = lines.map(anchorsOf);
  const most = Math.max(...anchors.map(({ figures }) => figures));
  const anchor = anchors.findIndex(({ figures }) => figures === most);
  const rows = anchors[anchor]?.rows ?? [];
  if (most === 0 || rows.length < 2) return null;
  const size = quantile(
    lines.flat().map((line) => line.size),
    0.5,
  );
  const others = lines.flatMap((column, index) => (index === anchor || column.length === 0 ? [] : [index]));
  const fullest = others.toSorted((a, b) => (lines[b]?.length ?? 0) - (lines[a]?.length ?? 0)).slice(0, 1);
  const leading = leadingOf(lines, rows);
  const alignments = (["middle", "top"] as const).map((alignment) => {
    const layout: Layout = { rows, borders: rows, alignment, leading };
    const placed = fullest.map((column) => placeLines(lines[column] ?? [], layout, { span: 1 }));
    return { alignment, placed, cost: placed.reduce((sum, { cost }) => sum + cost, 0) };
  });
  const [best] = alignments.toSorted((a, b) => a.cost - b.cost);
  if (best === undefined || !Number.isFinite(best.cost)) return null;
  const borders = bordersOf(rows, best.placed, size);
  const layout: Layout = { rows, borders, alignment: best.alignment, leading };
  const cells = lines.flatMap((column, index): LaidCell[] => {
    const placed = index === anchor ? placeLines(column, layout, { span: 1 }) : placeFreely(column, layout);
    return placed.cells.map(({ row, rowSpan, lines: words }) => ({
      row,
      rowSpan,
      column: index,
      fragments: words.flatMap(({ fragments }) => fragments),
    }));
  });
  return { rows: rows.length, cells: withLeadingGaps(cells, columns.length) };
}

/** How far apart the lines of a cell are at most; 0 where rows follow as closely as lines do. */
function leadingOf(lines: readonly (readonly TextLine[])[], rows: readonly number[]): number {
  const gaps = (values: readonly number[]): number[] =>
    values.slice(1).map((value, index) => value - (values[index] ?? value));
  const closest = Math.min(...lines.flatMap((column) => gaps(column.map(({ y }) => y))));
  const closestRows = Math.min(...gaps(rows));
  return closest * 1.1 < closestRows ? closest * 1.1 : 0;
}

/**
 * Places the cells of a column that may be merged over rows. Where the words stand level with single rows and merging
 * leaves rows over, the cells below are empty, not merged. Words at the top of merged cells look like words above empty
 * ones: only a sparse column is taken for merged then.
 */
function placeFreely(lines: readonly TextLine[], layout: Layout): Placing {
  const { rows, alignment } = layout;
  const single = placeLines(lines, layout, { span: 1 });
  if (alignment === "top" && blockCount(lines) > rows.length * 0.55) return single;
  const merged = placeLines(lines, layout, { span: mostRows });
  const first = merged.cells[0]?.row ?? 0;
  const covered = merged.cells.reduce((sum, { rowSpan }) => sum + rowSpan, 0);
  const isWhole = covered === rows.length - first;
  const misplaced = single.cost - (rows.length - single.cells.length) * emptyCost;
  return !isWhole && misplaced < single.cells.length * 0.3 ? single : merged;
}

function blockCount(lines: readonly TextLine[]): number {
  return lines.filter((line, index) => {
    const before = lines[index - 1];
    return before === undefined || line.y - before.y > line.size * widestLeading;
  }).length;
}

/** Empty rows above the first cell of a column of merged cells are the end of one that began on the page before. */
function withLeadingGaps(cells: readonly LaidCell[], columns: number): LaidCell[] {
  const gaps = Array.from({ length: columns }, (_, column): LaidCell[] => {
    const own = cells.filter((cell) => cell.column === column);
    const first = Math.min(...own.map(({ row }) => row));
    const isMerged = own.some(({ rowSpan }) => rowSpan > 1);
    return isMerged && first > 0 && Number.isFinite(first)
      ? [{ row: 0, rowSpan: first, column, fragments: [] }]
      : [];
  });
  return [...cells, ...gaps.flat()];
}
