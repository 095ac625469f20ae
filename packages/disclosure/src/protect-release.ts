import type { CellPlace, LedgerEntry, ProtectedTable, ReleaseTable } from "./release-table.ts";
import type { DisclosureFault } from "./disclosure-fault.ts";

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
  throw new Error(`not yet: ${table.id} ${rules.k} ${past.length}`);
}
