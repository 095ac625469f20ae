import type {
  ContentDomain,
  ContentIndicator,
  ContentPart,
  ContentRule,
  ContentTarget,
  PlanContent,
} from "./content.ts";
import { wordsOfRule } from "./content-rule-words.ts";

/** A plan for tests: an invented one, with whatever `given` says otherwise. */
export function buildContent(given: Partial<PlanContent> = {}): PlanContent {
  return {
    title: "云溪市妇女发展“十四五”规划",
    population: "women",
    area: "云溪市",
    period: [2021, 2025],
    higherPlans: [],
    lines: [1, 400],
    indicators: [
      buildIndicator({ id: "i1", name: "妇女人均预期寿命", unit: "岁", baseline: "82.10", target: "83.5" }),
      buildIndicator({ id: "i2", name: "孕产妇死亡率", unit: "1/10万", direction: "down", target: "9" }),
    ],
    domains: [buildDomain({ id: "d1" })],
    projects: [buildPart({ id: "x1", title: "母婴室建设项目", text: "母婴室建设项目。新建母婴室一批。" })],
    implementation: [],
    monitoring: [],
    targets: [buildTarget({ id: "d1.m1.t0", section: "d1.m1", subject: "产前筛查率" })],
    findings: [],
    numbers: [],
    ...given,
  };
}

/** A rule for tests, "at least 90 %" unless said otherwise. */
export function buildRule(given: Partial<ContentRule> = {}): ContentRule {
  return { kind: "gte", value: "90", value2: null, unit: "%", per: null, ...given };
}

/** A row of the indicator table for tests; a bare number as target becomes a bound in its direction. */
export function buildIndicator(given: Partial<ContentIndicator> & { readonly id: string }): ContentIndicator {
  const { unit = "%", direction = "up", target = "90" } = given;
  const rule = given.rule ?? buildRule({ kind: direction === "down" ? "lte" : "gte", value: target, unit });
  return {
    no: Number(given.id.replaceAll(/\D/g, "")),
    line: 10,
    endLine: 10,
    words: given.name ?? "",
    domain: "妇女与健康",
    name: "婚前医学检查率",
    unit,
    baseline: null,
    baselineYear: 2020,
    target,
    targetYear: 2025,
    nature: "预期性",
    responsible: null,
    direction,
    rule,
    ruleWords: wordsOfRule(rule),
    origin: "machine",
    struck: false,
    ...given,
  };
}

/** A target in prose for tests. */
export function buildTarget(given: Partial<ContentTarget> & { readonly id: string }): ContentTarget {
  const rule = given.rule ?? buildRule();
  const subject = given.subject ?? "产前筛查率";
  const phrase = `${subject}达到${rule.value}%以上`;
  return {
    line: 30,
    endLine: 30,
    words: phrase,
    section: "d1.m1",
    phrase,
    subject,
    rule,
    ruleWords: wordsOfRule(rule),
    byYear: null,
    baseYear: null,
    startOffset: 0,
    endOffset: phrase.length,
    direction: "up",
    monitored: false,
    sameAs: null,
    origin: "machine",
    struck: false,
    ...given,
  };
}

/** A domain for tests with one objective and two measures. */
export function buildDomain(given: Partial<ContentDomain> & { readonly id: string }): ContentDomain {
  const { id } = given;
  return {
    line: 20,
    endLine: 40,
    words: "（一）妇女与健康",
    no: 1,
    title: "妇女与健康",
    introduction: null,
    objectives: [buildPart({ id: `${id}.o1`, text: "让妇女在家门口看得好病。" })],
    measures: [
      buildPart({ id: `${id}.m1`, title: "守住产房安全", text: "守住产房安全。产前筛查率达到90%以上。" }),
      buildPart({ id: `${id}.m2`, title: "办好乡镇门诊", text: "办好乡镇门诊。每个乡镇开设妇科门诊。" }),
    ],
    ...given,
  };
}

/** An objective, measure, project or item for tests. */
export function buildPart(given: Partial<ContentPart> & { readonly id: string }): ContentPart {
  const text = given.text ?? "";
  return { line: 25, endLine: 25, words: text, no: 1, title: "", text, ...given };
}
