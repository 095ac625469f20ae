import { checkAddition, checkLedger, checkRules, checkTable } from "./check-release.ts";
import type { AtomSpace } from "./atom-space.ts";
import { contradictionFault, type DisclosureFault, spaceFault, unfinishedFault } from "./disclosure-fault.ts";
import { chooseHidden, type HidingUnit, type ProtectedSum } from "./hide-cells.ts";
import { type KnownFacts, readLedger } from "./read-ledger.ts";
import { type FigureName, locateFigures, type LocatedFigure, type LocatedTables } from "./locate-figures.ts";
import type {
  CellPlace,
  LedgerEntry,
  ProtectedCell,
  ProtectedTable,
  ReleaseCell,
  ReleaseTable,
} from "./release-table.ts";
import { type AtomFigures, findAnyTable, findTableWith } from "./whole-number-search.ts";

/** How a release is protected. */
export interface ReleaseRules {
  /** smallest count that may be known of people: figures from 1 to k−1 are protected; a whole number from 2 to 1,000 */
  readonly k: number;
  /**
   * "tell" (the default) publishes a 0 as 0, though one may be withheld to protect another cell; "withhold" protects it
   * like 1 to k−1, for subjects where nobody, or in a rate everybody, is already news about people.
   */
  readonly zeros?: "tell" | "withhold";
  /** branches that one search for whole numbers may take before it gives up; 2,000 where left out */
  readonly effort?: number;
}

/** What became of a table. Only `table` may leave the house; the rest would tell an attacker which cells are small. */
export type Protection =
  | {
      readonly status: "protected";
      readonly table: ProtectedTable;
      /** cells withheld because they are small themselves */
      readonly primary: number;
      /** cells withheld to protect others */
      readonly secondary: number;
      /** small cells that past releases alone already give away; this table withholds them, which does not help any more */
      readonly exposed: readonly CellPlace[];
    }
  | { readonly status: "refused"; readonly faults: readonly DisclosureFault[] };

/** Branches of one search for whole numbers where the caller names none. */
export const usualEffort = 2000;

/**
 * Decides which cells of a table are withheld (小数保护), interior and margins together, given everything published before.
 *
 * A small cell is protected when there is a table of whole numbers that agrees with all that is published, now and
 * before, and in which the cell is k or more: nobody who can only see what is published can then know its figure, or know
 * that it is below k. Cells withheld by past releases stay protected likewise. Publishes no figure but the true one.
 * The same input gives the same answer. Never throws for bad input: all faults come back at once; nothing is published
 * either where the audit cannot be finished within the effort (docs/disclosure.md).
 */
export function protectRelease(
  table: ReleaseTable,
  rules: ReleaseRules,
  past: readonly LedgerEntry[] = [],
): Protection {
  const entries = past.filter((entry) => entry.table.measure === table.measure);
  const faults = [...checkRules(rules, table.id), ...checkTable(table), ...checkLedger(entries)];
  if (faults.length > 0) return { status: "refused", faults };
  const located = locateFigures([table, ...entries.map((entry) => entry.table)]);
  if ("kind" in located) return { status: "refused", faults: [spaceFault(located, table.id)] };
  const wrongSums = checkAddition(table);
  const facts = readLedger(table, entries, located);
  if (wrongSums.length + facts.faults.length > 0) {
    return { status: "refused", faults: [...wrongSums, ...facts.faults] };
  }
  return protectLocated(table, rules, located, facts);
}

