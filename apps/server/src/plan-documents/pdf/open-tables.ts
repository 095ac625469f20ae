import type { Fragment, Ruling } from "./pdf-layout.ts";

/** Lines of a table reach this far in points, and there are at least this many. */
const shortestLine = 150;
const fewestLines = 4;
const slack = 4;

interface Span {
  from: number;
  to: number;
}

/** The columns that words form between two heights: spans that overlap or nearly touch are one column. */
function columnsBetween(fragments: readonly Fragment[], top: number, bottom: number): Span[] {
  const columns: Span[] = [];
  const inside = fragments.filter(({ y }) => y > top && y <= bottom + slack);
  for (const { x0, x1, size } of inside.toSorted((a, b) => a.x0 - b.x0)) {
    const last = columns.at(-1);
    if (last !== undefined && x0 <= last.to + size * 0.4) {
      last.to = Math.max(last.to, x1);
    } else {
      columns.push({ from: x0, to: x1 });
    }
  }
  return columns;
}

/** The x between two columns: where a line of merged cells begins or ends, else midway. */
function borderBetween(left: Span, right: Span, group: readonly Ruling[]): number {
  const ends = group.flatMap(({ from, to }) => [from, to]);
  return (
    ends.find((end) => end >= left.to - slack && end <= right.from + slack) ?? (left.to + right.from) / 2
  );
}

/** The top of a row above the first line, which a page break left without its own: words in three columns, close by. */
function topOf(group: readonly Ruling[], columns: readonly Span[], fragments: readonly Fragment[]): number {
  const first = group[0]?.at ?? 0;
  const above = fragments.filter(({ y, size }) => y <= first && y > first - size * 2.5);
  const filled = columnsBetween(above, -Infinity, first).map((words) =>
    columns.filter(({ from, to }) => words.from < to && words.to > from),
  );
  const isRow = filled.length >= 3 && filled.every((met) => met.length === 1);
  return isRow ? Math.min(...above.map(({ y, size }) => y - size * 1.2)) : first;
}

/** The borders between columns where horizontal lines are drawn cell by cell, and so meet there. */
export function drawnBorders(rulings: readonly Ruling[], top: number, bottom: number): number[] {
  const levels = new Map<number, Ruling[]>();
  for (const ruling of rulings) {
    if (!ruling.isHorizontal || ruling.at < top || ruling.at > bottom) continue;
    const level = Math.round(ruling.at);
    levels.set(level, [...(levels.get(level) ?? []), ruling]);
  }
  const [pieces = []] = [...levels.values()].toSorted((a, b) => b.length - a.length);
  const sorted = pieces.toSorted((a, b) => a.from - b.from);
  return sorted.slice(1).flatMap((piece, index) => {
    const end = sorted[index]?.to ?? 0;
    return Math.abs(piece.from - end) <= 6 ? [(piece.from + end) / 2] : [];
  });
}

/**
 * The column borders that a table of horizontal lines only leaves to the eye: upright lines between its columns, and at
 * its sides. Empty where the lines rule no table. `pieces` are the lines as they were drawn, before those that touch are
 * made one.
 */
export function imagineVerticals(
  horizontals: readonly Ruling[],
  fragments: readonly Fragment[],
  pieces: readonly Ruling[] = [],
): Ruling[] {
  const long = horizontals.filter(({ from, to }) => to - from >= shortestLine);
  const groups = new Map<number, Ruling[]>();
  for (const ruling of long.toSorted((a, b) => a.at - b.at)) {
    const edge = [...groups.keys()].find((right) => Math.abs(right - ruling.to) <= slack) ?? ruling.to;
    const group = groups.get(edge) ?? [];
    group.push(ruling);
    groups.set(edge, group);
  }
  return [...groups.values()].flatMap((group) => {
    const bottom = group.at(-1)?.at ?? 0;
    const columns = columnsBetween(fragments, group[0]?.at ?? 0, bottom);
    const drawn = drawnBorders(pieces, (group[0]?.at ?? 0) - 1, bottom + 1);
    // Three lines rule a head and an end, but not the rows between; those are told by their columns alone.
    if (group.length < fewestLines || (columns.length < 3 && drawn.length < 2)) {
      return [];
    }
    const borders =
      drawn.length >= 2
        ? drawn
        : columns.slice(1).map((right, index) => borderBetween(columns[index] ?? right, right, long));
    const sides = [Math.min(...group.map(({ from }) => from)), Math.max(...group.map(({ to }) => to))];
    const top = topOf(group, columns, fragments);
    return [...borders, ...sides].map((at) => ({ isHorizontal: false, at, from: top, to: bottom }));
  });
}
