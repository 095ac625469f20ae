import { workCalendarOf } from "@halfsky/calendar";
import { describe, expect, test } from "vitest";
import { bookOf } from "../definition/definition-book.ts";
import { hashDefinition } from "../definition/hash-definition.ts";
import { inventedSchedule } from "../definition/invented-schedule.ts";
import type { SystemDefinition } from "../definition/definition.ts";
import { countIndicator } from "../indicators/index.ts";
import type { ActionDetails, CaseAction } from "../log/case-log.ts";
import { foldCase } from "../log/fold-case.ts";
import { dueSteps, nextDue } from "./clock-steps.ts";
import { answers, beijing, type Doing, logOf } from "./invented-clock-case.ts";
import { scheduleStandings } from "./schedule-standing.ts";

const clock = { calendar: workCalendarOf([]), calendarVersion: 1 };

function logUnder(definition: SystemDefinition, doings: readonly Doing[]): readonly CaseAction[] {
  return logOf(doings).map((row) => ({
    ...row,
    actedAs: "doctor",
    definitionHash: hashDefinition(definition),
  }));
}

const fold = (...doings: readonly Doing[]) =>
  foldCase(bookOf([inventedSchedule]), logUnder(inventedSchedule, doings), clock);

/** "m1 done 2026-04-02..2026-05-01" of each step of a schedule at a moment of Beijing. */
function stepsOf(state: ReturnType<typeof fold>, now: string, schedule = "checks"): readonly string[] {
  const standing = scheduleStandings(inventedSchedule, state, beijing(now)).find(
    ({ name }) => name === schedule,
  );
  return (standing?.steps ?? []).map(
    ({ name, state: how, first, last, doneOn, isNext }) =>
      `${name} ${how} ${first ?? "-"}..${last ?? "-"}${doneOn === null ? "" : ` ${doneOn}`}${isNext ? " next" : ""}`,
  );
}

const bornAt = beijing("2026-03-31 10:00");
const born = (more: Record<string, string> = {}): Doing => [
  "2026-04-01 09:00",
  "enter",
  answers({ bornAt, weeksAtBirth: "40", risk: "high", ...more }),
];
const check = (at: string, given: ActionDetails = answers({})): Doing => [at, "check", given];
const later = (state: ReturnType<typeof fold>) => stepsOf(state, "2027-03-01 09:00");

