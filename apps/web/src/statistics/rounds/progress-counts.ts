import type { Progress, SubmissionRow } from "@halfsky/api-contract";

/** The counts of a round that can be looked at one by one. */
export type CountName = Exclude<keyof Progress, "onTime" | "owedCells" | "filledCells">;

const names: ReadonlySet<string> = new Set<CountName>([
  "submissions",
  "opened",
  "begun",
  "submitted",
  "returned",
  "signed",
  "late",
]);

/** Whether a text of an address names a count. */
export function isCountName(text: string): text is CountName {
  return names.has(text);
}

/** Signed at its own level at least, and not sent back or being corrected since. */
export function isSigned({ state, level, originLevel }: SubmissionRow): boolean {
  return state === "signed" || state === "locked" || level !== originLevel;
}

/** Whether a submission is one of those that a count counts. */
export function ofCount(row: SubmissionRow, name: CountName): boolean {
  switch (name) {
    case "submissions":
      return true;
    case "opened":
      return row.openedAt !== null;
    case "begun":
      return row.begunAt !== null;
    case "submitted":
      return row.submittedAt !== null;
    case "returned":
      return row.state === "returned";
    case "signed":
      return isSigned(row);
    case "late":
      return row.isLate && row.submittedAt === null;
  }
}

/** Filled cells in whole % of those owed; only what is whole is 100, only what is not begun 0. */
export function filledPercent(rows: readonly SubmissionRow[]): number {
  const owed = rows.reduce((sum, row) => sum + row.owedCells, 0);
  const filled = rows.reduce((sum, row) => sum + row.filledCells, 0);
  if (owed === 0 || filled === owed) return 100;
  return filled === 0 ? 0 : Math.min(99, Math.max(1, Math.round((100 * filled) / owed)));
}

/** How a cell of the map looks, from 0 (late) to 4 (signed). */
export function heatOf(rows: readonly SubmissionRow[]): 0 | 1 | 2 | 3 | 4 {
  if (rows.some((row) => ofCount(row, "late"))) return 0;
  if (rows.every(isSigned)) return 4;
  const percent = filledPercent(rows);
  if (rows.some(({ state }) => state === "returned")) return 1;
  if (percent === 100) return 3;
  return percent >= 50 ? 2 : 1;
}
