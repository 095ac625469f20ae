import { beijingDate } from "@halfsky/calendar";
import type { DeadlineRule, Period, SystemDefinition } from "../definition/definition.ts";
import { usualGlass } from "../definition/glass-rule.ts";
import type { CaseAction } from "../log/case-log.ts";
import type { CaseState, DeadlineState, ReferralState } from "../log/case-state.ts";
import type { ClockBasis } from "./clock-basis.ts";
import { isCleared, unclearReferrals } from "./clear-clocks.ts";
import { clearClock, periodsAt, readClearClock, referralClock, taskClock } from "./clock-rules.ts";
import { glassClock, readGlassClock } from "./glass-clock.ts";
import { foldSchedules } from "./fold-schedules.ts";
import { addCounted, endOfDay, readPeriod } from "./period.ts";
import { type Change, holdsFor, isReopening, meets, pulledBy } from "./triggers.ts";
import { startUnknown, wasNeverOwed } from "./triggers.ts";

/**
 * The clocks of a case after one more action; `before.deadlines` are those before it, everything else of `after` is
 * already as the action left it. `before` is null for the action that opens the case. Pure: the same log and calendar
 * give the same ends.
 *
 * - What is met, late or not, and what was cancelled, stays as it ended.
 * - A raised grade may bring an end nearer (raised at + period of the new grade); nothing moves an end away but a pause, a
 *   new calendar, or a corrected beginning. A lowered grade counts from the next occurrence on.
 * - Closing cancels what runs, but for the review of a broken glass. Reopening begins anew what the opening began and what the closing cut off, as new
 *   occurrences; what a state begins, begins anew only where the case is back in it.
 */
export function foldDeadlines(
  definition: SystemDefinition,
  before: CaseState | null,
  after: CaseState,
  action: CaseAction,
  clock: ClockBasis,
): readonly DeadlineState[] {
  const change: Change = { definition, before, after, action, at: new Date(action.at).toISOString() };
  const isOfSchedule = ({ name }: DeadlineState): boolean => name.startsWith("schedule:");
  const all = before?.deadlines ?? [];
  const scheduled = all.filter(isOfSchedule);
  const previous = scheduled.length === 0 ? all : all.filter((one) => !isOfSchedule(one));
  const steps =
    definition.schedules === undefined && scheduled.length === 0 ? [] : foldSchedules(change, scheduled);
  const isClosed = after.phase === "closed";
  const stepped = previous.map((deadline) => step(deadline, change, clock));
  const kept = isClosed
    ? stepped.map((one) =>
        isOpen(one) && readGlassClock(one.name) === null ? end(one, "cancelled", change, clock) : one,
      )
    : stepped;
  const fresh: DeadlineState[] = [];
  const start = (
    name: string,
    from: string,
    periods: readonly Period[],
    { isPaused = false, isMet = false } = {},
  ): void => {
    if (kept.some((one) => one.name === name && isOpen(one))) return;
    const occurrence = 1 + kept.filter((one) => one.name === name).length;
    const pausedAt = isPaused ? change.at : null;
    const begun = begin(
      { name, occurrence, from, periods, pausedAt, setAt: change.at, startedBy: action.number },
      clock,
    );
    fresh.push(isMet ? end(begun, "met", change, clock) : begun);
  };
  const wasCutOff = (name: string): boolean =>
    isReopening(change) && previous.findLast((one) => one.name === name)?.state === "cancelled";
  for (const [name, rule] of Object.entries(definition.deadlines ?? {})) {
    // what a state begins, begins again when the case is back in that state
    const wasOfState = "state" in rule.starts && rule.starts.state !== after.state;
    const isResumed = !wasOfState && wasCutOff(name) && holdsFor("deadlineWhen", rule.starts, change);
    const from = startOf(name, rule, previous, change) ?? (isResumed ? change.at : null);
    if (from === null) continue;
    // what was found earlier and is reported by this very action: the clock tells the delay and has ended
    // a day to come is no such delay: the visit that makes the next appointment does not keep it
    const isPast = from !== change.at && from <= endOfDay(beijingDate(change.at));
    const isMet = "field" in rule.starts && isPast && meets(rule.meets, change);
    if (isClosed && !isMet) continue;
    start(name, from, periodsAt(rule.due, after.grade), { isPaused: isPausedIn(rule, after), isMet });
  }
  for (const { number, reviewed } of after.breakGlass) {
    const name = glassClock(number);
    const isNew = !previous.some((one) => one.name === name);
    if (isNew && !reviewed) start(name, change.at, [(definition.glass ?? usualGlass).review]);
  }
  if (isClosed) return [...kept, ...fresh, ...steps];
  for (const { referral, part, period } of referralClocks(definition, after)) {
    const name = referralClock(referral.name, referral.number, part);
    const isNew = !previous.some((one) => one.name === name);
    if (isNew || wasCutOff(name)) start(name, change.at, [period]);
  }
  for (const { referral, period } of unclearReferrals(change))
    start(clearClock(referral), change.at, [period]);
  for (const [task, rule] of Object.entries(definition.tasks ?? {})) {
    const name = taskClock(task);
    if (pulledBy({ task }, change) !== null || wasCutOff(name)) {
      if (after.tasks[task]?.status === "open") start(name, change.at, [rule.due]);
    }
  }
  return [...kept, ...fresh, ...steps];
}