describe("the windows of a schedule", () => {
  test("are completed ages by the calendar: a month that has no such day ends on its last", () => {
    expect(stepsOf(fold(born()), "2026-04-01 09:00")).toEqual([
      "w1 due 2026-03-31..2026-04-07 next",
      "m1 ahead 2026-04-30..2026-05-30",
      "eyes ahead 2026-04-28..2026-05-18",
      "m3 ahead 2026-06-30..2026-07-30",
      "m8 ahead 2026-11-30..2026-12-30",
    ]);
  });

  test("of a child born early count from its term; not known, from birth; from 37 weeks on from birth", () => {
    const early = stepsOf(fold(born({ weeksAtBirth: "30", daysAtBirth: "0" })), "2026-04-01 09:00");
    // 280 - 210 days later
    expect(early[0]).toBe("w1 ahead 2026-06-09..2026-06-16 next");
    const unknown = answers({ bornAt, weeksAtBirth: { unknown: true } });
    expect(stepsOf(fold(["2026-04-01 09:00", "enter", unknown]), "2026-04-01 09:00")[0]).toBe(
      "w1 due 2026-03-31..2026-04-07 next",
    );
    expect(stepsOf(fold(born({ weeksAtBirth: "37" })), "2026-04-01 09:00")[0]).toContain("2026-03-31");
    expect(stepsOf(fold(born({ weeksAtBirth: "36", daysAtBirth: "6" })), "2026-04-01 09:00")[0]).toContain(
      "2026-04-22",
    );
  });

  test("of two steps that end on one day the next is what can be done already", () => {
    const { checks } = inventedSchedule.schedules ?? {};
    if (checks === undefined) throw new Error("no schedule");
    const step = { title: checks.title, to: "6w", by: ["check"] } as const;
    const steps = { eyes: { ...step, from: "4w" }, ears: { ...step, from: "0d" } } as const;
    const definition = { ...inventedSchedule, schedules: { checks: { ...checks, steps } } };
    const state = foldCase(bookOf([definition]), logUnder(definition, [born()]), clock);
    const [standing] = scheduleStandings(definition, state, beijing("2026-04-01 09:00"));
    expect(standing?.steps.map(({ name, last, isNext }) => [name, last, isNext])).toEqual([
      ["eyes", "2026-05-18", false],
      ["ears", "2026-05-18", true],
    ]);
  });

  test("of gestation count from weeks measured on a day, the last period, or 280 days before the day expected", () => {
    const open = (given: Record<string, string | { readonly unknown: true }>) =>
      stepsOf(fold(["2026-01-05 09:00", "enter", answers(given)]), "2026-01-05 09:00", "pregnancy");
    const same = ["early due 2025-10-13..2026-01-11 next", "middle ahead 2026-02-02..2026-03-08"];
    expect(open({ lastPeriodOn: "2025-10-13" })).toEqual(same);
    expect(open({ dueOn: "2026-07-20" })).toEqual(same);
    expect(open({ measuredOn: "2026-01-05", weeksThen: "12", daysThen: "0" })).toEqual(same);
    // the first origin that is known counts
    expect(open({ measuredOn: "2026-01-05", weeksThen: "12", daysThen: "0", dueOn: "2026-08-01" })).toEqual(
      same,
    );
    expect(open({ measuredOn: { unknown: true }, weeksThen: "12", dueOn: "2026-07-20" })).toEqual(same);
  });

  test("of a day that is not known: finding it is due the same day, no step is taken as not due", () => {
    const lost = fold(["2026-04-01 09:00", "enter", answers({ bornAt: { unknown: true } })]);
    expect(stepsOf(lost, "2026-04-02 09:00")[0]).toBe("w1 no-origin -..-");
    expect(nextDue(lost)).toMatchObject({
      name: "schedule:checks:origin",
      dueAt: "2026-04-01T15:59:59.999Z",
    });
    expect(dueSteps(inventedSchedule, lost, "c", beijing("2026-04-02 09:00"), clock)).toMatchObject([
      { deadline: "schedule:checks:origin", to: "doctor" },
    ]);
    const found = fold(
      ["2026-04-01 09:00", "enter", answers({ bornAt: { unknown: true } })],
      ["2026-04-02 09:00", "correct", { ...answers({ bornAt }), reason: "补查" }],
    );
    expect(found.deadlines.find(({ name }) => name === "schedule:checks:origin")).toMatchObject({
      state: "met",
    });
    expect(stepsOf(found, "2026-04-02 09:00")[0]).toBe("w1 due 2026-03-31..2026-04-07 next");
    // nothing was said of pregnancy: nothing is asked
    expect(stepsOf(found, "2026-04-02 09:00", "pregnancy")).toEqual([
      "early no-origin -..-",
      "middle no-origin -..-",
    ]);
  });

  test("that had passed before the case was opened were never owed", () => {
    const old = fold(["2026-06-20 09:00", "enter", answers({ bornAt, risk: "high" })]);
    expect(stepsOf(old, "2026-06-20 09:00")).toEqual([
      "w1 before-case 2026-03-31..2026-04-07",
      "m1 before-case 2026-04-30..2026-05-30",
      "eyes before-case 2026-04-28..2026-05-18",
      "m3 ahead 2026-06-30..2026-07-30 next",
      "m8 ahead 2026-11-30..2026-12-30",
    ]);
  });
});