function protectLocated(
  table: ReleaseTable,
  rules: ReleaseRules,
  located: LocatedTables,
  facts: KnownFacts,
): Protection {
  const { space } = located;
  const effort = rules.effort ?? usualEffort;
  const figures = located.figures[0] ?? [];
  const totals = new Map(facts.known);
  const known = new Set(facts.known.keys());
  const assumed = new Set<number>();
  const goals = new Map<number, number>(facts.goals);
  const isSmall = (value: number): boolean => value < rules.k && (value > 0 || rules.zeros === "withhold");
  const smallCells = new Set<number>();
  for (const [index, cell] of table.cells.entries()) {
    for (const { figure, sum } of figures[index] ?? []) {
      const value = valueOf(cell, figure);
      totals.set(sum, value);
      const isTold = cell.isStructuralZero === true;
      if (isTold) known.add(sum);
      else if (figure === "of" && !isSmall(value)) assumed.add(sum);
      if (isTold || !isSmall(value)) continue;
      smallCells.add(index);
      goals.set(sum, Math.max(goals.get(sum) ?? 0, rules.k));
    }
  }
  const base = findAnyTable(space, totals, effort);
  if (base.status === "none")
    return { status: "refused", faults: [contradictionFault(table.id, facts.entries)] };
  if (base.status === "unfinished") return { status: "refused", faults: [unfinishedFault(table.id)] };
  const task = { space, base: base.figures, known, assumed, effort };
  const reach = reachableGoals({ ...task, goals });
  if (reach === "unfinished") return { status: "refused", faults: [unfinishedFault(table.id)] };
  const groups = groupCells(figures);
  const units = groups.map((cells): HidingUnit => {
    const sums = [...new Set(cells.flatMap((cell) => figures[cell]?.map(({ sum }) => sum) ?? []))];
    return {
      sums,
      isSmall: cells.some((cell) => smallCells.has(cell)),
      isKnown: sums.every((sum) => known.has(sum)),
      level: Math.max(...cells.map((cell) => levelOf(table, cell))),
      size: Math.max(...sums.map((sum) => totals.get(sum) ?? 0)),
    };
  });
  const hidden = chooseHidden({ ...task, units, goals: reach.goals });
  if (!hidden) return { status: "refused", faults: [unfinishedFault(table.id)] };
  const withheld = new Set([...hidden].flatMap((group) => groups[group] ?? []));
  const cells = table.cells.map((cell, index) => printedCell(cell, withheld.has(index)));
  return {
    status: "protected",
    table: { id: table.id, measure: table.measure, kind: table.kind, dimensions: table.dimensions, cells },
    primary: smallCells.size,
    secondary: withheld.size - smallCells.size,
    exposed: table.cells
      .filter((_, index) => figures[index]?.some(({ sum }) => reach.lost.has(sum)))
      .map(({ at }) => at),
  };
}

function valueOf({ count, of = 0 }: ReleaseCell, figure: FigureName): number {
  return figure === "count" ? count : figure === "of" ? of : of - count;
}

function printedCell({ at, count, of }: ReleaseCell, isWithheld: boolean): ProtectedCell {
  if (isWithheld) return { at, status: "withheld" };
  return { at, status: "published", count, ...(of !== undefined && { of }) };
}

/**
 * The goals that can be reached at all, and the sums that what is known already gives away whatever is withheld. A goal
 * that fails only because of assumed sums is kept without them.
 */
function reachableGoals(task: {
  readonly space: AtomSpace;
  readonly base: AtomFigures;
  readonly known: ReadonlySet<number>;
  readonly assumed: ReadonlySet<number>;
  readonly goals: ReadonlyMap<number, number>;
  readonly effort: number;
}): { readonly goals: readonly ProtectedSum[]; readonly lost: ReadonlySet<number> } | "unfinished" {
  const lost = new Set<number>();
  const goals: ProtectedSum[] = [];
  const withAssumed = new Set([...task.known, ...task.assumed]);
  for (const [sum, least] of task.goals) {
    const strict = findTableWith({ ...task, fixed: withAssumed }, sum, least).status;
    const status =
      strict === "none" ? findTableWith({ ...task, fixed: task.known }, sum, least).status : strict;
    if (status === "unfinished") return "unfinished";
    if (status === "none") lost.add(sum);
    else goals.push({ sum, least, withAssumed: strict === "found" });
  }
  return { goals, lost };
}

/** The cells of a table in groups that share a sum, such as a city of one county: one tells the other. */
function groupCells(figures: readonly (readonly LocatedFigure[])[]): readonly (readonly number[])[] {
  const groupOfSum = new Map<number, number[]>();
  const groups = new Set<number[]>();
  for (const [cell, own] of figures.entries()) {
    const met = new Set(own.flatMap(({ sum }) => groupOfSum.get(sum) ?? []));
    const group = [cell, ...[...groups].filter((one) => one.some((index) => met.has(index))).flat()];
    for (const one of groups) if (one.some((index) => met.has(index))) groups.delete(one);
    groups.add(group);
    for (const index of group) for (const { sum } of figures[index] ?? []) groupOfSum.set(sum, group);
  }
  return [...groups];
}

/** Over how many dimensions a cell sums: those it does not name, and those it names a category with parts of. */
function levelOf({ dimensions, cells }: ReleaseTable, cell: number): number {
  const at = cells[cell]?.at ?? {};
  return dimensions.filter(({ code, categories }) => {
    const own = categories.find((category) => category.code === at[code]);
    return own ? own.parts !== undefined : categories.length > 1;
  }).length;
}
