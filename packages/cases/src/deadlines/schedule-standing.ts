import type { Bilingual } from "@halfsky/statistics";
import { beijingDate } from "@halfsky/calendar";
import type { ScheduleRule, Source, SystemDefinition } from "../definition/definition.ts";
import type { CaseState, DeadlineState } from "../log/case-state.ts";
import { isLateStep } from "../log/late-step.ts";
import { scheduleClock } from "./clock-rules.ts";
import { applies, isEnded } from "./fold-schedules.ts";
import { originOf, type ScheduleOrigin, windowOf } from "./schedule-days.ts";

/**
 * How a step stands: its window lies ahead, is open, or has passed without it being done ("late"); it was done in time or
 * late; it was not done and somebody said why ("missed"), or the end came before anybody did ("unexplained"); it is not
 * needed as the case stands, or the schedule ended before its window did; its window had passed before the case was opened;
 * or the day that ages count from is not there yet.
 */
export const scheduleStepStates = [
  "ahead",
  "due",
  "late",
  "done",
  "done-late",
  "missed",
  "unexplained",
  "not-needed",
  "ended",
  "before-case",
  "no-origin",
] as const;
export type ScheduleStepState = (typeof scheduleStepStates)[number];

/** One step of a schedule in a case. */
export interface ScheduleStepStanding {
  readonly name: string;
  /** name of its clock, by which it is explained */
  readonly clock: string;
  readonly title: Bilingual;
  readonly state: ScheduleStepState;
  /** days in Beijing, both included; null without an origin */
  readonly first: string | null;
  readonly last: string | null;
  /** the day on which it was done */
  readonly doneOn: string | null;
  /** number of the action that did or explained it */
  readonly by: number | null;
  /** what is due first of all that is not done */
  readonly isNext: boolean;
  readonly source: Source;
}

/** A schedule in a case: what its ages count from, and its steps in the order of the definition. */
export interface ScheduleStanding {
  readonly name: string;
  readonly title: Bilingual;
  readonly origin: ScheduleOrigin | "unknown" | null;
  readonly steps: readonly ScheduleStepStanding[];
}

/** The schedules of a definition as a case stands at a moment; steps that a place has switched off are not there. */
export function scheduleStandings(
  definition: SystemDefinition,
  state: CaseState,
  now: string,
): readonly ScheduleStanding[] {
  return Object.entries(definition.schedules ?? {}).map(([name, rule]) => {
    const origin = originOf(rule, state.fields);
    const steps = stepsOf(name, rule, origin, definition, state, now);
    const waiting = steps.filter(({ state: at }) => at === "ahead" || at === "due" || at === "late");
    // of two that end on one day, what can be done already
    const [next] = waiting.toSorted(
      (one, other) => compareDays(one.last, other.last) || compareDays(one.first, other.first),
    );
    return {
      name,
      title: rule.title,
      origin,
      steps: steps.map((step) => ({ ...step, isNext: step.name === next?.name })),
    };
  });
}

function compareDays(one: string | null, other: string | null): number {
  const [first, second] = [one ?? "", other ?? ""];
  return first === second ? 0 : first < second ? -1 : 1;
}

function stepsOf(
  schedule: string,
  rule: ScheduleRule,
  origin: ScheduleStanding["origin"],
  definition: SystemDefinition,
  state: CaseState,
  now: string,
): readonly Omit<ScheduleStepStanding, "isNext">[] {
  const isOver = state.phase === "closed" || isEnded(rule, definition, state, now);
  return Object.entries(rule.steps).flatMap(([name, step]) => {
    const clock = scheduleClock(schedule, name);
    const newest = state.deadlines.findLast((one) => one.name === clock);
    if (step.off === true && newest === undefined) return [];
    const known = origin === null || origin === "unknown" ? null : windowOf(step, origin);
    const window = newest === undefined ? known : daysOf(newest);
    const shared = { name, clock, title: step.title, source: step.source ?? rule.source };
    const stands = (how: ScheduleStepState) => [
      {
        ...shared,
        state: how,
        first: window?.first ?? null,
        last: window?.last ?? null,
        doneOn: newest?.metAt == null ? null : beijingDate(newest.metAt),
        by: newest?.state === "met" || newest?.state === "missed" ? newest.endedBy : null,
      },
    ];
    if (newest !== undefined) return stands(stateOf(newest, definition, state, now, step));
    if (window === null) return stands("no-origin");
    if (!applies(step, definition, state, now)) return stands("not-needed");
    if (window.last < beijingDate(state.openedAt)) return stands("before-case");
    return stands(isOver ? "ended" : aheadOrDue(window, now));
  });
}

function stateOf(
  { name, state: how, startedAt, dueAt, metAt, endedAt }: DeadlineState,
  definition: SystemDefinition,
  state: CaseState,
  now: string,
  step: ScheduleRule["steps"][string],
): ScheduleStepState {
  switch (how) {
    case "met":
      return metAt !== null && metAt > dueAt ? "done-late" : "done";
    case "missed":
      return "missed";
    case "cancelled":
      if (endedAt !== null && dueAt < endedAt) return "unexplained";
      return applies(step, definition, state, now) ? "ended" : "not-needed";
    default:
      return isLateStep(state, name, now) ? "late" : aheadOrDue(daysOf({ startedAt, dueAt }), now);
  }
}

function aheadOrDue(
  { first, last }: { readonly first: string; readonly last: string },
  now: string,
): ScheduleStepState {
  const today = beijingDate(now);
  return today < first ? "ahead" : today <= last ? "due" : "late";
}

function daysOf({ startedAt, dueAt }: Pick<DeadlineState, "startedAt" | "dueAt">) {
  return { first: beijingDate(startedAt), last: beijingDate(dueAt) };
}
