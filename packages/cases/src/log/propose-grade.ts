import type { GradeRule, SystemDefinition } from "../definition/definition.ts";
import type { ConditionFacts } from "../expression/condition-facts.ts";
import { factsOf } from "../expression/condition-facts.ts";
import { evaluate } from "../expression/evaluate.ts";
import { unknownRule } from "../expression/unknown-rule.ts";
import type { CaseAction, FormAnswers } from "./case-log.ts";
import type { CaseState } from "./case-state.ts";

/**
 * The grade that the rules propose for some facts. The first rule that holds proposes; a rule above it that is unknown
 * lifts the proposal at least to the careful grade. Null while no rule holds: the grade is not known.
 */
export function proposeGrade(rule: GradeRule, facts: ConditionFacts): string | null {
  let isUnsure = false;
  for (const { when, is } of rule.rules) {
    const truth = evaluate(when, facts);
    if (truth === true)
      return isUnsure && unknownRule.grade === "careful" ? higher(rule, is, rule.unknown) : is;
    if (truth === "unknown") isUnsure = true;
  }
  return null;
}

/** The higher of two grades on a scale. */
function higher(rule: GradeRule, one: string, other: string): string {
  return isAbove(rule, one, other) ? one : other;
}

/** Whether a grade stands above another; every grade stands above none. */
export function isAbove(rule: GradeRule, one: string, other: string | null): boolean {
  const scale = Object.keys(rule.values);
  return other === null || scale.indexOf(one) > scale.indexOf(other);
}

/**
 * The case after the rules looked at it: they raise at once and never lower. Where a person has lowered the grade against
 * the rules, only new facts raise it again: a rule that holds by the answers of this action.
 */
export function regrade(
  definition: SystemDefinition,
  before: CaseState,
  after: CaseState,
  action: Pick<CaseAction, "number" | "at" | "details">,
  answers: FormAnswers | undefined,
): CaseState {
  const rule = definition.grade;
  if (rule === undefined) return after;
  const facts = factsOf(definition, after, { now: action.at });
  const proposal = proposeGrade(rule, facts);
  const proposed = { ...after, gradeProposal: proposal };
  if (proposal === null || !isAbove(rule, proposal, after.grade?.value ?? null)) return proposed;
  const isNew =
    after.grade === null || proposal !== before.gradeProposal || isHeldUpBy(rule, proposal, facts, answers);
  return isNew ? withGrade(proposed, proposal, action, "rule") : proposed;
}

/** A case with another grade. */
export function withGrade(
  state: CaseState,
  value: string,
  { number, at }: Pick<CaseAction, "number" | "at">,
  setBy: "rule" | "person",
): CaseState {
  return {
    ...state,
    grade: { value, by: number, setBy },
    gradeHistory: [...state.gradeHistory, { value, by: number, at }],
  };
}

/** Whether a rule of such a grade holds by what was just answered alone, or does not hold without it. */
function isHeldUpBy(
  rule: GradeRule,
  grade: string,
  facts: ConditionFacts,
  answers: FormAnswers | undefined,
): boolean {
  if (answers === undefined) return false;
  const isAnsweredNow = (field: string): boolean => Object.hasOwn(answers.fields, field);
  const isNamedNow = (party: string): boolean =>
    answers.parties !== undefined && Object.hasOwn(answers.parties, party);
  const nothing: ConditionFacts = {
    ...facts,
    field: () => undefined,
    persons: () => [],
    grade: null,
    task: () => undefined,
    gate: () => "unknown",
  };
  const onlyNew: ConditionFacts = {
    ...nothing,
    did: () => 0,
    referrals: () => [],
    consent: () => false,
    field: (name) => (isAnsweredNow(name) ? facts.field(name) : undefined),
    persons: (party) => (isNamedNow(party) ? facts.persons(party) : []),
  };
  const withoutNew: ConditionFacts = {
    ...facts,
    field: (name) => (isAnsweredNow(name) ? undefined : facts.field(name)),
    persons: (party) => (isNamedNow(party) ? [] : facts.persons(party)),
  };
  return rule.rules
    .filter(({ is }) => is === grade)
    .some(
      ({ when }) =>
        evaluate(when, facts) === true &&
        (evaluate(when, onlyNew) === true || evaluate(when, withoutNew) !== true),
    );
}
