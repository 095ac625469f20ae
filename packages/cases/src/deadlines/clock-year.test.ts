import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CalendarDayKind, workCalendarOf } from "@halfsky/calendar";
import { describe, expect, test } from "vitest";
import { bookOf } from "../definition/definition-book.ts";
import type { Period, SystemDefinition } from "../definition/definition.ts";
import { hashDefinition } from "../definition/hash-definition.ts";
import { startsFrom } from "../log/do-declared.ts";
import { emptyCase, isOpened } from "../log/empty-case.ts";
import { applyCaseAction } from "../log/fold-case.ts";
import type { ActionDetails, Answer, CaseAction } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";
import { systems } from "../systems/index.ts";
import { type ClockStep, clockStepId, dueSteps, nextStepAt } from "./clock-steps.ts";
import { clockSystem } from "./invented-clock-case.ts";
import { addPeriod } from "./period.ts";

/*
 * A year of ten thousand invented cases on a clock that only this test moves. People act at random; the clock's workers are
 * two that read the same case at once, and are killed at random before or after their transaction. What must have been
 * told is reckoned apart, from the stretches between actions.
 */

const file = join(import.meta.dirname, "../../../../apps/server/calendar/schedules.csv");
const published = readFileSync(file, "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line): { readonly date: string; readonly kind: CalendarDayKind } => {
    const [date = "", kind] = line.split(",");
    return { date, kind: kind === "workday" ? "workday" : "holiday" };
  });
const clock = { calendar: workCalendarOf(published), calendarVersion: 1 };
const definitions: readonly SystemDefinition[] = [clockSystem, ...systems];
const book = bookOf(definitions);
const hashes = new Map(definitions.map((definition) => [definition, hashDefinition(definition)]));
const yearBegin = Date.parse("2026-01-01T00:00:00+08:00");
const yearEnd = Date.parse("2026-12-31T00:00:00+08:00");

/** A small generator with a seed (mulberry32): the same year in every run. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Random = () => number;

function oneOf<T>(items: readonly T[], random: Random): T | undefined {
  return items[Math.floor(random() * items.length)];
}

/** A case with its log; the log takes a row only at the version that it was made for, as the unique key of the database does. */
interface StoredCase {
  readonly id: string;
  readonly definition: SystemDefinition;
  readonly log: CaseAction[];
  state: CaseState;
}

function append(
  one: StoredCase,
  action: string,
  at: string,
  details: ActionDetails,
  version: number,
  accountId = "one",
): boolean {
  if (version !== one.state.version) return false;
  const row: CaseAction = {
    number: version + 1,
    action,
    actor: { accountId, organisationId: "bureau", areaCode: "331102" },
    actedAs: "worker",
    relation: "owns",
    at,
    transactionId: `${one.id}-${version + 1}`,
    baseVersion: version,
    definitionHash: hashes.get(one.definition) ?? "",
    details,
  };
  one.log.push(row);
  one.state = applyCaseAction(book, one.state, row, clock);
  return true;
}

function invented(
  definition: SystemDefinition,
  form: string | undefined,
  at: string,
  random: Random,
): ActionDetails {
  const fields: Record<string, Answer> = {};
  for (const item of form === undefined ? [] : (definition.forms[form] ?? [])) {
    const name = typeof item === "string" ? item : "field" in item ? item.field : null;
    const type = name === null ? undefined : definition.fields[name]?.type;
    if (name === null || type === undefined || random() < 0.3) continue;
    if (type.kind === "flag") fields[name] = random() < 0.5;
    if (type.kind === "code") fields[name] = oneOf(Object.keys(type.options), random) ?? "";
    if (type.kind === "date") fields[name] = at.slice(0, 10);
    if (type.kind === "moment") fields[name] = at;
    if (type.kind === "text") fields[name] = "记录";
  }
  const roles = [
    ...Object.values(definition.referrals ?? {}).map(({ to }) => to),
    ...Object.values(definition.tasks ?? {}).map(({ agency }) => agency),
  ];
  const agencies = Object.fromEntries(roles.map((role) => [role, `${role}-bureau`]));
  return { answers: { fields }, agencies, assignee: "one", reason: "理由" };
}

