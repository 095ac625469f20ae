import { beijingDate } from "@halfsky/calendar";
import type { ScheduleRule, ScheduleStepRule, SystemDefinition } from "../definition/definition.ts";
import { factsOf } from "../expression/condition-facts.ts";
import { evaluate } from "../expression/evaluate.ts";
import { goesAhead } from "../expression/unknown-rule.ts";
import type { CaseState, DeadlineState } from "../log/case-state.ts";
import { originClock, scheduleClock } from "./clock-rules.ts";
import { endOfDay } from "./period.ts";
import { clockOfWindow, dayOf, originOf, type ScheduleOrigin, windowOf } from "./schedule-days.ts";
import { type Change, isReopening, pulledBy } from "./triggers.ts";

type Begun = Pick<DeadlineState, "startedAt" | "dueAt" | "bounds">;

/**
 * The clocks of the steps of schedules after one more action, from those before it. Pure, as `foldDeadlines`.
 *
 * - Every step that the case owes runs from the moment its origin is known, whenever its window lies; a corrected origin
 *   moves what runs. What was done, or explained as missed, stays as it ended.
 * - An action fulfils at most one of the steps that need nothing beside it, or the same: the one whose window is open on the
 *   day it was done, else the latest one that is late. What is left behind stays late.
 * - Closing, a proposal to close, and what the schedule names as its end, cancel what runs. It runs again where that was taken back and its
 *   window has not passed meanwhile; what was late then is late again.
 * - A step whose window had passed before the case was opened was never owed by it.
 */
export function foldSchedules(change: Change, previous: readonly DeadlineState[]): readonly DeadlineState[] {
  const { definition, after } = change;
  const known = new Set<string>();
  const folded = Object.entries(definition.schedules ?? {}).flatMap(([name, rule]) => {
    const names = [originClock(name), ...Object.keys(rule.steps).map((step) => scheduleClock(name, step))];
    for (const one of names) known.add(one);
    return foldSchedule(name, rule, change, previous);
  });
  // nothing meets the clock of a step that is not there any more
  const others = previous.filter((one) => !known.has(one.name));
  const gone = others.map((one) => (one.state === "running" ? ended(one, "cancelled", change) : one));
  const all = [...folded, ...gone];
  if (after.phase !== "closed") return all;
  return all.flatMap((one) =>
    one.state !== "running"
      ? [one]
      : one.startedBy === change.action.number
        ? []
        : [ended(one, "cancelled", change)],
  );
}

function foldSchedule(
  name: string,
  rule: ScheduleRule,
  change: Change,
  previous: readonly DeadlineState[],
): readonly DeadlineState[] {
  const { definition, after, action } = change;
  const origin = originOf(rule, after.fields);
  const isOver = isEnded(rule, definition, after, change.at);
  const steps = Object.entries(rule.steps).map(([step, its]) => {
    const clock = scheduleClock(name, step);
    const own = previous.filter((one) => one.name === clock);
    const target = origin === null || origin === "unknown" ? null : owedWindow(its, origin, change);
    return { clock, rule: its, own: stepOn(clock, own, target, change) };
  });
  const done = fulfilled(steps, change);
  const explained = action.action === "explain-missed" ? action.details.scheduled : undefined;
  const acted = steps.flatMap(({ clock, own }) =>
    own.map((one) => {
      if (one.state !== "running") return one;
      const day = done.get(clock);
      if (day !== undefined) return metOn(one, day, change);
      return clock === explained && one.dueAt < change.at ? ended(one, "missed", change) : one;
    }),
  );
  const finding = stepOn(
    originClock(name),
    previous.filter((one) => one.name === originClock(name)),
    origin === "unknown" ? findingToday(change) : null,
    change,
    origin === null || origin === "unknown" ? "cancelled" : "met",
  );
  const all = [...finding, ...acted];
  if (!isOver) return all;
  return all.flatMap((one) =>
    one.state !== "running"
      ? [one]
      : one.startedBy === action.number
        ? []
        : [ended(one, "cancelled", change)],
  );
}

/** Whether a schedule has ended as a case stands, or somebody proposed to close the case: nobody is chased meanwhile. */
export function isEnded(
  { ends }: ScheduleRule,
  definition: SystemDefinition,
  state: CaseState,
  now: string,
): boolean {
  const closes = state.pending.some(({ action }) => {
    const to = definition.actions[action]?.to ?? "same";
    return definition.states[to]?.phase === "closed";
  });
  return closes || (ends !== undefined && evaluate(ends, factsOf(definition, state, { now })) === true);
}

