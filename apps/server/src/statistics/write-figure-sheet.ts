import { missingReasons, missingReasonWords } from "@halfsky/statistics";
import ExcelJS from "exceljs";
import type { ColumnKind, FigureSheetInput, SheetFigure, SheetIndicator } from "./figure-sheet-layout.ts";
import { columnKeyText, revisionText, sheetMark, sheetRows } from "./figure-sheet-layout.ts";

const words = {
  zh: {
    number: "序号",
    domain: "领域",
    name: "指标名称",
    unit: "计量单位",
    organisation: "填报单位",
    before: (year: number) => `${year}年\n（上年）`,
    value: (year: number) => `${year}年\n数值`,
    numerator: (year: number) => `${year}年\n分子`,
    denominator: (year: number) => `${year}年\n分母`,
    note: (year: number) => `${year}年\n备注`,
    revision: (year: number) => `${year}年版次`,
    guide: "填写说明",
    lines: [
      "1. 白色单元格可以填写，灰色单元格请勿改动（已签署的数据要更正，请打开它的填报单）。行可以移动，右侧可以加列，识别不受影响。",
      "2. 数值按“计量单位”一列填写，单元格中不写单位；率类指标有分子、分母的请一并填写。",
      `3. 没有数据时请写明原因：${missingReasons.map((reason) => missingReasonWords[reason].zh).join("、")}。不要填 0 代替。`,
      "4. 指标解释见指标名称上的批注。填好后在“数据填报”页上传，系统一次列出全部问题，改好再传即可。",
    ],
    sample: "示例数据，全部虚构",
    entry: "可填数值，也可从列表选择缺失原因",
  },
  en: {
    number: "No.",
    domain: "Domain",
    name: "Indicator",
    unit: "Unit",
    organisation: "Reported by",
    before: (year: number) => `${year}\n(year before)`,
    value: (year: number) => `${year}\nvalue`,
    numerator: (year: number) => `${year}\nnumerator`,
    denominator: (year: number) => `${year}\ndenominator`,
    note: (year: number) => `${year}\nnote`,
    revision: (year: number) => `${year} revision`,
    guide: "How to fill in",
    lines: [
      "1. White cells take figures, grey cells stay as they are (a signed figure is corrected in its form). Rows may be moved and columns added at the right.",
      "2. Write figures in the unit of the column Unit, without the unit; give numerator and denominator where asked.",
      `3. Where there is no figure write why: ${missingReasons.map((reason) => missingReasonWords[reason].en).join(", ")}. Never write 0 instead.`,
      "4. Definitions are notes on the names. Upload the sheet on the figures page: all faults are listed at once.",
    ],
    sample: "Made-up figures of a sample city",
    entry: "Take a figure, or choose why there is none",
  },
} as const;

interface Column {
  readonly key: string;
  readonly title: string;
  readonly width: number;
  readonly isHidden: boolean;
  /** What the platform reads back from it; undefined for columns that are only shown. */
  readonly field?: { readonly kind: ColumnKind; readonly year: number };
  readonly shown?: (indicator: SheetIndicator, index: number, areaCode: string) => ExcelJS.CellValue;
}

const grey: ExcelJS.Fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFF0F0F0" } };
const line: Partial<ExcelJS.Border> = { style: "thin", color: { argb: "FFBFBFBF" } };
const border: Partial<ExcelJS.Borders> = { top: line, left: line, bottom: line, right: line };

/** A decimal as a number where Excel holds all its digits, as text where it would lose some. */
export function excelNumber(value: string): number | string {
  const digits = value.replace(/^-?0*\.?0*/u, "").replace(".", "");
  return digits.length <= 15 ? Number(value) : value;
}

/** The number format that prints a figure with its indicator's decimals. */
export function numberFormat(decimals: number): string {
  return decimals === 0 ? "0" : `0.${"0".repeat(decimals)}`;
}

/** Whether a figure was signed: it is shown and locked even in an empty sheet, since typing over it would be refused. */
function isSigned(figure: SheetFigure | undefined): boolean {
  return figure !== undefined && figure.signedRevision !== null;
}

