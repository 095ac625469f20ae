export { exportColumns, groupsIn, mergeColumns, partTitles } from "./export-columns.ts";
export type { ExportCaseColumn, ExportColumn, ExportSource } from "./export-columns.ts";
export {
  exportEnd,
  exportLimits,
  exportStateAt,
  exportStates,
  mayDecideExport,
  ownLine,
} from "./export-rule.ts";
export type { ExportCourse, ExportState } from "./export-rule.ts";