/** Whether a step is there for a case; unknown counts as applying. */
export function applies(
  { when, off }: ScheduleStepRule,
  definition: SystemDefinition,
  state: CaseState,
  now: string,
): boolean {
  if (off === true) return false;
  return when === undefined || goesAhead("scheduleStep", evaluate(when, factsOf(definition, state, { now })));
}

function owedWindow(
  rule: ScheduleStepRule,
  origin: ScheduleOrigin,
  { definition, after, at }: Change,
): Begun | null {
  if (!applies(rule, definition, after, at)) return null;
  const window = windowOf(rule, origin);
  return window.last < beijingDate(after.openedAt) ? null : clockOfWindow(window);
}

/** Nobody knows the day that ages count from: finding it is due by the end of the day on which that was said. */
function findingToday({ at }: Change): Begun {
  const dueAt = endOfDay(beijingDate(at));
  return { startedAt: at, dueAt, bounds: [{ from: dueAt, period: "0d" }] };
}

/** The occurrences of one clock with the window that it should have now; null where it should not run. */
function stepOn(
  name: string,
  own: readonly DeadlineState[],
  target: Begun | null,
  change: Change,
  otherwise: "cancelled" | "met" = "cancelled",
): readonly DeadlineState[] {
  const last = own.at(-1);
  if (last?.state === "running") {
    if (target === null) return [...own.slice(0, -1), ended(last, otherwise, change)];
    const isSame = last.startedAt === target.startedAt && last.dueAt === target.dueAt;
    // finding the origin is due by the day on which it was asked, whatever is done since
    return isSame || name.endsWith(":origin") ? own : [...own.slice(0, -1), { ...last, ...target }];
  }
  if (target === null) return own;
  if (last !== undefined && (last.state !== "cancelled" || !isTakenUp(last, target, change))) return own;
  return [...own, begun(name, own.length + 1, target, change)];
}

/** What was cut off runs again while its window lasts, or where it was late already: nothing late is let go by that. */
function isTakenUp({ dueAt, endedAt }: DeadlineState, target: Begun, { at }: Change): boolean {
  return target.dueAt >= at || (endedAt !== null && dueAt < endedAt);
}

interface FoldedStep {
  readonly clock: string;
  readonly rule: ScheduleStepRule;
  readonly own: readonly DeadlineState[];
}

/** The steps that an action fulfils, each with the day on which it was done: one of those that need the same. */
function fulfilled(steps: readonly FoldedStep[], change: Change): ReadonlyMap<string, string> {
  const done = new Map<string, string>();
  if (isReopening(change)) return done;
  const today = beijingDate(change.at);
  const facts = factsOf(change.definition, change.after, { now: change.at });
  const fitting = steps.flatMap(({ clock, rule, own }) => {
    const last = own.at(-1);
    const isDone = rule.by.some((action) => pulledBy({ action }, change) !== null);
    if (last?.state !== "running" || !isDone) return [];
    if (rule.needs !== undefined && evaluate(rule.needs, facts) !== true) return [];
    const day = doneOn(rule, change) ?? today;
    const [first, end] = [beijingDate(last.startedAt), beijingDate(last.dueAt)];
    return [{ clock, needs: JSON.stringify(rule.needs), day: day < today ? day : today, first, end }];
  });
  const byEnd = fitting.toSorted((one, other) => (one.end < other.end ? -1 : 1));
  for (const needs of new Set(byEnd.map((one) => one.needs))) {
    const alike = byEnd.filter((one) => one.needs === needs);
    const step =
      alike.find(({ first, day, end }) => first <= day && day <= end) ??
      alike.findLast(({ day, end }) => end < day);
    if (step !== undefined) done.set(step.clock, step.day);
  }
  return done;
}

/** The day that an action says it was done on; null where it says none. */
function doneOn({ on }: ScheduleStepRule, { after, action }: Change): string | null {
  const given = on === undefined ? undefined : after.fields[on];
  return given === undefined || given.by !== action.number ? null : dayOf(given.value);
}

function begun(name: string, occurrence: number, target: Begun, { at, action }: Change): DeadlineState {
  return {
    name,
    occurrence,
    state: "running",
    ...target,
    provisional: false,
    metAt: null,
    endedAt: null,
    setAt: at,
    startedBy: action.number,
    endedBy: null,
    pausedMinutes: 0,
    pauses: [],
  };
}

function metOn(deadline: DeadlineState, day: string, change: Change): DeadlineState {
  const metAt = day === beijingDate(change.at) ? change.at : endOfDay(day);
  return { ...ended(deadline, "met", change), metAt };
}

function ended(
  deadline: DeadlineState,
  state: "met" | "missed" | "cancelled",
  { at, action }: Change,
): DeadlineState {
  return { ...deadline, state, metAt: state === "met" ? at : null, endedAt: at, endedBy: action.number };
}
