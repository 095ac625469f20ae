import { type Constraint, type Options, type Solution, solve } from "yalps";
import type { AtomSpace } from "./atom-space.ts";

/**
 * Searches tables of whole numbers near a known one. A linear programme proposes, whole-number arithmetic decides: what
 * is returned as found has been checked exactly, so rounding inside the library can only make a search miss a table
 * that exists (and more be withheld), never accept one that does not. The library is yalps: kept up, typed, linear and
 * whole-number programmes in 6 KB of plain JavaScript that needs neither Node nor WebAssembly.
 */

/** One figure for each atom. */
export type AtomFigures = readonly number[];

/** What may move, and what moving costs. */
export interface Surroundings {
  readonly space: AtomSpace;
  /** a table that agrees with all that is published */
  readonly base: AtomFigures;
  /** sums that everybody knows, and that keep their value */
  readonly fixed: ReadonlySet<number>;
  /** for sums that may change at a price, the price of a change by one; all others change freely */
  readonly price?: ReadonlyMap<number, number>;
  /** branches of one search */
  readonly effort: number;
  /** counts the work done */
  readonly work?: WorkCounter;
}

/** Work of the searches, in cells of the programmes that were solved: the same on every machine, unlike time. */
export interface WorkCounter {
  done: number;
}

/** A table, the proof that there is none (as sure as the arithmetic of the library), or neither within the effort. */
export type Search =
  | { readonly status: "found"; readonly figures: AtomFigures }
  | { readonly status: "none" }
  | { readonly status: "unfinished" };

/** The total of a sum in a table. */
export function totalOf(space: AtomSpace, figures: AtomFigures, sum: number): number {
  let total = 0;
  for (const atom of space.sums[sum] ?? []) total += figures[atom] ?? 0;
  return total;
}

/**
 * The cheapest table, or a cheap one where tables are large, in which a sum is `least` or more. Looks near the sum first:
 * most tables that prove something differ from the base in a handful of atoms.
 */
export function findTableWith(around: Surroundings, sum: number, least: number): Search {
  if (totalOf(around.space, around.base, sum) >= least) return { status: "found", figures: around.base };
  const atoms = [...movableAtoms(around, sum)];
  if (atoms.length > 1.5 * nearAtoms) {
    const near = findAmong(around, new Set(atoms.slice(0, nearAtoms)), sum, least);
    if (near.status === "found") return near;
  }
  return findAmong(around, new Set(atoms), sum, least);
}

function findAmong(around: Surroundings, atoms: ReadonlySet<number>, sum: number, least: number): Search {
  const { space, base } = around;
  const inside = (space.sums[sum] ?? []).filter((atom) => atoms.has(atom));
  if (inside.length === 0) return { status: "none" };
  const lack = least - totalOf(space, base, sum);
  const programme = makeProgramme(around, atoms);
  programme.limits.set("aim", { min: lack });
  for (const atom of inside) {
    programme.columns.get(up(atom))?.set("aim", 1);
    programme.columns.get(down(atom))?.set("aim", -1);
  }
  // A cheap move hardly takes more from one atom than it gives: larger atoms are bounded once they are overdrawn.
  for (const atom of atoms) if ((base[atom] ?? 0) < lack) bound(programme, base, atom);
  for (;;) {
    const found = solveForWholeNumbers(
      programme,
      around,
      "minimize",
      (figures) => agrees(around, figures) && totalOf(space, figures, sum) >= least,
    );
    if (found.status !== "overdrawn") return found;
    for (const atom of found.atoms) bound(programme, base, atom);
  }
}

/** The smallest or the largest that a sum can be; null where nothing bounds it. `isSure` is false for an outer bound. */
export function furthest(
  around: Surroundings,
  sum: number,
  direction: "minimize" | "maximize",
): { readonly value: number | null; readonly isSure: boolean } {
  const { space, base } = around;
  const start = totalOf(space, base, sum);
  const atoms = movableAtoms(around, sum);
  const programme = makeProgramme({ ...around, price: new Map() }, atoms);
  for (const [, column] of programme.columns) column.delete(objective);
  for (const atom of atoms) bound(programme, base, atom);
  for (const atom of space.sums[sum] ?? []) {
    programme.columns.get(up(atom))?.set(objective, 1);
    programme.columns.get(down(atom))?.set(objective, -1);
  }
  const relaxed = run(programme, direction, {});
  if (relaxed.status === "unbounded") return { value: null, isSure: true };
  if (relaxed.status !== "optimal") return { value: direction === "minimize" ? 0 : null, isSure: false };
  const outer =
    start +
    (direction === "minimize" ? Math.ceil(relaxed.result - slack) : Math.floor(relaxed.result + slack));
  const found = solveForWholeNumbers(
    programme,
    around,
    direction,
    (figures) => agrees(around, figures) && totalOf(space, figures, sum) === outer,
  );
  if (found.status === "found") return { value: outer, isSure: true };
  return closeIn(programme, around, sum, direction, outer);
}

