import type { TargetRow } from "@halfsky/api-contract";
import { type Light, lights } from "@halfsky/targets";

/** The filters of the early warnings, as they stand in the address. */
export const warningFilterNames = ["light", "plan", "organisation", "matter"] as const;
export type WarningFilters = Readonly<Partial<Record<(typeof warningFilterNames)[number], string>>>;

/** What the light of a target is called in the address: a light, or "none". */
function lightValue(row: Pick<TargetRow, "light">): Light | "none" {
  return row.light.light ?? "none";
}

/** What the counts on top can be, most urgent first. */
export const lightValues: readonly (Light | "none")[] = [...lights, "none"];

/** The rows that pass every filter; `supervised` are the targets that an open matter answers. */
export function filterWarnings(
  rows: readonly TargetRow[],
  filters: WarningFilters,
  supervised: { has(targetId: string): boolean },
): readonly TargetRow[] {
  const { light, plan, organisation, matter } = filters;
  return rows.filter(
    (row) =>
      (light === undefined || lightValue(row) === light) &&
      (plan === undefined || row.planId === plan) &&
      (organisation === undefined || row.organisation?.id === organisation) &&
      (matter === undefined || supervised.has(row.id) === (matter === "open")),
  );
}

/** Plans and units that occur, each once, in the order of their first row. */
export function offeredOwners(rows: readonly TargetRow[]): {
  readonly plans: ReadonlyMap<string, string>;
  readonly organisations: ReadonlyMap<string, string>;
} {
  const plans = new Map<string, string>();
  const organisations = new Map<string, string>();
  for (const { planId, planTitle, organisation } of rows) {
    plans.set(planId, planTitle);
    if (organisation) organisations.set(organisation.id, organisation.name);
  }
  return { plans, organisations };
}