/** Where an action makes a rule's clock begin; a rhythm begins again where it was met. */
function startOf(
  name: string,
  rule: DeadlineRule,
  previous: readonly DeadlineState[],
  change: Change,
): string | null {
  const running = previous.find((one) => one.name === name && isOpen(one));
  const isMet = running !== undefined && meets(rule.meets, change);
  if (rule.repeats === true && isMet) return change.at;
  // a corrected answer moves what runs (`step`), and starts nothing that has ended
  if (
    change.action.action === "correct" &&
    "field" in rule.starts &&
    previous.some((one) => one.name === name)
  ) {
    return null;
  }
  return (
    pulledBy(rule.starts, change) ?? (meets(rule.meets, change) ? null : startUnknown(rule.starts, change))
  );
}

/** One clock that exists already. */
function step(deadline: DeadlineState, change: Change, clock: ClockBasis): DeadlineState {
  if (!isOpen(deadline)) return deadline;
  const { definition, after } = change;
  if (deadline.name.startsWith("referral:")) return stepReferral(deadline, change, clock);
  const cleared = readClearClock(deadline.name);
  if (cleared !== null) {
    return isCleared(cleared, deadline, change)
      ? end(deadline, "met", change, clock)
      : pausedOrNot(deadline, false, change, clock);
  }
  const broken = readGlassClock(deadline.name);
  if (broken !== null) {
    const isReviewed = after.breakGlass.some(({ number, reviewed }) => number === broken && reviewed);
    return isReviewed ? end(deadline, "met", change, clock) : pausedOrNot(deadline, false, change, clock);
  }
  if (deadline.name.startsWith("task:")) {
    const status = after.tasks[deadline.name.slice("task:".length)]?.status;
    if (status === "done") return end(deadline, "met", change, clock);
    if (status === "not-applicable" || status === undefined) return end(deadline, "cancelled", change, clock);
    return pausedOrNot(deadline, status === "returned", change, clock);
  }
  const rule = definition.deadlines?.[deadline.name];
  if (rule === undefined) return pausedOrNot(deadline, false, change, clock);
  if (wasNeverOwed(rule.starts, change)) return end(deadline, "cancelled", change, clock);
  if (meets(rule.meets, change)) return end(deadline, "met", change, clock);
  return pausedOrNot(
    withGrade(withStart(deadline, rule, change, clock), rule, change, clock),
    isPausedIn(rule, after),
    change,
    clock,
  );
}

function stepReferral(deadline: DeadlineState, change: Change, clock: ClockBasis): DeadlineState {
  const referral = change.after.referrals.find(
    ({ name, number }) =>
      deadline.name === referralClock(name, number, "acknowledge") ||
      deadline.name === referralClock(name, number, "answer"),
  );
  // the agency below has answered, and nobody waits for this one any more
  if (referral === undefined || referral.state === "withdrawn" || referral.state === "answered-below")
    return end(deadline, "cancelled", change, clock);
  if (deadline.name.endsWith(":acknowledge")) {
    // whoever sends it back, takes it on or answers has seen it
    return referral.state === "sent"
      ? pausedOrNot(deadline, false, change, clock)
      : end(deadline, "met", change, clock);
  }
  if (referral.state === "returned") return end(deadline, "cancelled", change, clock);
  const isHandover = change.definition.referrals?.[referral.name]?.handover === true;
  const isAnswered = referral.state === "answered" || (isHandover && referral.state === "accepted");
  return isAnswered || referral.atWorkSince !== undefined
    ? end(deadline, "met", change, clock)
    : pausedOrNot(deadline, false, change, clock);
}

function* referralClocks(
  definition: SystemDefinition,
  after: CaseState,
): Generator<{
  readonly referral: ReferralState;
  readonly part: "acknowledge" | "answer";
  readonly period: Period;
}> {
  for (const referral of after.referrals) {
    const rule = definition.referrals?.[referral.name];
    if (rule === undefined) continue;
    if (referral.state === "sent") yield { referral, part: "acknowledge", period: rule.acknowledge };
    if (["sent", "acknowledged", "accepted"].includes(referral.state)) {
      yield { referral, part: "answer", period: rule.answer };
    }
  }
}

