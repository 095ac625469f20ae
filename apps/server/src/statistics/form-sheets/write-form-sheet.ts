import type { Indicator, SubmissionRecord, YearFigure } from "@halfsky/api-contract";
import {
  computeColumn,
  figureMap,
  figuresOfYear,
  figureText,
  type FormColumn,
  getDecimal,
  hasCell,
  type IndicatorRow,
  missingReasons,
  missingReasonWords,
  rounded,
  shortText,
} from "@halfsky/statistics";
import ExcelJS from "exceljs";
import { excelNumber, numberFormat } from "../write-figure-sheet.ts";
import {
  cellKeyText,
  formSheetColumns,
  formSheetMark,
  formSheetRows,
  nameKey,
  noteKey,
  type ShownFigure,
  shownText,
} from "./form-sheet-layout.ts";
import { formSheetWords } from "./form-sheet-words.ts";

/** What a workbook of forms is made from. */
export interface FormSheetInput {
  readonly submissions: readonly SubmissionRecord[];
  readonly language: "zh" | "en";
  readonly isSample: boolean;
}

interface Column {
  readonly key: string;
  readonly title: string;
  readonly width: number;
  readonly column?: FormColumn;
  readonly before?: FormColumn;
}

const grey: ExcelJS.Fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFF0F0F0" } };
const line: Partial<ExcelJS.Border> = { style: "thin", color: { argb: "FFBFBFBF" } };
const border: Partial<ExcelJS.Borders> = { top: line, left: line, bottom: line, right: line };

/** Makes the .xlsx of submissions to fill in: one sheet a form, heads locked, hidden keys so that moved rows are known again. */
export async function writeFormSheet(input: FormSheetInput): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "halfsky";
  for (const record of input.submissions) {
    const sheet = addFormSheet(workbook, record, input);
    await sheet.protect("", {
      selectLockedCells: true,
      selectUnlockedCells: true,
      formatCells: true,
      formatColumns: true,
      formatRows: true,
      insertColumns: true,
      insertRows: true,
      sort: true,
      autoFilter: true,
    });
  }
  addGuide(workbook, input);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function columnsOf(record: SubmissionRecord, language: FormSheetInput["language"]): readonly Column[] {
  const said = formSheetWords[language];
  return [
    { key: nameKey, title: said.name, width: 40 },
    { key: "unit", title: said.unit, width: 10 },
    ...record.definition.columns.flatMap((column): Column[] => [
      ...(column.kind === "value"
        ? [
            {
              key: `before:${column.id}`,
              title: said.before(record.year - 1, column.label),
              width: 12,
              before: column,
            },
          ]
        : []),
      {
        key: column.kind === "computed" ? `shown:${column.id}` : cellKeyText(column.id),
        title: said.head(column.label, column.kind),
        width: 13,
        column,
      },
    ]),
    { key: noteKey, title: said.note, width: 24 },
  ];
}

