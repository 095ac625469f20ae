import { conditionalReferrals, conditionOfReferral } from "../log/owed-referrals.ts";
import type { Period } from "../definition/definition.ts";
import { factsOf } from "../expression/condition-facts.ts";
import { evaluate } from "../expression/evaluate.ts";
import { unknownRule } from "../expression/unknown-rule.ts";
import type { DeadlineState } from "../log/case-state.ts";
import type { Change } from "./triggers.ts";

/** Referrals that an action would have sent under a condition of which nobody knows whether it holds. */
export function unclearReferrals(
  change: Change,
): readonly { readonly referral: string; readonly period: Period }[] {
  if (unknownRule.referral !== "clear") return [];
  const { definition, before, after } = change;
  return Object.entries(definition.actions).flatMap(([name, { effects = [] }]) => {
    const wasDone = (after.done[name] ?? 0) > (before?.done[name] ?? 0);
    if (!wasDone) return [];
    return conditionalReferrals(effects).flatMap(({ refer: referral, when, clearIn: period }) =>
      evaluate(when, factsAfter(change)) === "unknown" ? [{ referral, period }] : [],
    );
  });
}

/** Whether it was found out that a referral is not needed, or the referral was sent. */
export function isCleared(referral: string, { startedBy }: DeadlineState, change: Change): boolean {
  const isSent = change.after.referrals.some(({ name, sentBy }) => name === referral && sentBy > startedBy);
  const when = conditionOfReferral(change.definition, referral);
  return isSent || when === null || evaluate(when, factsAfter(change)) === false;
}

function factsAfter({ definition, after, at }: Change) {
  return factsOf(definition, after, { now: at, gates: {} });
}
