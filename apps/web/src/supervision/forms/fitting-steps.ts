import type { MatterRecord } from "@halfsky/api-contract";

/** The steps that an action can be done to: open ones are reported, reported ones accepted or returned. */
export function fittingSteps(
  kind: "report-step" | "return-step" | "accept-step",
  record: Pick<MatterRecord, "plan">,
) {
  const wanted = kind === "report-step" ? "open" : "reported";
  return (record.plan?.steps ?? []).filter(({ state }) => state === wanted);
}
