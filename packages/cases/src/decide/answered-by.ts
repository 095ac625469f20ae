import type { SystemDefinition } from "../definition/definition.ts";
import type { CaseState, ReferralState } from "../log/case-state.ts";
import { waitingReferrals } from "../log/answer-referrals.ts";
import type { CaseBasis, ProposedCaseAction } from "./case-decision.ts";

type Doing = Pick<ProposedCaseAction, "action">;
type Doer = Pick<CaseBasis, "actor" | "isPlatform">;

/**
 * Numbers of the referrals that an action answers without saying so (`answeredBy`): those that wait at the organisation of
 * whoever acts, in a role that she has. Who decides what was asked has answered, and nobody is to be told that she is
 * silent. Of an action that a second person agrees to, they are answered then.
 */
export function answeredBy(
  definition: SystemDefinition,
  state: CaseState | null,
  doing: Doing,
  doer: Doer,
): readonly number[] {
  return waitingAt(definition, state, doing, doer, "answeredBy");
}

/**
 * Numbers of the referrals that an action is the work of (`workedBy`), likewise: whoever visits or counsels as she was asked
 * is not silent, although her answer comes with the end of the work.
 */
export function workedBy(
  definition: SystemDefinition,
  state: CaseState | null,
  doing: Doing,
  doer: Doer,
): readonly number[] {
  return waitingAt(definition, state, doing, doer, "workedBy");
}

function waitingAt(
  definition: SystemDefinition,
  state: CaseState | null,
  { action }: Doing,
  { actor, isPlatform }: Doer,
  key: "answeredBy" | "workedBy",
): readonly number[] {
  if (state === null || isPlatform === true) return [];
  const isMeant = ({ name, organisationId }: ReferralState): boolean => {
    const rule = definition.referrals?.[name];
    if (rule === undefined || organisationId !== actor.organisationId) return false;
    return rule[key]?.includes(action) === true && actor.roles.includes(rule.to);
  };
  return waitingReferrals(state)
    .filter(isMeant)
    .map(({ number }) => number);
}
