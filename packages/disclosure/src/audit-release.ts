import { checkLedger } from "./check-release.ts";
import { contradictionFault, type DisclosureFault, spaceFault, unfinishedFault } from "./disclosure-fault.ts";
import { type FigureName, locateFigures, type LocatedTables } from "./locate-figures.ts";
import { usualEffort } from "./protect-release.ts";
import { publishedValue } from "./read-ledger.ts";
import type { CellPlace, LedgerEntry } from "./release-table.ts";
import { findAnyTable, findTableWith, furthest, type Surroundings, totalOf } from "./whole-number-search.ts";

/** What can be inferred of one withheld cell by somebody who reads all releases together. */
export interface AuditedCell {
  readonly release: string;
  readonly at: CellPlace;
  /** of a rate: the numerator, the rest of the denominator, or the denominator; of a count always "count" */
  readonly figure: FigureName;
  /** the smallest whole number it can be */
  readonly lowest: number;
  /** the largest; null where nothing published bounds it */
  readonly highest: number | null;
  /**
   * exact: lowest is highest; known-small: highest is below the k of its release (and not exact); hidden: neither, since
   * two tables with different figures agree with everything, one of them k or more, though the bounds may be outer ones;
   * unfinished: the search gave up, lowest and highest are outer bounds
   */
  readonly finding: "exact" | "known-small" | "hidden" | "unfinished";
}

/** All that can be inferred of the withheld cells of the releases, or why that cannot be worked out. */
export type Audit =
  | { readonly status: "audited"; readonly cells: readonly AuditedCell[] }
  | { readonly status: "refused"; readonly faults: readonly DisclosureFault[] };

/**
 * What somebody can infer who has the first of these releases and all others of its measure (同一指标的全部发布): for
 * every withheld cell of those linked with it the smallest and the largest whole number that agrees with everything
 * published. Knows no true figures. Releases marked as corrected are left aside: their figures are no longer true.
 */
export function auditRelease(
  releases: readonly LedgerEntry[],
  { effort = usualEffort }: { readonly effort?: number } = {},
): Audit {
  const measure = releases[0]?.table.measure;
  const entries = releases.filter((entry) => entry.table.measure === measure && entry.isCorrected !== true);
  const faults = checkLedger(entries);
  if (faults.length > 0) return { status: "refused", faults };
  const id = entries[0]?.table.id ?? "";
  if (entries.length === 0) return { status: "audited", cells: [] };
  const located = locateFigures(entries.map(({ table }) => table));
  if ("kind" in located) return { status: "refused", faults: [spaceFault(located, id)] };
  return auditLocated(entries, located, effort);
}

function auditLocated(entries: readonly LedgerEntry[], located: LocatedTables, effort: number): Audit {
  const { space } = located;
  const first = entries[0]?.table.id ?? "";
  const totals = new Map<number, number>();
  const faults: DisclosureFault[] = [];
  const withheld: (Pick<AuditedCell, "release" | "at" | "figure"> & {
    readonly sum: number;
    readonly k: number;
  })[] = [];
  for (const [number, { table, k }] of entries.entries()) {
    for (const [index, cell] of table.cells.entries()) {
      for (const { figure, sum } of located.figures[number]?.[index] ?? []) {
        const value = publishedValue(cell, figure);
        const other = totals.get(sum);
        if (value === undefined) withheld.push({ release: table.id, at: cell.at, figure, sum, k });
        else if (other === undefined) totals.set(sum, value);
        else if (other !== value) {
          faults.push(
            contradictionFault(first, [table.id], { at: cell.at, figure, past: value, now: other }),
          );
        }
      }
    }
  }
  if (faults.length > 0) return { status: "refused", faults };
  const base = findAnyTable(space, totals, effort);
  if (base.status === "unfinished") return { status: "refused", faults: [unfinishedFault(first)] };
  if (base.status === "none") {
    const others = entries.map(({ table }) => table.id);
    return { status: "refused", faults: [contradictionFault(first, others)] };
  }
  const around = { space, base: base.figures, fixed: new Set(totals.keys()), effort };
  const cells = withheld.map(({ sum, k, ...cell }) => ({ ...cell, ...inferOne(around, sum, k) }));
  return { status: "audited", cells };
}

function inferOne(
  around: Surroundings,
  sum: number,
  k: number,
): Pick<AuditedCell, "lowest" | "highest" | "finding"> {
  const [low, high] = [furthest(around, sum, "minimize"), furthest(around, sum, "maximize")];
  const lowest = low.value ?? 0;
  const highest = high.value;
  const bounds = { lowest, highest };
  if (lowest === highest) return { ...bounds, finding: "exact" };
  if (highest !== null && highest < k) return { ...bounds, finding: "known-small" };
  if (low.isSure && high.isSure) return { ...bounds, finding: "hidden" };
  const above = Math.max(k, totalOf(around.space, around.base, sum) + 1);
  const isHidden = findTableWith(around, sum, above).status === "found";
  return { ...bounds, finding: isHidden ? "hidden" : "unfinished" };
}
