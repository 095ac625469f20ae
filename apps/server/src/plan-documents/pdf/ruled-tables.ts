import { imagineVerticals } from "./open-tables.ts";
import {
  type Fragment,
  joinBroken,
  type PageTable,
  type Ruling,
  type TableCell,
  textOfLine,
  toLines,
} from "./pdf-layout.ts";

const touch = 3;
/** Pages with more lines than this are drawings; tables are not looked for among them. */
const mostRulings = 4000;
const mostColumns = 40;

/** Draws together lines on the same axis that overlap or touch, so that each border is one line. */
function mergeRulings(rulings: readonly Ruling[], isHorizontal: boolean): Ruling[] {
  const sorted = rulings
    .filter((ruling) => ruling.isHorizontal === isHorizontal)
    .toSorted((a, b) => a.at - b.at || a.from - b.from);
  const merged: Ruling[] = [];
  for (let start = 0; start < sorted.length;) {
    const edge = (sorted[start]?.at ?? 0) + 2;
    let end = start + 1;
    while (end < sorted.length && (sorted[end]?.at ?? Infinity) <= edge) {
      end += 1;
    }
    const band = sorted.slice(start, end).toSorted((a, b) => a.from - b.from);
    let open: { isHorizontal: boolean; at: number; from: number; to: number } | undefined;
    for (const ruling of band) {
      if (open !== undefined && ruling.from <= open.to + touch) {
        open.to = Math.max(open.to, ruling.to);
      } else {
        if (open !== undefined) {
          merged.push(open);
        }
        open = Object.assign({}, ruling);
      }
    }
    if (open !== undefined) {
      merged.push(open);
    }
    start = end;
  }
  return merged;
}

function crosses(horizontal: Ruling, vertical: Ruling): boolean {
  return (
    vertical.at >= horizontal.from - touch &&
    vertical.at <= horizontal.to + touch &&
    horizontal.at >= vertical.from - touch &&
    horizontal.at <= vertical.to + touch
  );
}

/** Finds the root of a set and shortens the way to it. */
function rootOf(parents: number[], index: number): number {
  let root = index;
  while (parents[root] !== undefined && parents[root] !== root) {
    root = parents[root] ?? root;
  }
  parents[index] = root;
  return root;
}

/** Groups of lines that hang together by crossing or touching. */
function connectedGroups(horizontals: readonly Ruling[], verticals: readonly Ruling[]): Ruling[][] {
  const all = [...horizontals, ...verticals];
  const parents = all.map((_, index) => index);
  for (const [h, horizontal] of horizontals.entries()) {
    for (const [v, vertical] of verticals.entries()) {
      if (crosses(horizontal, vertical)) {
        parents[rootOf(parents, h)] = rootOf(parents, horizontals.length + v);
      }
    }
  }
  const groups = new Map<number, Ruling[]>();
  for (const [index, ruling] of all.entries()) {
    const root = rootOf(parents, index);
    const group = groups.get(root);
    if (group === undefined) {
      groups.set(root, [ruling]);
    } else {
      group.push(ruling);
    }
  }
  return [...groups.values()];
}

function distinct(values: readonly number[]): number[] {
  const edges: number[] = [];
  for (const value of values.toSorted((a, b) => a - b)) {
    if (value - (edges.at(-1) ?? -Infinity) > touch) {
      edges.push(value);
    }
  }
  return edges;
}

interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly horizontals: readonly Ruling[];
  readonly verticals: readonly Ruling[];
}

function toGrid(group: readonly Ruling[]): Grid | undefined {
  const horizontals = group.filter(({ isHorizontal }) => isHorizontal);
  const verticals = group.filter(({ isHorizontal }) => !isHorizontal);
  if (horizontals.length + verticals.length < 4 || horizontals.length === 0 || verticals.length === 0) {
    return undefined;
  }
  // Tables without outer side borders end where their horizontal lines end.
  const xs = distinct([
    ...verticals.map(({ at }) => at),
    ...horizontals.flatMap(({ from, to }) => [from, to]),
  ]);
  // A row that a page break cut off has upright borders only.
  const ys = distinct([
    ...horizontals.map(({ at }) => at),
    ...verticals.flatMap(({ from, to }) => [from, to]),
  ]);
  return xs.length < 3 || ys.length < 2 || xs.length > mostColumns
    ? undefined
    : { xs, ys, horizontals, verticals };
}

