import type { Indicator } from "@halfsky/api-contract";
import { checkObservation, type Observation, parseUnit } from "@halfsky/statistics";
import { readContent } from "./cell-content.ts";
import type { LookFinding } from "./cell-look.ts";
import type { Draft } from "./edits.ts";

/** What the checks will say of a cell that is not saved yet, beside the other years as the person sees them. */
export function earlyFindings(
  draft: Draft,
  indicator: Pick<Indicator, "unit" | "decimals">,
  history: readonly Observation[],
): readonly LookFinding[] {
  const reading = readContent(draft.content, draft.place, true);
  if (reading.status !== "fields") return [];
  const { value, missing, numerator, denominator } = reading.fields;
  const { year } = draft.place;
  return checkObservation(
    { year, value, missing, numerator, denominator },
    { unit: parseUnit(indicator.unit), decimals: indicator.decimals, history },
  ).map(({ words, ...finding }) => ({ ...finding, message: words }));
}
