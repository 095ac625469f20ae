import type { Bilingual } from "@halfsky/statistics";
import type { ActionRule, SystemDefinition } from "../definition/definition.ts";
import { type ConditionFacts, factsOf } from "../expression/condition-facts.ts";
import type { Condition } from "../expression/condition.ts";
import { evaluate } from "../expression/evaluate.ts";
import { namesIn } from "../expression/names-in.ts";
import { goesAhead } from "../expression/unknown-rule.ts";
import { waitsUntil } from "../expression/waits-until.ts";
import { applyAnswers } from "../log/apply-answers.ts";
import type { ActionDetails, FormAnswers } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";
import { emptyCase, isOpened } from "../log/empty-case.ts";
import { regrade } from "../log/propose-grade.ts";
import { visibleTo } from "../privacy/visible-to.ts";
import type { CaseStanding } from "../relations/case-standing.ts";
import { actedAsOf, readersOf } from "../relations/stands-in.ts";
import type { CaseBasis, CaseDecision } from "./case-decision.ts";
import { hasAnswers } from "./check-details.ts";
import { notBefore, refusalWords, refuse } from "./refusals.ts";
import { judgedBy } from "./judged-by.ts";

/** A case that is being opened stands as the one who opens it. */
export function withStanding(state: CaseState | null, basis: CaseBasis): CaseBasis {
  if (state !== null && isOpened(state)) return basis;
  const { actor, standing } = basis;
  const opening: CaseStanding = {
    areaCode: standing.areaCode,
    ownerOrganisationId: actor.organisationId,
    ownerAreaCode: actor.areaCode,
    assignee: null,
    openedBy: actor.accountId,
    referralHolders: [],
    taskHolders: [],
    sealed: false,
  };
  return { ...basis, standing: opening };
}

/** The names that a person acts under; "anyone" counts only where a case is opened. */
export function actsAs(
  definition: SystemDefinition,
  state: CaseState | null,
  basis: CaseBasis,
): readonly string[] {
  const names = actedAsOf(definition, basis.standing, basis.actor, basis.tree);
  return state === null || !isOpened(state) ? names : readersOf(definition, names);
}

/** What is stored of the details that a client sends: nothing that only the engine may say. */
export function keptDetails(details: ActionDetails, answers: FormAnswers | undefined): ActionDetails {
  const {
    answers: _sent,
    agencies: _agencies,
    ownedAlready: _kept,
    owner: _owner,
    unassigned: _free,
    acknowledges: _held,
    answersHeld: _answered,
    worksOn: _worked,
    documents: _made,
    reason,
    ...rest
  } = details;
  const words = reason?.trim() ?? "";
  return {
    ...rest,
    ...(words === "" ? {} : { reason: words }),
    ...(answers !== undefined && hasAnswers(answers) ? { answers } : {}),
  };
}

/** The case as it would stand with the answers in place and the rules of the grade asked: what guards are judged by. */
export function withAnswers(
  definition: SystemDefinition,
  state: CaseState | null,
  answers: FormAnswers | undefined,
  basis: CaseBasis,
): CaseState {
  const before = state ?? emptyCase;
  const number = before.version + 1;
  const answered = { ...before, ...applyAnswers(before, answers, number) };
  return regrade(definition, before, answered, { number, at: basis.now, details: {} }, answers);
}

/** Null where the guard holds; the refusal where it does not, or is not known. */
export function judgeGuard(
  definition: SystemDefinition,
  guard: ActionRule["guard"],
  effective: CaseState,
  basis: CaseBasis,
): Extract<CaseDecision, { status: "refused" }> | null {
  if (guard === undefined) return null;
  const facts = factsOf(definition, effective, judgedBy(basis));
  const truth = evaluate(guard.when, facts);
  if (goesAhead("guard", truth)) return null;
  const missing = conjuncts(guard.when).filter((part) => evaluate(part, facts) !== true);
  const seen = missing.filter((part) => !asksUnseen(definition, part, effective, basis));
  return refuse(
    truth === "unknown" ? "guard-unknown" : "guard-not-met",
    seen.length === 0 ? refusalWords.unseen : guardWords(guard.otherwise, seen, facts),
  );
}

/** The words of a guard; where a term is not full yet, with the day from which it is. */
export function guardWords(
  otherwise: Bilingual,
  missing: readonly Condition[],
  facts: ConditionFacts,
): Bilingual {
  const ends = missing.flatMap((part) => waitsUntil(part, facts) ?? []);
  const until = ends.toSorted((one, other) => Date.parse(one) - Date.parse(other)).at(-1);
  return until === undefined ? otherwise : notBefore(otherwise, until);
}

/** The parts of a condition that must all hold. */
export function conjuncts(condition: Condition): readonly Condition[] {
  return "all" in condition ? condition.all.flatMap(conjuncts) : [condition];
}

/**
 * Whether a part of a guard asks after something that the person may not read of this case: then neither the guard's words
 * nor that an action is held back may tell her how it is answered. Who opens a case wrote all of it herself.
 */
export function asksUnseen(
  definition: SystemDefinition,
  part: Condition,
  state: CaseState,
  basis: CaseBasis,
): boolean {
  if (!isOpened(state)) return false;
  const { fields, parties, whole } = visibleTo(definition, actsAs(definition, state, basis), state, {
    organisationId: basis.actor.organisationId,
    now: basis.now,
  });
  const asked = namesIn(part);
  return (
    asked.fields.some((name) => fields[name] === "hidden") ||
    asked.parties.some((name) => Object.values(parties[name] ?? {}).every((shown) => shown === "hidden")) ||
    (asked.grades.length + asked.states.length > 0 && !whole)
  );
}
