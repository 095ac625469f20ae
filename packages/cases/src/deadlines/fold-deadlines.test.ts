import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CalendarDayKind, workCalendarOf } from "@halfsky/calendar";
import { describe, expect, test } from "vitest";
import { foldCase } from "../log/fold-case.ts";
import { periodInForce } from "./clock-rules.ts";
import { addPeriod } from "./period.ts";
import { dueSteps, movedByCalendar, nextStepAt } from "./clock-steps.ts";
import { answers, beijing, clockBook, clockSystem, type Doing, logOf } from "./invented-clock-case.ts";

const file = join(import.meta.dirname, "../../../../apps/server/calendar/schedules.csv");
const published = readFileSync(file, "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line): { readonly date: string; readonly kind: CalendarDayKind } => {
    const [date = "", kind] = line.split(",");
    return { date, kind: kind === "workday" ? "workday" : "holiday" };
  });
const clock = { calendar: workCalendarOf(published), calendarVersion: 2 };
const fold = (...doings: readonly Doing[]) => foldCase(clockBook, logOf(doings), clock);

/** "contact/1 running 2026-09-30" of each clock with such a name, the end as a person of Beijing says it. */
function clocksOf(state: ReturnType<typeof fold>, name: string): readonly string[] {
  return state.deadlines
    .filter((one) => one.name === name)
    .map((one) => `${one.occurrence} ${one.state} ${inBeijing(one.dueAt)}`);
}

function inBeijing(moment: string): string {
  const local = new Date(Date.parse(moment) + 8 * 3_600_000).toISOString();
  return local.endsWith("T23:59:59.999Z") ? local.slice(0, 10) : local.slice(0, 16).replace("T", " ");
}

const safe = answers({ danger: false });
const danger = answers({ danger: true });
const opened: Doing = ["2026-09-28 09:00", "open", safe];

describe("a clock by grade", () => {
  test("runs by the grade at its beginning, over the holiday", () => {
    expect(clocksOf(fold(opened), "contact")).toEqual(["1 running 2026-10-08"]);
    expect(clocksOf(fold(["2026-09-28 09:00", "open", danger]), "contact")).toEqual([
      "1 running 2026-09-28 11:00",
    ]);
  });

  test("runs by the shortest period while the grade is not known, and keeps that end when it turns out low", () => {
    const unknown: Doing = ["2026-09-28 09:00", "open"];
    expect(clocksOf(fold(unknown), "contact")).toEqual(["1 running 2026-09-28 11:00"]);
    expect(clocksOf(fold(unknown, ["2026-09-28 10:00", "note", safe]), "contact")).toEqual([
      "1 running 2026-09-28 11:00",
    ]);
  });

  test("begins with the period that is named for it beforehand, whether the grade is known or not", () => {
    const at = "2026-09-28T01:00:00.000Z";
    const due = clockSystem.deadlines?.["contact"]?.due;
    if (due === undefined) throw new Error("no clock");
    for (const [grade, doing] of [
      [null, ["2026-09-28 09:00", "open"]],
      ["green", opened],
      ["red", ["2026-09-28 09:00", "open", danger]],
    ] as const) {
      const period = periodInForce(due, grade, at, clock.calendar);
      if (period === undefined) throw new Error(`no period at ${grade}`);
      const begun = fold(doing).deadlines.find(({ name }) => name === "contact");
      expect([grade, begun?.dueAt]).toEqual([grade, addPeriod(at, period, clock.calendar).at]);
    }
  });

  test("ends sooner when the grade is raised, counted from the raising", () => {
    expect(clocksOf(fold(opened, ["2026-09-29 10:00", "note", danger]), "contact")).toEqual([
      "1 running 2026-09-29 12:00",
    ]);
    expect(
      clocksOf(
        fold(opened, ["2026-09-29 10:00", "raise-grade", { grade: "yellow", reason: "r" }]),
        "contact",
      ),
    ).toEqual(["1 running 2026-09-30 10:00"]);
  });

  test("never ends later for a raising: the old end stays where it is nearer", () => {
    const late: Doing = ["2026-10-08 23:00", "raise-grade", { grade: "yellow", reason: "r" }];
    expect(clocksOf(fold(opened, late), "contact")).toEqual(["1 running 2026-10-08"]);
  });

  test("is not loosened by a lowering; the next occurrence goes by the lower grade", () => {
    const lowered: readonly Doing[] = [
      ["2026-03-02 09:00", "open", danger],
      ["2026-03-02 10:00", "visit"],
      ["2026-03-03 10:00", "lower-grade", { grade: "green", reason: "r" }],
      ["2026-03-03 11:00", "confirm", { pending: 3 }, "two"],
    ];
    expect(clocksOf(fold(...lowered), "rhythm")).toEqual(["1 running 2026-03-09"]);
    expect(clocksOf(fold(...lowered, ["2026-03-09 15:00", "visit"]), "rhythm")).toEqual([
      "1 met 2026-03-09",
      "2 running 2026-06-09",
    ]);
  });
});

