import type { TargetList, TargetRow } from "@halfsky/api-contract";
import { missingReasonWords, type Language } from "@halfsky/statistics";
import { flagWords, statusWords } from "@halfsky/targets";
import ExcelJS from "exceljs";
import { excelNumber, numberFormat } from "../statistics/write-figure-sheet.ts";
import { statusOf } from "./judgement.service.ts";

const heads = {
  zh: {
    plan: "规划",
    domain: "领域",
    name: "指标",
    unit: "单位",
    nature: "属性",
    baseline: "基期值",
    rule: "目标",
    targetYear: "目标年",
    current: "本年值",
    change: "比上年",
    required: "按路径应达到",
    status: "状态",
    proposed: "机器建议",
    decision: "签署判定",
    reason: "依据",
    decisionReason: "判定理由",
    flags: "提示",
    organisation: "责任单位",
    words: "规划原文",
  },
  en: {
    plan: "Plan",
    domain: "Domain",
    name: "Indicator",
    unit: "Unit",
    nature: "Nature",
    baseline: "Baseline",
    rule: "Target",
    targetYear: "Target year",
    current: "This year",
    change: "On the year before",
    required: "Asked by the path",
    status: "Status",
    proposed: "Machine's proposal",
    decision: "Signed decision",
    reason: "Reason",
    decisionReason: "Reason of the decision",
    flags: "Notes",
    organisation: "Organisation",
    words: "Words of the plan",
  },
} as const;

type Key = keyof (typeof heads)["zh"];

const columns: readonly { readonly key: Key; readonly width: number; readonly isFigure?: boolean }[] = [
  { key: "plan", width: 24 },
  { key: "domain", width: 16 },
  { key: "name", width: 36 },
  { key: "unit", width: 9 },
  { key: "nature", width: 9 },
  { key: "baseline", width: 11, isFigure: true },
  { key: "rule", width: 20 },
  { key: "targetYear", width: 8 },
  { key: "current", width: 11, isFigure: true },
  { key: "change", width: 22 },
  { key: "required", width: 12, isFigure: true },
  { key: "status", width: 13 },
  { key: "proposed", width: 13 },
  { key: "decision", width: 13 },
  { key: "reason", width: 50 },
  { key: "decisionReason", width: 40 },
  { key: "flags", width: 14 },
  { key: "organisation", width: 16 },
  { key: "words", width: 50 },
];

function figure(value: string | null | undefined): ExcelJS.CellValue {
  return value === null || value === undefined ? null : excelNumber(value);
}

function valueOf(row: TargetRow, key: Key, lang: Language): ExcelJS.CellValue {
  switch (key) {
    case "plan":
      return row.planTitle;
    case "name":
      return lang === "en" ? (row.nameEn ?? row.name) : row.name;
    case "baseline":
      return figure(row.baseline?.value);
    case "rule":
      return row.ruleWords[lang];
    case "current":
      return row.current?.missing
        ? missingReasonWords[row.current.missing][lang]
        : figure(row.current?.value);
    case "change":
      return row.change?.[lang] ?? null;
    case "required":
      return figure(row.judgement.required);
    case "status":
      return `${statusWords[statusOf(row)].mark} ${statusWords[statusOf(row)][lang]}`;
    case "proposed":
      return statusWords[row.judgement.status][lang];
    case "decision":
      return row.decision ? statusWords[row.decision.status][lang] : null;
    case "reason":
      return row.judgement.reason[lang];
    case "decisionReason":
      return row.decision?.reason ?? null;
    case "flags":
      return row.judgement.flags.map((flag) => flagWords[flag][lang]).join(lang === "zh" ? "、" : ", ");
    case "organisation":
      return row.organisation?.name ?? null;
    case "words":
      return row.planWords;
    case "domain":
    case "unit":
    case "nature":
    case "targetYear":
      return row[key];
  }
}

/** Points that a row needs for its longest text; not every program fits rows to wrapped text by itself. */
function heightOf(row: TargetRow, lang: Language): number {
  const lines = columns.map(({ key, width }) => {
    const value = valueOf(row, key, lang);
    // A Chinese character is as wide as two digits, in which widths of columns are counted.
    const length =
      typeof value === "string" ? value.length + (value.match(/[\u2e80-\uffef]/gu)?.length ?? 0) : 0;
    return Math.ceil(length / width);
  });
  return 15 * Math.max(1, ...lines);
}

/** The table of judged targets as .xlsx, just as it is shown: head frozen, filters on, figures as numbers. */
export async function writeTargetSheet(
  list: TargetList,
  shown: { readonly areaName: string; readonly language: Language; readonly isSample: boolean },
): Promise<Uint8Array> {
  const { language } = shown;
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "halfsky";
  const title =
    language === "zh"
      ? `${shown.areaName}${list.year}年目标判定`
      : `Targets of ${shown.areaName} ${list.year}`;
  const sheet = workbook.addWorksheet(language === "zh" ? "目标判定" : "Targets", {
    views: [{ state: "frozen", xSplit: 3, ySplit: 2 }],
    pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = columns.map(({ width }) => ({ width }));
  const sample = language === "zh" ? "（示例数据，全部虚构）" : " (made-up figures of a sample city)";
  sheet.getCell("A1").value = `${title}${shown.isSample ? sample : ""}`;
  sheet.getCell("A1").font = { name: "黑体", size: 16, bold: true };
  const head = sheet.getRow(2);
  head.values = columns.map(({ key }) => heads[language][key]);
  head.font = { name: "黑体", size: 11, bold: true };
  head.alignment = { vertical: "middle", horizontal: "center", wrapText: true };
  sheet.autoFilter = { from: { row: 2, column: 1 }, to: { row: 2, column: columns.length } };
  list.targets.forEach((row, index) => {
    const line = sheet.getRow(index + 3);
    line.font = { name: "宋体", size: 11 };
    line.alignment = { vertical: "middle", wrapText: true };
    line.height = heightOf(row, language);
    columns.forEach(({ key, isFigure }, column) => {
      const cell = line.getCell(column + 1);
      cell.value = valueOf(row, key, language);
      if (isFigure === true) {
        cell.numFmt = numberFormat(row.decimals);
        cell.alignment = { vertical: "middle", horizontal: "right" };
      }
    });
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
