import type { Language } from "@halfsky/statistics";

interface ResultWords {
  readonly title: (title: string) => string;
  readonly overview: string;
  readonly units: string;
  readonly findings: string;
  readonly sheets: { readonly findings: string; readonly scores: string; readonly summary: string };
  readonly visited: (held: number, names: string, from: string, to: string) => string;
  readonly found: (all: number, grave: number, serious: number, minor: number) => string;
  readonly settled: (settled: number, inTime: number, unsettled: number, overdue: number) => string;
  readonly files: (photographs: number, files: number) => string;
  readonly asOf: (day: string, state: string) => string;
  readonly vetoes: (name: string, vetoes: string) => string;
  readonly partial: (name: string, missing: number) => string;
  readonly none: string;
  readonly notScored: string;
  readonly comma: string;
  readonly sample: string;
  readonly columns: {
    readonly place: string;
    readonly unit: string;
    readonly self: string;
    readonly team: string;
    readonly full: string;
    readonly found: string;
    readonly unsettled: string;
    readonly number: string;
    readonly words: string;
    readonly seriousness: string;
    readonly visit: string;
    readonly owner: string;
    readonly due: string;
    readonly state: string;
    readonly answer: string;
    readonly indicators: string;
    readonly parts: string;
    readonly photographs: string;
    readonly group: string;
    readonly item: string;
    readonly maximum: string;
    readonly criterion: string;
    readonly reason: string;
    readonly confirmedBy: string;
  };
}

const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

/** The words of the result of an inspection as a file. */
export const resultWords: Readonly<Record<Language, ResultWords>> = {
  zh: {
    title: (title) => `${title}结果`,
    overview: "一、检查情况",
    units: "二、各单位得分",
    findings: "三、发现的问题和整改情况",
    sheets: { findings: "问题清单", scores: "评分明细", summary: "结果" },
    visited: (held, names, from, to) => `${from}至${to}，检查组到访${held}处：${names}。`,
    found: (all, grave, serious, minor) =>
      all === 0
        ? "没有发现问题。"
        : `发现问题${all}项，其中严重${grave}项、较重${serious}项、一般${minor}项。`,
    settled: (settled, inTime, unsettled, overdue) =>
      `已整改${settled}项，其中按期${inTime}项；未整改${unsettled}项，其中逾期${overdue}项。`,
    files: (photographs, files) => `留存照片${photographs}张、文件${files}份。`,
    asOf: (day, state) => `截至${day}，状态：${state}。`,
    vetoes: (name, vetoes) => `${name}触发否决：${vetoes}，不列名次。`,
    partial: (name, missing) => `${name}还有${missing}项未评，合计为已评各项之和。`,
    none: "无",
    notScored: "未评分",
    comma: "、",
    sample: "（示例：城市、规划和全部数字均为虚构，不得引用）",
    columns: {
      place: "名次",
      unit: "受检单位",
      self: "自评分",
      team: "督导组评分",
      full: "满分",
      found: "问题",
      unsettled: "未整改",
      number: "序号",
      words: "问题",
      seriousness: "程度",
      visit: "到访",
      owner: "责任单位",
      due: "整改期限",
      state: "状态",
      answer: "整改情况",
      indicators: "涉及的指标",
      parts: "涉及的规划措施",
      photographs: "照片",
      group: "一级指标",
      item: "二级指标",
      maximum: "分值",
      criterion: "评分标准",
      reason: "扣分原因",
      confirmedBy: "确认人",
    },
  },
  en: {
    title: (title) => `Result of: ${title}`,
    overview: "1. The inspection",
    units: "2. Scores by unit",
    findings: "3. Findings and how they were put right",
    sheets: { findings: "Findings", scores: "Scores", summary: "Result" },
    visited: (held, names, from, to) =>
      `Between ${from} and ${to} the team made ${many(held, "visit", "visits")}: ${names}.`,
    found: (all, grave, serious, minor) =>
      all === 0
        ? "Nothing was found wrong."
        : `${many(all, "finding", "findings")}: ${grave} grave, ${serious} serious, ${minor} minor.`,
    settled: (settled, inTime, unsettled, overdue) =>
      `${settled} put right, ${inTime} of them in time; ${unsettled} still to be put right, ${overdue} of them overdue.`,
    files: (photographs, files) =>
      `${many(photographs, "photograph", "photographs")} and ${many(files, "file", "files")} are kept.`,
    asOf: (day, state) => `As of ${day}; state: ${state}.`,
    vetoes: (name, vetoes) => `A veto holds for ${name} (${vetoes}); it has no place.`,
    partial: (name, missing) =>
      `${missing} row(s) of ${name} are not scored; the total is of those that are.`,
    none: "none",
    notScored: "not scored",
    comma: ", ",
    sample: "(Sample: the city, its plan and all figures are made up and must not be quoted)",
    columns: {
      place: "Place",
      unit: "Visited unit",
      self: "Own score",
      team: "Team's score",
      full: "Full marks",
      found: "Findings",
      unsettled: "To be put right",
      number: "No.",
      words: "Finding",
      seriousness: "Seriousness",
      visit: "Visit",
      owner: "Owner",
      due: "Deadline",
      state: "State",
      answer: "What was put right",
      indicators: "Indicators",
      parts: "Measures of the plan",
      photographs: "Photographs",
      group: "Group",
      item: "Item",
      maximum: "Maximum",
      criterion: "Criterion",
      reason: "Reason for points lost",
      confirmedBy: "Confirmed by",
    },
  },
};
