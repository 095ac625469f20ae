import type { MatterRecord } from "@halfsky/api-contract";

/** The steps that an action can be done to, what was reported first: an accepted one can still be returned. */
export function fittingSteps(
  kind: "report-step" | "return-step" | "accept-step",
  record: Pick<MatterRecord, "plan">,
) {
  const steps = record.plan?.steps ?? [];
  const inState = (wanted: "open" | "reported" | "accepted") => steps.filter(({ state }) => state === wanted);
  if (kind === "report-step") return inState("open");
  return kind === "accept-step" ? inState("reported") : [...inState("reported"), ...inState("accepted")];
}
