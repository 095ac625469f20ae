import type { SystemDefinition } from "../definition/definition.ts";
import type { ActionDetails } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";
import { ownRule } from "../log/do-declared.ts";
import type { CaseBasis, CaseDecision } from "./case-decision.ts";
import { judgeGuard } from "./judging.ts";

/** The account that an action would assign the case to, by whatever way; undefined where it assigns it to nobody. */
export function assigneeOfAction(
  definition: SystemDefinition,
  state: CaseState | null,
  { action, details }: { readonly action: string; readonly details: ActionDetails },
  actorId: string,
): string | undefined {
  if (action === "assign") return details.assignee;
  if (action === "confirm") {
    const pending = state?.pending.find(({ number }) => number === details.pending);
    return pending === undefined || pending.action === "confirm"
      ? undefined
      : assigneeOfAction(definition, state, pending, pending.proposedBy);
  }
  const assigns = ownRule(definition, action)?.effects?.find((effect) => "assign" in effect)?.assign;
  if (assigns === undefined) return undefined;
  return assigns === "actor" ? actorId : details.assignee;
}

/** Null where the case may be assigned to this person; the refusal where what the definition asks of her does not hold, or is not known. */
export function judgeAssigning(
  definition: SystemDefinition,
  assignee: string | undefined,
  effective: CaseState,
  basis: CaseBasis,
): Extract<CaseDecision, { status: "refused" }> | null {
  if (assignee === undefined || basis.isPlatform === true) return null;
  return judgeGuard(definition, definition.assignGuard, effective, basis);
}
