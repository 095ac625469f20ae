import { contradictionFault, type DisclosureFault } from "./disclosure-fault.ts";
import type { FigureName, LocatedFigure, LocatedTables } from "./locate-figures.ts";
import type { CellPlace, LedgerEntry, ProtectedCell, ReleaseTable } from "./release-table.ts";

/** What past releases tell everybody, and what they promised to hide. */
export interface KnownFacts {
  /** sum → its published total */
  readonly known: ReadonlyMap<number, number>;
  /** sums withheld by a past release → the k they were promised */
  readonly goals: ReadonlyMap<number, number>;
  /** the past releases that are linked with the table */
  readonly entries: readonly string[];
  readonly faults: readonly DisclosureFault[];
}

/** The figure of a published cell; undefined for a withheld one. */
export function publishedValue(cell: ProtectedCell, figure: FigureName): number | undefined {
  if (cell.status === "withheld") return undefined;
  const { count, of = 0 } = cell;
  return figure === "count" ? count : figure === "of" ? of : of - count;
}

/**
 * Puts past releases together with the true figures of a table. Faults name each place where a past release says another
 * figure than the table or than a release before it. Of a corrected release only what equals the table's figures counts.
 */
export function readLedger(
  table: Pick<ReleaseTable, "id" | "cells">,
  entries: readonly LedgerEntry[],
  located: LocatedTables,
): KnownFacts {
  const truth = new Map<number, number>();
  for (const [index, { count, of = 0 }] of table.cells.entries()) {
    for (const { figure, sum } of located.figures[0]?.[index] ?? []) {
      truth.set(sum, figure === "count" ? count : figure === "of" ? of : of - count);
    }
  }
  const known = new Map<number, number>();
  const goals = new Map<number, number>();
  const faults: DisclosureFault[] = [];
  const linked: string[] = [];
  for (const [number, entry] of entries.entries()) {
    const figures = located.figures[number + 1];
    if (!figures) continue;
    linked.push(entry.table.id);
    for (const { at, figure, sum, value } of valuesOf(entry, figures)) {
      const other = known.get(sum) ?? truth.get(sum);
      if (entry.isCorrected === true) {
        if (value !== undefined && truth.get(sum) === value) known.set(sum, value);
      } else if (value === undefined) goals.set(sum, Math.max(goals.get(sum) ?? 0, entry.k));
      else if (other !== undefined && other !== value) {
        faults.push(contradictionFault(table.id, [entry.table.id], { at, figure, past: value, now: other }));
      } else known.set(sum, value);
    }
  }
  return { known, goals, entries: linked, faults };
}

interface PastValue extends LocatedFigure {
  readonly at: CellPlace;
  readonly value: number | undefined;
}

function valuesOf(
  { table }: LedgerEntry,
  figures: readonly (readonly LocatedFigure[])[],
): readonly PastValue[] {
  return table.cells.flatMap((cell, index) =>
    (figures[index] ?? []).map((located) => ({
      ...located,
      at: cell.at,
      value: publishedValue(cell, located.figure),
    })),
  );
}
