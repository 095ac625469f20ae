import type { Bilingual } from "@halfsky/statistics";
import ExcelJS from "exceljs";
import type { ColumnKey } from "./figure-sheet-layout.ts";
import { readColumnKey, readRevision, sheetMark, sheetRows } from "./figure-sheet-layout.ts";
import type { UnreadableWorkbook } from "./open-workbook.ts";
import { openWorkbook } from "./open-workbook.ts";
import { contentOf, type PlacedContent, textOf } from "./sheet-cell.ts";

/** The cells of one figure: area, indicator and year. */
export interface SheetEntry {
  readonly sheet: string;
  readonly areaCode: string;
  readonly indicatorId: string;
  /** The name that stands in the row, to notice rows whose hidden number was left behind when sorting. */
  readonly rowName: string;
  readonly nameCell: string;
  readonly year: number;
  readonly base: { readonly revision: number; readonly isShown: boolean };
  readonly value: PlacedContent;
  readonly numerator: PlacedContent | undefined;
  readonly denominator: PlacedContent | undefined;
  readonly note: PlacedContent | undefined;
}

/** A fault with its place in the file. */
export interface SheetFault {
  readonly sheet: string;
  readonly cell: string;
  readonly words: string;
  readonly message: Bilingual;
  readonly hint: Bilingual;
  /** The figure that the cell stands for; null where nobody can tell. */
  readonly figure: { readonly areaCode: string; readonly indicatorId: string; readonly year: number } | null;
}

export type FigureSheetReading =
  | {
      readonly status: "unreadable";
      readonly problem: Omit<UnreadableWorkbook, "code"> & { readonly code: string };
    }
  | {
      readonly status: "read";
      readonly entries: readonly SheetEntry[];
      readonly faults: readonly SheetFault[];
    };

const notOurs = {
  code: "not-a-figure-sheet",
  message: {
    zh: "这个工作簿不是本平台的填报表：没有找到识别行。",
    en: "This workbook is not a sheet of this platform: its hidden key row was not found.",
  },
  hint: {
    zh: "请在“数据填报”页下载填报表，把数据粘贴进去再上传；不要删除隐藏的行和列。",
    en: "Download the sheet on the figures page, paste your figures into it, and keep its hidden row and columns.",
  },
} as const;

const rowWithoutKey = {
  message: {
    zh: "这一行有数据，但没有指标编号，认不出是哪个指标。",
    en: "This row holds figures but no indicator number, so nobody can tell what it is.",
  },
  hint: {
    zh: "请把数据移到该指标原来的行，或重新下载填报表。",
    en: "Move the figures to the indicator's own row, or download the sheet again.",
  },
} as const;

interface KeyedColumns {
  readonly name: number | undefined;
  readonly fields: readonly (ColumnKey & { readonly column: number })[];
}

/** Columns are known by their key in row 1 wherever they were moved to. */
function columnsOf(sheet: ExcelJS.Worksheet): KeyedColumns {
  const fields: (ColumnKey & { column: number })[] = [];
  let name: number | undefined;
  sheet.getRow(sheetRows.keys).eachCell((cell, column) => {
    const text = textOf(cell);
    if (text === "name") name ??= column;
    const key = readColumnKey(text);
    if (key && !fields.some((known) => known.kind === key.kind && known.year === key.year))
      fields.push({ ...key, column });
  });
  return { name, fields };
}

function placed(
  row: ExcelJS.Row,
  columns: KeyedColumns,
  kind: ColumnKey["kind"],
  year: number,
): PlacedContent | undefined {
  const found = columns.fields.find((field) => field.kind === kind && field.year === year);
  if (!found) return undefined;
  const cell = row.getCell(found.column);
  return { cell: cell.address, content: contentOf(cell) };
}

function readRow(
  row: ExcelJS.Row,
  sheet: string,
  areaCode: string,
  columns: KeyedColumns,
): readonly SheetEntry[] {
  const nameCell = columns.name === undefined ? undefined : row.getCell(columns.name);
  const years = columns.fields.filter((field) => field.kind === "value").map((field) => field.year);
  return years.flatMap((year) => {
    const value = placed(row, columns, "value", year);
    if (!value) return [];
    const revision = columns.fields.find((field) => field.kind === "revision" && field.year === year);
    return [
      {
        sheet,
        areaCode,
        indicatorId: textOf(row.getCell(1)),
        rowName: nameCell ? textOf(nameCell) : "",
        nameCell: nameCell?.address ?? row.getCell(1).address,
        year,
        base: readRevision(revision ? textOf(row.getCell(revision.column)) : ""),
        value,
        numerator: placed(row, columns, "numerator", year),
        denominator: placed(row, columns, "denominator", year),
        note: placed(row, columns, "note", year),
      },
    ];
  });
}

function hasContent(entry: SheetEntry): boolean {
  return [entry.value, entry.numerator, entry.denominator].some(
    (field) => field !== undefined && field.content.kind !== "empty",
  );
}

function readSheet(sheet: ExcelJS.Worksheet): { entries: SheetEntry[]; faults: SheetFault[] } {
  const columns = columnsOf(sheet);
  const areaCode = textOf(sheet.getRow(sheetRows.title).getCell(1));
  const entries: SheetEntry[] = [];
  const faults: SheetFault[] = [];
  sheet.eachRow((row, number) => {
    if (number < sheetRows.first) return;
    for (const entry of readRow(row, sheet.name, areaCode, columns)) {
      if (entry.indicatorId !== "") entries.push(entry);
      // A row that a person inserted is known by its name, if it has the name of an indicator.
      else if (entry.rowName !== "" && hasContent(entry)) entries.push(entry);
      else if (hasContent(entry))
        faults.push({
          sheet: sheet.name,
          cell: entry.value.cell,
          words: entry.rowName,
          ...rowWithoutKey,
          figure: null,
        });
    }
  });
  return { entries, faults };
}

/** Reads a workbook that `writeFigureSheet` made and people filled in; other sheets and columns in it are left alone. */
export async function readFigureSheet(bytes: Uint8Array): Promise<FigureSheetReading> {
  const workbook = await openWorkbook(bytes);
  if (!(workbook instanceof ExcelJS.Workbook)) return { status: "unreadable", problem: workbook };
  const ours = workbook.worksheets.filter(
    (sheet) => textOf(sheet.getRow(sheetRows.keys).getCell(1)) === sheetMark,
  );
  if (ours.length === 0) return { status: "unreadable", problem: notOurs };
  const parts = ours.map(readSheet);
  return {
    status: "read",
    entries: parts.flatMap((part) => part.entries),
    faults: parts.flatMap((part) => part.faults),
  };
}
