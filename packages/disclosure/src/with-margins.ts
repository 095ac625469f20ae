import type { ReleaseTable } from "./release-table.ts";

/**
 * The table with margins added to its cells, each the sum of the finest cells under it; cells that are there already stay
 * as they are. `margins` lists the dimensions that each margin keeps: `[["area"], ["sex"], []]` adds the totals by area,
 * by sex, and the grand total. With `groups`, categories that have parts get their cells too. A margin some of whose
 * finest cells are not in the table is not added. Throws RangeError for a dimension that the table does not have.
 */
export function withMargins(
  table: ReleaseTable,
  margins: readonly (readonly string[])[],
  groups: "with-groups" | "without-groups" = "with-groups",
): ReleaseTable {
  throw new Error(`not yet: ${table.id} ${margins.length} ${groups}`);
}
