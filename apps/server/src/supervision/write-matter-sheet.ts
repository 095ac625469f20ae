import { beijingDate } from "@halfsky/calendar";
import type { MatterRow } from "@halfsky/api-contract";
import { matterStateWords, rungWords } from "@halfsky/supervision";
import type { Language } from "@halfsky/statistics";
import { lightWords } from "@halfsky/targets";
import ExcelJS from "exceljs";

const heads = {
  zh: [
    "地区",
    "年度",
    "指标",
    "承办单位",
    "状态",
    "发函时亮灯",
    "现在亮灯",
    "发函日期",
    "待办",
    "期限",
    "剩余工作日",
    "是否逾期",
    "督办函",
    "已上报",
    "办结日期",
  ],
  en: [
    "Area",
    "Year",
    "Indicator",
    "Organisation",
    "State",
    "Light when issued",
    "Light now",
    "Issued",
    "Owed",
    "Due",
    "Working days left",
    "Overdue",
    "Supervision letters",
    "Escalated to",
    "Closed",
  ],
} as const;

const widths = [14, 8, 36, 28, 14, 12, 12, 13, 36, 13, 12, 10, 10, 18, 13];

/** The list of matters as .xlsx, just as it is shown. */
export async function writeMatterSheet(
  rows: readonly MatterRow[],
  { language, isSample }: { readonly language: Language; readonly isSample: boolean },
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "halfsky";
  const title = language === "zh" ? "督办事项" : "Matters of supervision";
  const sample = language === "zh" ? "（示例数据，全部虚构）" : " (made-up data of a sample city)";
  const sheet = workbook.addWorksheet(title, {
    views: [{ state: "frozen", xSplit: 3, ySplit: 2 }],
    pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = widths.map((width) => ({ width }));
  sheet.getCell("A1").value = `${title}${isSample ? sample : ""}`;
  sheet.getCell("A1").font = { name: "黑体", size: 16, bold: true };
  const head = sheet.getRow(2);
  head.values = [...heads[language]];
  head.font = { name: "黑体", size: 11, bold: true };
  head.alignment = { vertical: "middle", horizontal: "center", wrapText: true };
  sheet.autoFilter = { from: { row: 2, column: 1 }, to: { row: 2, column: widths.length } };
  rows.forEach((row, index) => {
    const line = sheet.getRow(index + 3);
    line.values = valuesOf(row, language);
    line.font = { name: "宋体", size: 11 };
    line.alignment = { vertical: "middle", wrapText: true };
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function valuesOf(row: MatterRow, language: Language): (string | number)[] {
  const state = matterStateWords[row.state];
  const light = (one: MatterRow["light"]): string =>
    one === null ? "" : `${lightWords[one].mark} ${lightWords[one][language]}`;
  const yes = language === "zh" ? "是" : "yes";
  return [
    row.judgedArea.name,
    row.year,
    row.title,
    row.organisation.name,
    `${state.mark} ${state[language]}`,
    light(row.light),
    light(row.currentLight),
    row.issued === null ? "" : beijingDate(row.issued.at),
    row.nextDuty?.words[language] ?? "",
    row.nextDuty?.due ?? "",
    row.nextDuty?.workingDaysLeft ?? "",
    row.overdue ? yes : "",
    row.urgings,
    row.escalatedTo === null ? "" : rungWords[row.escalatedTo][language],
    row.closed === null ? "" : beijingDate(row.closed.at),
  ];
}
