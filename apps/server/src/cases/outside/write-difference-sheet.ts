import type { OutsideDifferenceView, Words } from "@halfsky/api-contract";
import ExcelJS from "exceljs";
import type { Language } from "../answer-text.ts";
import type { SystemLink } from "./outside-access.ts";
import type { SentDifferences } from "./send-differences.service.ts";

/** Differences as .xlsx for the owner of an outside system: kind, number, state and day, and nobody's name. */
export async function writeDifferenceSheet(
  { rule, definition }: SystemLink,
  { list, rows, isSample, disclosureId }: SentDifferences,
  { language, now }: { readonly language: Language; readonly now: string },
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "halfsky";
  workbook.created = new Date(now);
  workbook.modified = new Date(now);
  const page = workbook.addWorksheet(language === "zh" ? "差异清单" : "Differences", {
    views: [{ state: "frozen", ySplit: 3 }],
    pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  page.columns = [6, 22, 24, 10, 18, 14, 24, 18].map((width) => ({ width }));
  const sample = isSample ? (language === "zh" ? "（示例数据，全部虚构）" : " (made-up data)") : "";
  page.getCell("A1").value =
    language === "zh"
      ? `${definition.title.zh}与${rule.system.zh}差异清单${sample}`
      : `${definition.title.en} and ${rule.system.en}: differences${sample}`;
  page.getCell("A1").font = { name: "黑体", size: 14, bold: true };
  page.getCell("A2").value =
    language === "zh"
      ? `清单日期：${list.day}；共 ${rows.length} 条；依据：${rule.basis.zh}；披露记录：${disclosureId}。只含编号、行号、状态和日期。`
      : `List of ${list.day}; ${rows.length} differences; basis: ${rule.basis.en}; record of disclosure ${disclosureId}. Numbers, rows, states and days only.`;
  page.getCell("A2").font = { name: "宋体", size: 10 };
  const head = page.getRow(3);
  head.values = heads.map((one) => one[language]);
  head.font = { name: "黑体", size: 11, bold: true };
  head.alignment = { vertical: "middle", horizontal: "center", wrapText: true };
  rows.forEach((one, index) => {
    const row = page.getRow(index + 4);
    row.values = [index + 1, ...lineOf(one, language)];
    row.font = { name: "宋体", size: 11 };
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function lineOf({ kind, theirs, ours }: OutsideDifferenceView, language: Language): string[] {
  return [
    kindWords[kind][language],
    theirs.number ?? "",
    theirs.sheetRow === null ? "" : String(theirs.sheetRow),
    theirs.word ?? "",
    theirs.day ?? "",
    ours?.number ?? "",
    ours?.stateTitle[language] ?? "",
  ];
}

const heads: readonly Words[] = [
  { zh: "序号", en: "No." },
  { zh: "差异", en: "Difference" },
  { zh: "贵方编号", en: "Your number" },
  { zh: "清单第几行", en: "Row of your list" },
  { zh: "贵方状态", en: "Your state" },
  { zh: "贵方日期", en: "Your day" },
  { zh: "我方编号", en: "Our number" },
  { zh: "我方状态", en: "Our state" },
];

const kindWords: Readonly<Record<OutsideDifferenceView["kind"], Words>> = {
  "possible-match": { zh: "可能是同一人", en: "Perhaps the same person" },
  "only-theirs": { zh: "贵方有、我方无", en: "With you only" },
  "only-ours": { zh: "我方有、贵方无", en: "With us only" },
  "another-state": { zh: "状态不一致", en: "Another state" },
  "twice-in-theirs": { zh: "贵方重复", en: "Twice with you" },
};
