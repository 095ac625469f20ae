import type { planSource } from "@halfsky/api-contract";
import type { MarkedLine } from "./source-marks.ts";

type SourceLine = ReturnType<typeof planSource.parse>["lines"][number];

/** A cell of a drawn table with the lines printed in it. */
interface DrawnCell {
  readonly key: string;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly lines: readonly MarkedLine[];
}

/** A piece of the source as it is drawn: a run of lines, or a table. */
export type SourceBlock =
  | { readonly kind: "lines"; readonly key: string; readonly lines: readonly MarkedLine[] }
  | { readonly kind: "table"; readonly key: string; readonly rows: ReadonlyArray<readonly DrawnCell[]> }
  | {
      readonly kind: "row";
      readonly key: string;
      readonly lines: readonly MarkedLine[];
      readonly cells: ReadonlyArray<readonly MarkedLine[]>;
    };

// Blocks are drawn by the browser only near the visible part; too long a run would be drawn whole.
const longestRun = 40;

/** Groups lines for drawing: lines of a table cell become tables, lines of an indicator in plain text become a row. */
export function sourceBlocks(marked: readonly MarkedLine[], source: readonly SourceLine[]): SourceBlock[] {
  const cells = new Map(source.map((each) => [each.line, each.cell]));
  const blocks: SourceBlock[] = [];
  let at = 0;
  while (at < marked.length) {
    const first = marked[at];
    if (!first) break;
    const cell = cells.get(first.line);
    let end = at + 1;
    if (cell) {
      while (end < marked.length && cells.get(marked[end]?.line ?? 0)?.table === cell.table) end += 1;
      blocks.push(tableBlock(marked.slice(at, end), cells));
    } else if (first.part?.kind === "indicator") {
      while (end < marked.length && marked[end]?.part?.id === first.part.id) end += 1;
      blocks.push(rowBlock(marked.slice(at, end)));
    } else {
      while (
        end < marked.length &&
        end - at < longestRun &&
        !cells.get(marked[end]?.line ?? 0) &&
        marked[end]?.part?.kind !== "indicator"
      ) {
        end += 1;
      }
      blocks.push({ kind: "lines", key: `l${first.line}`, lines: marked.slice(at, end) });
    }
    at = end;
  }
  return blocks;
}

function tableBlock(
  lines: readonly MarkedLine[],
  cells: ReadonlyMap<number, SourceLine["cell"]>,
): SourceBlock {
  const rows = new Map<
    number,
    Map<number, { rowSpan: number; columnSpan: number; lines: MarkedLine[]; key: string }>
  >();
  for (const line of lines) {
    const cell = cells.get(line.line);
    if (!cell) continue;
    const row = rows.get(cell.row) ?? new Map();
    rows.set(cell.row, row);
    const drawn = row.get(cell.column);
    if (drawn) drawn.lines.push(line);
    else {
      row.set(cell.column, {
        rowSpan: cell.rowSpan,
        columnSpan: cell.columnSpan,
        lines: [line],
        key: `${cell.row}-${cell.column}`,
      });
    }
  }
  const inOrder = [...rows.entries()].toSorted(([one], [other]) => one - other);
  return {
    kind: "table",
    key: `t${lines[0]?.line ?? 0}`,
    rows: inOrder.map(([, row]) =>
      [...row.entries()].toSorted(([one], [other]) => one - other).map(([, cell]) => cell),
    ),
  };
}

/** In plain text a cell begins with a tab; a line without one goes on with the cell before. */
function rowBlock(lines: readonly MarkedLine[]): SourceBlock {
  const cells: MarkedLine[][] = [];
  for (const line of lines) {
    const last = cells.at(-1);
    if (line.text.trim() === "") continue;
    if (last && !line.text.startsWith("\t") && lines.some(({ text }) => text.startsWith("\t"))) {
      last.push(line);
    } else {
      cells.push([line]);
    }
  }
  return { kind: "row", key: `r${lines[0]?.line ?? 0}`, lines, cells };
}