/** Somebody does something that the case allows now, by the definition or by the engine. */
function actAtRandom(one: StoredCase, at: string, random: Random): void {
  const { definition, state } = one;
  const [pending] = state.pending;
  if (pending !== undefined && random() < 0.5) {
    append(one, "confirm", at, { pending: pending.number }, state.version, "two");
    return;
  }
  const referral = state.referrals.find(({ state: is }) => is === "sent" || is === "acknowledged");
  if (referral !== undefined && random() < 0.5) {
    const kind = oneOf(
      ["acknowledge-referral", "answer-referral", "return-referral", "withdraw-referral"],
      random,
    );
    const details = { referral: { name: referral.name, number: referral.number }, reason: "理由" };
    append(one, kind ?? "acknowledge-referral", at, details, state.version);
    return;
  }
  const task = Object.entries(state.tasks).find(
    ([, { status }]) => status === "open" || status === "returned",
  );
  if (task !== undefined && random() < 0.4) {
    const kind =
      task[1].status === "returned" ? "resume-task" : (oneOf(["finish-task", "return-task"], random) ?? "");
    append(one, kind, at, { task: task[0], reason: "理由" }, state.version);
    return;
  }
  const grades = Object.keys(definition.grade?.values ?? {});
  if (grades.length > 0 && isOpened(state) && state.phase !== "closed" && random() < 0.1) {
    append(one, "raise-grade", at, { grade: grades.at(-1) ?? "", reason: "理由" }, state.version);
    return;
  }
  const possible = Object.entries(definition.actions).filter(
    ([, rule]) => startsFrom(rule, isOpened(state) ? state : null) && (rule.to === "same" || random() < 0.8),
  );
  const chosen = oneOf(possible, random);
  if (chosen === undefined) return;
  append(one, chosen[0], at, invented(definition, chosen[1].form, at, random), state.version);
}

/** What happened to the workers, and what they told. */
interface Tally {
  /** workers killed, before or after a transaction */
  kills: number;
  /** transactions that came second and changed nothing */
  seconds: number;
  /** escalations and silences */
  told: number;
  readonly early: string[];
  /** cases that were called for: case, deadline, occurrence, link */
  readonly opened: string[];
  /** told of a case that is closed */
  onClosed: number;
}

/** One transaction of a worker: the step's id is unique, and the row of the log stands for its version only. */
function tell(
  one: StoredCase,
  step: ClockStep,
  read: CaseState,
  at: string,
  told: Told,
  random: Random,
  tally: Tally,
): void {
  // a quarter of the roles are filled by nobody
  const reached = step.to !== "owner" && random() < 0.25 ? null : "somebody";
  // a letter that is called for finds nobody who takes it now and then
  const opened = step.opens === null ? {} : { opened: random() < 0.1 ? null : `${step.id} opened` };
  const details: ActionDetails = { step: { id: step.id, deadline: step.deadline, reached, ...opened } };
  if (
    told.has(step.id) ||
    !append(one, step.kind === "seal" ? "seal" : "clock-step", at, details, read.version)
  ) {
    tally.seconds += 1;
    return;
  }
  told.set(step.id, reached);
  if (step.opens !== null) tally.opened.push(`${one.id} ${step.deadline} ${step.occurrence} ${step.opens}`);
  if (step.opens !== null && read.sealed) tally.early.push(step.id);
  // the version fits, so this is the case that the row stands in
  if (read.phase === "closed") tally.onClosed += 1;
  if (step.kind === "warn") return;
  if (step.kind === "seal") {
    // when its day is over, not before
    const begun = read.deadlines.find(
      ({ name, occurrence }) => name === step.deadline && occurrence === step.occurrence,
    );
    if (begun === undefined || at < begun.startedAt) tally.early.push(step.id);
    return;
  }
  tally.told += 1;
  if (!isOwed(one.definition, read, step, at, told, one.id)) tally.early.push(step.id);
}

/** The end has passed by what the ladder says, or the rung before it reached nobody. */
function isOwed(
  definition: SystemDefinition,
  { deadlines }: CaseState,
  { deadline, occurrence, step }: ClockStep,
  now: string,
  told: Told,
  caseId: string,
): boolean {
  const one = deadlines.find(({ name, occurrence: of }) => name === deadline && of === occurrence);
  if (one?.state !== "running") return false;
  const ladder = ladderOf(definition, deadline);
  const place = ladder.findIndex(({ step: name }) => name === step);
  const after = ladder[place]?.after ?? "0h";
  const own = after === "0h" ? one.dueAt : addPeriod(one.dueAt, after, clock.calendar).at;
  if (ladder[place]?.waits === true) return own <= now;
  const before = ladder[place - 1];
  const reachedNobody =
    before !== undefined && told.get(clockStepId(caseId, deadline, occurrence, before.step)) === null;
  return own <= now || reachedNobody;
}

/** Two workers find the case due at the same moment and take turns; each may be killed before or after any transaction. */
function runWorkers(one: StoredCase, at: string, told: Told, random: Random, tally: Tally): void {
  for (;;) {
    const read = one.state;
    const due = dueSteps(one.definition, read, one.id, at, clock);
    if (due.length === 0) return;
    const workers = [random(), random()];
    for (const luck of workers) {
      // killed before it writes: nothing stands, and the job is taken again
      if (luck < 0.1) {
        tally.kills += 1;
        continue;
      }
      let seen = read;
      for (const step of due) {
        tell(one, step, seen, at, told, random, tally);
        // killed after a transaction: what stands, stands
        if (random() < 0.1) {
          tally.kills += 1;
          break;
        }
        // it reads the case anew for its next step, unless it is the one that came too late
        if (random() < 0.8) seen = one.state;
      }
    }
  }
}

