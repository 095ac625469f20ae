import type { Words } from "@halfsky/api-contract";
import ExcelJS from "exceljs";
import { PlatformError } from "../../platform-error.ts";
import { splitCsvLine } from "../../statistics/bulk/csv-line.ts";
import { openWorkbook } from "../../statistics/open-workbook.ts";
import { contentOf } from "../../statistics/sheet-cell.ts";

/** A sheet as texts, row by row from its first. */
export interface OutsideSheet {
  readonly name: string;
  readonly texts: readonly (readonly string[])[];
}

const mostColumns = 200;
const mostRows = 50_100;

/** Reads an owner's export, .xlsx or .csv in UTF-8 or GB 18030, as texts; throws the problem "unreadable-file". */
export async function readOutsideFile(fileName: string, bytes: Uint8Array): Promise<readonly OutsideSheet[]> {
  if (/\.csv$/iu.test(fileName)) return [{ name: "csv", texts: readCsv(fileName, bytes) }];
  const workbook = await openWorkbook(bytes);
  if (!(workbook instanceof ExcelJS.Workbook)) {
    const { message, hint } = workbook;
    throw new PlatformError("unreadable-file", 422, message, [{ where: fileName, message, hint }]);
  }
  return workbook.worksheets.map((sheet) => ({ name: sheet.name, texts: textsOf(fileName, sheet) }));
}

function textsOf(fileName: string, sheet: ExcelJS.Worksheet): string[][] {
  if (sheet.rowCount > mostRows) throw unreadable(fileName, words.tooLong);
  const width = Math.min(sheet.columnCount, mostColumns);
  const texts: string[][] = [];
  for (let row = 1; row <= sheet.rowCount; row += 1) {
    const cells = sheet.getRow(row);
    texts.push(Array.from({ length: width }, (_, at) => textIn(cells.getCell(at + 1))));
  }
  return texts;
}

/** A cell that is merged into one on its left says nothing of its own; one merged into the cell above says what that says. */
function textIn(cell: ExcelJS.Cell): string {
  return cell.isMerged && Number(cell.master.col) < Number(cell.col) ? "" : cellText(cell);
}

function cellText(cell: ExcelJS.Cell): string {
  const content = contentOf(cell);
  const at = cell.value instanceof Date ? cell.value : null;
  // Excel keeps an hour as a fraction of a day, some thousandths of a second away
  const minute = at === null ? "" : isoMinute(at);
  if (minute !== "" && !minute.endsWith("00:00")) return minute;
  if (content.kind === "text" || content.kind === "number") return content.text.trim();
  // for a sheet of figures a date is a fault, here it is what was asked for
  return content.kind === "fault" ? content.shown : "";
}

/** A day with its hour and minute, as the sheet shows them; "" for none. */
function isoMinute(at: Date): string {
  const ms = Math.round(at.getTime() / 60_000) * 60_000;
  return Number.isNaN(ms) ? "" : new Date(ms).toISOString().slice(0, 16).replace("T", " ");
}

function readCsv(fileName: string, bytes: Uint8Array): readonly (readonly string[])[] {
  const lines = decoded(bytes).split(/\r\n|\n|\r/u);
  const texts: (readonly string[])[] = [];
  let open = "";
  for (const line of lines) {
    const text = open === "" ? line : `${open}\n${line}`;
    const fields = splitCsvLine(text);
    if (fields === undefined) throw unreadable(fileName, words.quotes);
    if (fields === "open") {
      open = text;
      continue;
    }
    open = "";
    texts.push(fields.slice(0, mostColumns).map((field) => field.trim()));
    if (texts.length > mostRows) throw unreadable(fileName, words.tooLong);
  }
  if (open !== "") throw unreadable(fileName, words.quotes);
  if (texts.every((row) => row.every((field) => field === ""))) throw unreadable(fileName, words.empty);
  return texts;
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Excel in China writes .csv in GBK
    return new TextDecoder("gb18030").decode(bytes);
  }
}

function unreadable(fileName: string, message: Words): PlatformError {
  return new PlatformError("unreadable-file", 422, message, [{ where: fileName, message }]);
}

const words = {
  tooLong: {
    zh: "清单超过5万行，请按地区分开导出。",
    en: "The list has more than 50,000 rows: export it area by area.",
  },
  quotes: {
    zh: "CSV 文件的引号不成对，不能读取；请另存为 .xlsx。",
    en: "The quotes of the CSV file do not pair up; save it as .xlsx.",
  },
  empty: { zh: "文件是空的。", en: "The file is empty." },
} as const satisfies Record<string, Words>;
