import type { ObservationCell } from "@halfsky/api-contract";
import type { RowFilter } from "./grid-choice.ts";
import type { GridCell, GridRow } from "./grid-view.ts";

function isStillToDo(cell: GridCell, stored: ObservationCell | undefined): boolean {
  return cell.mayWrite && (stored === undefined || stored.missing === "not-yet-reported");
}

/** The keys of the rows that a filter keeps: with something still to report, with a remark of the checks, or writable. */
export function keepRows(
  rows: readonly GridRow[],
  filter: RowFilter,
  loaded: (key: string) => ObservationCell | undefined,
  findings: ReadonlyMap<string, unknown>,
): ReadonlySet<string> {
  const keeps = (cell: GridCell): boolean => {
    switch (filter) {
      case "all":
        return true;
      case "empty":
        return isStillToDo(cell, loaded(cell.key));
      case "findings":
        return findings.has(cell.key);
      case "mine":
        return cell.mayWrite;
    }
  };
  return new Set(rows.filter(({ cells }) => cells.some(keeps)).map(({ key }) => key));
}
