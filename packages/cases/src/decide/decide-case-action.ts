import type { SystemDefinition } from "../definition/definition.ts";
import type { CaseState } from "../log/case-state.ts";
import { ownRule } from "../log/do-declared.ts";
import { isOpened } from "../log/empty-case.ts";
import { isEngineAction } from "../log/fold-case.ts";
import { acknowledgedBy } from "./acknowledged-by.ts";
import { answeredBy, workedBy } from "./answered-by.ts";
import type { CaseBasis, CaseDecision, ProposedCaseAction } from "./case-decision.ts";
import { faultAt } from "./check-details.ts";
import { decideDeclared } from "./decide-declared.ts";
import { decideEngineAction } from "./decide-engine-action.ts";
import { withStanding } from "./judging.ts";
import { refusalWords, refuse } from "./refusals.ts";

/**
 * Judges an action that somebody wants to do: whether it is hers, whether it can be done now, what is wrong with it (all
 * faults at once), whether another changed the same since she looked, whether its guard and its legal basis hold; and what
 * has to be done beside storing it. Nothing is changed by judging.
 */
export function decideCaseAction(
  definition: SystemDefinition,
  state: CaseState | null,
  proposed: ProposedCaseAction,
  basis: CaseBasis,
): CaseDecision {
  if (proposed.baseVersion > (state?.version ?? 0) || proposed.baseVersion < 0) {
    return refuse("invalid-input", refusalWords["invalid-input"], [
      faultAt("baseVersion", "个案没有这一版本。", "The case has no such version."),
    ]);
  }
  const at = withStanding(state, basis);
  if (isEngineAction(proposed.action)) {
    if (state === null || !isOpened(state)) return refuse("not-allowed-now", refusalWords["not-opened"]);
    return withAcknowledged(
      decideEngineAction(proposed.action, definition, state, proposed, at),
      acknowledgedBy(definition, state, proposed, at),
    );
  }
  const rule = ownRule(definition, proposed.action);
  if (rule === undefined) {
    return refuse("invalid-input", refusalWords["invalid-input"], [
      faultAt("action", "本业务没有这一操作。", "The system has no such action."),
    ]);
  }
  const decision = withAcknowledged(
    decideDeclared(definition, rule, state, proposed, at),
    acknowledgedBy(definition, state, proposed, at),
  );
  if (decision.status === "refused") return decision;
  const answersHeld = answeredBy(definition, state, proposed, at);
  const worksOn = workedBy(definition, state, proposed, at);
  const held = {
    ...(answersHeld.length === 0 ? {} : { answersHeld }),
    ...(worksOn.length === 0 ? {} : { worksOn }),
  };
  return { ...decision, details: { ...decision.details, ...held } };
}

function withAcknowledged(decision: CaseDecision, acknowledges: readonly number[]): CaseDecision {
  return decision.status === "refused" || acknowledges.length === 0
    ? decision
    : { ...decision, details: { ...decision.details, acknowledges } };
}
