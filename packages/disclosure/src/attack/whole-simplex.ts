/**
 * A simplex method that never leaves the whole numbers (every entry is kept as a multiple of one common denominator, and
 * divides exactly), with Bland's rule, so it is exact and ends. Slow and plain on purpose: it shares nothing with the
 * search that it is to break.
 */
export interface Equations {
  /** one row for each equation: the coefficient of each unknown */
  readonly rows: readonly (readonly number[])[];
  /** what each row adds up to */
  readonly totals: readonly number[];
}

/** The largest value of an aim for unknowns of 0 or more, with numerators over one denominator. */
export type Largest =
  | { readonly status: "none" }
  | { readonly status: "unbounded" }
  | {
      readonly status: "found";
      readonly value: number;
      readonly unknowns: readonly number[];
      readonly over: number;
    };

interface Tableau {
  /** rows of coefficients, the last entry the right-hand side; the last row is the aim, negated */
  readonly lines: number[][];
  /** the unknown that each row stands for */
  readonly basis: number[];
  over: number;
}

/** Solves {unknowns ≥ 0, rows · unknowns = totals} for the largest aim · unknowns. */
export function findLargest({ rows, totals }: Equations, aim: readonly number[]): Largest {
  const count = aim.length;
  const lines = rows.map((row, index) => {
    const total = totals[index] ?? 0;
    const sign = total < 0 ? -1 : 1;
    const helpers = rows.map((_, other) => (other === index ? 1 : 0));
    return [...row.map((factor) => sign * factor), ...helpers, sign * total];
  });
  const first = Array.from({ length: count + rows.length + 1 }, (_, column) =>
    column >= count && column < count + rows.length
      ? 0
      : -lines.reduce((all, line) => all + at(line, column), 0),
  );
  const tableau: Tableau = {
    lines: [...lines, first],
    basis: rows.map((_, index) => count + index),
    over: 1,
  };
  climb(tableau, count + rows.length);
  if (at(tableau.lines.at(-1) ?? [], -1) !== 0) return { status: "none" };
  dropHelpers(tableau, count);
  tableau.lines[tableau.lines.length - 1] = aimLine(tableau, aim);
  if (!climb(tableau, count)) return { status: "unbounded" };
  const unknowns = aim.map(() => 0);
  for (const [row, unknown] of tableau.basis.entries()) {
    if (unknown < count) unknowns[unknown] = at(tableau.lines[row] ?? [], -1);
  }
  const value = aim.reduce((all, factor, index) => all + factor * (unknowns[index] ?? 0), 0);
  return { status: "found", value, unknowns, over: tableau.over };
}

function at(line: readonly number[], column: number): number {
  return line.at(column) ?? 0;
}

/** Raises the aim of the last row until nothing helps; false where it grows without end. */
function climb(tableau: Tableau, columns: number): boolean {
  for (;;) {
    const goal = tableau.lines.at(-1) ?? [];
    const column = goal.findIndex((value, index) => index < columns && value < 0);
    if (column === -1) return true;
    let best: number | undefined;
    for (const [row, unknown] of tableau.basis.entries()) {
      const line = tableau.lines[row] ?? [];
      if (at(line, column) <= 0) continue;
      if (best === undefined) best = row;
      const other = tableau.lines[best] ?? [];
      const difference = whole(at(line, -1) * at(other, column) - at(other, -1) * at(line, column));
      if (difference < 0 || (difference === 0 && unknown < (tableau.basis[best] ?? 0))) best = row;
    }
    if (best === undefined) return false;
    pivot(tableau, best, column);
  }
}

function pivot(tableau: Tableau, row: number, column: number): void {
  const { lines, basis } = tableau;
  const pivotLine = lines[row] ?? [];
  const factor = at(pivotLine, column);
  for (const [index, line] of lines.entries()) {
    if (index === row) continue;
    const own = at(line, column);
    if (own === 0 && factor === tableau.over) continue;
    lines[index] = line.map((value, place) =>
      whole((value * factor - own * at(pivotLine, place)) / tableau.over),
    );
  }
  if (factor < 0) for (const [index, line] of lines.entries()) lines[index] = line.map((value) => -value);
  tableau.over = Math.abs(factor);
  basis[row] = column;
}

/** Takes helpers of the first phase out of the basis; rows that only they are left in say nothing new. */
function dropHelpers(tableau: Tableau, count: number): void {
  for (let row = tableau.basis.length - 1; row >= 0; row -= 1) {
    if ((tableau.basis[row] ?? 0) < count) continue;
    const column = (tableau.lines[row] ?? []).findIndex((value, index) => index < count && value !== 0);
    if (column >= 0) pivot(tableau, row, column);
    else {
      tableau.lines.splice(row, 1);
      tableau.basis.splice(row, 1);
    }
  }
}

function aimLine({ lines, basis, over }: Tableau, aim: readonly number[]): number[] {
  const width = lines[0]?.length ?? aim.length + 1;
  const line = Array.from({ length: width }, (_, column) => -over * (aim[column] ?? 0));
  for (const [row, unknown] of basis.entries()) {
    const factor = aim[unknown] ?? 0;
    for (const [column, value] of (lines[row] ?? []).entries())
      line[column] = (line[column] ?? 0) + factor * value;
  }
  return line.map(whole);
}

function whole(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no safe whole number`);
  return value === 0 ? 0 : value;
}