/** Where no whole table reaches the linear bound: the bound itself unless the search is over, then what it found. */
function closeIn(
  programme: Programme,
  around: Surroundings,
  sum: number,
  direction: "minimize" | "maximize",
  outer: number,
): { readonly value: number; readonly isSure: boolean } {
  const start = totalOf(around.space, around.base, sum);
  const whole = run(programme, direction, { whole: true, effort: around.effort });
  const figures = figuresOf(whole.variables, around.base);
  const isReached = whole.status === "optimal" && agrees(around, figures);
  if (isReached) return { value: totalOf(around.space, figures, sum), isSure: true };
  return { value: direction === "minimize" ? Math.min(outer, start) : Math.max(outer, start), isSure: false };
}

/** Some table of whole numbers with these totals of sums. */
export function findAnyTable(space: AtomSpace, totals: ReadonlyMap<number, number>, effort: number): Search {
  const known = settleAtoms(space, totals);
  if (known === "contradiction") return { status: "none" };
  const programme: Programme = { columns: new Map(), limits: new Map() };
  for (const atom of known.keys()) {
    if (known[atom] === undefined) programme.columns.set(up(atom), new Map([[objective, 1]]));
  }
  for (const [sum, total] of totals) {
    let rest = total;
    for (const atom of space.sums[sum] ?? []) {
      rest -= known[atom] ?? 0;
      programme.columns.get(up(atom))?.set(row(sum), 1);
    }
    programme.limits.set(row(sum), { equal: rest });
  }
  const start = known.map((figure) => figure ?? 0);
  const around = { space, base: start, fixed: new Set<number>(), effort };
  const found = solveForWholeNumbers(programme, around, "minimize", (figures) =>
    [...totals].every(([sum, total]) => totalOf(space, figures, sum) === total),
  );
  return found.status === "overdrawn" ? { status: "unfinished" } : found;
}

/** Atoms that the totals alone give away, one sum after another; undefined for the rest. */
function settleAtoms(
  space: AtomSpace,
  totals: ReadonlyMap<number, number>,
): (number | undefined)[] | "contradiction" {
  const known = Array.from({ length: space.atoms }, (): number | undefined => undefined);
  const waiting = new Set(totals.keys());
  for (const sum of waiting) {
    waiting.delete(sum);
    const open = (space.sums[sum] ?? []).filter((atom) => known[atom] === undefined);
    const rest =
      (totals.get(sum) ?? 0) - (space.sums[sum] ?? []).reduce((all, atom) => all + (known[atom] ?? 0), 0);
    if (rest < 0 || (open.length === 0 && rest !== 0)) return "contradiction";
    if (open.length > 1 && rest > 0) continue;
    for (const atom of open) {
      known[atom] = rest;
      for (const other of space.sumsOfAtom[atom] ?? []) if (totals.has(other)) waiting.add(other);
    }
  }
  return known;
}

const nearAtoms = 240;
const objective = "price";
const slack = 1e-6;
const up = (atom: number): string => `+${atom}`;
const down = (atom: number): string => `-${atom}`;
const row = (sum: number): string => `s${sum}`;

interface Programme {
  readonly columns: Map<string, Map<string, number>>;
  readonly limits: Map<string, Constraint>;
}

/** The atoms that can move at all when the sum moves: linked with it through known sums, and not held fast by them. */
function movableAtoms({ space, base, fixed, price }: Surroundings, sum: number): ReadonlySet<number> {
  const open = new Map<number, number>();
  const held = new Set<number>();
  const waiting: number[] = [];
  const hold = (atom: number): void => {
    if (held.has(atom)) return;
    held.add(atom);
    waiting.push(atom);
  };
  for (const known of fixed) {
    const inside = space.sums[known] ?? [];
    open.set(known, inside.length);
    const isEmpty = inside.every((atom) => base[atom] === 0);
    if (inside.length === 1 || isEmpty) for (const atom of inside) hold(atom);
  }
  for (let atom = waiting.pop(); atom !== undefined; atom = waiting.pop()) {
    for (const known of space.sumsOfAtom[atom] ?? []) {
      const left = open.get(known);
      if (left === undefined) continue;
      open.set(known, left - 1);
      if (left === 2) for (const other of space.sums[known] ?? []) if (!held.has(other)) hold(other);
    }
  }
  const reached = new Set((space.sums[sum] ?? []).filter((atom) => !held.has(atom)));
  for (const atom of reached) {
    // Short sums first: they lead to what is near.
    const onward = (space.sumsOfAtom[atom] ?? []).filter((one) => fixed.has(one) || price?.has(one));
    for (const known of onward.toSorted(
      (a, b) => (space.sums[a]?.length ?? 0) - (space.sums[b]?.length ?? 0),
    )) {
      for (const other of space.sums[known] ?? []) if (!held.has(other)) reached.add(other);
    }
  }
  return reached;
}

