import type { Words as Bilingual } from "@halfsky/api-contract";
import { workCalendarOf } from "@halfsky/calendar";
import {
  evaluate,
  type FormAnswers,
  goesAhead,
  type GradeColour,
  type Period,
  periodInForce,
  proposeGrade,
  type SystemDefinition,
} from "@halfsky/cases";
import { factsOfAnswers } from "../form/asked-items.ts";

interface OutlookGrade {
  readonly value: string;
  readonly title: Bilingual;
  readonly colour: GradeColour;
  /** no rule holds yet: the careful grade counts until more is known */
  readonly isCareful: boolean;
}

/** The grade that the answers propose, by the same rules as on the server. */
export function proposedGrade(
  definition: SystemDefinition,
  answers: FormAnswers,
  now: string,
): OutlookGrade | null {
  const rule = definition.grade;
  if (rule === undefined) return null;
  const proposed = proposeGrade(rule, factsOfAnswers(definition, answers, now));
  const value = proposed ?? rule.unknown;
  const shown = rule.values[value];
  return shown === undefined ? null : { value, ...shown, isCareful: proposed === null };
}

/** Which of two periods ends first hardly hangs on a holiday: the week alone says it while somebody speaks. */
const plainWeeks = workCalendarOf([]);

/**
 * Clocks that the opening action starts, each with the period that the engine gives it; the shortest of all where no grade is
 * known. Of those that go by an answer, the ones that the answers so far start.
 */
export function clocksThatStart(
  definition: SystemDefinition,
  action: string,
  grade: string | null,
  now: string,
  answers: FormAnswers = { fields: {} },
): ReadonlyArray<{ readonly name: string; readonly title: Bilingual; readonly period: Period }> {
  const state = definition.actions[action]?.to;
  const facts = factsOfAnswers(definition, answers, now);
  return Object.entries(definition.deadlines ?? {}).flatMap(([name, { title, starts, due }]) => {
    const isStarted =
      ("action" in starts && starts.action === action) ||
      ("state" in starts && starts.state === state) ||
      ("field" in starts && starts.when !== undefined && answers.fields[starts.field] !== undefined);
    const holds = starts.when === undefined || goesAhead("deadlineWhen", evaluate(starts.when, facts));
    const period = periodInForce(due, grade, now, plainWeeks);
    return isStarted && holds && period !== undefined ? [{ name, title, period }] : [];
  });
}
