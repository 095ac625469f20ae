import { drawnBorders } from "./open-tables.ts";
import type { Fragment, PageTable, Ruling, TableCell, TextLine } from "./pdf-layout.ts";
import { textOfCell } from "./ruled-tables.ts";
import { layRows, type Span } from "./table-rows.ts";

interface Segment extends Span {
  readonly fragments: Fragment[];
}

/** A gap of this many character widths parts columns wherever it stands; a smaller one does where all lines have it. */
const columnGap = 1.2;
const sharedGap = 0.4;
const smallestGap = 0.25;
/** A line of one piece that takes more of the table's width than this is prose. */
const widestCell = 0.62;
/** Lines of one cell, and of neighbouring rows, are at most so many character heights apart. */
const cellLeading = 1.75;
const rowLeading = 6;

/** Pieces of a line, parted by wide gaps and, where they are drawn, by the borders of columns. */
function segmentsOf(line: TextLine, drawn: readonly number[]): Segment[] {
  const segments: { x0: number; x1: number; fragments: Fragment[] }[] = [];
  for (const fragment of line.fragments) {
    const open = segments.at(-1);
    const gap = fragment.x0 - (open?.x1 ?? 0);
    const isParted = gap > line.size * smallestGap && crossesBorder(drawn, open?.x1 ?? 0, fragment.x0);
    if (open !== undefined && gap < columnGap * line.size && !isParted) {
      open.x1 = Math.max(open.x1, fragment.x1);
      open.fragments.push(fragment);
    } else {
      segments.push({ x0: fragment.x0, x1: fragment.x1, fragments: [fragment] });
    }
  }
  return segments;
}

function crossesBorder(borders: readonly number[], from: number, to: number): boolean {
  return borders.some((border) => border >= from - 1 && border <= to + 1);
}

/** Whether a line leaves a gap at every border between columns that it reaches over. */
function keepsColumns(line: TextLine, borders: readonly number[]): boolean {
  return borders
    .filter((border) => border > line.x0 && border < line.x1)
    .every((border) => {
      const left = Math.max(...line.fragments.filter(({ x0 }) => x0 < border).map(({ x1 }) => x1));
      const right = Math.min(...line.fragments.filter(({ x0 }) => x0 >= border).map(({ x0 }) => x0));
      return left <= border + 1 && right - left >= line.size * smallestGap;
    });
}

interface Run {
  readonly from: number;
  readonly to: number;
}

/** Stretches of lines of three columns or more, with the lines between, above and below them that wrapped in their cells. */
function findRuns(lines: readonly TextLine[], segments: readonly (readonly Segment[])[]): Run[] {
  const runs: Run[] = [];
  const isProse = (index: number, width: number): boolean => {
    const row = segments[index] ?? [];
    return row.length < 3 && row.some(({ x0, x1 }) => x1 - x0 > width * widestCell);
  };
  const gapBefore = (index: number): number => {
    const line = lines[index];
    const before = lines[index - 1];
    return line === undefined || before === undefined ? Infinity : (line.y - before.y) / line.size;
  };
  for (let start = 0; start < lines.length; start += 1) {
    const first = segments[start] ?? [];
    if (first.length < 3) continue;
    const width = (first.at(-1)?.x1 ?? 0) - (first[0]?.x0 ?? 0);
    let to = start + 1;
    let rows = 1;
    let last = first;
    for (let next = start + 1; next < lines.length; next += 1) {
      if (gapBefore(next) > rowLeading || isProse(next, width)) break;
      if ((segments[next]?.length ?? 0) >= 3) {
        rows += 1;
        to = next + 1;
        last = segments[next] ?? [];
      }
    }
    while (to < lines.length && gapBefore(to) <= cellLeading && !isProse(to, width)) to += 1;
    let from = start;
    const end = runs.at(-1)?.to ?? 0;
    while (from > end && gapBefore(from) <= cellLeading && !isProse(from - 1, width)) from -= 1;
    // A head and one row are a table where their columns are many: the last rows of one that began on the page before.
    const isWide = first.length >= 4 && last.length >= 4;
    if (rows >= 3 || (rows === 2 && isWide)) runs.push({ from, to });
    start = to - 1;
  }
  return runs;
}

/** The columns that all lines of a table share: spans that overlap or nearly touch are one column. */
function sharedColumns(lines: readonly TextLine[]): Span[] {
  const columns: { x0: number; x1: number }[] = [];
  for (const { x0, x1, size } of lines.flatMap((line) => line.fragments).toSorted((a, b) => a.x0 - b.x0)) {
    const last = columns.at(-1);
    if (last !== undefined && x0 <= last.x1 + size * sharedGap) {
      last.x1 = Math.max(last.x1, x1);
    } else {
      columns.push({ x0, x1 });
    }
  }
  return columns;
}

/** The columns that the segments of full rows form: spans that overlap are one column. */
function columnsOf(rows: readonly (readonly Segment[])[]): Span[] {
  const most = Math.max(...rows.map((row) => row.length));
  const spans = rows.filter((row) => row.length === most).flat();
  const columns: { x0: number; x1: number }[] = [];
  for (const span of spans.toSorted((a, b) => a.x0 - b.x0)) {
    const last = columns.at(-1);
    if (last !== undefined && span.x0 <= last.x1) {
      last.x1 = Math.max(last.x1, span.x1);
    } else {
      columns.push({ x0: span.x0, x1: span.x1 });
    }
  }
  return columns;
}

