import { workCalendarOf } from "@halfsky/calendar";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Period } from "../definition/definition.ts";
import type { Answer, Person } from "../log/case-log.ts";
import { taskStatuses, type Comparison, type Condition } from "./condition.ts";
import type { ConditionFacts } from "./condition-facts.ts";
import { evaluate } from "./evaluate.ts";
import { atomsOf, namesIn } from "./names-in.ts";
import { goesAhead, type Truth, unknownRule } from "./unknown-rule.ts";

const nothing: ConditionFacts = {
  at: "2026-03-01T02:00:00.000Z",
  field: () => undefined,
  persons: () => [],
  did: () => 0,
  entered: () => undefined,
  calendar: workCalendarOf([]),
  grade: null,
  scale: ["low", "high"],
  referrals: () => [],
  consent: () => false,
  task: () => undefined,
  tasks: [],
  gate: () => "unknown",
};
const answering = (answers: Readonly<Record<string, Answer>>): ConditionFacts => ({
  ...nothing,
  field: (name) => answers[name],
});
const people = (...births: readonly (string | undefined)[]): ConditionFacts => ({
  ...nothing,
  persons: () =>
    births.map((birthDate, at): Person => ({
      id: String(at),
      parts: birthDate === undefined ? {} : { birthDate },
    })),
});

const comparison = fc.constantFrom<Comparison>("=", "≠", "<", "≤", ">", "≥");
const name = fc.constantFrom("a", "b", "c");
const text = fc.oneof(
  fc.constantFrom("1", "2.50", "2026-03-01", "2026-03-01T02:00:00Z", "x", "", "−1"),
  fc.string(),
);
const period = fc.constantFrom<Period>("0h", "24h", "7d", "5wd", "6mo", "99wd");
const begun = fc.oneof(name, fc.record({ state: name }));
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    fc.record({ is: fc.tuple(name, fc.oneof(text, fc.boolean())) }),
    fc.record({ in: fc.tuple(name, fc.array(text)) }),
    fc.record({ has: name }),
    fc.record({ compare: fc.tuple(name, comparison, text) }),
    fc.record({ since: fc.tuple(begun, fc.constant("≥" as const), period) }),
    fc.record({ apart: fc.tuple(name, name, fc.constantFrom("≤" as const, "≥" as const), period) }),
    fc.record({ age: fc.tuple(name, comparison, fc.nat(100)) }),
    fc.record({ persons: fc.tuple(name, comparison, fc.nat(3)) }),
    fc.record({ did: fc.tuple(name, comparison, fc.nat(3)) }),
    fc.record({ grade: fc.tuple(comparison, fc.constantFrom("low", "high", "none")) }),
    fc.record({ referral: fc.tuple(name, fc.constantFrom("open" as const, "answered" as const)) }),
    fc.record({ consent: name }),
    fc.record({ task: fc.tuple(name, fc.constantFrom(...taskStatuses)) }),
    fc.record({ tasksDone: fc.constant(true as const) }),
    fc.record({ gate: name }),
    fc.record({ all: fc.array(tie("condition"), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("condition"), { maxLength: 3 }) }),
    fc.record({ not: tie("condition") }),
  ),
}));
const answer = fc.oneof(
  fc.constant(undefined),
  fc.boolean(),
  text,
  fc.array(text, { maxLength: 3 }),
  fc.constant({ unknown: true } as const),
);
const facts = fc
  .record({
    a: answer,
    b: answer,
    births: fc.array(fc.option(text, { nil: undefined }), { maxLength: 2 }),
    did: fc.nat(3),
    grade: fc.option(fc.constantFrom("low", "high")),
    gate: fc.constantFrom<Truth>(true, false, "unknown"),
    consent: fc.boolean(),
    task: fc.option(fc.constantFrom(...taskStatuses), { nil: undefined }),
  })
  .map(({ a, b, births, did, grade, gate, consent, task }): ConditionFacts => ({
    ...people(...births),
    field: (field) => (field === "a" ? a : field === "b" ? b : undefined),
    did: () => did,
    grade,
    gate: () => gate,
    consent: () => consent,
    task: () => task,
    tasks: task === undefined ? [] : [task],
  }));