describe("a clock that stands still", () => {
  const waited: readonly Doing[] = [opened, ["2026-09-29 09:00", "wait"], ["2026-10-10 17:00", "goOn"]];

  test("keeps its end while it does, and moves it by the working days it stood still", () => {
    expect(clocksOf(fold(...waited.slice(0, 2)), "contact")).toEqual(["1 paused 2026-10-08"]);
    // 29 September is used; 30 September, 8, 9 and the worked Saturday of 10 October are not
    expect(clocksOf(fold(...waited), "contact")).toEqual(["1 running 2026-10-13"]);
    expect(fold(...waited).deadlines.find(({ name }) => name === "contact")?.pausedMinutes).toBe(
      11 * 1440 + 480,
    );
  });

  test("may be met while it stands still, in time", () => {
    const state = fold(...waited.slice(0, 2), ["2026-10-10 08:00", "visit"]);
    expect(clocksOf(state, "contact")).toEqual(["1 met 2026-10-13"]);
  });

  test("that has run out already is not put off by waiting", () => {
    const state = fold(opened, ["2026-10-09 09:00", "wait"], ["2026-10-20 09:00", "goOn"]);
    expect(clocksOf(state, "contact")).toEqual(["1 running 2026-10-08"]);
  });

  test("ends sooner from a raising while it stands still, plus what it stands still from then on", () => {
    const state = fold(
      opened,
      ["2026-09-29 09:00", "wait"],
      ["2026-09-29 12:00", "raise-grade", { grade: "red", reason: "r" }],
      ["2026-09-29 15:00", "goOn"],
    );
    expect(clocksOf(state, "contact")).toEqual(["1 running 2026-09-29 17:00"]);
  });

  test("has a clock of its own for the waiting, met by leaving it whichever way", () => {
    expect(clocksOf(fold(...waited), "waitingEnds")).toEqual(["1 met 2026-10-19"]);
    expect(clocksOf(fold(...waited, ["2026-10-10 18:00", "wait"]), "waitingEnds")).toEqual([
      "1 met 2026-10-19",
      "2 running 2026-10-23",
    ]);
  });
});

describe("closing and reopening", () => {
  const closed: readonly Doing[] = [opened, ["2026-09-28 10:00", "visit"], ["2026-09-29 09:00", "close"]];

  test("closing cancels what runs and leaves what was met", () => {
    const state = fold(...closed);
    expect(clocksOf(state, "contact")).toEqual(["1 met 2026-10-08"]);
    expect(clocksOf(state, "rhythm")).toEqual(["1 cancelled 2026-12-28"]);
    expect(dueSteps(clockSystem, state, "c", "2030-01-01T00:00:00Z", clock)).toEqual([]);
    expect(nextStepAt(clockSystem, state, "c", "2026-09-29T00:00:00Z", clock)).toBeNull();
  });

  test("reopening begins anew what the opening began and what the closing cut off; old results stay", () => {
    const state = fold(...closed, ["2026-10-09 09:00", "reopen", { reason: "r" }]);
    expect(clocksOf(state, "contact")).toEqual(["1 met 2026-10-08", "2 running 2026-10-13"]);
    expect(clocksOf(state, "rhythm")).toEqual(["1 cancelled 2026-12-28", "2 running 2027-01-09"]);
  });

  test.each([
    ["2024-02-08 16:00", "2024-02-19"],
    ["2024-04-03 16:00", "2024-04-09"],
    ["2024-09-30 08:00", "2024-10-10"],
    ["2025-01-24 08:00", "2025-02-05"],
    ["2025-09-30 08:00", "2025-10-11"],
    ["2026-02-13 08:00", "2026-02-25"],
    ["2026-04-30 08:00", "2026-05-08"],
    ["2026-09-18 08:00", "2026-09-22"],
  ])("a case reopened on %s is to be contacted by %s", (at, due) => {
    const state = fold(
      ["2024-01-05 09:00", "open", safe],
      ["2024-01-05 10:00", "close"],
      [at, "reopen", { reason: "r" }],
    );
    expect(clocksOf(state, "contact")).toEqual(["1 cancelled 2024-01-10", `2 running ${due}`]);
  });

  test("closing that waits for a second person cancels nothing yet", () => {
    const proposed: readonly Doing[] = [opened, ["2026-09-28 10:00", "closeByTwo"]];
    expect(clocksOf(fold(...proposed), "contact")).toEqual(["1 running 2026-10-08"]);
    const confirmed = fold(...proposed, ["2026-09-28 11:00", "confirm", { pending: 2 }, "two"]);
    expect(clocksOf(confirmed, "contact")).toEqual(["1 cancelled 2026-10-08"]);
  });
});

