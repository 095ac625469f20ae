import type { Bilingual, CellPlace } from "./release-table.ts";

/** Why a table cannot be released as it is asked for. */
export const disclosureFaultCodes = [
  "bad-rules",
  "bad-dimension",
  "bad-cell",
  "sum-differs",
  "contradicts-past-release",
  "too-large",
  "audit-unfinished",
] as const;
export type DisclosureFaultCode = (typeof disclosureFaultCodes)[number];

/** One fault, with where it is and what to do. The words name places and figures of the input: for the office only. */
export interface DisclosureFault {
  readonly code: DisclosureFaultCode;
  /** the release it is in */
  readonly release: string;
  readonly at?: CellPlace;
  readonly message: Bilingual;
}
