export { permissionSheet, whatFollows } from "./permission-sheet.ts";
export type { PermissionSheet } from "./permission-sheet.ts";
export type { SheetTable } from "./sheet-table.ts";
export { compareSheets } from "./compare-sheets.ts";
export type { SheetCellDifference, SheetDifference } from "./compare-sheets.ts";
export { sheetMarkdown, systemDocument } from "./sheet-markdown.ts";
export { personPartWords, privacyWords, sourceWords, systemKindWords } from "./sheet-words.ts";
export { actionTitle, sayCondition } from "./say-condition.ts";
export { stateDiagram } from "./state-diagram.ts";