describe("a clock that a day starts", () => {
  test("counts from that day, and moves when the day is corrected", () => {
    const filed: Doing = ["2026-09-28 09:00", "open", answers({ danger: false, filedOn: "2026-09-24" })];
    expect(clocksOf(fold(filed), "ruling")).toEqual(["1 running 2026-10-09"]);
    const corrected: Doing = [
      "2026-09-28 10:00",
      "correct",
      { ...answers({ filedOn: "2026-09-22" }), reason: "r" },
    ];
    expect(clocksOf(fold(filed, corrected), "ruling")).toEqual(["1 running 2026-09-30"]);
  });

  test("counts from now where the day is not known, and from the day once it is; a delay of nobody knows what is none", () => {
    const unknown: Doing = [
      "2026-09-28 09:00",
      "open",
      answers({ danger: false, filedOn: { unknown: true } }),
    ];
    expect(clocksOf(fold(unknown), "ruling")).toEqual(["1 running 2026-10-10"]);
    expect(clocksOf(fold(unknown), "filedAtOnce")).toEqual([]);
    const known: Doing = [
      "2026-09-28 10:00",
      "correct",
      { ...answers({ filedOn: "2026-09-24" }), reason: "r" },
    ];
    expect(clocksOf(fold(unknown, known), "ruling")).toEqual(["1 running 2026-10-09"]);
    // an answer that is not known meets nothing
    expect(
      clocksOf(fold(unknown, ["2026-09-29 09:00", "note", answers({ note: { unknown: true } })]), "ruling"),
    ).toEqual(["1 running 2026-10-10"]);
  });

  test("is met by the very action that tells the day, in time or late", () => {
    const on = (filedOn: string) =>
      fold(["2026-09-28 09:00", "open", answers({ danger: false, filedOn })]).deadlines.find(
        ({ name }) => name === "filedAtOnce",
      );
    expect(on("2026-09-27")).toMatchObject({ state: "met", metAt: beijing("2026-09-28 09:00") });
    expect(
      [on("2026-09-27"), on("2026-09-26")].map((one) => (one?.metAt ?? "") <= (one?.dueAt ?? "")),
    ).toEqual([true, false]);
    // the day is still to come: an appointment is not kept by making it
    expect(on("2026-10-08")).toMatchObject({ state: "running", metAt: null });
  });

  test("that is personal counts from when it was written: the end of a clock stands in lists", () => {
    const born: Doing = ["2026-09-28 09:00", "open", answers({ bornOn: "2020-01-01" })];
    expect(clocksOf(fold(born), "hidden")).toEqual(["1 running 2026-10-05"]);
  });
});

describe("clocks of referrals and items", () => {
  const referred: readonly Doing[] = [
    opened,
    ["2026-09-28 10:00", "refer", { agencies: { police: "station" } }],
  ];
  const referral = { referral: { name: "police", number: 1 } };

  test("a referral is to be acknowledged and answered from its sending", () => {
    const state = fold(...referred);
    expect(clocksOf(state, "referral:police:1:acknowledge")).toEqual(["1 running 2026-09-28 10:30"]);
    expect(clocksOf(state, "referral:police:1:answer")).toEqual(["1 running 2026-10-01"]);
  });

  test("whoever sends it back has seen it and owes no answer; a withdrawn one owes nothing", () => {
    const returned = fold(...referred, ["2026-09-28 10:10", "return-referral", { ...referral, reason: "r" }]);
    expect(clocksOf(returned, "referral:police:1:acknowledge")).toEqual(["1 met 2026-09-28 10:30"]);
    expect(clocksOf(returned, "referral:police:1:answer")).toEqual(["1 cancelled 2026-10-01"]);
    const withdrawn = fold(...referred, [
      "2026-09-28 10:10",
      "withdraw-referral",
      { ...referral, reason: "r" },
    ]);
    expect(clocksOf(withdrawn, "referral:police:1:acknowledge")).toEqual(["1 cancelled 2026-09-28 10:30"]);
  });

  test("silence tells those named, and asks the agency above once", () => {
    const state = fold(...referred);
    const now = beijing("2026-10-02 09:00");
    const silent = dueSteps(clockSystem, state, "c", now, clock).filter(({ kind }) => kind === "silence");
    expect(silent.map(({ deadline, step, to, asksNext }) => [deadline, step, to, asksNext])).toEqual([
      ["referral:police:1:acknowledge", "silence-lead", "lead", true],
      ["referral:police:1:acknowledge", "silence-office", "office", false],
      ["referral:police:1:answer", "silence-lead", "lead", true],
      ["referral:police:1:answer", "silence-office", "office", false],
    ]);
    const [first] = silent;
    const told = { ...state, steps: new Set([first?.id ?? ""]) };
    const later = dueSteps(clockSystem, told, "c", now, clock).filter(({ deadline }) =>
      deadline.endsWith("answer"),
    );
    expect(later.map(({ asksNext }) => asksNext)).toEqual([false, false]);
  });

  test("an item has its clock from when it can begin, and stands still while it is sent back", () => {
    const agencies = { "medical-insurance": "insurer", "social-security": "cards" };
    const spread: readonly Doing[] = [opened, ["2026-09-28 10:00", "spread", { agencies }]];
    expect(clocksOf(fold(...spread), "task:insurance")).toEqual(["1 running 2026-10-10"]);
    expect(clocksOf(fold(...spread), "task:card")).toEqual([]);
    const returned: readonly Doing[] = [
      ...spread,
      ["2026-09-29 10:00", "return-task", { task: "insurance", reason: "r" }],
      ["2026-10-08 10:00", "resume-task", { task: "insurance" }],
    ];
    expect(clocksOf(fold(...returned.slice(0, 3)), "task:insurance")).toEqual(["1 paused 2026-10-10"]);
    expect(clocksOf(fold(...returned), "task:insurance")).toEqual(["1 running 2026-10-13"]);
    const done = fold(...returned, ["2026-10-09 10:00", "finish-task", { task: "insurance" }]);
    expect(clocksOf(done, "task:insurance")).toEqual(["1 met 2026-10-13"]);
    expect(clocksOf(done, "task:card")).toEqual(["1 running 2026-10-13"]);
  });
});