/** The ladder of a clock as its definition writes it, read apart from the code that is tested. */
function ladderOf(
  definition: SystemDefinition,
  deadline: string,
): readonly { readonly step: string; readonly after: Period; readonly waits?: boolean }[] {
  const [kind, name = ""] = deadline.split(":");
  if (kind === "referral") {
    const tell = definition.referrals?.[name]?.onSilence.tell ?? [];
    return tell.map((to) => ({ step: `silence-${to}`, after: "0h" }));
  }
  if (kind === "task") return [{ step: "after-0h-owner", after: "0h" }];
  const ladder = definition.deadlines?.[deadline]?.escalate ?? [];
  return ladder.map(({ after, to, open, off }) => ({
    step: open === undefined ? `after-${after}-${to}` : `opens-${open}`,
    after,
    // whom a letter calls late has all the days of the rule
    waits: open !== undefined && off !== true,
  }));
}

/** What of the running clocks should have been told by a moment and was not, or was told before its time. */
function faultsOf(one: StoredCase, now: string, told: Told): readonly string[] {
  if (one.state.phase === "closed") return [];
  return one.state.deadlines
    .filter(({ state }) => state === "running")
    .flatMap(({ name, occurrence, dueAt }) => {
      let reachedNobody = false;
      return ladderOf(one.definition, name).flatMap(({ step, after, waits = false }) => {
        const own = after === "0h" ? dueAt : addPeriod(dueAt, after, clock.calendar).at;
        const reached = told.get(clockStepId(one.id, name, occurrence, step));
        const isMissed = reached === undefined && (own <= now || (reachedNobody && !waits));
        reachedNobody = reached === null;
        return isMissed ? [`${one.id} ${name}/${occurrence}/${step} missed at ${now}`] : [];
      });
    });
}

/** Step id → whom it reached. */
type Told = Map<string, string | null>;

/** Lets the clock run up to a moment: the workers wake whenever the case says that something is due. */
function runClockTo(
  one: StoredCase,
  from: string,
  to: string,
  told: Told,
  random: Random,
  tally: Tally,
): void {
  let now = from;
  for (;;) {
    const next = nextStepAt(one.definition, one.state, one.id, now, clock);
    if (next === null || next > to) return;
    now = next > now ? next : now;
    runWorkers(one, now, told, random, tally);
  }
}

describe("a year of ten thousand cases with workers that are doubled and killed", () => {
  const random = randomOf(20_261_128);
  const tally: Tally = { kills: 0, seconds: 0, told: 0, early: [], opened: [], onClosed: 0 };
  const faults: string[] = [];
  const twice: string[] = [];
  for (let index = 0; index < 10_000; index += 1) {
    const definition = oneOf(definitions, random) ?? clockSystem;
    const one: StoredCase = { id: `case-${index}`, definition, log: [], state: emptyCase };
    const told: Told = new Map();
    const count = 2 + Math.floor(random() * 7);
    const times = Array.from(
      { length: count },
      () => yearBegin + Math.floor(random() * (yearEnd - yearBegin)),
    )
      .toSorted((left, right) => left - right)
      .map((time) => new Date(time).toISOString());
    let now = times[0] ?? "";
    for (const time of [...times, new Date(yearEnd).toISOString()]) {
      runClockTo(one, now, time, told, random, tally);
      faults.push(...faultsOf(one, time, told));
      actAtRandom(one, time, random);
      now = time;
    }
    const ids = one.log.flatMap(({ details }) => details.step?.id ?? []);
    if (new Set(ids).size !== ids.length) twice.push(one.id);
  }

  test("tells each escalation that is due, and none is missed", () => {
    expect(faults).toEqual([]);
    expect(tally.told).toBeGreaterThan(10_000);
  });

  test("tells none twice, though two workers raced and many were killed", () => {
    expect(twice).toEqual([]);
    expect([tally.kills > 1000, tally.seconds > 1000]).toEqual([true, true]);
  });

  test("calls for a letter once for each occurrence of a clock that calls for one", () => {
    expect(tally.opened.length).toBeGreaterThan(100);
    expect(new Set(tally.opened).size).toBe(tally.opened.length);
  });

  test("tells none before its time, and none of a case that is closed", () => {
    expect(tally.early).toEqual([]);
    expect(tally.onClosed).toBe(0);
  });
});