describe("a condition", () => {
  test("always has one of three answers and never throws", () => {
    fc.assert(
      fc.property(condition, facts, (when, known) => {
        expect([true, false, "unknown"]).toContain(evaluate(when, known));
      }),
      { numRuns: 3000 },
    );
  });

  test("keeps to the laws of Kleene's logic", () => {
    fc.assert(
      fc.property(condition, condition, facts, (one, other, known) => {
        const is = (when: Condition): Truth => evaluate(when, known);
        expect(is({ not: { not: one } })).toBe(is(one));
        expect(is({ all: [one, other] })).toBe(is({ all: [other, one] }));
        expect(is({ not: { all: [one, other] } })).toBe(is({ any: [{ not: one }, { not: other }] }));
        expect(is({ all: [one] })).toBe(is(one));
        expect(is({ any: [one, { all: [one, other] }] })).toBe(is(one));
        expect(is(one) !== false || is({ all: [one, other] }) === false).toBe(true);
        expect(is(one) !== true || is({ any: [one, other] }) === true).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test("does not change its mind when more becomes known", () => {
    fc.assert(
      fc.property(condition, facts, fc.oneof(fc.boolean(), text), (when, known, later) => {
        // what only says whether something is there may change, what was judged by its value may not
        const atoms = atomsOf(when);
        fc.pre(atoms.every((atom) => !("has" in atom)));
        fc.pre(known.field("a") === undefined);
        const before = evaluate(when, known);
        const after = evaluate(when, {
          ...known,
          field: (field) => (field === "a" ? later : known.field(field)),
        });
        expect(before === "unknown" || after === before).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("is unknown where a question was not answered or answered 'not known'", () => {
    for (const known of [nothing, answering({ a: { unknown: true } })]) {
      expect(evaluate({ is: ["a", true] }, known)).toBe("unknown");
      expect(evaluate({ in: ["a", ["x"]] }, known)).toBe("unknown");
      expect(evaluate({ compare: ["a", "<", "3"] }, known)).toBe("unknown");
      expect(evaluate({ has: "a" }, known)).toBe(false);
    }
  });

  test("compares numbers by value, days and moments by time, and takes lists by their members", () => {
    expect(evaluate({ compare: ["a", "=", "2.5"] }, answering({ a: "2.50" }))).toBe(true);
    expect(evaluate({ compare: ["a", "<", "10"] }, answering({ a: "9" }))).toBe(true);
    expect(evaluate({ compare: ["a", "<", "2026-03-02"] }, answering({ a: "2026-03-01" }))).toBe(true);
    // midnight in Beijing is 16:00 of the day before in Greenwich
    expect(evaluate({ compare: ["a", "≥", "2026-03-02"] }, answering({ a: "2026-03-01T16:00:00Z" }))).toBe(
      true,
    );
    expect(evaluate({ compare: ["a", "<", "3"] }, answering({ a: "some" }))).toBe("unknown");
    expect(evaluate({ is: ["a", "bed"] }, answering({ a: ["food", "bed"] }))).toBe(true);
    expect(evaluate({ in: ["a", ["bed", "coat"]] }, answering({ a: ["food"] }))).toBe(false);
  });

  test("counts age in completed years in Beijing, for every person", () => {
    const isMinor: Condition = { age: ["a", "<", 18] };
    // 10:00 in Beijing on 1 March 2026
    expect(evaluate(isMinor, people("2008-03-01"))).toBe(false);
    expect(evaluate(isMinor, people("2008-03-02"))).toBe(true);
    expect(evaluate(isMinor, people("2008-03-02", "1990-01-01"))).toBe(false);
    expect(evaluate(isMinor, people("2008-03-02", undefined))).toBe("unknown");
    expect(evaluate(isMinor, people(undefined, "1990-01-01"))).toBe(false);
    expect(evaluate(isMinor, people())).toBe("unknown");
    expect(evaluate(isMinor, people("2027-01-01"))).toBe("unknown");
    expect(evaluate(isMinor, people("2008-02-29"))).toBe(false);
  });

  test("knows no grade until there is one, and no item before the bundle was opened", () => {
    expect(evaluate({ grade: ["≥", "low"] }, nothing)).toBe("unknown");
    expect(evaluate({ grade: ["≥", "low"] }, { ...nothing, grade: "high" })).toBe(true);
    expect(evaluate({ task: ["a", "done"] }, nothing)).toBe("unknown");
    expect(evaluate({ tasksDone: true }, nothing)).toBe(false);
    expect(evaluate({ tasksDone: true }, { ...nothing, tasks: ["done", "not-applicable"] })).toBe(true);
    expect(evaluate({ tasksDone: true }, { ...nothing, tasks: ["done", "open"] })).toBe(false);
  });

  test("names everything it asks", () => {
    const names = namesIn({
      all: [{ is: ["a", true] }, { any: [{ age: ["p", "<", 3] }, { not: { gate: "g" } }] }],
    });
    expect(names).toMatchObject({ fields: ["a"], parties: ["p"], gates: ["g"], tasks: [] });
  });
});

describe("the rule of the unknown", () => {
  test("is one table, and every place that asks goes by it", () => {
    expect(unknownRule).toEqual({
      guard: "refuse",
      grade: "careful",
      deadline: "shortest",
      deadlineStart: "now",
      deadlineWhen: "applies",
      deadlineMet: "runs-on",
      scheduleOrigin: "due",
      correctedAge: "from-birth",
      scheduleStep: "applies",
      fieldShown: "show",
      referral: "clear",
      task: "applies",
      permission: "refuse",
    });
    expect(goesAhead("guard", "unknown")).toBe(false);
    expect(goesAhead("permission", "unknown")).toBe(false);
    expect(goesAhead("fieldShown", "unknown")).toBe(true);
    expect(goesAhead("task", "unknown")).toBe(true);
    expect(goesAhead("scheduleStep", "unknown")).toBe(true);
    expect(goesAhead("deadlineWhen", "unknown")).toBe(true);
    expect(goesAhead("deadlineMet", "unknown")).toBe(false);
    const places = ["guard", "fieldShown", "task", "scheduleStep", "permission"] as const;
    for (const place of [...places, "deadlineWhen", "deadlineMet"] as const) {
      expect(goesAhead(place, true)).toBe(true);
      expect(goesAhead(place, false)).toBe(false);
    }
  });
});
