import type { Language } from "@halfsky/statistics";
import type { JudgementStatus } from "@halfsky/targets";
import { write } from "./runs.ts";
import type { Run } from "./report-tree.ts";

type Runs = readonly Run[];

/** How an indicator moved since the year before, seen from its own direction. */
export type Movement = "better" | "worse" | "level" | "up" | "down" | "first" | "unknown";

/** The sentences of the annual report in one language; the grammar follows the yearly reports of the National Bureau of Statistics. */
export interface PhraseBook {
  readonly title: (year: string, plan: string) => string;
  readonly subtitle: (issuer: string, year: string, month: string) => string;
  readonly lead: (area: string, plan: string, year: string, domains: readonly string[]) => string;
  readonly result: (parts: {
    all: Run;
    monitorable: Run;
    met: Run;
    nearly: Run;
    without: Run;
    /** Attainment of those that can be monitored and of all: met alone, and with nearly met; null where nothing can be monitored. */
    shares: {
      readonly met: Run;
      readonly reached: Run;
      readonly metOfAll: Run;
      readonly reachedOfAll: Run;
    } | null;
  }) => Runs;
  readonly strengths: (domains: readonly string[]) => string;
  readonly domainLead: (parts: { all: Run; met: Run; without: Run }) => Runs;
  readonly headline: (name: string, movement: Movement, status: JudgementStatus) => string;
  readonly value: (year: string, area: string, name: string, value: Run) => Runs;
  readonly sinceLast: (change: Run) => Runs;
  readonly sinceBase: (base: Run, change: Run) => Runs;
  readonly goal: (year: string, rule: Run) => Runs;
  readonly verdict: (word: string) => string;
  readonly behind: (progress: Run, time: Run) => Runs;
  readonly decided: (word: string, by: string, reason: string, proposed: string) => string;
  readonly smallCount: (numerator: Run, denominator: Run, low: Run, high: Run) => Runs;
  readonly attentionTitle: string;
  readonly attentionNone: string;
  readonly attentionMissed: (names: Runs) => Runs;
  readonly attentionMissing: (names: Runs) => Runs;
  readonly listed: (name: string, detail: Run | string) => Runs;
  readonly listSeparator: string;
  readonly stop: string;
  readonly method: string;
  readonly methodText: string;
  readonly chartTitle: (domain: string, full: number, all: number) => string;
  readonly chartSeries: (year: number) => string;
  readonly annexTitle: (number: number, area: string, plan: string, year: number) => string;
  readonly annexColumns: (baseline: number | null, last: number, year: number) => readonly string[];
  readonly annexNotes: readonly string[];
  readonly summaryTitle: (area: string, plan: string, year: number) => string;
  readonly summaryColumns: readonly string[];
  readonly total: string;
  readonly domainNumber: (number: number) => string;
  readonly findingNumber: (number: number) => string;
}

const numerals = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** 1 → 一, 12 → 十二, 30 → 三十; to 99. */
function chineseNumber(number: number): string {
  if (number <= 10) return numerals[number] ?? String(number);
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  return `${tens > 1 ? numerals[tens] : ""}十${ones === 0 ? "" : numerals[ones]}`;
}

const zhMovement: Record<Movement, (name: string) => string> = {
  better: (name) => `${name}继续改善`,
  worse: (name) => `${name}出现回落`,
  level: (name) => `${name}与上年持平`,
  up: (name) => `${name}比上年增加`,
  down: (name) => `${name}比上年减少`,
  first: (name) => `${name}首次有数`,
  unknown: (name) => `${name}缺少可比数据`,
};
const zhStatus: Record<JudgementStatus, string> = {
  met: "达到规划目标",
  "met-early": "提前达到规划目标",
  "nearly-met": "基本达到规划目标",
  "on-track": "按现有进度可以实现目标",
  "off-track": "实现目标有难度",
  "worse-than-baseline": "劣于基期，需要重点关注",
  "not-yet-reported": "本年未填报",
  "cannot-be-judged": "目前无法判定",
  "not-applicable": "本地不适用",
};

