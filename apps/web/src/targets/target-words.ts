import type { TargetRow } from "@halfsky/api-contract";
import { statusWords } from "@halfsky/targets";
import type { TargetStatus } from "../ui/status-tag.tsx";

/** All statuses in the order in which they are listed. */
export const statuses = Object.keys(statusWords).filter(
  (status): status is TargetStatus => status in statusWords,
);

/** The status that stands: the signed one, else the machine's. */
export function standingStatus(row: Pick<TargetRow, "decision" | "judgement">): TargetStatus {
  return row.decision?.status ?? row.judgement.status;
}

/** Address of an indicator's page. */
export function indicatorAddress(
  indicator: string,
  place: { readonly area: string; readonly year: number },
): string {
  return `/indicators/${encodeURIComponent(indicator)}?area=${place.area}&year=${place.year}`;
}