function fieldValue(
  figure: SheetFigure | undefined,
  kind: ColumnKind,
  input: FigureSheetInput,
): ExcelJS.CellValue {
  const isShown = !input.isEmpty || isSigned(figure);
  if (kind === "revision") return revisionText(figure?.revision ?? 0, isShown);
  if (!figure || !isShown) return null;
  if (kind === "note") return figure.note;
  if (kind === "value" && figure.missing !== null) return missingReasonWords[figure.missing][input.language];
  const value = figure[kind];
  return value === null ? null : excelNumber(value);
}

function columnsOf(input: FigureSheetInput): readonly Column[] {
  const said = words[input.language];
  const isRatioAmong = input.indicators.some((indicator) => indicator.numeratorLabel !== null);
  const shownColumns: Column[] = [
    { key: "number", title: said.number, width: 6, isHidden: false, shown: (_, index) => index + 1 },
    { key: "domain", title: said.domain, width: 16, isHidden: false, shown: (row) => row.domain },
    { key: "name", title: said.name, width: 42, isHidden: false, shown: (row) => row.name },
    { key: "unit", title: said.unit, width: 10, isHidden: false, shown: (row) => row.unit },
    {
      key: `before:${input.from - 1}`,
      title: said.before(input.from - 1),
      width: 12,
      isHidden: false,
      shown: (row, _, areaCode) => {
        const figure = input.find(areaCode, row.id, input.from - 1);
        if (!figure) return null;
        if (figure.missing !== null) return missingReasonWords[figure.missing][input.language];
        return figure.value === null ? null : excelNumber(figure.value);
      },
    },
  ];
  const years = Array.from({ length: input.to - input.from + 1 }, (_, offset) => input.from + offset);
  const kinds: readonly ColumnKind[] = isRatioAmong
    ? ["value", "numerator", "denominator", "note", "revision"]
    : ["value", "note", "revision"];
  const fieldColumns = years.flatMap((year) =>
    kinds.map((kind) => ({
      key: columnKeyText({ kind, year }),
      title: said[kind](year),
      width: kind === "note" ? 22 : 12,
      isHidden: kind === "revision",
      field: { kind, year },
    })),
  );
  return [
    ...shownColumns,
    ...fieldColumns,
    {
      key: "organisation",
      title: said.organisation,
      width: 16,
      isHidden: false,
      shown: (row) => row.organisationName,
    },
  ];
}

function isOpen(column: Column, indicator: SheetIndicator, figure: SheetFigure | undefined): boolean {
  if (isSigned(figure)) return false;
  switch (column.field?.kind) {
    case "value":
    case "note":
      return true;
    case "numerator":
      return indicator.numeratorLabel !== null;
    case "denominator":
      return indicator.denominatorLabel !== null;
    default:
      return false;
  }
}

function styleCell(
  cell: ExcelJS.Cell,
  column: Column,
  indicator: SheetIndicator,
  figure: SheetFigure | undefined,
  language: "zh" | "en",
): void {
  const open = isOpen(column, indicator, figure);
  cell.border = border;
  cell.font = { name: language === "zh" ? "宋体" : "Calibri", size: 11 };
  cell.protection = { locked: !open };
  if (!open) cell.fill = grey;
  const isText = column.key === "name" || column.key === "domain" || column.field?.kind === "note";
  cell.alignment = { vertical: "middle", horizontal: isText ? "left" : "right", wrapText: isText };
  if (column.field?.kind === "value" || column.key.startsWith("before:"))
    cell.numFmt = numberFormat(indicator.decimals);
  if (open && column.field?.kind === "value") {
    cell.dataValidation = {
      type: "list",
      allowBlank: true,
      formulae: [`"${missingReasons.map((reason) => missingReasonWords[reason][language]).join(",")}"`],
      // A list that refused other entries would refuse the figures themselves.
      showErrorMessage: false,
      showInputMessage: false,
    };
  }
}