/** A beginning that was corrected moves the clock that runs; bounds that a raised grade added stay. */
function withStart(
  deadline: DeadlineState,
  rule: DeadlineRule,
  change: Change,
  clock: ClockBasis,
): DeadlineState {
  if (!("field" in rule.starts)) return deadline;
  const from = pulledBy(rule.starts, change);
  if (from === null || from === change.at || from === deadline.startedAt) return deadline;
  const bounds = deadline.bounds.map((bound) =>
    bound.from === deadline.startedAt ? { ...bound, from } : bound,
  );
  return withDue({ ...deadline, startedAt: from, bounds }, clock);
}

function withGrade(
  deadline: DeadlineState,
  rule: DeadlineRule,
  change: Change,
  clock: ClockBasis,
): DeadlineState {
  const { definition, before, after, at } = change;
  if (typeof rule.due === "string" || before === null || before.grade === null || after.grade === null) {
    return deadline;
  }
  const order = Object.keys(definition.grade?.values ?? {});
  if (order.indexOf(after.grade.value) <= order.indexOf(before.grade.value)) return deadline;
  const added = periodsAt(rule.due, after.grade).map((period) => ({ from: at, period }));
  return withDue({ ...deadline, bounds: [...deadline.bounds, ...added] }, clock);
}

/** The clock runs or stands still as the case now says; its end is worked out anew where that, or the calendar, changed it. */
function pausedOrNot(
  deadline: DeadlineState,
  isPaused: boolean,
  { action, at }: Change,
  clock: ClockBasis,
): DeadlineState {
  if (isPaused === (deadline.state === "paused")) {
    return action.action === "recalculate" ? withDue(deadline, clock) : deadline;
  }
  if (isPaused) return { ...deadline, state: "paused", pauses: [...deadline.pauses, { from: at, to: null }] };
  return withDue({ ...deadline, state: "running", pauses: closePause(deadline, at) }, clock);
}

function closePause({ pauses }: DeadlineState, at: string): DeadlineState["pauses"] {
  return pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));
}

/** Works the end out of bounds and pauses: the earliest bound counts. */
export function withDue(deadline: DeadlineState, { calendar }: ClockBasis): DeadlineState {
  const ends = deadline.bounds.map(({ from, period }) =>
    addCounted(from, readPeriod(period), deadline.pauses, calendar),
  );
  const [first] = ends.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  if (first === undefined) return deadline;
  const pausedMs = deadline.pauses.reduce(
    (sum, { from, to }) => (to === null ? sum : sum + Date.parse(to) - Date.parse(from)),
    0,
  );
  return {
    ...deadline,
    dueAt: first.at,
    provisional: first.provisional,
    pausedMinutes: Math.floor(pausedMs / 60_000),
  };
}

function begin(
  {
    name,
    occurrence,
    from,
    periods,
    pausedAt,
    setAt,
    startedBy,
  }: {
    readonly name: string;
    readonly occurrence: number;
    readonly from: string;
    readonly periods: readonly Period[];
    readonly pausedAt: string | null;
    readonly setAt: string;
    readonly startedBy: number;
  },
  clock: ClockBasis,
): DeadlineState {
  return withDue(
    {
      name,
      occurrence,
      state: pausedAt === null ? "running" : "paused",
      startedAt: from,
      dueAt: from,
      provisional: false,
      metAt: null,
      endedAt: null,
      setAt,
      startedBy,
      endedBy: null,
      pausedMinutes: 0,
      bounds: periods.map((period) => ({ from, period })),
      pauses: pausedAt === null ? [] : [{ from: pausedAt, to: null }],
    },
    clock,
  );
}

function end(
  deadline: DeadlineState,
  state: "met" | "cancelled",
  { at, action }: Change,
  clock: ClockBasis,
): DeadlineState {
  // what is met or closed while it stands still has stood still until then
  const pauses = closePause(deadline, at);
  const metAt = state === "met" ? at : null;
  const ended = { ...deadline, state, metAt, endedAt: at, endedBy: action.number, pauses };
  return deadline.state === "paused" ? withDue(ended, clock) : ended;
}

function isPausedIn(rule: DeadlineRule, after: CaseState): boolean {
  return rule.pausedIn?.includes(after.state) === true;
}

/** Whether an occurrence still waits. */
function isOpen({ state }: DeadlineState): boolean {
  return state === "running" || state === "paused";
}
