import type { SystemDefinition } from "../definition/definition.ts";
import type { CaseState } from "../log/case-state.ts";
import type { CaseBasis, ProposedCaseAction } from "./case-decision.ts";
import { engineTable } from "./engine-table.ts";
import { isEngineAction } from "../log/fold-case.ts";
import { actsAs } from "./judging.ts";

/**
 * Numbers of the referrals that an action acknowledges without saying so: those that wait at the organisation of whoever
 * acts, in a role that she has. Who works on a case has taken note of it, and nobody is to be told that she is silent. What
 * is done to a referral itself says what it does, looking through a broken glass is no work, and the platform takes note of
 * nothing.
 */
export function acknowledgedBy(
  definition: SystemDefinition,
  state: CaseState | null,
  { action }: Pick<ProposedCaseAction, "action">,
  basis: CaseBasis,
): readonly number[] {
  if (state === null || basis.isPlatform === true || !isWork(action)) return [];
  const roles = new Set(
    actsAs(definition, state, basis)
      .map((name) => definition.actors[name])
      .flatMap((actor) => (actor?.relation === "holds-referral" ? [actor.role] : [])),
  );
  return state.referrals
    .filter(({ state: at, organisationId }) => at === "sent" && organisationId === basis.actor.organisationId)
    .filter(({ name }) => {
      const rule = definition.referrals?.[name];
      return rule !== undefined && roles.has(rule.to);
    })
    .map(({ number }) => number);
}

function isWork(action: string): boolean {
  if (!isEngineAction(action)) return true;
  const { by } = engineTable[action];
  return by !== "referral-holder" && by !== "referral-senders" && by !== "any-role" && by !== "platform";
}
