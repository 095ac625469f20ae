import type { LedgerEntry, ProtectedCell, ProtectedTable, ReleaseDimension } from "@halfsky/disclosure";
import type { CountedRules } from "./release-table.ts";
import { measureOf } from "./release-table.ts";
import { viewsOf } from "./read-together.ts";
import type { ReleaseColumns } from "./release.store.ts";

/** What of a release is needed to judge another. */
export type LedgerRow = Pick<
  ReleaseColumns,
  | "id"
  | "area_code"
  | "indicator"
  | "taken_by"
  | "kind"
  | "numerator_rule"
  | "denominator_rule"
  | "k"
  | "dimensions"
  | "cells"
  | "supersedes"
>;

/** The rules that a release was counted by. */
export function rulesOf(row: LedgerRow): CountedRules {
  return { kind: row.kind, numerator: row.numerator_rule, denominator: row.denominator_rule };
}

/** A release as everybody can still read it. */
export function tableOf(row: LedgerRow): ProtectedTable {
  return {
    id: row.id,
    measure: measureOf(rulesOf(row)),
    kind: row.kind,
    dimensions: row.dimensions,
    cells: row.cells,
  };
}

/** Whether two releases are of one indicator and area, by whatever dimensions. */
export function isOfOneIndicator(
  one: Pick<LedgerRow, "area_code" | "indicator">,
  other: Pick<LedgerRow, "area_code" | "indicator">,
): boolean {
  return one.area_code === other.area_code && one.indicator === other.indicator;
}

/** Releases that do not stand any more: corrected ones, and those whose margins a later one of the indicator says otherwise. */
export function correctedIds(ledger: readonly LedgerRow[]): ReadonlySet<string> {
  const superseded = new Set(ledger.flatMap(({ supersedes }) => supersedes ?? []));
  const stale = ledger.filter((row, index) =>
    ledger
      .slice(index + 1)
      .some(
        (later) =>
          !superseded.has(later.id) &&
          isOfOneIndicator(row, later) &&
          measureOf(rulesOf(row)) === measureOf(rulesOf(later)) &&
          differ(row.cells, later.cells),
      ),
  );
  return new Set([...superseded, ...stale.map(({ id }) => id)]);
}

/** Whether two tables publish different figures of one place. */
export function differ(
  one: readonly ProtectedCell[],
  other: readonly (
    | ProtectedCell
    | { readonly at: ProtectedCell["at"]; readonly count: number; readonly of?: number }
  )[],
): boolean {
  const known = new Map(one.map((cell) => [placeKey(cell.at), cell]));
  return other.some((cell) => {
    const before = known.get(placeKey(cell.at));
    if (before?.status !== "published" || !("count" in cell)) return false;
    return before.count !== cell.count || before.of !== cell.of;
  });
}

/** One text for one place. */
export function placeKey(at: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(at).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/**
 * Past releases that tell something of the figures of some rules: those of the same, and every count of the numerator,
 * whether it was published alone or within a rate.
 */
export function entriesFor(
  ledger: readonly LedgerRow[],
  rules: CountedRules,
  corrected: ReadonlySet<string>,
): readonly LedgerEntry[] {
  const measure = measureOf(rules);
  return ledger.flatMap((row): readonly LedgerEntry[] => {
    const entry = (table: ProtectedTable): LedgerEntry => ({
      table: { ...table, measure },
      k: row.k,
      isCorrected: corrected.has(row.id),
    });
    const table = tableOf(row);
    if (table.measure === measure) return [entry(table)];
    return viewsOf(rulesOf(row), table, row.k)
      .filter(({ rule }) => rule === rules.numerator)
      .map((view) => entry(view.table));
  });
}

/**
 * The releases with every group that any of them, or one of some dimensions, has: a definition that gained or lost an answer
 * still counts everybody, so their totals are of the same people.
 */
export function withAllGroups(
  ledger: readonly LedgerRow[],
  dimensions: readonly ReleaseDimension[],
): readonly LedgerRow[] {
  const groups = new Map<string, Set<string>>();
  for (const { code, categories } of [...dimensions, ...ledger.flatMap((row) => row.dimensions)]) {
    const known = groups.get(code) ?? new Set();
    for (const category of categories) known.add(category.code);
    groups.set(code, known);
  }
  return ledger.map((row) => ({
    ...row,
    dimensions: row.dimensions.map((dimension) => {
      if (dimension.code === "area" || dimension.code === "year") return dimension;
      const own = new Set(dimension.categories.map(({ code }) => code));
      const more = [...(groups.get(dimension.code) ?? [])].filter((code) => !own.has(code));
      return { ...dimension, categories: [...dimension.categories, ...more.map((code) => ({ code }))] };
    }),
  }));
}