function addFormSheet(
  workbook: ExcelJS.Workbook,
  record: SubmissionRecord,
  { language, isSample }: FormSheetInput,
): ExcelJS.Worksheet {
  const said = formSheetWords[language];
  const columns = columnsOf(record, language);
  const sheet = workbook.addWorksheet(sheetName(record, workbook), {
    views: [{ state: "frozen", xSplit: formSheetColumns.first, ySplit: formSheetRows.numbers }],
    pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = [
    { width: 4, hidden: true },
    { width: 4, hidden: true },
    ...columns.map(({ width }) => ({ width })),
  ];
  const keys = sheet.getRow(formSheetRows.keys);
  keys.values = [formSheetMark, record.id, ...columns.map(({ key }) => key)];
  keys.hidden = true;
  const title = sheet.getRow(formSheetRows.title);
  title.getCell(formSheetColumns.first).value =
    `${record.head.title}（${record.year}）${isSample ? `（${said.sample}）` : ""}`;
  title.getCell(formSheetColumns.first).font = { name: fontOf(language, true), size: 16, bold: true };
  title.height = 30;
  const marks = sheet.getRow(formSheetRows.marks);
  marks.getCell(formSheetColumns.first).value = said.marks(record);
  marks.getCell(formSheetColumns.first).font = { name: fontOf(language, false), size: 10 };
  addHead(sheet, columns, language);
  addRows(sheet, record, columns, language);
  return sheet;
}

function addHead(sheet: ExcelJS.Worksheet, columns: readonly Column[], language: "zh" | "en"): void {
  const head = sheet.getRow(formSheetRows.head);
  const numbers = sheet.getRow(formSheetRows.numbers);
  head.height = 34;
  let number = 0;
  for (const [index, column] of columns.entries()) {
    const at = index + formSheetColumns.first;
    head.getCell(at).value = column.title;
    // As on paper: 甲 and 乙 for what names a row, numbers for what is counted.
    numbers.getCell(at).value =
      column.key === nameKey ? "甲" : column.key === "unit" ? "乙" : column.column ? ++number : null;
    for (const cell of [head.getCell(at), numbers.getCell(at)]) {
      cell.font = { name: fontOf(language, true), size: 11, bold: true };
      cell.alignment = { vertical: "middle", horizontal: "center", wrapText: true };
      cell.border = border;
      cell.fill = grey;
    }
  }
}

function addRows(
  sheet: ExcelJS.Worksheet,
  record: SubmissionRecord,
  columns: readonly Column[],
  language: "zh" | "en",
): void {
  const indicators = new Map(record.indicators.map((indicator) => [indicator.id, indicator]));
  const figures = figureMap(record.figures);
  const before = figuresOfYear(record.history, record.year - 1);
  const editable = record.editable === null ? null : new Set(record.editable.map(figureText));
  for (const [index, row] of record.definition.rows.entries()) {
    const drawn = sheet.getRow(formSheetRows.first + index);
    if (row.kind === "heading") {
      const cell = drawn.getCell(formSheetColumns.first);
      cell.value = row.label;
      cell.font = { name: fontOf(language, true), size: 11, bold: true };
      continue;
    }
    const indicator = indicators.get(row.indicatorId);
    if (indicator === undefined) continue;
    drawn.getCell(formSheetColumns.row).value = row.id;
    drawn.getCell(formSheetColumns.shown).value = shownText(shownOf(record, row, figures));
    for (const [at, column] of columns.entries())
      fillCell(drawn.getCell(at + formSheetColumns.first), column, {
        record,
        row,
        indicator,
        figures,
        before,
        editable,
        language,
      });
  }
}

function shownOf(
  record: SubmissionRecord,
  row: IndicatorRow,
  figures: ReadonlyMap<string, SubmissionRecord["figures"][number]>,
): ReadonlyMap<string, ShownFigure> {
  const shown = new Map<string, ShownFigure>();
  for (const column of record.definition.columns) {
    if (column.kind === "computed" || !hasCell(row, column)) continue;
    const figure = figures.get(figureText({ indicatorId: row.indicatorId, breakdown: column.breakdown }));
    if (figure !== undefined) shown.set(column.breakdown, figure);
  }
  return shown;
}

interface Filling {
  readonly record: SubmissionRecord;
  readonly row: IndicatorRow;
  readonly indicator: Indicator;
  readonly figures: ReadonlyMap<string, SubmissionRecord["figures"][number]>;
  readonly before: ReadonlyMap<string, YearFigure>;
  readonly editable: ReadonlySet<string> | null;
  readonly language: "zh" | "en";
}

function fillCell(cell: ExcelJS.Cell, { key, column, before }: Column, filling: Filling): void {
  const { row, indicator, language, figures } = filling;
  const shownColumn = column ?? before;
  cell.border = border;
  cell.font = { name: fontOf(language, false), size: 11 };
  cell.alignment = {
    vertical: "middle",
    horizontal: key === nameKey || key === noteKey ? "left" : "right",
    wrapText: key === nameKey || key === noteKey,
  };
  const isOpen = isOpenCell(key, column, filling);
  cell.protection = { locked: !isOpen };
  if (!isOpen) cell.fill = grey;
  if (key === nameKey) {
    cell.value = `${"　".repeat(row.indent)}${row.isOfWhich ? formSheetWords[language].ofWhich : ""}${row.label ?? nameOf(indicator, language)}`;
    if (indicator.definition !== null) cell.note = indicator.definition;
  } else if (key === "unit") cell.value = indicator.unit;
  else if (key === noteKey) cell.value = firstFigure(filling)?.note ?? null;
  else if (shownColumn !== undefined && hasCell(row, shownColumn)) {
    if (shownColumn.kind === "computed") {
      const computed = computeColumn(
        filling.record.definition,
        { row: row.id, column: shownColumn.id },
        figures,
      );
      cell.value = computed?.status === "value" ? excelNumber(shortenComputed(computed.value)) : null;
      return;
    }
    const source = before === undefined ? figures : filling.before;
    const figure = source.get(figureText({ indicatorId: row.indicatorId, breakdown: shownColumn.breakdown }));
    if (shownColumn.kind === "value") cell.numFmt = numberFormat(indicator.decimals);
    cell.value = figure === undefined ? null : shownValue(figure, shownColumn.kind, language);
    if (column !== undefined && isOpen) openCell(cell, column, filling);
  } else cell.value = "—";
}

function openCell(cell: ExcelJS.Cell, column: FormColumn, { indicator, language }: Filling): void {
  if (column.kind === "numerator" && indicator.numeratorLabel !== null) cell.note = indicator.numeratorLabel;
  if (column.kind === "denominator" && indicator.denominatorLabel !== null)
    cell.note = indicator.denominatorLabel;
  if (column.kind !== "value") return;
  cell.dataValidation = {
    type: "list",
    allowBlank: true,
    formulae: [`"${missingReasons.map((reason) => missingReasonWords[reason][language]).join(",")}"`],
    // A list that refused other entries would refuse the figures themselves.
    showErrorMessage: false,
    showInputMessage: false,
  };
}

function isOpenCell(key: string, column: FormColumn | undefined, { row, editable }: Filling): boolean {
  const isEditable = (breakdown: string) =>
    editable === null || editable.has(figureText({ indicatorId: row.indicatorId, breakdown }));
  if (key === noteKey) return isEditable("");
  return (
    column !== undefined && column.kind !== "computed" && hasCell(row, column) && isEditable(column.breakdown)
  );
}

/** The note of a row is that of its first figure. */
function firstFigure({ record, row, figures }: Filling): SubmissionRecord["figures"][number] | undefined {
  const first = record.definition.columns.find(
    (column) => column.kind !== "computed" && hasCell(row, column),
  );
  if (first === undefined || first.kind === "computed") return undefined;
  return figures.get(figureText({ indicatorId: row.indicatorId, breakdown: first.breakdown }));
}

function shownValue(
  figure: SubmissionRecord["figures"][number] | YearFigure,
  part: "value" | "numerator" | "denominator",
  language: "zh" | "en",
): ExcelJS.CellValue {
  if (part === "value" && figure.missing) return missingReasonWords[figure.missing][language];
  const text = figure[part];
  return text == null ? null : excelNumber(text);
}

/** A column that is worked out shows at most two decimals; the platform works it out again when it reads the sheet. */
function shortenComputed(value: string): string {
  const exact = getDecimal(value);
  return shortText(exact.scale > 2 ? rounded(exact, 2) : exact);
}

function nameOf(indicator: Indicator, language: "zh" | "en"): string {
  return language === "en" ? (indicator.nameEn ?? indicator.name) : indicator.name;
}

function fontOf(language: "zh" | "en", isHead: boolean): string {
  return language === "en" ? "Calibri" : isHead ? "黑体" : "宋体";
}

/** Sheet names hold at most 31 characters, none of \ / ? * [ ] :, and differ without regard to case. */
function sheetName(record: SubmissionRecord, workbook: ExcelJS.Workbook): string {
  const plain = `${record.head.code ?? record.head.title} ${record.area.name}`
    .replace(/[\\/?*[\]:']/gu, " ")
    .slice(0, 26)
    .trim();
  for (let number = 1; ; number++) {
    const name = number === 1 ? plain : `${plain} ${number}`;
    if (!workbook.getWorksheet(name)) return name;
  }
}

function addGuide(workbook: ExcelJS.Workbook, { language, isSample }: FormSheetInput): void {
  const said = formSheetWords[language];
  const sheet = workbook.addWorksheet(said.guide);
  sheet.columns = [{ width: 110 }];
  for (const [index, text] of [said.guide, ...said.lines, ...(isSample ? [said.sample] : [])].entries()) {
    const cell = sheet.getRow(index + 1).getCell(1);
    cell.value = text;
    cell.font = { name: fontOf(language, index === 0), size: index === 0 ? 16 : 12, bold: index === 0 };
    cell.alignment = { wrapText: true, vertical: "middle" };
  }
}
