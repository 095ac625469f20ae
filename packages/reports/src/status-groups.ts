import type { JudgementStatus } from "@halfsky/targets";

/** Whether a status is no verdict on the indicator: there is nothing to say yet, or nothing that applies. */
export function isWithoutVerdict(status: JudgementStatus): boolean {
  return status === "not-yet-reported" || status === "cannot-be-judged" || status === "not-applicable";
}
