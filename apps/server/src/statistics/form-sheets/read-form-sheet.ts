import ExcelJS from "exceljs";
import { openWorkbook, type UnreadableWorkbook } from "../open-workbook.ts";
import { contentOf, type PlacedContent, textOf } from "../sheet-cell.ts";
import {
  formSheetColumns,
  formSheetMark,
  formSheetRows,
  nameKey,
  noteKey,
  readCellKey,
  readShown,
  type ShownFigure,
} from "./form-sheet-layout.ts";

/** One row of a form as a sheet holds it. */
export interface FormSheetRow {
  readonly rowId: string;
  /** The name that stands in the row, to notice rows whose hidden id was left behind when sorting. */
  readonly rowName: string;
  readonly nameCell: string;
  readonly shown: ReadonlyMap<string, ShownFigure>;
  /** The cells of the form's columns, by column id. */
  readonly cells: ReadonlyMap<string, PlacedContent>;
  readonly note: PlacedContent | undefined;
}

/** A sheet of a workbook that belongs to a submission. */
export interface ReadFormSheet {
  readonly sheet: string;
  readonly submissionId: string;
  readonly rows: readonly FormSheetRow[];
}

export type FormSheetReading =
  | { readonly status: "unreadable"; readonly problem: UnreadableWorkbook }
  | {
      readonly status: "read";
      readonly sheets: readonly ReadFormSheet[];
      /** Sheets with figures that carry no mark of ours. */
      readonly others: readonly string[];
    };

/** Reads a workbook that `writeFormSheet` made and people filled in; other sheets, rows and columns are left alone. */
export async function readFormSheet(bytes: Uint8Array): Promise<FormSheetReading> {
  const workbook = await openWorkbook(bytes);
  if (!(workbook instanceof ExcelJS.Workbook)) return { status: "unreadable", problem: workbook };
  const isOurs = (sheet: ExcelJS.Worksheet) =>
    textOf(sheet.getRow(formSheetRows.keys).getCell(1)) === formSheetMark;
  const ours = workbook.worksheets.filter(isOurs);
  return {
    status: "read",
    sheets: ours.map(readSheet),
    others: workbook.worksheets
      .filter((sheet) => !isOurs(sheet) && hasNumbers(sheet))
      .map(({ name }) => name),
  };
}

function hasNumbers(sheet: ExcelJS.Worksheet): boolean {
  let found = false;
  sheet.eachRow((row) => {
    if (!found)
      row.eachCell((cell) => {
        if (typeof cell.value === "number") found = true;
      });
  });
  return found;
}

function readSheet(sheet: ExcelJS.Worksheet): ReadFormSheet {
  const keys = sheet.getRow(formSheetRows.keys);
  const columns = new Map<string, number>();
  let nameAt: number | undefined;
  let noteAt: number | undefined;
  keys.eachCell((cell, at) => {
    const text = textOf(cell);
    if (text === nameKey) nameAt ??= at;
    if (text === noteKey) noteAt ??= at;
    const column = readCellKey(text);
    if (column !== undefined && !columns.has(column)) columns.set(column, at);
  });
  const rows: FormSheetRow[] = [];
  sheet.eachRow((row, number) => {
    if (number <= formSheetRows.keys) return;
    const rowId = textOf(row.getCell(formSheetColumns.row));
    const cells = new Map<string, PlacedContent>();
    for (const [column, at] of columns) cells.set(column, placed(row, at));
    const rowName = nameAt === undefined ? "" : textOf(row.getCell(nameAt));
    const isHead = rowId === "" && number < formSheetRows.first;
    const isFilled = [...cells.values()].some(({ content }) => content.kind === "number");
    if (rowId === "" && (isHead || !isFilled || rowName === "")) return;
    rows.push({
      rowId,
      rowName,
      nameCell: nameAt === undefined ? row.getCell(1).address : row.getCell(nameAt).address,
      shown: readShown(textOf(row.getCell(formSheetColumns.shown))),
      cells,
      note: noteAt === undefined ? undefined : placed(row, noteAt),
    });
  });
  return { sheet: sheet.name, submissionId: textOf(keys.getCell(2)), rows };
}

function placed(row: ExcelJS.Row, at: number): PlacedContent {
  const cell = row.getCell(at);
  return { cell: cell.address, content: contentOf(cell) };
}
