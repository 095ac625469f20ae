import type { plans as zhPlans } from "../zh/plans.ts";

const counted = (one: string, many: string) => (count: number) => `${count} ${count === 1 ? one : many}`;

/** English words of the plans pages. */
export const plans: typeof zhPlans = {
  list: {
    title: "Plans",
    import: "Import plans",
    empty: "No plans yet",
    emptyTodo:
      "Import a plan document (Word, web page, PDF or plain text). Domains, objectives, indicators and measures are read from it; check them and publish.",
    emptyRead: "No plan is published for this area yet. The office of the committee imports it.",
    filters: { query: "Find in titles" },
    clear: "Clear filters",
    count: (shown, all) => (shown === all ? `${all} in all` : `${shown} of ${all}`),
    noneFound: "No plan fits the filters",
    noneFoundTodo: "Loosen or clear the filters.",
    columns: {
      title: "Plan",
      population: "For",
      period: "Period",
      state: "State",
      domains: "Domains",
      indicators: "Indicators",
      objectives: "Objectives",
      measures: "Measures",
      projects: "Projects",
      findings: "To check",
      changed: "Last change",
    },
  },
  population: { women: "Women", children: "Children", "women-and-children": "Women and children" },
  state: { review: "In review", published: "Published", withdrawn: "Withdrawn" },
  version: (number) => `version ${number}`,
  reading: (number) => `reading ${number}`,
  period: (start, end) => `${start}–${end}`,
  counts: {
    domains: counted("domain", "domains"),
    objectives: counted("objective", "objectives"),
    measures: counted("measure", "measures"),
    projects: counted("project", "projects"),
    indicators: counted("indicator", "indicators"),
    proseTargets: counted("target in prose", "targets in prose"),
    findings: counted("point to check", "points to check"),
    noFindings: "none",
    corrections: counted("correction", "corrections"),
  },
};
