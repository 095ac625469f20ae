import type { ExportRow, Words } from "@halfsky/api-contract";
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
  readonly language: Language;
  readonly isSample: boolean;
  readonly now: string;
}

/**
 * Cases as .xlsx. Its first lines, which also stand at the foot of every printed page, say who asked, who agreed, when, why
 * and on what basis: a sheet that lies about somewhere says whose it is.
 */
export async function writeExportSheet(sheet: ExportSheet): Promise<Uint8Array> {
  const { view, columns, lines, language, isSample, now } = sheet;
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "halfsky";
  workbook.created = new Date(now);
  workbook.modified = new Date(now);
  const page = workbook.addWorksheet(language === "zh" ? "个案" : "Cases", {
    views: [{ state: "frozen", xSplit: 1, ySplit: 4 }],
    pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    // in a footer an ampersand begins a code, doubled it is one
    headerFooter: { oddFooter: `&L${ownerLine(sheet).replaceAll("&", "&&").slice(0, 200)}&R&P/&N` },
  });
  page.columns = [
    { width: 20 },
    ...columns.map(({ source }) => ({ width: source.kind === "case" ? 16 : 22 })),
  ];
  const sample = language === "zh" ? "（示例数据，全部虚构）" : " (made-up data of a sample city)";
  page.getCell("A1").value = `${titleOf(view, language)}${isSample ? sample : ""}`;
  page.getCell("A1").font = { name: "黑体", size: 16, bold: true };
  page.getCell("A2").value = ownerLine(sheet);
  page.getCell("A3").value = purposeLine(sheet);
  for (const cell of ["A2", "A3"]) page.getCell(cell).font = { name: "宋体", size: 10 };
  const head = page.getRow(4);
  head.values = [
    language === "zh" ? "编号" : "Number",
    ...columns.map(({ title, privacy }) =>
      privacy === "personal" || privacy === "sensitive"
        ? `${title[language]}${bracketed(classWords[privacy], language)}`
        : title[language],
    ),
  ];
  head.font = { name: "黑体", size: 11, bold: true };
  head.alignment = { vertical: "middle", horizontal: "center", wrapText: true };
  page.autoFilter = { from: { row: 4, column: 1 }, to: { row: 4, column: columns.length + 1 } };
  lines.forEach((line, index) => {
    const row = page.getRow(index + 5);
    row.values = [...line];
    row.font = { name: "宋体", size: 11 };
    row.alignment = { vertical: "middle", wrapText: true };
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
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
  const at = `${dateText(now, language)} ${new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(11, 16)}`;
  return language === "zh"
    ? `导出人：${asked.name}（${asked.organisation}）；批准人：${agreed.name}（${agreed.organisation}）；导出时间：${at}；导出编号：${id}`
    : `Exported by ${asked.name} (${asked.organisation}); agreed by ${agreed.name} (${agreed.organisation}); made ${at}; export ${id}`;
}

function purposeLine({ view, lines, language }: ExportSheet): string {
  return language === "zh"
    ? `用途：${view.reason}；依据：${view.basis}；共 ${lines.length} 件。含个人信息，仅限上述用途，用后删除。`
    : `Purpose: ${view.reason}; basis: ${view.basis}; ${lines.length} cases. Personal information: for this purpose only, delete it afterwards.`;
}