/** The borders between the columns of a run. */
function bordersOf(
  lines: readonly TextLine[],
  segments: readonly (readonly Segment[])[],
  rulings: readonly Ruling[],
): number[] {
  const [first, last] = [lines[0], lines.at(-1)];
  const drawn = drawnBorders(
    rulings,
    (first?.y ?? 0) - (first?.size ?? 0) * 2.5,
    (last?.y ?? 0) + (last?.size ?? 0) * 2,
  );
  if (drawn.length >= 2) return drawn;
  const shared = sharedColumns(lines);
  const columns = shared.length >= 3 ? shared : columnsOf(segments);
  return columns.slice(1).map((column, index) => (column.x0 + (columns[index]?.x1 ?? column.x0)) / 2);
}

function toTable(
  lines: readonly TextLine[],
  segments: readonly (readonly Segment[])[],
  rulings: readonly Ruling[],
): PageTable | undefined {
  const borders = bordersOf(lines, segments, rulings);
  if (borders.length < 2) return undefined;
  const columns = Array.from({ length: borders.length + 1 }, (): Fragment[] => []);
  for (const fragment of lines.flatMap((line) => line.fragments)) {
    const middle = (fragment.x0 + fragment.x1) / 2;
    columns[borders.filter((border) => border <= middle).length]?.push(fragment);
  }
  const laid = layRows(columns) ?? nearestRows(lines, segments, columns);
  const covered = new Set(
    laid.cells.flatMap(({ row, rowSpan, column }) =>
      Array.from({ length: rowSpan }, (_, index) => `${row + index} ${column}`),
    ),
  );
  const empty = Array.from({ length: laid.rows }, (_, row) =>
    columns.flatMap((__, column): TableCell[] =>
      covered.has(`${row} ${column}`) ? [] : [{ row, column, rowSpan: 1, columnSpan: 1, text: "" }],
    ),
  ).flat();
  return {
    top: (lines[0]?.y ?? 0) - (lines[0]?.size ?? 0),
    bottom: lines.at(-1)?.y ?? 0,
    columnEdges: [Math.min(...lines.map(({ x0 }) => x0)), ...borders],
    rows: laid.rows,
    cells: [
      ...laid.cells.map(({ fragments, ...place }) => ({
        ...place,
        columnSpan: 1,
        text: textOfCell(fragments),
      })),
      ...empty,
    ],
  };
}

/** Where no column of figures tells the rows: each line of three columns is a row, others belong to the nearest one. */
function nearestRows(
  lines: readonly TextLine[],
  segments: readonly (readonly Segment[])[],
  columns: readonly (readonly Fragment[])[],
): NonNullable<ReturnType<typeof layRows>> {
  const rows = lines.filter((_, index) => (segments[index]?.length ?? 0) >= 3).map(({ y }) => y);
  const cells = columns.flatMap((fragments, column) =>
    rows.map((y, row) => ({
      row,
      rowSpan: 1,
      column,
      fragments: fragments.filter((fragment) => {
        const distances = rows.map((other) => Math.abs(other - fragment.y));
        return distances.indexOf(Math.min(...distances)) === row && Number.isFinite(y);
      }),
    })),
  );
  return { rows: rows.length, cells };
}

/** Whether the line above a table is part of its head: near, over two columns or within one, and with a gap between. */
function isHeadOver(lines: readonly TextLine[], from: number, borders: readonly number[]): boolean {
  const [above, first] = [lines[from - 1], lines[from]];
  if (above === undefined || first === undefined || borders.length < 2) return false;
  const gap = (first.y - above.y) / above.size;
  const crossed = borders.filter((border) => border > above.x0 && border < above.x1).length;
  const isNear = gap <= cellLeading || (crossed >= 2 && gap <= rowLeading);
  return isNear && crossed > 0 && keepsColumns(above, borders);
}

/**
 * Finds tables without upright borders by the columns that their lines share; answers them and the lines that stand
 * outside. `rulings` may hold the few lines above and below their heads.
 */
export function findAlignedTables(
  lines: readonly TextLine[],
  rulings: readonly Ruling[] = [],
): {
  readonly tables: readonly PageTable[];
  readonly rest: readonly TextLine[];
} {
  const drawn = drawnBorders(rulings, -Infinity, Infinity);
  const segments = lines.map((line) => segmentsOf(line, drawn.length >= 2 ? drawn : []));
  const tables: PageTable[] = [];
  const taken = new Set<number>();
  let end = 0;
  for (const { from: start, to } of findRuns(lines, segments)) {
    const borders = bordersOf(lines.slice(start, to), segments.slice(start, to), rulings);
    let from = start;
    // A head whose words nearly touch is seen only once the columns below are known.
    while (from > end && isHeadOver(lines, from, borders)) from -= 1;
    end = to;
    const table = toTable(lines.slice(from, to), segments.slice(from, to), rulings);
    if (table !== undefined) {
      tables.push(table);
      for (let index = from; index < to; index += 1) {
        taken.add(index);
      }
    }
  }
  return { tables, rest: lines.filter((_, index) => !taken.has(index)) };
}
