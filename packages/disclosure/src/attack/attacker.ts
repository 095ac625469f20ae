import type { CellPlace, ProtectedTable, ReleaseDimension } from "../release-table.ts";
import { type Equations, findLargest } from "./whole-simplex.ts";

/**
 * Somebody who reads everything published and wants to know small cells. Written apart from the protection and sharing
 * nothing with it but the types: unknowns are the finest cells, equations are the published ones, solved exactly.
 */
export interface Knowledge extends Equations {
  /** the finest cells */
  readonly places: readonly CellPlace[];
  readonly dimensions: readonly ReleaseDimension[];
}

/** The dimensions are those of all tables together, with every category that any of them has. */
export function readEverything(
  dimensions: readonly ReleaseDimension[],
  tables: readonly ProtectedTable[],
): Knowledge {
  const places = dimensions.reduce<readonly CellPlace[]>(
    (found, { code, categories }) =>
      found.flatMap((place) =>
        categories.filter(({ parts }) => !parts).map((category) => ({ ...place, [code]: category.code })),
      ),
    [{}],
  );
  const lines = new Map<string, { row: number[]; total: number }>();
  for (const cell of tables.flatMap((table) => table.cells)) {
    if (cell.status === "withheld") continue;
    const row = rowOf({ places, dimensions }, cell.at);
    lines.set(row.join(""), { row, total: cell.count });
  }
  // Unknowns of sums that are 0 are 0: they stay as equations of their own, so that no step of solving meets them twice.
  const all = [...lines.values()];
  return { places, dimensions, rows: all.map(({ row }) => row), totals: all.map(({ total }) => total) };
}

function rowOf({ places, dimensions }: Pick<Knowledge, "places" | "dimensions">, at: CellPlace): number[] {
  const isUnder = (dimension: ReleaseDimension, code: string, finest: string | undefined): boolean => {
    if (code === finest) return true;
    const own = dimension.categories.find((category) => category.code === code);
    return own?.parts?.some((part) => isUnder(dimension, part, finest)) ?? false;
  };
  return places.map((place) =>
    dimensions.every((dimension) => {
      const asked = at[dimension.code];
      return asked === undefined || isUnder(dimension, asked, place[dimension.code]);
    })
      ? 1
      : 0,
  );
}

/**
 * Whether the attacker can be sure that a cell is below k: no whole numbers that agree with all that is known make it k
 * or more. Knowing it exactly is a case of this. Throws RangeError where 20,000 branches do not decide it.
 */
export function isKnownBelow(knowledge: Knowledge, at: CellPlace, k: number): boolean {
  const { equations, aim, settled } = simplify(knowledge, at);
  if (settled >= k) return false;
  const branches: Equations[] = [equations];
  for (let tried = 0; tried < 20_000; tried += 1) {
    const next = branches.pop();
    if (!next) return true;
    const extra = (next.rows[0]?.length ?? aim.length) - aim.length;
    const largest = findLargest(next, [...aim, ...Array.from({ length: extra }, () => 0)]);
    if (largest.status === "none") continue;
    if (largest.status === "unbounded") return false;
    if (largest.value < (k - settled) * largest.over) continue;
    const fraction = largest.unknowns.findIndex(
      (value, index) => index < aim.length && value % largest.over !== 0,
    );
    if (fraction === -1) return false;
    const below = Math.floor((largest.unknowns[fraction] ?? 0) / largest.over);
    branches.push(limited(next, fraction, 1, below), limited(next, fraction, -1, below + 1));
  }
  throw new RangeError("20,000 branches do not decide it");
}

/** The equations with one more: unknown + slack = bound (sign 1: at most) or unknown − slack = bound (−1: at least). */
function limited({ rows, totals }: Equations, unknown: number, sign: 1 | -1, bound: number): Equations {
  const width = rows[0]?.length ?? unknown + 1;
  const row = Array.from({ length: width }, (_, index) => (index === unknown ? 1 : 0));
  return { rows: [...rows.map((own) => [...own, 0]), [...row, sign]], totals: [...totals, bound] };
}

/** Puts in what single equations settle (one unknown, or a total of 0), again and again, and leaves the rest. */
function simplify(
  knowledge: Knowledge,
  at: CellPlace,
): { readonly equations: Equations; readonly aim: readonly number[]; readonly settled: number } {
  const known = settle(knowledge);
  const open = knowledge.places.flatMap((_, index) => (known[index] === undefined ? [index] : []));
  const rows: number[][] = [];
  const totals: number[] = [];
  for (const [index, row] of knowledge.rows.entries()) {
    const rest = open.map((unknown) => row[unknown] ?? 0);
    if (rest.every((factor) => factor === 0)) continue;
    rows.push(rest);
    totals.push(
      (knowledge.totals[index] ?? 0) - row.reduce((sum, factor, own) => sum + factor * (known[own] ?? 0), 0),
    );
  }
  const aim = rowOf(knowledge, at);
  return {
    equations: { rows, totals },
    aim: open.map((unknown) => aim[unknown] ?? 0),
    settled: aim.reduce((sum, factor, index) => sum + factor * (known[index] ?? 0), 0),
  };
}

function settle({ places, rows, totals }: Knowledge): readonly (number | undefined)[] {
  const known = places.map((): number | undefined => undefined);
  for (let before = -1, now = 0; now !== before;) {
    before = now;
    for (const [index, row] of rows.entries()) {
      const open = row.flatMap((factor, own) => (factor !== 0 && known[own] === undefined ? [own] : []));
      const rest =
        (totals[index] ?? 0) - row.reduce((sum, factor, own) => sum + factor * (known[own] ?? 0), 0);
      if (open.length > 1 && rest !== 0) continue;
      for (const own of open) {
        known[own] = rest;
        now += 1;
      }
    }
  }
  return known;
}

/** Whether equations alone, solved by elimination and without asking for 0 or more, give a cell's figure. */
export function isExactlyKnown(knowledge: Knowledge, at: CellPlace): boolean {
  const { equations, aim } = simplify(knowledge, at);
  const lines = equations.rows.map((row) => [...row]);
  const target = [...aim];
  for (let column = 0; column < target.length; column += 1) {
    const pivot = lines.findIndex((line) => (line[column] ?? 0) !== 0);
    if (pivot === -1) {
      if ((target[column] ?? 0) !== 0) return false;
      continue;
    }
    const [line = []] = lines.splice(pivot, 1);
    for (const other of [...lines, target]) eliminate(other, line, column);
  }
  return true;
}

function eliminate(line: number[], by: readonly number[], column: number): void {
  const [own, factor] = [line[column] ?? 0, by[column] ?? 0];
  if (own === 0) return;
  for (const index of line.keys()) {
    line[index] = (line[index] ?? 0) * factor - own * (by[index] ?? 0);
    if (!Number.isSafeInteger(line[index]))
      throw new RangeError("the equations are too large to solve exactly");
  }
  const divisor = line.reduce((a, b) => greatestCommon(a, Math.abs(b)), 0);
  if (divisor > 1) for (const index of line.keys()) line[index] = (line[index] ?? 0) / divisor;
}

function greatestCommon(a: number, b: number): number {
  return b === 0 ? a : greatestCommon(b, a % b);
}
