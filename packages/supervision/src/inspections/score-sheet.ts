import { type Bilingual, compareDecimal, parseDecimal } from "@halfsky/statistics";

/** What a row of a score sheet does to the total. */
export const scoreKinds = ["points", "bonus", "deduction", "veto"] as const;
export type ScoreKind = (typeof scoreKinds)[number];

/** The words of each kind, and what it does. */
export const scoreKindWords: Readonly<Record<ScoreKind, Bilingual & { readonly meaning: Bilingual }>> = {
  points: {
    zh: "计分",
    en: "Points",
    meaning: { zh: "计入总分，满分相加为满分值", en: "counts towards the total and towards full marks" },
  },
  bonus: {
    zh: "加分",
    en: "Bonus",
    meaning: { zh: "加在总分之上，不计入满分值", en: "is added to the total, not to full marks" },
  },
  deduction: {
    zh: "扣分",
    en: "Deduction",
    meaning: { zh: "填扣去的分数，从总分中减去", en: "the points entered are taken off the total" },
  },
  veto: {
    zh: "一票否决",
    en: "Veto",
    meaning: { zh: "填 1 表示触发否决，0 表示未触发", en: "1 means that the veto holds, 0 that it does not" },
  },
};

/** A row of a score sheet 评分表; `maximum` is decimal text, the most that can be given, added or taken off. */
export interface ScoreItem {
  readonly id: string;
  /** 一级指标 */
  readonly group: string;
  /** 二级指标 */
  readonly name: string;
  readonly kind: ScoreKind;
  /** 分值 */
  readonly maximum: string;
  /** 评分标准 */
  readonly criterion: string;
}

/** Something to mend, where it is and in which words. */
export interface InspectionFault {
  readonly where: string;
  readonly message: Bilingual;
}

/** Decimals that a score may have. */
const scoreDecimals = 2;
const highestMaximum = { digits: 1000n, scale: 0 };

/** Reads a score: plain decimal text of 0 or more with at most two decimals; null for anything else. */
export function readScore(text: string): ReturnType<typeof parseDecimal> {
  if (!/^\d{1,6}(?:\.\d{1,2})?$/.test(text)) return null;
  const value = parseDecimal(text);
  return value !== null && value.scale <= scoreDecimals ? value : null;
}

/** All faults of a score sheet; an empty sheet is a right one: the inspection is then without scores. */
export function checkScoreSheet(items: ReadonlyArray<Omit<ScoreItem, "id">>): readonly InspectionFault[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const faults: InspectionFault[] = [];
    const add = (field: string, zh: string, en: string) =>
      faults.push({ where: `sheet[${index}].${field}`, message: { zh, en } });
    const label = item.name.trim();
    if (item.group.trim() === "")
      add("group", `第 ${index + 1} 行没有一级指标`, `row ${index + 1} has no group`);
    if (label === "") add("name", `第 ${index + 1} 行没有二级指标`, `row ${index + 1} has no name`);
    const key = `${item.group.trim()}|${label}`;
    if (label !== "" && seen.has(key)) add("name", `“${label}”重复`, `"${label}" stands there twice`);
    seen.add(key);
    const maximum = readScore(item.maximum);
    if (maximum === null) {
      add(
        "maximum",
        `“${label}”的分值应为不超过两位小数的数`,
        `the maximum of "${label}" must be a number with at most two decimals`,
      );
    } else if (maximum.digits === 0n || compareDecimal(maximum, highestMaximum) > 0) {
      add(
        "maximum",
        `“${label}”的分值应大于 0、不超过 1000`,
        `the maximum of "${label}" must be above 0 and at most 1000`,
      );
    } else if (item.kind === "veto" && compareDecimal(maximum, { digits: 1n, scale: 0 }) !== 0) {
      add("maximum", `“${label}”是否决项，分值应为 1`, `"${label}" is a veto, so its maximum must be 1`);
    }
    return faults;
  });
}

/**
 * A hundred-point sheet to start from (usual weights of such sheets, not a rule: each inspection changes its own).
 * Shown in Chinese, since the sheet is an official form.
 */
export const usualScoreSheet: ReadonlyArray<Omit<ScoreItem, "id">> = [
  row("组织领导", "工作机制", "5", "妇儿工委及办公室机构、人员、例会制度健全"),
  row("组织领导", "部署推动", "5", "政府常务会议或专题会议研究规划实施"),
  row("目标责任", "任务分解", "5", "目标任务分解到单位，牵头单位明确"),
  row("目标责任", "责任落实", "5", "成员单位有年度计划、有总结"),
  row("经费保障", "经费落实", "10", "工作经费和专项经费列入财政预算并到位"),
  row("监测统计", "数据完整", "8", "监测指标按时填报，无无故缺报"),
  row("监测统计", "数据质量", "7", "数据有来源、可核对，口径一致"),
  row("监测统计", "分析运用", "5", "有年度监测报告，重难点有分析"),
  row("目标达标", "目标进展", "35", "按达标率折算，未达标目标有措施"),
  row("重难点攻坚", "重难点推进", "8", "重难点目标有方案、有进展"),
  row("宣传培训", "宣传培训", "7", "开展规划宣传和业务培训"),
  row("特色创新", "特色创新", "5", "有可推广的做法", "bonus"),
  row("扣分事项", "问题整改不力", "5", "上次检查的问题未按期整改", "deduction"),
  row("否决事项", "统计造假", "1", "查实编造、篡改监测数据", "veto"),
];

function row(
  group: string,
  name: string,
  maximum: string,
  criterion: string,
  kind: ScoreKind = "points",
): Omit<ScoreItem, "id"> {
  return { group, name, kind, maximum, criterion };
}
