import type { ReportSummary } from "@halfsky/api-contract";

/** What the list of reports is narrowed by; both stand in the address. */
export interface ReportFilters {
  readonly plan: string | undefined;
  readonly year: number | undefined;
}

/** The reports of a plan and a year; a filter that is not set lets all through. */
export function filterReports(
  reports: readonly ReportSummary[],
  { plan, year }: ReportFilters,
): readonly ReportSummary[] {
  return reports.filter(
    (report) =>
      (plan === undefined || report.planId === plan) && (year === undefined || report.year === year),
  );
}

/** The plans and years that have a report: plans by title, years newest first. */
export function offeredFilters(reports: readonly ReportSummary[]): {
  readonly plans: ReadonlyArray<{ readonly id: string; readonly title: string }>;
  readonly years: readonly number[];
} {
  const plans = new Map(reports.map(({ planId, planTitle }) => [planId, planTitle]));
  return {
    plans: [...plans]
      .map(([id, title]) => ({ id, title }))
      .toSorted((one, other) => one.title.localeCompare(other.title, "zh-CN")),
    years: [...new Set(reports.map(({ year }) => year))].toSorted((one, other) => other - one),
  };
}
