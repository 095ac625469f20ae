import type { ExportRow, Words } from "@halfsky/api-contract";
import { beijingTime } from "@halfsky/calendar";
import type { ExportColumn, PrivacyClass } from "@halfsky/cases";
import ExcelJS from "exceljs";
import type { Language } from "../answer-text.ts";
import { dateText } from "../answer-text.ts";

/** What a file of cases is written from. */
export interface ExportSheet {
  readonly view: ExportRow;
  readonly columns: readonly ExportColumn[];
  /** number of the case, then one text for each column */
  readonly lines: readonly (readonly string[])[];
  readonly rows: readonly ExportedRow[];
  /** number of the case, name and checksum of a file */
  readonly files: readonly (readonly string[])[];
  readonly language: Language;
  readonly isSample: boolean;
  readonly now: string;
}

/** A line of repeated rows: number of the case, then one text for each column of the group. */
export interface ExportedRow {
  readonly group: string;
  readonly line: readonly string[];
}

/**
 * Cases as .xlsx: one sheet of cases, one of each group of repeated rows and one of files, each line with the number of its
 * case. Their first lines, which also stand at the foot of every printed page, say who asked, who agreed, when, why and on
 * what basis: a sheet that lies about somewhere says whose it is.
 */
export async function writeExportSheet(sheet: ExportSheet): Promise<Uint8Array> {
  const { columns, language, now } = sheet;
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "halfsky";
  workbook.created = new Date(now);
  workbook.modified = new Date(now);
  const single = columns.filter(({ source }) => source.kind !== "group" && source.kind !== "files");
  addPage(workbook, sheet, {
    name: language === "zh" ? "个案" : "Cases",
    heads: single.map((column) => headOf(column, language)),
    widths: single.map(({ source }) => (source.kind === "case" ? 16 : 22)),
    lines: sheet.lines,
  });
  const groups = new Set(columns.flatMap(({ source }) => (source.kind === "group" ? [source.group] : [])));
  for (const [index, group] of [...groups].entries()) {
    const own = columns.filter(({ source }) => source.kind === "group" && source.group === group);
    addPage(workbook, sheet, {
      name: `${language === "zh" ? "明细" : "Rows"} ${index + 1}`,
      heads: own.map((column) => headOf(column, language)),
      widths: own.map(() => 24),
      lines: sheet.rows.filter((one) => one.group === group).map(({ line }) => line),
    });
  }
  if (columns.some(({ source }) => source.kind === "files")) {
    addPage(workbook, sheet, {
      name: language === "zh" ? "附件" : "Files",
      heads: language === "zh" ? ["文件名（敏感）", "校验值（SHA-256）"] : ["File (sensitive)", "SHA-256"],
      widths: [40, 70],
      lines: sheet.files,
    });
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

interface SheetPage {
  readonly name: string;
  readonly heads: readonly string[];
  readonly widths: readonly number[];
  readonly lines: readonly (readonly string[])[];
}

function addPage(workbook: ExcelJS.Workbook, sheet: ExportSheet, { name, heads, widths, lines }: SheetPage) {
  const { view, language, isSample } = sheet;
  const page = workbook.addWorksheet(name, {
    views: [{ state: "frozen", xSplit: 1, ySplit: 4 }],
    pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    // in a footer an ampersand begins a code, doubled it is one
    headerFooter: { oddFooter: `&L${ownerLine(sheet).replaceAll("&", "&&").slice(0, 200)}&R&P/&N` },
  });
  page.columns = [{ width: 20 }, ...widths.map((width) => ({ width }))];
  const sample = language === "zh" ? "（示例数据，全部虚构）" : " (made-up data of a sample city)";
  page.getCell("A1").value = `${titleOf(view, language)}${isSample ? sample : ""}`;
  page.getCell("A1").font = { name: "黑体", size: 16, bold: true };
  page.getCell("A2").value = ownerLine(sheet);
  page.getCell("A3").value = purposeLine(sheet);
  for (const cell of ["A2", "A3"]) page.getCell(cell).font = { name: "宋体", size: 10 };
  const head = page.getRow(4);
  head.values = [language === "zh" ? "编号" : "Number", ...heads];
  head.font = { name: "黑体", size: 11, bold: true };
  head.alignment = { vertical: "middle", horizontal: "center", wrapText: true };
  page.autoFilter = { from: { row: 4, column: 1 }, to: { row: 4, column: heads.length + 1 } };
  lines.forEach((line, index) => {
    const row = page.getRow(index + 5);
    row.values = [...line];
    row.font = { name: "宋体", size: 11 };
    row.alignment = { vertical: "middle", wrapText: true };
  });
}

function headOf({ title, privacy }: ExportColumn, language: Language): string {
  return privacy === "personal" || privacy === "sensitive"
    ? `${title[language]}${bracketed(classWords[privacy], language)}`
    : title[language];
}

const classWords: Readonly<Record<Extract<PrivacyClass, "personal" | "sensitive">, Words>> = {
  personal: { zh: "个人", en: "personal" },
  sensitive: { zh: "敏感", en: "sensitive" },
};

function bracketed(words: Words, language: Language): string {
  return language === "zh" ? `（${words.zh}）` : ` (${words.en})`;
}

function titleOf({ systemTitle, filter }: ExportRow, language: Language): string {
  const conditions = filter.map((one) => one[language]).join(language === "zh" ? "，" : ", ");
  const title = language === "zh" ? `${systemTitle.zh}个案` : `Cases of ${systemTitle.en}`;
  if (conditions === "") return title;
  return language === "zh" ? `${title}（${conditions}）` : `${title} (${conditions})`;
}

/** Who asked, who agreed, when the file was made. */
function ownerLine({ view, language, now }: ExportSheet): string {
  const { asked, decided, id } = view;
  const agreed = decided ?? { name: "", organisation: "" };
  const at = `${dateText(now, language)} ${beijingTime(now).slice(11)}`;
  return language === "zh"
    ? `导出人：${asked.name}（${asked.organisation}）；批准人：${agreed.name}（${agreed.organisation}）；导出时间：${at}；导出编号：${id}`
    : `Exported by ${asked.name} (${asked.organisation}); agreed by ${agreed.name} (${agreed.organisation}); made ${at}; export ${id}`;
}

function purposeLine({ view, lines, language }: ExportSheet): string {
  return language === "zh"
    ? `用途：${view.reason}；依据：${view.basis}；共 ${lines.length} 件。含个人信息，仅限上述用途，用后删除。`
    : `Purpose: ${view.reason}; basis: ${view.basis}; ${lines.length} cases. Personal information: for this purpose only, delete it afterwards.`;
}
