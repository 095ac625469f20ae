/** The questions a plan page answers, each on its own tab. */
export const planTabs = ["domains", "indicators", "projects", "implementation", "versions"] as const;
export type PlanTab = (typeof planTabs)[number];

/** The tab on which a part of a kind stands. */
export function tabOfPart(kind: string): PlanTab {
  if (kind === "indicator") return "indicators";
  if (kind === "project") return "projects";
  if (kind === "implementation" || kind === "monitoring") return "implementation";
  return "domains";
}

/** A place in the source, with what stands there. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly line: number;
  readonly endLine: number;
  /** What the words there were read as; null where they are no target. */
  readonly rule: { readonly zh: string; readonly en: string } | null;
}
