import type { PlanSummary } from "@halfsky/api-contract";
import type { PlanContent } from "@halfsky/plan-document";

/** How many parts a plan has, for lists; struck parts do not count, and of corrections only those that stand. */
export function countParts(content: PlanContent, standingCorrections: number): PlanSummary["counts"] {
  const sum = (list: "objectives" | "measures"): number =>
    content.domains.reduce((total, domain) => total + domain[list].length, 0);
  return {
    domains: content.domains.length,
    objectives: sum("objectives"),
    measures: sum("measures"),
    projects: content.projects.length,
    indicators: content.indicators.filter(({ struck }) => !struck).length,
    proseTargets: content.targets.filter(({ struck }) => !struck).length,
    findings: content.findings.length,
    corrections: standingCorrections,
  };
}
