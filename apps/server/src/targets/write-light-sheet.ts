import type { LightList, TargetRow } from "@halfsky/api-contract";
import type { Language } from "@halfsky/statistics";
import { type Light, lightWords, statusWords } from "@halfsky/targets";
import ExcelJS from "exceljs";
import { excelNumber, numberFormat } from "../statistics/write-figure-sheet.ts";
import { statusOf } from "./judgement.service.ts";

const heads = {
  zh: {
    light: "灯",
    lastLight: "上年",
    since: "起于",
    name: "指标",
    domain: "领域",
    plan: "规划",
    unit: "单位",
    rule: "目标",
    targetYear: "目标年",
    current: "本年值",
    status: "状态",
    chance: "达到的可能性",
    because: "依据",
    need: "今后每年须",
    organisation: "责任单位",
    rules: "规则版本",
  },
  en: {
    light: "Light",
    lastLight: "Year before",
    since: "Since",
    name: "Indicator",
    domain: "Domain",
    plan: "Plan",
    unit: "Unit",
    rule: "Target",
    targetYear: "Target year",
    current: "This year",
    status: "Status",
    chance: "Chance of meeting",
    because: "Because",
    need: "Needed each year",
    organisation: "Organisation",
    rules: "Version of the rules",
  },
} as const;

type Key = keyof (typeof heads)["zh"];

const columns: readonly { readonly key: Key; readonly width: number }[] = [
  { key: "light", width: 10 },
  { key: "lastLight", width: 10 },
  { key: "since", width: 8 },
  { key: "name", width: 36 },
  { key: "domain", width: 16 },
  { key: "plan", width: 24 },
  { key: "unit", width: 9 },
  { key: "rule", width: 16 },
  { key: "targetYear", width: 8 },
  { key: "current", width: 11 },
  { key: "status", width: 13 },
  { key: "chance", width: 22 },
  { key: "because", width: 60 },
  { key: "need", width: 40 },
  { key: "organisation", width: 16 },
  { key: "rules", width: 16 },
];

function lightText(light: Light | null, lang: Language): string {
  return light === null ? "–" : `${lightWords[light].mark} ${lightWords[light][lang]}`;
}

function valueOf(row: TargetRow, key: Key, list: LightList, lang: Language): ExcelJS.CellValue {
  const { light } = row;
  switch (key) {
    case "light":
      return lightText(light.light, lang);
    case "lastLight":
      return lightText(light.lastLight, lang);
    case "since":
      return list.since.find(({ targetId }) => targetId === row.id)?.year ?? null;
    case "name":
      return lang === "en" ? (row.nameEn ?? row.name) : row.name;
    case "plan":
      return row.planTitle;
    case "rule":
      return row.ruleWords[lang];
    case "current":
      return row.current?.value ? excelNumber(row.current.value) : null;
    case "status":
      return `${statusWords[statusOf(row)].mark} ${statusWords[statusOf(row)][lang]}`;
    case "chance":
      return light.chanceWords?.[lang] ?? null;
    case "because":
      return light.because.map((reason) => reason[lang]).join(lang === "zh" ? "；" : "; ");
    case "need":
      return light.need?.[lang] ?? null;
    case "organisation":
      return row.organisation?.name ?? null;
    case "rules":
      return light.rulesVersion;
    case "domain":
    case "unit":
    case "targetYear":
      return row[key];
  }
}

/** Points that a row needs for its longest text; a Chinese character is as wide as two digits. */
function heightOf(values: readonly ExcelJS.CellValue[]): number {
  const lines = columns.map(({ width }, column) => {
    const value = values[column];
    const length =
      typeof value === "string" ? value.length + (value.match(/[\u2e80-\uffef]/gu)?.length ?? 0) : 0;
    return Math.ceil(length / width);
  });
  return 15 * Math.max(1, ...lines);
}

/** The lights of an area as .xlsx, worst first: head frozen, filters on, the colour of a light only beside its word and mark. */
export async function writeLightSheet(
  list: LightList,
  shown: { readonly language: Language; readonly isSample: boolean },
): Promise<Uint8Array> {
  const { language } = shown;
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "halfsky";
  const sheet = workbook.addWorksheet(language === "zh" ? "亮灯" : "Lights", {
    views: [{ state: "frozen", xSplit: 4, ySplit: 2 }],
    pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = columns.map(({ width }) => ({ width }));
  const sample = language === "zh" ? "（示例数据，全部虚构）" : " (made-up figures of a sample city)";
  const title =
    language === "zh" ? `${list.areaName}${list.year}年亮灯` : `Lights of ${list.areaName} ${list.year}`;
  sheet.getCell("A1").value = `${title}${shown.isSample ? sample : ""}`;
  sheet.getCell("A1").font = { name: "黑体", size: 16, bold: true };
  const head = sheet.getRow(2);
  head.values = columns.map(({ key }) => heads[language][key]);
  head.font = { name: "黑体", size: 11, bold: true };
  head.alignment = { vertical: "middle", horizontal: "center", wrapText: true };
  sheet.autoFilter = { from: { row: 2, column: 1 }, to: { row: 2, column: columns.length } };
  list.rows.forEach((row, index) => {
    const line = sheet.getRow(index + 3);
    const values = columns.map(({ key }) => valueOf(row, key, list, language));
    line.values = values;
    line.font = { name: "宋体", size: 11 };
    line.alignment = { vertical: "middle", wrapText: true };
    line.height = heightOf(values);
    const current = line.getCell(columns.findIndex(({ key }) => key === "current") + 1);
    current.numFmt = numberFormat(row.decimals);
    current.alignment = { vertical: "middle", horizontal: "right" };
    if (row.light.light !== null) {
      const argb = `FF${lightWords[row.light.light].colour.slice(1).toUpperCase()}`;
      line.getCell(1).font = { name: "黑体", size: 11, color: { argb } };
    }
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
