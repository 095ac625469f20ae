import type { SystemDefinition } from "../definition/definition.ts";
import { type Condition, gateKey } from "../expression/condition.ts";
import { atomsOf } from "../expression/names-in.ts";
import { applyAnswers } from "../log/apply-answers.ts";
import type { ActionDetails, Person } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";
import { ownRule } from "../log/do-declared.ts";
import { emptyCase } from "../log/empty-case.ts";
import { assigneeOfAction } from "./assigning.ts";

/** A gate of another system that an action asks, and about whom: the person assigned, or people of the case. */
export type AskedGate = { readonly key: string; readonly gate: string } & (
  | { readonly accountId: string }
  | { readonly people: readonly Person[] }
);

/** What the host has to find out of other systems before an action is judged; most actions ask nothing. */
export function gatesAsked(
  definition: SystemDefinition,
  state: CaseState | null,
  proposed: { readonly action: string; readonly details: ActionDetails },
  actorId: string,
): readonly AskedGate[] {
  const { action, details } = proposed;
  const pending =
    action === "confirm" ? state?.pending.find(({ number }) => number === details.pending) : undefined;
  const rule = ownRule(definition, pending?.action ?? action);
  const conditions: readonly (Condition | undefined)[] = [
    rule?.guard?.when,
    ...(rule?.effects ?? []).map((effect) => ("when" in effect ? effect.when : undefined)),
    action === "lower-grade" ? definition.grade?.lowerGuard?.when : undefined,
  ];
  // asked about the people as the form in hand would leave them
  const { parties } = applyAnswers(state ?? emptyCase, pending?.details.answers ?? details.answers, 0);
  const ofPeople = gatesIn(conditions).map((atom): AskedGate => {
    const people = atom.of === undefined ? [] : (parties[atom.of] ?? []);
    return { key: gateKey(atom), gate: atom.gate, people };
  });
  const accountId = assigneeOfAction(definition, state, proposed, actorId);
  if (accountId === undefined) return ofPeople;
  const ofAssignee = gatesIn([definition.assignGuard?.when]);
  return [
    ...ofPeople,
    ...ofAssignee.map((atom): AskedGate => ({ key: gateKey(atom), gate: atom.gate, accountId })),
  ];
}

function gatesIn(conditions: readonly (Condition | undefined)[]) {
  return conditions.flatMap((when) =>
    when === undefined ? [] : atomsOf(when).flatMap((atom) => ("gate" in atom ? [atom] : [])),
  );
}