const zh: PhraseBook = {
  title: (year, plan) => `${year}年《${plan}》统计监测报告`,
  subtitle: (issuer, year, month) => `${issuer}  ${year}年${month}月`,
  lead: (area, plan, year, domains) =>
    `为全面反映《${plan}》（以下简称《规划》）实施进展情况，根据《规划》统计监测指标体系和相关部门数据资料，对${year}年${area}${domains.map((title) => `“${title}”`).join("")}${domains.length}个领域的实施情况进行了综合分析。`,
  result: ({ all, monitorable, met, nearly, without, shares }) =>
    write`结果显示：监测的${all}项指标目标中，可监测的${monitorable}项，达到目标的${met}项，基本达到目标的${nearly}项，无数据或无法判断的${without}项${shares === null ? "" : write`；按可监测指标计算，达标率为${shares.met}，含基本达标的总达标率为${shares.reached}；按全部指标计算，分别为${shares.metOfAll}和${shares.reachedOfAll}`}。`,
  strengths: (domains) =>
    domains.length === 0
      ? ""
      : `其中，${domains.map((title) => `“${title}”`).join("、")}领域可监测指标全部达到或基本达到目标。`,
  domainLead: ({ all, met, without }) =>
    write`本领域监测${all}项指标目标，达到或基本达到目标的${met}项，无数据或无法判断的${without}项。`,
  headline: (name, movement, status) => `${zhMovement[movement](name)}，${zhStatus[status]}。`,
  value: (year, area, name, value) => write`${year}年，${area}${name}为${value}`,
  sinceLast: (change) => write`，${change}`,
  sinceBase: (base, change) => write`，${change}（基期为${base}）`,
  goal: (year, rule) => write`。《规划》目标为到${year}年${rule}`,
  verdict: (word) => `，监测判断为“${word}”`,
  behind: (progress, time) => write`，目标完成进度${progress}，时序进度${time}`,
  decided: (word, by, reason, proposed) =>
    `经${by}审定为“${word}”（系统建议“${proposed}”），理由：${reason.replace(/[。.]$/, "")}。`,
  smallCount: (numerator, denominator, low, high) =>
    write`该指标分子为${numerator}、分母为${denominator}，数量较小，95%置信区间为${low}至${high}，年度波动不宜单独作为判断依据。`,
  attentionTitle: "未达标和未填报指标有待关注。",
  attentionNone: "本领域没有未达标和未填报的指标。",
  attentionMissed: (names) => write`进度滞后或劣于基期的有：${names}。`,
  attentionMissing: (names) => write`缺少数据、不能判断的有：${names}。`,
  listed: (name, detail) => write`${name}（${detail}）`,
  listSeparator: "；",
  stop: "。",
  method: "判断方法说明",
  methodText:
    "监测判断按目标规则、基期、历年数据和时序进度由系统给出建议，经人工审定的以审定结果为准。达标率的两个分母同时列出：可监测指标不含未填报、无法判定和不适用的指标；全部指标包括这三类。缺失的数据注明原因，不作零处理。",
  chartTitle: (domain, full, all) => `“${domain}”领域可计算目标实现程度的${all}项指标中，${full}项达到100%`,
  chartSeries: (year) => `${year}年`,
  annexTitle: (number, area, plan, year) => `附表${number}　${area}《${plan}》指标监测表（${year}年）`,
  annexColumns: (baseline, last, year) => [
    "指标",
    "单位",
    baseline === null ? "基期" : `${baseline}年`,
    `${last}年`,
    `${year}年`,
    "目标",
    "判断",
  ],
  annexNotes: ["注：“基期”列年份与表头不同的，在数值后括注；“—”表示规划未列基期。"],
  summaryTitle: (area, plan, year) => `附表1　${area}《${plan}》分领域达标情况（${year}年）`,
  summaryColumns: ["领域", "指标数", "达标", "基本达标", "按进度可实现", "有难度", "倒退", "无数据"],
  total: "合计",
  domainNumber: (number) => `${chineseNumber(number)}、`,
  findingNumber: (number) => `（${chineseNumber(number)}）`,
};

const enMovement: Record<Movement, (name: string) => string> = {
  better: (name) => `${name} kept improving`,
  worse: (name) => `${name} slipped back`,
  level: (name) => `${name} stayed level`,
  up: (name) => `${name} rose`,
  down: (name) => `${name} went down`,
  first: (name) => `${name} was reported for the first time`,
  unknown: (name) => `${name} has nothing to compare with`,
};
const enStatus: Record<JudgementStatus, string> = {
  met: "and meets the target",
  "met-early": "and meets the target early",
  "nearly-met": "and nearly meets the target",
  "on-track": "and is on track",
  "off-track": "and is off track",
  "worse-than-baseline": "and is worse than the baseline",
  "not-yet-reported": "and was not reported this year",
  "cannot-be-judged": "and cannot be judged",
  "not-applicable": "and does not apply here",
};

