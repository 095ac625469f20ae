export { writeAnnualReport } from "./annual-report.ts";
export {
  cellPlace,
  chartPassage,
  chartPlace,
  numbersIn,
  paragraphPlace,
  passagesOf,
  proveReport,
} from "./prove-report.ts";
export type { PrintedPassage, Proof, ProofFault } from "./prove-report.ts";
export { figuresOf, textOf } from "./report-tree.ts";
export type { ChartBlock, FigureRun, ReportBlock, ReportTree, Run, TableBlock } from "./report-tree.ts";
export { standingStatus } from "./report-input.ts";
export type { AnnualReportInput, ReportRow } from "./report-input.ts";
