import type { TravelCoverage, Words } from "@halfsky/api-contract";
import { type TravelMode, travelHeads, travelModes, travelModeWords } from "@halfsky/cases";
import ExcelJS from "exceljs";
import type { Language } from "../answer-text.ts";
import type { CoverageUnit } from "./coverage-units.ts";

function workbookOf(now: string): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "halfsky";
  workbook.created = new Date(now);
  workbook.modified = new Date(now);
  return workbook;
}

function headed(page: ExcelJS.Worksheet, row: number, heads: readonly Words[], language: Language): void {
  const head = page.getRow(row);
  head.values = heads.map((one) => one[language]);
  head.font = { name: "黑体", size: 11, bold: true };
  head.alignment = { vertical: "middle", horizontal: "center", wrapText: true };
}

const templateRows = 500;

/** The empty sheet of travel minutes, with the units and their codes on its second page. */
export async function writeTravelTemplate(
  units: readonly (CoverageUnit & { readonly level: string })[],
  { language, now }: { readonly language: Language; readonly now: string },
): Promise<Uint8Array> {
  const workbook = workbookOf(now);
  const page = workbook.addWorksheet(language === "zh" ? "通行时间" : "Travel minutes", {
    views: [{ state: "frozen", ySplit: 1 }],
  });
  page.columns = [16, 22, 16, 22, 12, 8, 10, 24, 14].map((width) => ({ width }));
  headed(page, 1, Object.values(travelHeads), language);
  const listed = (words: readonly string[]): ExcelJS.DataValidation => ({
    type: "list",
    allowBlank: true,
    formulae: [`"${words.join(",")}"`],
  });
  const modes = listed(travelModes.map((mode) => travelModeWords[mode][language]));
  const answers = listed(language === "zh" ? ["是", "否"] : ["yes", "no"]);
  for (let row = 2; row <= templateRows; row += 1) {
    // codes are texts: as numbers Excel would round those of twelve digits in some views
    for (const column of ["A", "C"]) page.getCell(`${column}${row}`).numFmt = "@";
    page.getCell(`E${row}`).dataValidation = modes;
    page.getCell(`G${row}`).dataValidation = answers;
    page.getCell(`I${row}`).numFmt = "yyyy-mm-dd";
  }
  const codes = workbook.addWorksheet(language === "zh" ? "代码" : "Codes", {
    views: [{ state: "frozen", ySplit: 1 }],
  });
  codes.columns = [16, 30, 14].map((width) => ({ width }));
  headed(codes, 1, [heads.code, heads.unit, heads.level], language);
  units.forEach(({ code, name, level }, index) => {
    codes.getRow(index + 2).values = [code, name, levelWords[level]?.[language] ?? level];
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Coverage within minutes as .xlsx: each unit with its state, first those that have none, then those not known. */
export async function writeCoverageSheet(
  { day, standard, counts, units }: TravelCoverage,
  { title, language, now }: { readonly title: Words; readonly language: Language; readonly now: string },
): Promise<Uint8Array> {
  const workbook = workbookOf(now);
  const page = workbook.addWorksheet(language === "zh" ? "通行覆盖" : "Coverage", {
    views: [{ state: "frozen", ySplit: 3 }],
    pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  page.columns = [16, 26, 24, 28, 22, 10, 26, 14, 12].map((width) => ({ width }));
  page.getCell("A1").value =
    language === "zh" ? `${title.zh}：按通行时间的覆盖` : `${title.en}: coverage by minutes of travel`;
  page.getCell("A1").font = { name: "黑体", size: 14, bold: true };
  page.getCell("A2").value = standard === null ? "" : basisLine(standard, counts, day, language);
  page.getCell("A2").font = { name: "宋体", size: 10 };
  headed(page, 3, coverageHeads, language);
  const order = { "not-covered": 0, unknown: 1, covered: 2 } as const;
  units
    .toSorted((one, other) => order[one.state] - order[other.state])
    .forEach(({ code, name, state, need, nearest, unmeasured }, index) => {
      const row = page.getRow(index + 4);
      row.values = [
        code,
        name,
        need === null ? stateWords[state][language] : `${stateWords[state][language]} · ${need[language]}`,
        nearest === null ? "" : (nearest.placeName ?? ""),
        nearest === null ? "" : nearest.unitName,
        nearest === null ? "" : nearest.minutes,
        nearest === null ? "" : (nearest.source ?? heads.inside[language]),
        nearest?.measuredOn ?? "",
        unmeasured,
      ];
      row.font = { name: "宋体", size: 11 };
    });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function basisLine(
  { minutes, mode, source }: NonNullable<TravelCoverage["standard"]>,
  { all, covered, notCovered, unknown }: TravelCoverage["counts"],
  day: string,
  language: Language,
): string {
  const by = travelModeWords[mode satisfies TravelMode][language];
  const isOpen = source.status === "unverified";
  return language === "zh"
    ? `截至 ${day}；标准：${by}${minutes}分钟内（${source.cite.zh}${isOpen ? "，待核实" : ""}）；共 ${all} 个：已覆盖 ${covered}，未覆盖 ${notCovered}，未知 ${unknown}。`
    : `As of ${day}; standard: ${minutes} minutes ${by} (${source.cite.en}${isOpen ? ", not verified" : ""}); ${all} units: ${covered} covered, ${notCovered} not, ${unknown} not known.`;
}

const stateWords = {
  covered: { zh: "已覆盖", en: "covered" },
  "not-covered": { zh: "未覆盖", en: "not covered" },
  unknown: { zh: "未知", en: "not known" },
} as const satisfies Record<TravelCoverage["units"][number]["state"], Words>;

const levelWords: Readonly<Record<string, Words>> = {
  province: { zh: "省", en: "province" },
  city: { zh: "市", en: "city" },
  county: { zh: "县（市、区）", en: "county" },
  township: { zh: "乡镇（街道）", en: "township" },
  village: { zh: "村（社区）", en: "village" },
};

const heads = {
  code: { zh: "代码", en: "Code" },
  unit: { zh: "地区", en: "Unit" },
  level: { zh: "级别", en: "Level" },
  inside: { zh: "就在本地", en: "in the unit itself" },
} as const satisfies Record<string, Words>;

const coverageHeads: readonly Words[] = [
  heads.code,
  heads.unit,
  { zh: "覆盖", en: "State" },
  { zh: "最近的阵地", en: "Nearest place" },
  { zh: "所在地", en: "Where" },
  { zh: "分钟", en: "Minutes" },
  { zh: "来源", en: "Source" },
  { zh: "测量日期", en: "Measured on" },
  { zh: "未测的阵地数", en: "Places not measured" },
];