const en: PhraseBook = {
  title: (year, plan) => `Statistical monitoring report ${year} on ${plan}`,
  subtitle: (issuer, year, month) => `${issuer}, ${year}-${month.padStart(2, "0")}`,
  lead: (area, plan, year, domains) =>
    `To show how ${plan} ("the Plan") is being carried out, this report analyses the ${domains.length} domains ${domains.join(", ")} in ${area} in ${year}, from the Plan's indicator system and the departments' figures.`,
  result: ({ all, monitorable, met, nearly, without, shares }) =>
    write` Of ${all} targets monitored, ${monitorable} can be judged, ${met} are met, ${nearly} are nearly met, and ${without} have no data or cannot be judged${shares === null ? "" : write`; of those that can be judged ${shares.met} are met, ${shares.reached} with those nearly met; of all ${shares.metOfAll} and ${shares.reachedOfAll}`}.`,
  strengths: (domains) =>
    domains.length === 0
      ? ""
      : ` Every target that can be judged is met or nearly met in: ${domains.join(", ")}.`,
  domainLead: ({ all, met, without }) =>
    write`This domain has ${all} targets; ${met} are met or nearly met, ${without} have no data or cannot be judged.`,
  headline: (name, movement, status) => `${enMovement[movement](name)} ${enStatus[status]}.`,
  value: (year, area, name, value) => write`In ${year}, ${name} in ${area} was ${value}`,
  sinceLast: (change) => write`, ${change}`,
  sinceBase: (base, change) => write`, ${change} (baseline ${base})`,
  goal: (year, rule) => write`. The Plan asks for ${rule} by ${year}`,
  verdict: (word) => `; judged "${word}"`,
  behind: (progress, time) => write`, with ${progress} of the way done in ${time} of the time`,
  decided: (word, by, reason, proposed) =>
    ` Decided as "${word}" by ${by} (the system proposed "${proposed}"): ${reason.replace(/[。.]$/, "")}.`,
  smallCount: (numerator, denominator, low, high) =>
    write` The count is small (${numerator} of ${denominator}); the 95% interval is ${low} to ${high}, so one year alone proves little.`,
  attentionTitle: "Targets missed or without figures.",
  attentionNone: "No target of this domain is missed or without figures.",
  attentionMissed: (names) => write`Behind or worse than the baseline: ${names}. `,
  attentionMissing: (names) => write`Without data for a judgement: ${names}.`,
  listed: (name, detail) => write`${name} (${detail})`,
  listSeparator: "; ",
  stop: ".",
  method: "How targets are judged",
  methodText:
    "The system proposes a status from the rule, the baseline, the figures of all years and the time elapsed; where a person has decided, the decision stands. Both denominators of the attainment rate are given: targets that can be monitored leave out those not reported, not judgeable and not applicable; all targets include these three. A missing figure has its reason and never counts as zero.",
  chartTitle: (domain, full, all) =>
    `${domain}: ${full} of ${all} targets with an achievement ratio have reached 100%`,
  chartSeries: (year) => String(year),
  annexTitle: (number, area, plan, year) => `Annex ${number}. ${area}, ${plan}: indicators ${year}`,
  annexColumns: (baseline, last, year) => [
    "Indicator",
    "Unit",
    baseline === null ? "Baseline" : String(baseline),
    String(last),
    String(year),
    "Target",
    "Status",
  ],
  annexNotes: [
    "A baseline of another year than the head says has its year in brackets; — means that the plan gives none.",
  ],
  summaryTitle: (area, plan, year) => `Annex 1. ${area}, ${plan}: status by domain ${year}`,
  summaryColumns: ["Domain", "Targets", "Met", "Nearly met", "On track", "Off track", "Worse", "No data"],
  total: "Total",
  domainNumber: (number) => `${number}. `,
  findingNumber: (number) => `(${number}) `,
};

/** The phrase book of a language. */
export const phraseBooks: Readonly<Record<Language, PhraseBook>> = { zh, en };
