import type { CaseRow } from "@halfsky/api-contract";

/** Somebody waits for the reader's word, and no clock says so. */
export function asksForWord(row: Pick<CaseRow, "why" | "nextDeadline">): boolean {
  return row.nextDeadline === null && row.why.includes("second-person");
}