function isBorder(rulings: readonly Ruling[], at: number, middle: number): boolean {
  return rulings.some(
    (ruling) => Math.abs(ruling.at - at) <= touch && ruling.from <= middle && ruling.to >= middle,
  );
}

/** The cells of a grid: neighbours without a border between them are one cell. */
function cellsOfGrid({ xs, ys, horizontals, verticals }: Grid): Omit<TableCell, "text">[] {
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  const parents = Array.from({ length: rows * columns }, (_, index) => index);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const index = row * columns + column;
      const middleY = ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2;
      const middleX = ((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2;
      if (column + 1 < columns && !isBorder(verticals, xs[column + 1] ?? 0, middleY)) {
        parents[rootOf(parents, index + 1)] = rootOf(parents, index);
      }
      if (row + 1 < rows && !isBorder(horizontals, ys[row + 1] ?? 0, middleX)) {
        parents[rootOf(parents, index + columns)] = rootOf(parents, index);
      }
    }
  }
  const boxes = new Map<number, { top: number; left: number; bottom: number; right: number }>();
  for (let index = 0; index < rows * columns; index += 1) {
    const root = rootOf(parents, index);
    const row = Math.floor(index / columns);
    const column = index % columns;
    const box = boxes.get(root) ?? { top: row, left: column, bottom: row, right: column };
    box.top = Math.min(box.top, row);
    box.left = Math.min(box.left, column);
    box.bottom = Math.max(box.bottom, row);
    box.right = Math.max(box.right, column);
    boxes.set(root, box);
  }
  return [...boxes.values()].map(({ top, left, bottom, right }) => ({
    row: top,
    column: left,
    rowSpan: bottom - top + 1,
    columnSpan: right - left + 1,
  }));
}

const spaceInChinese = /(?<=[\u2e80-\u9fff\uff00-\uffef]) +(?=[\u2e80-\u9fff\uff00-\uffef])/g;

/** The words of a cell: its lines drawn together, for a narrow cell breaks them anywhere. */
export function textOfCell(fragments: readonly Fragment[]): string {
  // Narrow cells are justified by space between the characters.
  return toLines(fragments).map(textOfLine).reduce(joinBroken, "").replaceAll(spaceInChinese, "");
}

/** Finds tables by their drawn borders and fills their cells; answers them and the fragments that stand outside. */
export function findRuledTables(
  rulings: readonly Ruling[],
  fragments: readonly Fragment[],
): { readonly tables: readonly PageTable[]; readonly rest: readonly Fragment[] } {
  const horizontals = mergeRulings(rulings, true);
  const drawn = mergeRulings(rulings, false);
  const open = horizontals.filter((line) => !drawn.some((other) => crosses(line, other)));
  const verticals = [...drawn, ...imagineVerticals(open, fragments, rulings)];
  if (horizontals.length + verticals.length > mostRulings) {
    return { tables: [], rest: fragments };
  }
  const tables: PageTable[] = [];
  let rest = fragments;
  for (const group of connectedGroups(horizontals, verticals)) {
    const grid = toGrid(group);
    const cells = grid === undefined ? [] : cellsOfGrid(grid);
    // A grid of fewer cells than this frames text or underlines it.
    if (grid === undefined || cells.length < 4) {
      continue;
    }
    const { xs, ys } = grid;
    const outside: Fragment[] = [];
    const inside = cells.map((): Fragment[] => []);
    for (const fragment of rest) {
      const x = (fragment.x0 + fragment.x1) / 2;
      const y = fragment.y - fragment.size * 0.35;
      const row = ys.findLastIndex((edge) => edge <= y);
      const column = xs.findLastIndex((edge) => edge <= x);
      const index =
        row < 0 || column < 0 || row >= ys.length - 1 || column >= xs.length - 1
          ? -1
          : cells.findIndex(
              (cell) =>
                cell.row <= row &&
                row < cell.row + cell.rowSpan &&
                cell.column <= column &&
                column < cell.column + cell.columnSpan,
            );
      (inside[index] ?? outside).push(fragment);
    }
    if (inside.filter((words) => words.length > 0).length < 3) {
      continue;
    }
    rest = outside;
    tables.push({
      top: ys[0] ?? 0,
      bottom: ys.at(-1) ?? 0,
      columnEdges: xs,
      rows: ys.length - 1,
      cells: cells.map((cell, index) => ({ ...cell, text: textOfCell(inside[index] ?? []) })),
    });
  }
  return { tables: tables.toSorted((a, b) => a.top - b.top), rest };
}
