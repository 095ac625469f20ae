import {
  type FormAnswers,
  isUnknown,
  type LoadColumn,
  loadColumns,
  type SystemDefinition,
} from "@halfsky/cases";
import type { Bilingual } from "@halfsky/statistics";
import ExcelJS from "exceljs";
import type { Language } from "../answer-text.ts";

function workbookOf(now: string): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "halfsky";
  workbook.created = new Date(now);
  workbook.modified = new Date(now);
  return workbook;
}

function headed(page: ExcelJS.Worksheet, heads: readonly string[]): void {
  const head = page.getRow(1);
  head.values = [...heads];
  head.font = { name: "黑体", size: 11, bold: true };
  head.alignment = { vertical: "middle", horizontal: "center", wrapText: true };
}

const templateRows = 500;

/** The answers that may stand in a column, in words; null where it is free. */
function answersIn({ of }: LoadColumn): readonly Bilingual[] | null {
  if ("part" in of) return of.part === "sex" ? sexes : null;
  if (of.type.kind === "flag") return flags;
  return of.type.kind === "code" ? Object.values(of.type.options) : null;
}

/** The empty sheet of a list, with what each column takes on its second page. */
export async function writeLoadTemplate(
  definition: SystemDefinition,
  { language, now }: { readonly language: Language; readonly now: string },
): Promise<Uint8Array> {
  const columns = loadColumns(definition);
  const workbook = workbookOf(now);
  const page = workbook.addWorksheet(language === "zh" ? "名单" : "List", {
    views: [{ state: "frozen", ySplit: 1 }],
  });
  page.columns = columns.map(({ key }) => ({ width: key === "person.idNumber" ? 22 : 16 }));
  headed(
    page,
    columns.map(({ title }) => title[language]),
  );
  for (const [index, column] of columns.entries()) {
    const answers = answersIn(column)?.map((one) => one[language]);
    // a list in a cell takes 255 characters, and no comma within an answer
    const isShort =
      answers !== undefined && answers.join(",").length < 250 && !answers.some((one) => one.includes(","));
    for (let row = 2; row <= templateRows; row += 1) {
      const cell = page.getCell(row, index + 1);
      // as numbers Excel would round those of eighteen places
      if (answers === undefined) cell.numFmt = "@";
      else if (isShort) {
        cell.dataValidation = { type: "list", allowBlank: true, formulae: [`"${answers.join(",")}"`] };
      }
    }
  }
  const help = workbook.addWorksheet(language === "zh" ? "填写说明" : "How to fill in", {
    views: [{ state: "frozen", ySplit: 1 }],
  });
  help.columns = [22, 10, 80].map((width) => ({ width }));
  headed(help, [words.column[language], words.needed[language], words.takes[language]]);
  columns.forEach((column, index) => {
    const answers = answersIn(column)?.map((one) => one[language]);
    const takes = answers?.join(language === "zh" ? "、" : ", ") ?? hintOf(column)[language];
    help.getRow(index + 2).values = [
      column.title[language],
      column.isNeeded ? words.yes[language] : "",
      takes,
    ];
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function hintOf({ of }: LoadColumn): Bilingual {
  const kind = "part" in of ? (of.part === "birthDate" ? "date" : of.part) : of.type.kind;
  return hints[kind] ?? words.text;
}

/** A refused row with why. */
export interface RefusedRow {
  readonly sheetRow: number;
  readonly answers: FormAnswers;
  readonly reason: Bilingual;
}

/** Refused rows as .xlsx: the columns of the template, so that they may be mended and brought again, and the reason behind. */
export async function writeRefusedSheet(
  definition: SystemDefinition,
  rows: readonly RefusedRow[],
  { language, now }: { readonly language: Language; readonly now: string },
): Promise<Uint8Array> {
  const columns = loadColumns(definition);
  const party = definition.loads?.party ?? "";
  const workbook = workbookOf(now);
  const page = workbook.addWorksheet(language === "zh" ? "未导入" : "Not loaded", {
    views: [{ state: "frozen", ySplit: 1 }],
  });
  page.columns = [...columns.map(() => ({ width: 18 })), { width: 60 }, { width: 12 }];
  headed(page, [...columns.map(({ title }) => title[language]), words.reason[language], words.row[language]]);
  rows.forEach(({ sheetRow, answers, reason }, index) => {
    const row = page.getRow(index + 2);
    row.values = [
      ...columns.map((column) => textOf(column, answers, party, language)),
      reason[language],
      sheetRow,
    ];
    row.font = { name: "宋体", size: 11 };
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function textOf({ of }: LoadColumn, answers: FormAnswers, party: string, language: Language): string {
  const value = "part" in of ? answers.parties?.[party]?.[0]?.parts[of.part] : answers.fields[of.field];
  if (value === undefined) return "";
  if (isUnknown(value)) return words.unknown[language];
  if (typeof value === "boolean") return (value ? flags[0] : flags[1])?.[language] ?? "";
  if ("field" in of && of.type.kind === "codes" && Array.isArray(value)) {
    const { options } = of.type;
    return value.map((one) => options[one]?.[language] ?? one).join(language === "zh" ? "、" : ", ");
  }
  if (typeof value !== "string") return "";
  if ("field" in of && of.type.kind === "moment") return beijingMinute(value);
  if ("part" in of) return of.part === "sex" ? (sexes[value === "female" ? 0 : 1]?.[language] ?? "") : value;
  return of.type.kind === "code" ? (of.type.options[value]?.[language] ?? value) : value;
}

/** A moment as it is read again: day, hour and minute in the time of Beijing. */
function beijingMinute(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
}

const sexes: readonly Bilingual[] = [
  { zh: "女", en: "female" },
  { zh: "男", en: "male" },
];
const flags: readonly Bilingual[] = [
  { zh: "是", en: "yes" },
  { zh: "否", en: "no" },
  { zh: "不清楚", en: "not known" },
];
const hints: Readonly<Record<string, Bilingual>> = {
  date: { zh: "日期，如 2026-11-02", en: "A day such as 2026-11-02" },
  moment: {
    zh: "日期和时分（北京时间），如 2026-11-02 08:30；不知道时分的写“不详”",
    en: "Day, hour and minute, Beijing time, such as 2026-11-02 08:30; else: not known",
  },
  idNumber: {
    zh: "居民身份证18位；出生日期、性别可由它得出，可不填",
    en: "18 places of a resident; day of birth and sex follow from it and may stay empty",
  },
  locality: {
    zh: "乡镇（街道）或村（社区）的名称，如“云溪镇”；或9位、12位统计代码",
    en: "Name of the township or village, or its code of 9 or 12 digits",
  },
  number: { zh: "数字", en: "A number" },
};
const words = {
  column: { zh: "列", en: "Column" },
  needed: { zh: "必填", en: "Needed" },
  takes: { zh: "填写", en: "What stands there" },
  yes: { zh: "是", en: "yes" },
  text: { zh: "文字", en: "Text" },
  reason: { zh: "没有导入的原因", en: "Why it was not loaded" },
  row: { zh: "原表第几行", en: "Row" },
  unknown: { zh: "不清楚", en: "not known" },
} as const satisfies Record<string, Bilingual>;
