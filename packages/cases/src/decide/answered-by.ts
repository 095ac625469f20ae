import type { SystemDefinition } from "../definition/definition.ts";
import type { CaseState, ReferralState } from "../log/case-state.ts";
import { waitingReferrals } from "../log/answer-referrals.ts";
import type { CaseBasis, ProposedCaseAction } from "./case-decision.ts";

/**
 * Numbers of the referrals that an action answers without saying so (`answeredBy`): those that wait at the organisation of
 * whoever acts, in a role that she has. Who decides what was asked has answered, and nobody is to be told that she is
 * silent. Of an action that a second person agrees to, they are answered then.
 */
export function answeredBy(
  definition: SystemDefinition,
  state: CaseState | null,
  { action }: Pick<ProposedCaseAction, "action">,
  { actor, isPlatform }: Pick<CaseBasis, "actor" | "isPlatform">,
): readonly number[] {
  if (state === null || isPlatform === true) return [];
  const isAnswer = ({ name, organisationId }: ReferralState): boolean => {
    const rule = definition.referrals?.[name];
    if (rule === undefined || organisationId !== actor.organisationId) return false;
    return rule.answeredBy?.includes(action) === true && actor.roles.includes(rule.to);
  };
  return waitingReferrals(state)
    .filter(isAnswer)
    .map(({ number }) => number);
}
