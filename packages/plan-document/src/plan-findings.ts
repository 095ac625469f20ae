import type { CompiledPlan } from "./compiled.ts";
import { type Finding, makeFinding } from "./findings.ts";

/** What is odd about a plan as a whole: things missing, doubled or out of order. */
export function planFindings(plan: CompiledPlan): Finding[] {
  const findings: Finding[] = [];
  if (plan.titleOrigin === "composed")
    findings.push(makeFinding("title-composed", plan.line, plan.title, plan.id));
  if (plan.period === null) findings.push(makeFinding("period-unknown", plan.line, plan.title, plan.id));
  if (plan.area === null) findings.push(makeFinding("area-unknown", plan.line, plan.title, plan.id));
  if (plan.domains.length === 0) findings.push(makeFinding("no-domains", plan.line, plan.title, plan.id));
  if (plan.indicatorTable.length === 0)
    findings.push(makeFinding("no-indicator-table", plan.line, plan.title, plan.id));
  const groups: (readonly Finding[])[] = [findings];
  for (const part of ["domains", "projects", "implementation", "monitoring"] as const)
    groups.push(gaps(plan[part]));
  for (const domain of plan.domains) {
    if (domain.measures.length === 0) {
      findings.push(makeFinding("domain-without-measures", domain.line, domain.title, domain.id));
    }
    groups.push(gaps(domain.measures), lostNumbers(domain.measures));
  }
  groups.push(duplicates(plan));
  return groups.flat();
}

interface Numbered {
  readonly id: string;
  readonly no: number | null;
  readonly line: number;
  readonly words: string;
}

function gaps(items: readonly Numbered[]): Finding[] {
  const findings: Finding[] = [];
  let expected = 1;
  for (const { id, no, line, words } of items) {
    if (no !== null && no !== expected) findings.push(makeFinding("numbering-gap", line, words, id));
    expected = (no ?? expected) + 1;
  }
  return findings;
}

/** Items without number among numbered ones. */
function lostNumbers(items: readonly Numbered[]): Finding[] {
  if (items.every(({ no }) => no === null)) return [];
  return items
    .filter(({ no }) => no === null)
    .map(({ id, line, words }) => makeFinding("number-lost", line, words, id));
}

function duplicates(plan: CompiledPlan): Finding[] {
  const seen = new Set<string>();
  return plan.indicatorTable.flatMap((indicator) => {
    if (!seen.has(indicator.name)) {
      seen.add(indicator.name);
      return [];
    }
    return [makeFinding("duplicate-indicator", indicator.line, indicator.name, indicator.id)];
  });
}