describe("a step", () => {
  test("is done by the action whose window is open, on the day that the action names", () => {
    const state = fold(born(), check("2026-04-09 09:00", answers({ checkedOn: "2026-04-06" })));
    expect(stepsOf(state, "2026-04-09 09:00")[0]).toBe("w1 done 2026-03-31..2026-04-07 2026-04-06");
    expect(state.deadlines.find(({ name }) => name.endsWith(":w1"))).toMatchObject({
      state: "met",
      endedBy: 2,
    });
    const onItsDay = fold(born(), check("2026-04-09 09:00"));
    expect(stepsOf(onItsDay, "2026-04-09 09:00")[0]).toBe("w1 done-late 2026-03-31..2026-04-07 2026-04-09");
  });

  test("is done only where its condition holds; of steps that need the same an action does one", () => {
    const blind = fold(born(), check("2026-05-01 09:00", answers({ eyes: false })));
    expect(stepsOf(blind, "2026-05-01 09:00").slice(0, 3)).toEqual([
      "w1 late 2026-03-31..2026-04-07 next",
      "m1 done 2026-04-30..2026-05-30 2026-05-01",
      "eyes due 2026-04-28..2026-05-18",
    ]);
    const seen = fold(born(), check("2026-05-01 09:00", answers({ eyes: true })));
    expect(stepsOf(seen, "2026-05-01 09:00")[2]).toBe("eyes done 2026-04-28..2026-05-18 2026-05-01");
    expect(stepsOf(seen, "2026-05-01 09:00")[1]).toBe("m1 done 2026-04-30..2026-05-30 2026-05-01");
  });

  test("an action before its window is no step", () => {
    const state = fold(born(), check("2026-04-05 09:00"), check("2026-04-10 09:00"));
    expect(stepsOf(state, "2026-04-10 09:00").slice(0, 2)).toEqual([
      "w1 done 2026-03-31..2026-04-07 2026-04-05",
      "m1 ahead 2026-04-30..2026-05-30",
    ]);
  });

  test("whose window has passed stays late, is told of, and is let go only with a reason", () => {
    const late = fold(born());
    const told = dueSteps(inventedSchedule, late, "c", beijing("2026-04-22 09:00"), clock);
    expect(told.map(({ deadline, to }) => `${deadline} ${to}`)).toEqual([
      "schedule:checks:w1 doctor",
      "schedule:checks:w1 county",
    ]);
    expect(nextDue(late)?.name).toBe("schedule:checks:w1");
    const explained: Doing = [
      "2026-04-22 09:00",
      "explain-missed",
      { scheduled: "schedule:checks:w1", reason: "住院" },
    ];
    const known = fold(born(), explained);
    expect(stepsOf(known, "2026-04-22 09:00")[0]).toBe("w1 missed 2026-03-31..2026-04-07");
    expect(nextDue(known)?.name).toBe("schedule:checks:eyes");
    // before the window has passed there is nothing to explain
    const early = fold(born(), [
      "2026-04-05 09:00",
      "explain-missed",
      { scheduled: "schedule:checks:w1", reason: "忙" },
    ]);
    expect(early.unread).toEqual([2]);
    expect(stepsOf(early, "2026-04-05 09:00")[0]).toContain("due");
  });

  test("reminds the owner before its window ends", () => {
    const told = dueSteps(inventedSchedule, fold(born()), "c", beijing("2026-04-06 09:00"), clock);
    expect(told).toMatchObject([{ deadline: "schedule:checks:w1", kind: "warn", to: "owner" }]);
  });

  test("of some grades only is there for the unknown grade, and goes and comes with the grade", () => {
    const low = fold(["2026-04-01 09:00", "enter", answers({ bornAt, risk: "low" })]);
    expect(stepsOf(low, "2026-04-01 09:00")[3]).toBe("m3 not-needed 2026-06-30..2026-07-30");
    const unknown = fold(["2026-04-01 09:00", "enter", answers({ bornAt })]);
    expect(stepsOf(unknown, "2026-04-01 09:00")[3]).toBe("m3 ahead 2026-06-30..2026-07-30");
    const raised = fold(
      ["2026-04-01 09:00", "enter", answers({ bornAt, risk: "low" })],
      ["2026-04-03 09:00", "raise-grade", { grade: "high", reason: "r" }],
    );
    expect(stepsOf(raised, "2026-04-03 09:00")[3]).toBe("m3 ahead 2026-06-30..2026-07-30");
  });
});

