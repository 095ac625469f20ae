import type { Fragment, PageTable, TextLine } from "./pdf-layout.ts";
import { textOfCell } from "./ruled-tables.ts";

interface Span {
  readonly x0: number;
  readonly x1: number;
}

interface Segment extends Span {
  readonly fragments: Fragment[];
}

/** A gap of this many character widths parts columns. */
const columnGap = 1.2;

function segmentsOf(line: TextLine): Segment[] {
  const segments: { x0: number; x1: number; fragments: Fragment[] }[] = [];
  for (const fragment of line.fragments) {
    const open = segments.at(-1);
    if (open !== undefined && fragment.x0 - open.x1 < columnGap * line.size) {
      open.x1 = Math.max(open.x1, fragment.x1);
      open.fragments.push(fragment);
    } else {
      segments.push({ x0: fragment.x0, x1: fragment.x1, fragments: [fragment] });
    }
  }
  return segments;
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

/** The column that a segment overlaps most; -1 where it overlaps none. */
function columnOf(columns: readonly Span[], segment: Span): number {
  let best = -1;
  let width = 0;
  for (const [index, column] of columns.entries()) {
    const overlap = Math.min(column.x1, segment.x1) - Math.max(column.x0, segment.x0);
    if (overlap > width) {
      best = index;
      width = overlap;
    }
  }
  return best;
}

interface Run {
  readonly from: number;
  readonly to: number;
}

/** Stretches of lines with three columns or more, interrupted only by lines that wrapped within their cells. */
function findRuns(lines: readonly TextLine[], segments: readonly (readonly Segment[])[]): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < lines.length; from += 1) {
    if ((segments[from]?.length ?? 0) < 3) {
      continue;
    }
    let to = from + 1;
    let rows = 1;
    for (let next = from + 1; next < lines.length; next += 1) {
      const line = lines[next];
      const before = lines[next - 1];
      if (line === undefined || before === undefined || line.y - before.y > line.size * 3) {
        break;
      }
      if ((segments[next]?.length ?? 0) >= 3) {
        rows += 1;
        to = next + 1;
      } else if (next - to > 2) {
        break;
      }
    }
    if (rows >= 3) {
      runs.push({ from, to });
    }
    from = to - 1;
  }
  return runs;
}

function toTable(
  lines: readonly TextLine[],
  segments: readonly (readonly Segment[])[],
): PageTable | undefined {
  const columns = columnsOf(segments);
  if (columns.length < 3) {
    return undefined;
  }
  const rowLines = segments.flatMap((row, index) => (row.length >= 3 ? [index] : []));
  const cells = rowLines.map(() => columns.map((): Fragment[] => []));
  for (const [index, row] of segments.entries()) {
    const y = lines[index]?.y ?? 0;
    // A wrapped line belongs to the row whose baseline is nearest.
    const distances = rowLines.map((line) => Math.abs((lines[line]?.y ?? 0) - y));
    const nearest = distances.indexOf(Math.min(...distances));
    for (const segment of row) {
      cells[nearest]?.[columnOf(columns, segment)]?.push(...segment.fragments);
    }
  }
  return {
    top: (lines[0]?.y ?? 0) - (lines[0]?.size ?? 0),
    bottom: lines.at(-1)?.y ?? 0,
    columnEdges: columns.map(({ x0 }) => x0),
    rows: cells.length,
    cells: cells.flatMap((row, rowIndex) =>
      row.map((fragments, column) => ({
        row: rowIndex,
        column,
        rowSpan: 1,
        columnSpan: 1,
        text: textOfCell(fragments),
      })),
    ),
  };
}

/** Finds tables without borders by the columns that their lines share; answers them and the lines that stand outside. */
export function findAlignedTables(lines: readonly TextLine[]): {
  readonly tables: readonly PageTable[];
  readonly rest: readonly TextLine[];
} {
  const segments = lines.map(segmentsOf);
  const tables: PageTable[] = [];
  const taken = new Set<number>();
  for (const { from, to } of findRuns(lines, segments)) {
    const table = toTable(lines.slice(from, to), segments.slice(from, to));
    if (table !== undefined) {
      tables.push(table);
      for (let index = from; index < to; index += 1) {
        taken.add(index);
      }
    }
  }
  return { tables, rest: lines.filter((_, index) => !taken.has(index)) };
}
