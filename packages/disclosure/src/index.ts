export { auditRelease } from "./audit-release.ts";
export type { Audit, AuditedCell } from "./audit-release.ts";
export { disclosureFaultCodes } from "./disclosure-fault.ts";
export type { DisclosureFault, DisclosureFaultCode } from "./disclosure-fault.ts";
export { judgeCorrection } from "./judge-correction.ts";
export type { CorrectionJudgement } from "./judge-correction.ts";
export { protectRelease } from "./protect-release.ts";
export type { Protection, ReleaseRules } from "./protect-release.ts";
export { withheldMark } from "./release-table.ts";
export type {
  CellPlace,
  LedgerEntry,
  ProtectedCell,
  ProtectedTable,
  ReleaseCategory,
  ReleaseCell,
  ReleaseDimension,
  ReleaseTable,
} from "./release-table.ts";
export { withMargins } from "./with-margins.ts";
