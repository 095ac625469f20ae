import type { CompiledDocument, CompiledPlan, Domain, Indicator, QuantifiedTarget } from "../compiled.ts";
import type { Finding } from "../findings.ts";
import { describeRule, type Language } from "./describe-rule.ts";

const words = {
  zh: {
    plans: "规划",
    indicators: "指标",
    domains: "领域",
    objectives: "目标",
    measures: "措施",
    projects: "实事项目",
    targets: "正文量化目标",
    findings: "提示",
    implementation: "组织实施",
    monitoring: "监测评估",
    otherNumbers: "其他数字",
    based: "依据",
    line: "行",
    baseline: "基期",
    target: "目标",
    noFindings: "没有提示。",
    error: "错误",
    warning: "警告",
    note: "说明",
    composed: "（标题由正文组成）",
  },
  en: {
    plans: "plans",
    indicators: "indicators",
    domains: "domains",
    objectives: "objectives",
    measures: "measures",
    projects: "projects",
    targets: "targets in prose",
    findings: "findings",
    implementation: "implementation",
    monitoring: "monitoring",
    otherNumbers: "other numbers",
    based: "based on",
    line: "line",
    baseline: "baseline",
    target: "target",
    noFindings: "No findings.",
    error: "error",
    warning: "warning",
    note: "note",
    composed: " (title composed from the text)",
  },
} as const;

const longestLine = 72;

/** Prints a compiled document for a reader: counts, then each plan's parts, its targets and the findings. */
export function renderOutline(compiled: CompiledDocument, language: Language): string {
  const blocks: (readonly string[])[] = [[`${compiled.source}: ${counts(compiled, language)}`]];
  for (const [place, plan] of compiled.plans.entries()) {
    const targets = compiled.quantifiedTargets.filter((target) => target.plan === place);
    blocks.push([""], renderPlan(plan, targets, language));
  }
  blocks.push([""], renderFindings(compiled.findings, language));
  return `${blocks.flat().join("\n")}\n`;
}

function counts(compiled: CompiledDocument, language: Language): string {
  const w = words[language];
  const { plans } = compiled;
  const domains = plans.flatMap((plan) => plan.domains);
  const parts: (readonly [string, number])[] = [
    [w.plans, plans.length],
    [w.indicators, sum(plans.map((plan) => plan.indicatorTable.length))],
    [w.domains, domains.length],
    [w.objectives, sum(domains.map((domain) => domain.objectives.length))],
    [w.measures, sum(domains.map((domain) => domain.measures.length))],
    [w.projects, sum(plans.map((plan) => plan.projects.length))],
    [w.targets, compiled.quantifiedTargets.length],
    [w.otherNumbers, compiled.numbers.length],
    [w.findings, compiled.findings.length],
  ];
  return parts
    .map(([name, count]) => (language === "zh" ? `${name} ${count}` : `${count} ${name}`))
    .join(language === "zh" ? "，" : ", ");
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function renderPlan(plan: CompiledPlan, targets: readonly QuantifiedTarget[], language: Language): string[] {
  const w = words[language];
  const period = plan.period === null ? "?" : `${plan.period[0]}—${plan.period[1]}`;
  const lines = [
    `■ ${plan.title}${plan.titleOrigin === "composed" ? w.composed : ""}`,
    `  ${plan.area ?? "?"} · ${period} · ${w.line} ${plan.lines[0]}–${plan.lines[1]}`,
  ];
  if (plan.higherPlans.length > 0) lines.push(`  ${w.based}: ${plan.higherPlans.join("；")}`);
  if (plan.indicatorTable.length > 0) {
    lines.push("", `  ${w.indicators} (${plan.indicatorTable.length})`);
    for (const indicator of plan.indicatorTable) lines.push(renderIndicator(indicator, language));
  }
  for (const domain of plan.domains) {
    lines.push("");
    for (const line of renderDomain(domain, language)) lines.push(line);
  }
  for (const part of ["projects", "implementation", "monitoring"] as const) {
    if (plan[part].length === 0) continue;
    lines.push("", `  ${w[part]} (${plan[part].length})`);
    for (const item of plan[part]) lines.push(numbered(item.no, item.title, item.line));
  }
  if (targets.length > 0) {
    lines.push("", `  ${w.targets} (${targets.length})`);
    for (const target of targets) lines.push(renderTarget(target, language));
  }
  return lines;
}

function renderIndicator(indicator: Indicator, language: Language): string {
  const unit = indicator.unit === null ? "" : `（${indicator.unit}）`;
  const rule = describeRule(indicator.rule, language);
  const arrow = { up: "↑", down: "↓", none: "·" }[indicator.direction];
  const cells = [`${indicator.baseline ?? "—"} → ${indicator.target ?? "—"}`, `${arrow} ${rule}`];
  if (indicator.domain !== null) cells.push(indicator.domain);
  if (indicator.nature !== null) cells.push(indicator.nature);
  return `    ${indicator.no}. ${indicator.name}${unit} | ${cells.join(" | ")} | ${indicator.line}`;
}

function renderDomain(domain: Domain, language: Language): string[] {
  const w = words[language];
  const lines = [`  ${domain.no === null ? "" : `${domain.no}. `}${domain.title} (${w.line} ${domain.line})`];
  if (domain.objectives.length > 0) {
    lines.push(`    ${w.objectives} (${domain.objectives.length})`);
    for (const objective of domain.objectives)
      lines.push(`  ${numbered(objective.no, objective.text, objective.line)}`);
  }
  lines.push(`    ${w.measures} (${domain.measures.length})`);
  for (const measure of domain.measures) lines.push(`  ${numbered(measure.no, measure.title, measure.line)}`);
  return lines;
}

function numbered(no: number | null, text: string, line: number): string {
  const cut = text.length > longestLine ? `${text.slice(0, longestLine)}…` : text;
  return `    ${no === null ? "–" : `${no}.`} ${cut} | ${line}`;
}

function renderTarget(target: QuantifiedTarget, language: Language): string {
  return `    ${target.line} | ${target.subject}: ${describeRule(target, language)}`;
}

function renderFindings(findings: readonly Finding[], language: Language): string[] {
  const w = words[language];
  if (findings.length === 0) return [w.noFindings];
  const lines = findings.map(
    ({ line, severity, message, words: quote }) =>
      `  ${line} | ${w[severity]} | ${message[language]}${quote === "" ? "" : `\n      「${quote}」`}`,
  );
  return [`${w.findings} (${findings.length})`, ...lines];
}