/** Each atom goes up or down from the base; known sums stay, and sums with a price pay for leaving their total. */
function makeProgramme({ space, fixed, price }: Surroundings, atoms: ReadonlySet<number>): Programme {
  const programme: Programme = { columns: new Map(), limits: new Map() };
  const rows = new Set<number>();
  for (const atom of atoms) {
    // A free move costs next to nothing, but not nothing: the search shall not wander.
    let cost = 0.001;
    const going = new Map<string, number>();
    for (const sum of space.sumsOfAtom[atom] ?? []) {
      const ofSum = price?.get(sum);
      if (space.sums[sum]?.length === 1) cost += ofSum ?? 0;
      else if (fixed.has(sum) || ofSum !== undefined) {
        going.set(row(sum), 1);
        rows.add(sum);
      }
    }
    programme.columns.set(up(atom), new Map(going).set(objective, cost));
    programme.columns.set(
      down(atom),
      new Map([...going].map(([name]): [string, number] => [name, -1])).set(objective, cost),
    );
  }
  for (const sum of rows) {
    programme.limits.set(row(sum), { max: 0 });
    const ofSum = price?.get(sum);
    if (ofSum === undefined || fixed.has(sum)) continue;
    for (const sign of [1, -1]) {
      programme.columns.set(
        `${sign}${row(sum)}`,
        new Map([
          [row(sum), sign],
          [objective, ofSum],
        ]),
      );
    }
  }
  // Sums that are each 0 or less, and together 0 or more, are each 0: half the rows that as many equations would take.
  programme.limits.set("all", { min: 0 });
  for (const column of programme.columns.values()) {
    let all = 0;
    for (const [name, factor] of column) if (name.startsWith("s")) all += factor;
    if (all !== 0) column.set("all", all);
  }
  return programme;
}

function bound(programme: Programme, base: AtomFigures, atom: number): void {
  programme.columns.get(down(atom))?.set(`b${atom}`, 1);
  programme.limits.set(`b${atom}`, { max: base[atom] ?? 0 });
}

function agrees({ space, base, fixed }: Surroundings, figures: AtomFigures): boolean {
  for (const sum of fixed) if (totalOf(space, figures, sum) !== totalOf(space, base, sum)) return false;
  return figures.every((figure) => figure >= 0);
}

function figuresOf(variables: readonly (readonly [string, number])[], base: AtomFigures): AtomFigures {
  const figures = [...base];
  for (const [name, value] of variables) {
    const atom = Number(name.slice(1));
    if (name.startsWith("+")) figures[atom] = (figures[atom] ?? 0) + Math.round(value);
    else if (!name.includes("s")) figures[atom] = (figures[atom] ?? 0) - Math.round(value);
  }
  return figures;
}

function solveForWholeNumbers(
  programme: Programme,
  { base, effort, work }: Surroundings,
  direction: "minimize" | "maximize",
  isRight: (figures: AtomFigures) => boolean,
): Search | { readonly status: "overdrawn"; readonly atoms: readonly number[] } {
  for (const whole of [false, true]) {
    const { status, variables } = run(programme, direction, { whole, effort });
    if (work) work.done += programme.columns.size * programme.limits.size * (whole ? 10 : 1);
    if (status === "infeasible" && !isRight(base)) return { status: "none" };
    const figures = figuresOf(variables, base);
    if (isRight(figures)) return { status: "found", figures };
    const overdrawn = [...figures.keys()].filter((atom) => (figures[atom] ?? 0) < 0);
    const unbounded = overdrawn.filter((atom) => !programme.limits.has(`b${atom}`));
    if (unbounded.length > 0) return { status: "overdrawn", atoms: unbounded };
  }
  return { status: "unfinished" };
}

function run(
  { columns, limits }: Programme,
  direction: "minimize" | "maximize",
  { whole = false, effort = 1 }: { readonly whole?: boolean; readonly effort?: number },
): Solution {
  const options: Options = { checkCycles: true, maxPivots: 4000, maxIterations: effort, tolerance: 0.1 };
  return solve({ direction, objective, constraints: limits, variables: columns, integers: whole }, options);
}
