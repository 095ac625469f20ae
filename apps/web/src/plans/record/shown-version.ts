import type { PlanRecord } from "@halfsky/api-contract";

/** Which content of a plan is shown: a published version, or the newest reading with its corrections. */
export type ShownVersion = { readonly kind: "draft" } | { readonly kind: "version"; readonly number: number };

/**
 * Chooses what to show: the version or draft named in the address where it exists, else the version in force, else
 * the draft.
 */
export function shownVersion(
  wanted: string | undefined,
  record: Pick<PlanRecord, "versions"> & { readonly plan: Pick<PlanRecord["plan"], "version"> },
): ShownVersion {
  if (wanted === "draft") return { kind: "draft" };
  const number = Number(wanted);
  if (record.versions.some((version) => version.number === number)) return { kind: "version", number };
  return record.plan.version === null ? { kind: "draft" } : { kind: "version", number: record.plan.version };
}

/** The reading a shown content was made from. */
export function readingOf(shown: ShownVersion, record: Pick<PlanRecord, "versions" | "plan">): number {
  if (shown.kind === "draft") return record.plan.reading;
  return record.versions.find(({ number }) => number === shown.number)?.reading ?? record.plan.reading;
}
