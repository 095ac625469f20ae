import type { ReleaseCell, ReleaseTable } from "../release-table.ts";

/**
 * Suppression in one pass, as record systems do it (restated from reading OpenSPP2, where interior and each breakdown are
 * separate queries): small cells are hidden, and in each line of a query that then lacks exactly one cell, the smallest
 * other one. It is the plain method that ours is compared with; most of its tables can be solved for a hidden cell.
 *
 * @returns the indexes of the hidden cells
 */
export function hideInOnePass(table: ReleaseTable, k: number): ReadonlySet<number> {
  const hidden = new Set<number>();
  for (const [index, { count }] of table.cells.entries()) if (count > 0 && count < k) hidden.add(index);
  const primary = new Set(hidden);
  for (const line of linesOf(table)) {
    const missing = line.filter((index) => primary.has(index));
    if (missing.length !== 1) continue;
    const others = line.filter((index) => !primary.has(index));
    const [smallest] = others.toSorted((a, b) => countOf(table, a) - countOf(table, b));
    if (smallest !== undefined) hidden.add(smallest);
  }
  return hidden;
}

const countOf = ({ cells }: ReleaseTable, index: number): number => cells[index]?.count ?? 0;

/**
 * The cells that add up to another along one dimension: rows and columns of the interior and of each breakdown; where
 * categories have parts, a line for the parts of each, and one for those that are part of none.
 */
function linesOf(table: ReleaseTable): readonly (readonly number[])[] {
  return table.dimensions.flatMap((dimension) => {
    const wholeOf = new Map(
      dimension.categories.flatMap(({ code, parts = [] }) => parts.map((part) => [part, code] as const)),
    );
    const lines = new Map<string, number[]>();
    for (const [index, { at }] of table.cells.entries()) {
      const own = at[dimension.code];
      if (own === undefined) continue;
      const key = `${wholeOf.get(own) ?? ""} ${lineKey(at, dimension.code)}`;
      const line = lines.get(key) ?? [];
      line.push(index);
      lines.set(key, line);
    }
    return [...lines.values()];
  });
}

function lineKey(at: ReleaseCell["at"], along: string): string {
  return JSON.stringify(
    Object.entries(at)
      .filter(([code]) => code !== along)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}