describe("a corrected origin", () => {
  test("moves what is not done, keeps what is, and stands in the log", () => {
    const state = fold(born(), check("2026-04-03 09:00"), [
      "2026-04-20 09:00",
      "correct",
      { ...answers({ bornAt: beijing("2026-04-10 10:00") }), reason: "出生证明" },
    ]);
    expect(stepsOf(state, "2026-04-20 09:00").slice(0, 2)).toEqual([
      "w1 done 2026-03-31..2026-04-07 2026-04-03",
      "m1 ahead 2026-05-10..2026-06-09",
    ]);
    expect(state.deadlines.filter(({ name }) => name.endsWith(":m1"))).toHaveLength(1);
    expect(state.version).toBe(3);
  });
});

describe("an end", () => {
  const died = answers({ outcome: "died" });

  test("stops every clock at once, also while it waits for a second person", () => {
    const pending = fold(born(), ["2026-04-05 09:00", "leave", died]);
    expect(pending.pending).toHaveLength(1);
    expect(nextDue(pending)).toBeNull();
    expect(dueSteps(inventedSchedule, pending, "c", beijing("2027-01-01 09:00"), clock)).toEqual([]);
    expect(stepsOf(pending, "2027-01-01 09:00").map((step) => step.split(" ")[1])).toEqual([
      "ended",
      "ended",
      "ended",
      "ended",
      "ended",
    ]);
    const noticed = fold(born(), check("2026-04-10 09:00", died));
    expect(nextDue(noticed)).toBeNull();
  });

  test("that is declined takes up what still may be done, and what was late already", () => {
    const declined = fold(
      born(),
      ["2026-04-10 09:00", "leave", died],
      ["2026-04-11 09:00", "refuse", { pending: 2, reason: "有误" }, "two"],
    );
    expect(stepsOf(declined, "2026-04-11 09:00").map((step) => step.split(" ")[1])).toEqual([
      "late",
      "ahead",
      "ahead",
      "ahead",
      "ahead",
    ]);
    expect(nextDue(declined)?.name).toBe("schedule:checks:w1");
  });

  test("by closing leaves unexplained what was late, and reopening takes up the rest", () => {
    const leave: Doing = ["2026-06-01 09:00", "leave", answers({ outcome: "well" })];
    const closed = fold(born(), check("2026-04-05 09:00"), leave, [
      "2026-06-01 10:00",
      "confirm",
      { pending: 3 },
      "two",
    ]);
    expect(closed.phase).toBe("closed");
    expect(later(closed).map((step) => step.split(" ")[1])).toEqual([
      "done",
      "unexplained",
      "unexplained",
      "ended",
      "ended",
    ]);
    const again = fold(
      born(),
      check("2026-04-05 09:00"),
      leave,
      ["2026-06-01 10:00", "confirm", { pending: 3 }, "two"],
      ["2026-09-01 09:00", "again", { reason: "r" }],
    );
    // three months passed while it was closed and nobody owed it then
    expect(stepsOf(again, "2026-09-01 09:00").map((step) => step.split(" ")[1])).toEqual([
      "done",
      "late",
      "late",
      "ended",
      "ahead",
    ]);
  });
});

