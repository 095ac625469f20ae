import type { InspectionSummary } from "@halfsky/api-contract";

/** What the list of inspections is narrowed by; all stand in the address. */
export interface InspectionFilters {
  readonly query?: string | undefined;
  readonly state?: string | undefined;
  /** "unsettled" or "overdue" */
  readonly rest?: string | undefined;
  readonly year?: string | undefined;
  readonly office?: string | undefined;
}

/** The filters that are chosen from a list. */
export const inspectionFilterNames = ["state", "rest", "year", "office"] as const;

/** The inspections that pass every filter; words are looked for in the name and in what is visited. */
export function filterInspections(
  inspections: readonly InspectionSummary[],
  { query, state, rest, year, office }: InspectionFilters,
): readonly InspectionSummary[] {
  const words = query?.trim().toLowerCase().split(/\s+/u) ?? [];
  return inspections.filter((one) => {
    const text = `${one.title} ${one.visited.join(" ")}`.toLowerCase();
    return (
      words.every((word) => text.includes(word)) &&
      (state === undefined || one.state === state) &&
      (rest !== "unsettled" || one.findings.unsettled > 0) &&
      (rest !== "overdue" || one.findings.overdue > 0) &&
      (year === undefined || one.startsOn.startsWith(year)) &&
      (office === undefined || one.organisation.id === office)
    );
  });
}
