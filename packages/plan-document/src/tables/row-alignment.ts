import type { GridCell } from "./table-grid.ts";
import type { Column, ColumnRole } from "./table-header.ts";
import { isTargetLike, isUnitText } from "./cell-words.ts";

const costs: Readonly<Record<ColumnRole, number>> = {
  no: -1,
  domain: 0,
  name: -8,
  unit: -0.5,
  baseline: -1,
  target: -0.2,
  nature: -0.3,
  responsible: -0.3,
  other: -0.3,
};
const droppedCell = -6;

/** How well a cell fits a column, above 0 when it does. */
function fit(cell: GridCell, role: ColumnRole): number {
  const { text } = cell;
  const isNumber = /^[-+]?\d+(?:\.\d+)?%?‰?$/.test(text);
  if (text === "") return role === "name" || role === "no" ? -2 : 0.5;
  switch (role) {
    case "no":
      return /^\d{1,3}[.、]?$/.test(text) ? 3 : -4;
    case "domain":
      if (/^(?:妇女|儿童|女性|未成年人)(?:与|和|参与)/.test(text)) return 4;
      return isNumber || text.length > 14 || isTargetLike(text) ? -4 : 0.6;
    case "name":
      return isNumber || text.length < 3 || isNature(text) ? -5 : 2 + Math.min(text.length, 20) / 20;
    case "unit":
      return isUnitText(text) ? 3 : -3;
    case "baseline":
      return isNumber || /^-+$/.test(text) ? 2 : isTargetLike(text) ? 0.5 : -3;
    case "target":
      return isTargetLike(text) ? 2.2 : text.length <= 12 ? 0 : -1.5;
    case "nature":
      return isNature(text) ? 4 : -3;
    case "responsible":
      return isNumber || isNature(text) ? -3 : 0.8;
    case "other":
      return 0.4;
  }
}

function isNature(text: string): boolean {
  return /^(?:约束性?|预期性?|约束性指标|预期性指标)$/.test(text);
}

interface Step {
  readonly score: number;
  readonly cells: readonly (GridCell | null)[];
}

/** Lays a row with too few or too many cells under the columns where they fit best; null where nothing fits. */
export function alignRow(cells: readonly GridCell[], columns: readonly Column[]): (GridCell | null)[] | null {
  if (cells.length === columns.length) return [...cells];
  if (cells.length > columns.length + 6) return null;
  const name = columns.findIndex(({ role }) => role === "name");
  const extra = cells.length - columns.length;
  if (extra > 0) return alignMerged(cells, columns, name, extra);
  return align(cells, columns)?.cells.slice() ?? null;
}

/** A name that holds white space falls into several cells; the ones that belong together are joined again. */
function alignMerged(
  cells: readonly GridCell[],
  columns: readonly Column[],
  name: number,
  extra: number,
): (GridCell | null)[] | null {
  let best: Step | null = null;
  for (let start = 0; start <= Math.max(name, 0) && start + extra < cells.length; start += 1) {
    const group = cells.slice(start, start + extra + 1);
    const joined: GridCell = {
      text: group.map(({ text }) => text).join(""),
      words: group.map(({ words }) => words).join(""),
      line: group[0]?.line ?? 0,
      endLine: group.at(-1)?.endLine ?? 0,
    };
    const step = align([...cells.slice(0, start), joined, ...cells.slice(start + extra + 1)], columns);
    if (step !== null && (best === null || step.score > best.score)) best = step;
  }
  return best?.cells.slice() ?? null;
}

function align(cells: readonly GridCell[], columns: readonly Column[]): Step | null {
  let row: (Step | null)[] = [{ score: 0, cells: [] }];
  for (let used = 1; used <= cells.length; used += 1) row.push({ score: used * droppedCell, cells: [] });
  for (const { role } of columns) {
    const next: (Step | null)[] = [];
    for (let used = 0; used <= cells.length; used += 1) {
      const skip = row[used];
      const cell = cells[used - 1];
      const before = used > 0 ? row[used - 1] : null;
      const options: Step[] = [];
      if (skip !== null && skip !== undefined) {
        options.push({ score: skip.score + costs[role], cells: [...skip.cells, null] });
      }
      if (before !== null && before !== undefined && cell !== undefined) {
        options.push({ score: before.score + fit(cell, role), cells: [...before.cells, cell] });
      }
      next.push(options.toSorted((left, right) => right.score - left.score)[0] ?? null);
    }
    row = next;
  }
  const result = row[cells.length] ?? null;
  return result !== null && result.score > -6 ? result : null;
}
