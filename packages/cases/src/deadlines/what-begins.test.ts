import { workCalendarOf } from "@halfsky/calendar";
import { describe, expect, test } from "vitest";
import { bookOf } from "../definition/definition-book.ts";
import type { SystemDefinition } from "../definition/definition.ts";
import { hashDefinition } from "../definition/hash-definition.ts";
import { foldCase } from "../log/fold-case.ts";
import { answers, clockSystem, type Doing, logOf } from "./invented-clock-case.ts";

const clock = { calendar: workCalendarOf([]), calendarVersion: 1 };
const rule = {
  title: { zh: "时限", en: "Clock" },
  due: "24h",
  escalate: [{ after: "0h", to: "lead" }],
  source: { cite: { zh: "法", en: "Law" }, status: "default" },
} as const;

/** How often each of two more clocks began in a case: one by a yes or no, one by a state. */
function begun(...log: readonly Doing[]): Readonly<Record<string, readonly string[]>> {
  const definition: SystemDefinition = {
    ...clockSystem,
    deadlines: {
      danger: { ...rule, starts: { field: "danger" }, meets: { action: "visit" } },
      waited: { ...rule, starts: { state: "waiting" }, meets: { action: "visit" } },
    },
  };
  const definitionHash = hashDefinition(definition);
  const actions = logOf(log).map((action) => ({ ...action, definitionHash }));
  const { deadlines } = foldCase(bookOf([definition]), actions, clock);
  const of = (name: string) => deadlines.filter((one) => one.name === name).map(({ state }) => state);
  return { danger: of("danger"), waited: of("waited") };
}

const opened = (danger: boolean | { readonly unknown: true }): Doing => [
  "2026-03-02 09:00",
  "open",
  answers({ danger }),
];

describe("a clock that a yes or no begins", () => {
  test("begins with yes, and where nobody knows", () => {
    expect(begun(opened(true))["danger"]).toEqual(["running"]);
    expect(begun(opened({ unknown: true }))["danger"]).toEqual(["running"]);
  });

  test("does not begin with no, and begins when that is corrected", () => {
    expect(begun(opened(false))["danger"]).toEqual([]);
    const corrected: Doing = [
      "2026-03-03 09:00",
      "correct",
      { ...answers({ danger: true }), reason: "误填" },
    ];
    expect(begun(opened(false), corrected)["danger"]).toEqual(["running"]);
  });
});

describe("a clock that a state begins, cut off by the end of the case", () => {
  const cutOff: readonly Doing[] = [
    opened(false),
    ["2026-03-02 10:00", "wait"],
    ["2026-03-02 11:00", "close"],
    ["2026-03-04 09:00", "reopen", { reason: "r" }],
  ];

  test("does not begin again in another state", () => {
    expect(begun(...cutOff)["waited"]).toEqual(["cancelled"]);
  });

  test("begins again when the case is back in its state", () => {
    expect(begun(...cutOff, ["2026-03-05 09:00", "wait"])["waited"]).toEqual(["cancelled", "running"]);
  });
});

describe("a clock that a yes or no begins under a condition", () => {
  /** One that begins with no to danger, and is met by a note which says that there is danger after all. */
  const safe: SystemDefinition = {
    ...clockSystem,
    deadlines: {
      safe: {
        ...rule,
        starts: { field: "danger", when: { is: ["danger", false] } },
        meets: { action: "note", when: { is: ["danger", true] } },
      },
    },
  };
  const states = (...log: readonly Doing[]): readonly string[] => {
    const definitionHash = hashDefinition(safe);
    const actions = logOf(log).map((action) => ({ ...action, definitionHash }));
    return foldCase(bookOf([safe]), actions, clock).deadlines.map(({ state }) => state);
  };
  const noted = (at: string, danger: boolean | { readonly unknown: true }): Doing => [
    at,
    "note",
    answers({ danger }),
  ];
  const corrected = (at: string, danger: boolean): Doing => [
    at,
    "correct",
    { ...answers({ danger }), reason: "误填" },
  ];

  test("begins where it holds, no as well, and where nobody knows, and not where it does not hold", () => {
    expect(states(opened(false))).toEqual(["running"]);
    expect(states(opened({ unknown: true }))).toEqual(["running"]);
    expect(states(opened(true))).toEqual([]);
    expect(states(["2026-03-02 09:00", "open"])).toEqual([]);
  });

  test("is met where what it waits for holds, and runs on where nobody knows or it does not", () => {
    expect(states(opened(false), noted("2026-03-02 10:00", true))).toEqual(["met"]);
    expect(states(opened(false), noted("2026-03-02 10:00", { unknown: true }))).toEqual(["running"]);
    expect(states(opened(false), ["2026-03-02 10:00", "note"])).toEqual(["running"]);
  });

  test("begins anew with a later answer, and ends without being met where the answer is corrected", () => {
    const again = [opened(false), noted("2026-03-02 10:00", true), noted("2026-03-02 11:00", false)] as const;
    expect(states(...again)).toEqual(["met", "running"]);
    expect(states(...again, corrected("2026-03-02 12:00", true))).toEqual(["met", "cancelled"]);
    expect(states(opened(true), corrected("2026-03-02 12:00", false))).toEqual(["running"]);
  });

  test("begins again after a reopening only where it still holds", () => {
    const reopened: readonly Doing[] = [
      ["2026-03-02 11:00", "close"],
      ["2026-03-04 09:00", "reopen", { reason: "r" }],
    ];
    expect(states(opened(false), ...reopened)).toEqual(["cancelled", "running"]);
    const mended = [reopened[0], corrected("2026-03-03 09:00", true), reopened[1]].flatMap((one) =>
      one === undefined ? [] : [one],
    );
    expect(states(opened(false), ...mended)).toEqual(["cancelled"]);
  });
});