describe("steps of a clock", () => {
  const state = fold(opened);
  const steps = (at: string, of = state) =>
    dueSteps(clockSystem, of, "c", beijing(at), clock).map(
      ({ deadline, step, to }) => `${deadline} ${step} ${to}`,
    );

  test("warn before the end, and never after it", () => {
    expect(steps("2026-10-08 22:58")).toEqual([]);
    expect(steps("2026-10-08 23:00")).toEqual(["contact warn-1h owner"]);
    expect(steps("2026-10-09 00:00")).toEqual(["contact after-0h-lead lead"]);
    expect(steps("2026-10-10 00:00")).toEqual([
      "contact after-0h-lead lead",
      "contact after-24h-office office",
    ]);
  });

  test("that reached nobody bring the next one forward at once", () => {
    const [step] = dueSteps(clockSystem, state, "c", beijing("2026-10-09 00:00"), clock);
    const told = fold(opened, [
      "2026-10-09 00:01",
      "clock-step",
      { step: { id: step?.id ?? "", deadline: "contact", reached: null } },
    ]);
    expect(steps("2026-10-09 00:01", told)).toEqual(["contact after-24h-office office"]);
  });

  test("have a name for ever, different for each case, occurrence and step", () => {
    const [step] = dueSteps(clockSystem, state, "c", beijing("2026-10-09 00:00"), clock);
    const [again] = dueSteps(clockSystem, state, "c", beijing("2027-01-01 00:00"), clock);
    const [other] = dueSteps(clockSystem, state, "d", beijing("2026-10-09 00:00"), clock);
    expect(step?.id).toMatch(/^[0-9a-f]{64}$/);
    expect(again?.id).toBe(step?.id);
    expect(other?.id).not.toBe(step?.id);
  });
});

describe("a new calendar", () => {
  const before = {
    calendar: workCalendarOf(published.filter(({ date }) => date < "2026")),
    calendarVersion: 1,
  };

  test("moves what runs, and says what it moves", () => {
    const doings: readonly Doing[] = [["2025-12-31 09:00", "open", safe]];
    const old = foldCase(clockBook, logOf(doings), before);
    expect(old.deadlines[0]).toMatchObject({ provisional: true, dueAt: "2026-01-05T15:59:59.999Z" });
    // the worked Sunday of 4 January makes up for the 2nd, and the 1st to 3rd are off
    expect(movedByCalendar(old, clock)).toEqual([
      { name: "contact", occurrence: 1, from: "2026-01-05T15:59:59.999Z", to: "2026-01-06T15:59:59.999Z" },
    ]);
    const log = logOf([...doings, ["2026-01-01 00:00", "recalculate"]]);
    expect(foldCase(clockBook, log, clock).deadlines[0]).toMatchObject({
      provisional: false,
      dueAt: "2026-01-06T15:59:59.999Z",
    });
    expect(movedByCalendar(foldCase(clockBook, log, clock), clock)).toEqual([]);
  });
});
