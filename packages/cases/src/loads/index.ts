export { countsOnce, type LoadColumn, loadColumns, mayLoad } from "./load-columns.ts";
export {
  type LoadedRow,
  loadedColumn,
  loadedPerson,
  type LoadReading,
  missingInLoad,
  readLoadedRows,
} from "./read-loaded-rows.ts";
