import type { CaseRow } from "@halfsky/api-contract";

/** Somebody waits for the reader's word, and no clock says so. */
export function asksForWord(row: Pick<CaseRow, "why" | "nextDeadline">): boolean {
  return row.nextDeadline === null && row.why.includes("second-person");
}

/**
 * The queue as it is read: what is late, then what waits for the reader as second person and has no clock (it would stand
 * last and never be seen), then the rest as it came.
 */
export function queueOrder<Row extends Pick<CaseRow, "why" | "nextDeadline">>(
  rows: readonly Row[],
): readonly Row[] {
  const late = rows.filter(({ nextDeadline }) => nextDeadline?.late === true);
  const asked = rows.filter(asksForWord);
  const rest = rows.filter((row) => row.nextDeadline?.late !== true && !asksForWord(row));
  return [...late, ...asked, ...rest];
}
