import { type CaseState, clockRuleOf, type Source, type SystemDefinition } from "@halfsky/cases";
import type { Bilingual } from "@halfsky/statistics";

/** The words of a deadline: a rule's own, those of a referral's clock, or of an item. */
export function titleOfDeadline(definition: SystemDefinition, name: string): Bilingual {
  return clockRuleOf(definition, name)?.title ?? { zh: name, en: name };
}

/** Where a deadline's period comes from. */
export function sourceOfDeadline(definition: SystemDefinition, name: string): Source {
  return clockRuleOf(definition, name)?.source ?? { cite: { zh: "", en: "" }, status: "default" };
}

/** A grade as it is shown: always its word beside its colour. */
export function shownGrade(definition: SystemDefinition, grade: string | null) {
  const values = definition.grade?.values;
  const rule = grade === null || values === undefined ? undefined : values[grade];
  return grade === null || rule === undefined
    ? null
    : { value: grade, title: rule.title, colour: rule.colour };
}

/** The grade that counts while none is known, by the one table of the unknown; null where one is known. */
export function carefulGrade(definition: SystemDefinition, grade: string | null) {
  return grade === null ? shownGrade(definition, definition.grade?.unknown ?? null) : null;
}

/** The words of a state. */
export function titleOfState(definition: SystemDefinition, state: CaseState["state"]): Bilingual {
  return definition.states[state]?.title ?? { zh: state, en: state };
}
