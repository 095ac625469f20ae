import type { TargetRow } from "@halfsky/api-contract";
import { standingStatus } from "./target-words.ts";

/** The filters of the table of targets, as they stand in the address. */
export const filterNames = ["plan", "domain", "light", "status", "nature", "organisation"] as const;
export type FilterName = (typeof filterNames)[number];
export type TargetFilters = Readonly<Partial<Record<FilterName | "query", string>>>;

/** The value of a row that a filter looks at; null where the row has none. */
export function filterValue(row: TargetRow, name: FilterName): string | null {
  switch (name) {
    case "plan":
      return row.planId;
    case "domain":
      return row.domain ?? "";
    case "light":
      return row.light.light ?? "none";
    case "status":
      return standingStatus(row);
    case "nature":
      return row.nature;
    case "organisation":
      return row.organisation?.id ?? null;
  }
}

function holdsAll(text: string, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/u);
  return words.every((word) => text.includes(word));
}

/** The rows that pass every filter; words are looked for in both names. */
export function filterTargets(rows: readonly TargetRow[], filters: TargetFilters): readonly TargetRow[] {
  const { query } = filters;
  return rows.filter(
    (row) =>
      filterNames.every((name) => {
        const wanted = filters[name];
        return wanted === undefined || filterValue(row, name) === wanted;
      }) &&
      (query === undefined || holdsAll(`${row.name} ${row.nameEn ?? ""}`.toLowerCase(), query)),
  );
}

/** The values that a filter can take with the other filters as they are, so that no choice leads to an empty table. */
export function offeredValues(
  rows: readonly TargetRow[],
  filters: TargetFilters,
  name: FilterName,
): ReadonlySet<string> {
  const { [name]: _own, ...others } = filters;
  const offered = new Set<string>();
  for (const row of filterTargets(rows, others)) {
    const value = filterValue(row, name);
    if (value !== null) offered.add(value);
  }
  return offered;
}
