import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { SystemDefinition } from "../definition/definition.ts";
import type { CaseState, DeadlineState } from "../log/case-state.ts";
import type { ClockBasis } from "./clock-basis.ts";
import { type ClockStepRule, clockRuleOf, readReferralClock, referralClock } from "./clock-rules.ts";
import { withDue } from "./fold-deadlines.ts";
import { readGlassClock } from "./glass-clock.ts";
import { addPeriod, subtractPeriod } from "./period.ts";

/** Something that the clock does about a case, once in its life. */
export interface ClockStep {
  /** sha-256 of case, deadline, occurrence and step, hexadecimal: unique in the database, whoever finds it due */
  readonly id: string;
  readonly deadline: string;
  readonly occurrence: number;
  readonly step: string;
  readonly kind: ClockStepRule["kind"];
  /** from when it is due, ISO 8601 in UTC */
  readonly at: string;
  /** name of an actor of the definition, never of a person; "owner": the assignee, or else the owning agency */
  readonly to: string;
  /** the agency above is asked as well */
  readonly asksNext: boolean;
  /** link by which another case is opened; null where none is, as of every case that is sealed */
  readonly opens: string | null;
}

/** The name of a step for ever. */
export function clockStepId(caseId: string, deadline: string, occurrence: number, step: string): string {
  return bytesToHex(sha256(utf8ToBytes(`${caseId}|${deadline}|${occurrence}|${step}`)));
}

/** The steps of a case that are due at a moment and not done, in the order of their moments. */
export function dueSteps(
  definition: SystemDefinition,
  state: CaseState,
  caseId: string,
  now: string,
  clock: ClockBasis,
): readonly ClockStep[] {
  const at = new Date(now).toISOString();
  return pendingSteps(definition, state, caseId, clock).filter(
    (step) => step.at <= at && (step.kind !== "warn" || !isPast(state, step, at)),
  );
}

/** The moment from which the clock has something to do about a case; null where it never will as things stand. */
export function nextStepAt(
  definition: SystemDefinition,
  state: CaseState,
  caseId: string,
  now: string,
  clock: ClockBasis,
): string | null {
  const at = new Date(now).toISOString();
  const next = pendingSteps(definition, state, caseId, clock).find(
    (step) => step.kind !== "warn" || !isPast(state, step, at),
  );
  return next?.at ?? null;
}

/** What ends first of all that runs about the case itself; null where nothing runs. */
export function nextDue(state: CaseState): DeadlineState | null {
  // the review of a broken glass is no step of the case: its end stands before those who review
  const running = state.deadlines.filter(
    ({ state: at, name }) => at === "running" && readGlassClock(name) === null,
  );
  return running.reduce<DeadlineState | null>(
    (first, one) => (first === null || one.dueAt < first.dueAt ? one : first),
    null,
  );
}

/** Occurrences whose end a new calendar moves: the platform records a recalculation of the case when there are any. */
export function movedByCalendar(
  state: CaseState,
  clock: ClockBasis,
): readonly {
  readonly name: string;
  readonly occurrence: number;
  readonly from: string;
  readonly to: string;
}[] {
  return state.deadlines.flatMap((deadline) => {
    if (deadline.state !== "running" && deadline.state !== "paused") return [];
    const { dueAt, provisional } = withDue(deadline, clock);
    if (dueAt === deadline.dueAt && provisional === deadline.provisional) return [];
    return [{ name: deadline.name, occurrence: deadline.occurrence, from: deadline.dueAt, to: dueAt }];
  });
}

/** Nobody is reminded of an end that has passed. */
function isPast(state: CaseState, step: ClockStep, now: string): boolean {
  const deadline = state.deadlines.find(
    ({ name, occurrence }) => name === step.deadline && occurrence === step.occurrence,
  );
  return deadline === undefined || now >= deadline.dueAt;
}

function pendingSteps(
  definition: SystemDefinition,
  state: CaseState,
  caseId: string,
  clock: ClockBasis,
): readonly ClockStep[] {
  // a glass may be broken of a closed case too, and is reviewed
  const isClosed = state.phase === "closed";
  return state.deadlines
    .filter(({ state: at, name }) => at === "running" && (!isClosed || readGlassClock(name) !== null))
    .flatMap((deadline) => stepsOf(definition, state, caseId, deadline, clock))
    .filter(({ id }) => !state.steps.has(id))
    .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

/** All steps of an occurrence, also those that are done. */
function stepsOf(
  definition: SystemDefinition,
  state: CaseState,
  caseId: string,
  deadline: DeadlineState,
  { calendar }: ClockBasis,
): readonly ClockStep[] {
  const { name, begunAs = name, occurrence, startedAt, dueAt, setAt } = deadline;
  let reachedNobody: string | null = null;
  return (clockRuleOf(definition, name)?.steps ?? []).flatMap((rule) => {
    const id = clockStepId(caseId, begunAs, occurrence, rule.step);
    const planned =
      rule.kind === "seal" || rule.kind === "ask"
        ? startedAt
        : rule.kind === "warn"
          ? subtractPeriod(dueAt, rule.offset, calendar)
          : rule.offset === "0h"
            ? dueAt
            : addPeriod(dueAt, rule.offset, calendar).at;
    // whoever has just been asked is not reminded in the same breath
    if (rule.kind === "warn" && planned <= setAt) return [];
    // a step that reached nobody brings the next one forward; whom a letter calls late keeps the days to the letter
    const isLater = reachedNobody !== null && planned > reachedNobody;
    const isForward = isLater && rule.opens === null && rule.kind !== "warn";
    const at: string = isForward && reachedNobody !== null ? reachedNobody : planned;
    if (rule.kind !== "warn") reachedNobody = state.unreached.has(id) ? at : null;
    const asksNext = rule.asksNext && !wasAsked(state, caseId, deadline, rule);
    const { step, kind, to } = rule;
    // nobody outside learns of a sealed case, neither by a letter
    const opens = state.sealed ? null : rule.opens;
    return [{ id, deadline: name, occurrence, step, kind, at, to, asksNext, opens }];
  });
}

/** Where the agency above was asked when nobody acknowledged, it is not asked again when nobody answers. */
function wasAsked(state: CaseState, caseId: string, deadline: DeadlineState, rule: ClockStepRule): boolean {
  const referral = readReferralClock(deadline.name);
  if (referral?.part !== "answer") return false;
  const other = referralClock(referral.name, referral.number, "acknowledge");
  return state.deadlines.some(
    ({ name, begunAs = name, occurrence }) =>
      name === other && state.steps.has(clockStepId(caseId, begunAs, occurrence, rule.step)),
  );
}