function addAreaSheet(
  workbook: ExcelJS.Workbook,
  input: FigureSheetInput,
  area: { readonly code: string; readonly name: string },
  columns: readonly Column[],
): ExcelJS.Worksheet {
  const said = words[input.language];
  const firstOpen = columns.findIndex((column) => column.field !== undefined);
  const sheet = workbook.addWorksheet(sheetName(area, workbook), {
    views: [{ state: "frozen", xSplit: firstOpen + 1, ySplit: sheetRows.head }],
    pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = [
    { width: 4, hidden: true },
    ...columns.map((column) => ({ width: column.width, hidden: column.isHidden })),
  ];
  const keys = sheet.getRow(sheetRows.keys);
  keys.values = [sheetMark, ...columns.map((column) => column.key)];
  keys.hidden = true;
  const title = sheet.getRow(sheetRows.title);
  const suffix = input.isSample ? `（${said.sample}）` : "";
  title.values = [area.code, `${area.name} · ${input.title}${suffix}`];
  title.height = 30;
  title.getCell(2).font = { name: input.language === "zh" ? "黑体" : "Calibri", size: 16, bold: true };
  const head = sheet.getRow(sheetRows.head);
  head.values = ["", ...columns.map((column) => column.title)];
  head.height = 34;
  columns.forEach((_, index) => {
    const cell = head.getCell(index + 2);
    cell.font = { name: input.language === "zh" ? "黑体" : "Calibri", size: 11, bold: true };
    cell.alignment = { vertical: "middle", horizontal: "center", wrapText: true };
    cell.border = border;
    cell.fill = grey;
  });
  input.indicators.forEach((indicator, rowIndex) =>
    addIndicatorRow(sheet, input, area.code, columns, indicator, rowIndex),
  );
  return sheet;
}

function addIndicatorRow(
  sheet: ExcelJS.Worksheet,
  input: FigureSheetInput,
  areaCode: string,
  columns: readonly Column[],
  indicator: SheetIndicator,
  rowIndex: number,
): void {
  const row = sheet.getRow(sheetRows.first + rowIndex);
  row.getCell(1).value = indicator.id;
  columns.forEach((column, columnIndex) => {
    const cell = row.getCell(columnIndex + 2);
    const figure = column.field && input.find(areaCode, indicator.id, column.field.year);
    cell.value = column.field
      ? fieldValue(figure, column.field.kind, input)
      : (column.shown?.(indicator, rowIndex, areaCode) ?? null);
    styleCell(cell, column, indicator, figure, input.language);
    const note = noteOf(column, indicator);
    if (note !== null) cell.note = note;
  });
}

function noteOf(column: Column, indicator: SheetIndicator): string | null {
  if (column.key === "name") return indicator.definition;
  if (column.field?.kind === "numerator") return indicator.numeratorLabel;
  if (column.field?.kind === "denominator") return indicator.denominatorLabel;
  return null;
}

/** Sheet names hold at most 31 characters, none of \ / ? * [ ] :, and differ without regard to case. */
function sheetName(
  area: { readonly code: string; readonly name: string },
  workbook: ExcelJS.Workbook,
): string {
  const plain = area.name
    .replace(/[\\/?*[\]:']/gu, " ")
    .slice(0, 24)
    .trim();
  return plain !== "" && !workbook.getWorksheet(plain) ? plain : `${plain}${area.code}`;
}

function addGuide(workbook: ExcelJS.Workbook, input: FigureSheetInput): void {
  const said = words[input.language];
  const sheet = workbook.addWorksheet(said.guide);
  sheet.columns = [{ width: 110 }];
  [input.title, ...said.lines, ...(input.isSample ? [said.sample] : [])].forEach((text, index) => {
    const cell = sheet.getRow(index + 1).getCell(1);
    cell.value = text;
    cell.font = {
      name: input.language === "zh" ? "宋体" : "Calibri",
      size: index === 0 ? 16 : 12,
      bold: index === 0,
    };
    cell.alignment = { wrapText: true, vertical: "middle" };
  });
}

/** Makes the .xlsx of figures: one sheet an area, head frozen and locked, hidden keys so that moved rows are known again. */
export async function writeFigureSheet(input: FigureSheetInput): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "halfsky";
  const columns = columnsOf(input);
  for (const area of input.areas) {
    const sheet = addAreaSheet(workbook, input, area, columns);
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
