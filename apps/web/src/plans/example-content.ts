import type { PlanContent, PlanIndicator, PlanTarget } from "@halfsky/api-contract";

type Part = PlanContent["projects"][number];

/** An indicator for tests: 婚检率 on lines 4 to 6 unless said otherwise. */
export function exampleIndicator(changes: Partial<PlanIndicator> = {}): PlanIndicator {
  return {
    id: "i0",
    line: 4,
    endLine: 6,
    words: "1 婚检率（%） 81.5 ≥85",
    no: 1,
    domain: "健康",
    name: "婚检率",
    unit: "%",
    baseline: "81.5",
    baselineYear: 2020,
    target: "≥85",
    targetYear: 2025,
    nature: "约束性",
    responsible: null,
    direction: "up",
    rule: { kind: "gte", value: "85", value2: null, unit: "%", per: null },
    ruleWords: { zh: "≥85%", en: "≥85%" },
    origin: "machine",
    struck: false,
    ...changes,
  };
}

/** A target in prose for tests: characters 2 to 10 of line 11 unless said otherwise. */
export function exampleTarget(changes: Partial<PlanTarget> = {}): PlanTarget {
  return {
    id: "d0.m0.t0",
    line: 11,
    endLine: 11,
    words: "随访率达到90%",
    section: "d0.m0",
    phrase: "随访率达到90%",
    subject: "随访率",
    rule: { kind: "gte", value: "90", value2: null, unit: "%", per: null },
    ruleWords: { zh: "≥90%", en: "≥90%" },
    byYear: 2025,
    baseYear: null,
    startOffset: 2,
    endOffset: 10,
    direction: "up",
    monitored: false,
    sameAs: null,
    origin: "machine",
    struck: false,
    ...changes,
  };
}

const part = (id: string, line: number, endLine: number, title: string, text: string): Part => ({
  id,
  line,
  endLine,
  words: text,
  no: 1,
  title,
  text,
});

/** A small plan for tests: one table row, one domain with an introduction, an objective and a measure. */
export function exampleContent(changes: Partial<PlanContent> = {}): PlanContent {
  return {
    title: "甲市妇女发展规划",
    population: "women",
    area: "甲市",
    period: [2021, 2025],
    higherPlans: [],
    lines: [1, 14],
    indicators: [exampleIndicator()],
    domains: [
      {
        id: "d0",
        line: 7,
        endLine: 13,
        words: "（一）健康",
        no: 1,
        title: "健康",
        introduction: "健康是根基。",
        objectives: [part("d0.o0", 10, 10, "", "——健康水平提高。")],
        measures: [part("d0.m0", 11, 12, "做好随访", "做好随访。")],
      },
    ],
    projects: [part("x0", 14, 14, "建一所中心", "建一所中心。")],
    implementation: [],
    monitoring: [],
    targets: [exampleTarget()],
    findings: [
      {
        code: "unread-number",
        severity: "warning",
        line: 12,
        words: "3次",
        message: { zh: "请判断", en: "decide" },
      },
    ],
    numbers: [{ line: 11, startOffset: 11, words: "35岁", class: "age", section: "d0.m0" }],
    ...changes,
  };
}

/** The source that the example was read from. */
export const exampleLines = [
  "甲市妇女发展规划",
  "",
  "指标表",
  "\t婚检率（%）",
  "\t81.5",
  "\t≥85",
  "（一）健康",
  "健康是根基。",
  "主要目标：",
  "——健康水平提高。",
  "1.随访率达到90%，35岁以上优先。",
  "每年走访3次。",
  "",
  "1.建一所中心。",
].map((text, index) => ({ line: index + 1, text }));
