import type { Bilingual } from "@halfsky/statistics";
import type { SystemDefinition } from "../definition/definition.ts";
import { factsOf } from "../expression/condition-facts.ts";
import { evaluate } from "../expression/evaluate.ts";
import type { Condition } from "../expression/condition.ts";
import { namesIn } from "../expression/names-in.ts";
import { type ActionDetails, engineActions } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";
import { startsFrom } from "../log/do-declared.ts";
import { emptyCase, isOpened } from "../log/empty-case.ts";
import type { CaseBasis } from "./case-decision.ts";
import { notNow } from "./check-subject-state.ts";
import { judgedBy } from "./judged-by.ts";
import { actsAs, asksUnseen, conjuncts, guardWords, withStanding } from "./judging.ts";
import { unnamedOnTheWay } from "./people-known.ts";
import { consentMissing, refusalWords } from "./refusals.ts";
import { engineActor } from "./decide-engine-action.ts";
import { engineTable } from "./engine-table.ts";
import { formAsks, formOf } from "./form-items.ts";
import { nobodyCarried } from "./nobody-carried.ts";
import { resolveEffects } from "./resolve-effects.ts";
import { knownWithoutBasis } from "./unseen-basis.ts";

/** Something that a person can do now, or could if it were not for what `blockedBy` says. */
export interface PossibleAction {
  readonly action: string;
  readonly title: Bilingual;
  readonly blockedBy?: Bilingual;
  /** offered first */
  readonly isUsual: boolean;
  readonly needsReason: boolean;
  readonly needsSecondPerson: boolean;
  /** what it is about, where a case has several of it */
  readonly about?: Pick<ActionDetails, "pending" | "referral" | "task" | "scheduled">;
}

/** What a person can do with a case as it stands, the usual first; of a case that is not there yet, how she can open one. */
export function listPossibleActions(
  definition: SystemDefinition,
  state: CaseState | null,
  basis: CaseBasis,
): readonly PossibleAction[] {
  const declared = listDeclared(definition, state, withStanding(state, basis));
  const usualFirst = declared.toSorted((one, other) => Number(other.isUsual) - Number(one.isUsual));
  return state === null || !isOpened(state)
    ? usualFirst
    : [...usualFirst, ...listEngineActions(definition, state, basis)];
}

function listDeclared(
  definition: SystemDefinition,
  state: CaseState | null,
  basis: CaseBasis,
): readonly PossibleAction[] {
  const acts = actsAs(definition, state, basis);
  return Object.entries(definition.actions)
    .filter(([, rule]) => rule.by.some((name) => acts.includes(name)) && startsFrom(rule, state))
    .map(([action, rule]): PossibleAction => {
      const blockedBy = blockOf(definition, action, state ?? emptyCase, basis);
      return {
        action,
        title: rule.title,
        ...(blockedBy === null ? {} : { blockedBy }),
        isUsual: rule.isUsual === true,
        needsReason: rule.needsReason === true,
        needsSecondPerson: rule.secondPerson !== undefined,
      };
    });
}

function blockOf(
  definition: SystemDefinition,
  action: string,
  state: CaseState,
  basis: CaseBasis,
): Bilingual | null {
  const rule = definition.actions[action];
  if (rule === undefined) return null;
  if (state.pending.some((one) => one.action === action)) {
    return { zh: "正等待另一人复核。", en: "It waits for a second person." };
  }
  const asked = formAsks(formOf(definition, action));
  const open = new Set([...asked.fields, ...asked.parties]);
  const facts = factsOf(definition, state, judgedBy(basis));
  const { guard } = rule;
  if (guard !== undefined) {
    const settled = conjuncts(guard.when).filter(
      (part) => dependsOnNone(part, open) && !asksUnseen(definition, part, state, basis),
    );
    const missing = settled.filter((part) => evaluate(part, facts) !== true);
    if (missing.length > 0) return guardWords(guard.otherwise, missing, facts);
  }
  const nobody = nobodyCarried(definition, rule, state);
  if (nobody !== null) return nobody;
  const unnamed = asked.parties.length > 0 ? null : unnamedOnTheWay(definition, rule, state, state, basis);
  if (unnamed !== null && unnamed !== refusalWords.unseen) return unnamed;
  const { withoutConsent } = resolveEffects(
    definition,
    rule.effects ?? [],
    state,
    { actor: basis.actor.accountId, named: undefined },
    basis,
  );
  const known = knownWithoutBasis(definition, rule.effects ?? [], withoutConsent, state, basis);
  return known.length === 0 ? null : consentMissing(definition, known);
}