describe("a new version of the definition", () => {
  const log = logUnder(inventedSchedule, [born(), check("2026-04-05 09:00"), check("2026-05-02 09:00")]);
  const { schedules, ...rest } = inventedSchedule;

  test("that declares a schedule brings its steps to an open case with the next action", () => {
    const before: SystemDefinition = { ...rest, indicators: {} };
    const book = bookOf([before, inventedSchedule]);
    const old = log.map((row, at) => (at < 2 ? { ...row, definitionHash: hashDefinition(before) } : row));
    expect(foldCase(book, old.slice(0, 2), clock).deadlines).toEqual([]);
    const after = foldCase(book, old, clock);
    expect(stepsOf(after, "2026-05-02 09:00").slice(0, 2)).toEqual([
      // the visit in April was no step then
      "w1 late 2026-03-31..2026-04-07 next",
      "m1 done 2026-04-30..2026-05-30 2026-05-02",
    ]);
  });

  test("that calls a step otherwise takes what was done along", () => {
    const { w1, ...others } = schedules?.checks?.steps ?? {};
    const steps = { ...others, ...(w1 === undefined ? {} : { week: w1 }) };
    const checks = schedules?.checks;
    if (checks === undefined) throw new RangeError("the invented schedule is gone");
    const renamed = { ...inventedSchedule, schedules: { ...schedules, checks: { ...checks, steps } } };
    const map = { deadlines: { "schedule:checks:w1": "schedule:checks:week" } };
    const book = bookOf([inventedSchedule, renamed], [{ before: inventedSchedule, after: renamed, map }]);
    const to = hashDefinition(renamed);
    const moved = log.map((row, at) => (at < 2 ? row : { ...row, definitionHash: to }));
    const after = foldCase(book, moved, clock);
    expect(after.deadlines.filter(({ name }) => /:(?:w1|week)$/u.test(name))).toMatchObject([
      { name: "schedule:checks:week", state: "met", endedBy: 2 },
    ]);
  });
});

describe("a figure of a schedule", () => {
  const count = (name: string, until: string, ...doings: readonly Doing[]) => {
    const actions = logUnder(inventedSchedule, doings);
    const one = { caseId: "c", areaCode: "331102", actions, state: fold(...doings) };
    const counted = countIndicator(inventedSchedule, name, [one], { from: "2026-01-01", to: until });
    if ("faults" in counted) return counted.faults;
    return counted.cells.reduce<readonly [number, number]>(
      (sum, cell) => [sum[0] + Number(cell.numerator), sum[1] + Number(cell.denominator ?? 0)],
      [0, 0],
    );
  };

  test("counts the steps that were due and those done in time, a step once", () => {
    // one week done; a month late; eyes not done
    expect(
      count("inTime", "2026-06-20", born(), check("2026-04-05 09:00"), check("2026-06-10 09:00")),
    ).toEqual([1, 3]);
  });

  test("counts a case as complete where every step that was due is done, late or not", () => {
    const first = [born(), check("2026-04-05 09:00")] as const;
    expect(count("complete", "2026-04-20", ...first)).toEqual([1, 1]);
    expect(count("complete", "2026-06-20", ...first)).toEqual([0, 1]);
    const all = [...first, check("2026-06-10 09:00", answers({ eyes: true }))] as const;
    expect(count("complete", "2026-06-20", ...all)).toEqual([1, 1]);
    // explained is not done
    const explained: Doing = [
      "2026-06-10 09:00",
      "explain-missed",
      { scheduled: "schedule:checks:eyes", reason: "r" },
    ];
    expect(count("complete", "2026-06-20", ...first, check("2026-05-02 09:00"), explained)).toEqual([0, 1]);
  });

  test("leaves out what an end came before, and a case in which nothing has come due", () => {
    const died: Doing = check("2026-04-06 09:00", answers({ outcome: "died" }));
    expect(count("complete", "2026-12-31", born({ weeksAtBirth: "30" }), died)).toEqual([0, 0]);
    expect(count("inTime", "2026-12-31", born({ weeksAtBirth: "30" }), died)).toEqual([0, 0]);
  });
});
