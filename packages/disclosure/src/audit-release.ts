import type { CellPlace, LedgerEntry } from "./release-table.ts";
import type { DisclosureFault } from "./disclosure-fault.ts";

/** What can be inferred of one withheld cell by somebody who reads all releases together. */
export interface AuditedCell {
  readonly release: string;
  readonly at: CellPlace;
  /** of a rate: the numerator, the rest of the denominator, or the denominator; of a count always "count" */
  readonly figure: "count" | "rest" | "of";
  /** the smallest whole number it can be */
  readonly lowest: number;
  /** the largest; null where nothing published bounds it */
  readonly highest: number | null;
  /**
   * exact: lowest is highest; known-small: highest is below the k of its release (and not exact); hidden: neither;
   * unfinished: the search gave up, lowest and highest are outer bounds
   */
  readonly finding: "exact" | "known-small" | "hidden" | "unfinished";
}

/** All that can be inferred of the withheld cells of the releases, or why that cannot be worked out. */
export type Audit =
  | { readonly status: "audited"; readonly cells: readonly AuditedCell[] }
  | { readonly status: "refused"; readonly faults: readonly DisclosureFault[] };

/**
 * What somebody can infer who has all these releases (同一指标的全部发布): for every withheld cell the smallest and the
 * largest whole number that agrees with everything published. Knows no true figures. Entries of other measures than the
 * first one's, and entries marked as corrected, are left aside.
 */
export function auditRelease(
  releases: readonly LedgerEntry[],
  options: { readonly effort?: number } = {},
): Audit {
  throw new Error(`not yet: ${releases.length} ${options.effort ?? 0}`);
}