/** Whether a part of a guard cannot be changed by what the form asks; a grade can, by any answer. */
function dependsOnNone(part: Condition, open: ReadonlySet<string>): boolean {
  const { fields, parties, grades } = namesIn(part);
  if (grades.length > 0 && open.size > 0) return false;
  return ![...fields, ...parties].some((name) => open.has(name));
}

function listEngineActions(
  definition: SystemDefinition,
  state: CaseState,
  basis: CaseBasis,
): readonly PossibleAction[] {
  return engineActions.flatMap((action): readonly PossibleAction[] => {
    const { by, title, needsReason } = engineTable[action];
    if (by === "platform") return [];
    return subjectsOf(action, state, basis).flatMap((about): readonly PossibleAction[] => {
      if (notNow(action, state, about, basis.now) !== null) return [];
      if (engineActor(action, definition, state, about, basis) === undefined) return [];
      if (!isUseful(action, definition, about)) return [];
      const first = firstPerson(action, state, about);
      const isOwn = first !== undefined && first === basis.actor.accountId;
      if (isOwn) return [];
      return [
        {
          action,
          title,
          isUsual: action === "confirm" || action === "acknowledge-referral" || action === "answer-referral",
          needsReason,
          needsSecondPerson: action === "lower-grade",
          ...(Object.keys(about).length === 0 ? {} : { about }),
        },
      ];
    });
  });
}

/** Everything in the case that an action of the engine may be about. */
function subjectsOf(
  action: (typeof engineActions)[number],
  state: CaseState,
  { matches = [] }: CaseBasis,
): readonly ActionDetails[] {
  switch (action) {
    case "confirm":
    case "refuse":
      return state.pending.map(({ number }) => ({ pending: number }));
    case "review-break-glass":
      return state.breakGlass.map(({ number }) => ({ pending: number }));
    case "acknowledge-referral":
    case "accept-referral":
    case "return-referral":
    case "answer-referral":
    case "withdraw-referral":
      return state.referrals.map(({ name, number }) => ({ referral: { name, number } }));
    case "finish-task":
    case "return-task":
    case "resume-task":
      return Object.keys(state.tasks).map((task) => ({ task }));
    case "explain-missed":
      return state.deadlines
        .filter((one) => one.state === "running")
        .map(({ name }) => ({ scheduled: name }));
    // which pair is meant is said with the judgement
    case "judge-match":
      return matches.length === 0 ? [] : [{}];
    default:
      return [{}];
  }
}

function isUseful(
  action: (typeof engineActions)[number],
  definition: SystemDefinition,
  _about: ActionDetails,
): boolean {
  if (action === "give-consent" || action === "withdraw-consent") {
    return Object.keys(definition.consents ?? {}).length > 0;
  }
  return true;
}

/** Who may not be the second person. */
function firstPerson(
  action: (typeof engineActions)[number],
  state: CaseState,
  { pending }: ActionDetails,
): string | undefined {
  if (action === "confirm") return state.pending.find(({ number }) => number === pending)?.proposedBy;
  if (action === "review-break-glass") {
    return state.breakGlass.find(({ number }) => number === pending)?.accountId;
  }
  return undefined;
}
