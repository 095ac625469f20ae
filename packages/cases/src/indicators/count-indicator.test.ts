import { describe, expect, test } from "vitest";
import { workCalendarOf } from "@halfsky/calendar";
import type { IndicatorRule, SystemDefinition } from "../definition/definition.ts";
import { checkDefinition } from "../definition/check-definition.ts";
import { bookOf } from "../definition/definition-book.ts";
import { hashDefinition } from "../definition/hash-definition.ts";
import { answers, clockSystem, type Doing, logOf } from "../deadlines/invented-clock-case.ts";
import { foldCase } from "../log/fold-case.ts";
import { is } from "../expression/condition.ts";
import { systems } from "../systems/index.ts";
import { checkIndicator } from "./check-indicator.ts";
import { countIndicator } from "./count-indicator.ts";

const clock = { calendar: workCalendarOf([]), calendarVersion: 1 };
const title = { zh: "指标", en: "Indicator" };
const year = { from: "2026-01-01", to: "2026-12-31" };

function counted(rule: Omit<IndicatorRule, "title" | "unit">, ...logs: readonly (readonly Doing[])[]) {
  const definition: SystemDefinition = {
    ...clockSystem,
    indicators: { one: { title, unit: "件", ...rule } },
  };
  const book = bookOf([definition]);
  const definitionHash = hashDefinition(definition);
  const cases = logs.map((log, index) => {
    const actions = logOf(log).map((action) => ({ ...action, definitionHash }));
    const state = foldCase(book, actions, clock);
    return { caseId: `c${index + 1}`, areaCode: "331102", actions, state };
  });
  const count = countIndicator(definition, "one", cases, year);
  return "cells" in count ? count.cells : count.faults;
}

const safe: Doing = ["2026-03-02 09:00", "open", answers({ danger: false })];
const dangerous: Doing = ["2026-04-01 09:00", "open", answers({ danger: true })];

describe("an indicator", () => {
  test("counts cases opened by area, month and grade, with the actions that it rests on", () => {
    const rule = { numerator: { opened: true }, by: ["area", "month", "grade"] } as const;
    expect(counted(rule, [safe], [dangerous], [["2025-12-31 09:00", "open"]])).toEqual([
      {
        at: { area: "331102", month: "2026-03", grade: "green" },
        numerator: "1",
        denominator: null,
        counted: { numerator: [{ caseId: "c1", numbers: [1] }], denominator: [] },
      },
      {
        at: { area: "331102", month: "2026-04", grade: "red" },
        numerator: "1",
        denominator: null,
        counted: { numerator: [{ caseId: "c2", numbers: [1] }], denominator: [] },
      },
    ]);
  });

  test("counts clocks that ended, in time or not, each once: met, run out, and not those cut off before their end", () => {
    const rule = { numerator: { onTime: "contact" }, denominator: { due: "contact" }, by: ["area"] } as const;
    const cells = counted(
      rule,
      [dangerous, ["2026-04-01 10:00", "visit"]],
      [dangerous, ["2026-04-01 12:00", "visit"]],
      [dangerous],
      [dangerous, ["2026-04-02 09:00", "close"]],
      [dangerous, ["2026-04-01 09:30", "close"]],
    );
    expect(cells).toMatchObject([{ numerator: "1", denominator: "4" }]);
  });

  test("counts a case once by any of several things, at the first of them, and what has run out and still waits", () => {
    const rule = {
      numerator: { overdue: "contact" },
      denominator: { anyOf: [{ opened: true }, { action: "visit" }, { overdue: "contact" }] },
      by: ["month"],
    } as const;
    const cells = counted(
      rule,
      [dangerous, ["2026-04-01 10:00", "visit"], ["2026-05-01 10:00", "visit"]],
      [dangerous],
      [["2025-12-01 09:00", "open", answers({ danger: true })]],
      [
        ["2025-12-01 09:00", "open", answers({ danger: true })],
        ["2025-12-01 10:00", "visit"],
      ],
    );
    const figures = cells.map((cell) =>
      "at" in cell ? [cell.at["month"], cell.numerator, cell.denominator] : [],
    );
    // the second was opened in April and waits at the end of the year, the third waits since the year before
    expect(figures).toEqual([
      ["2026-04", "0", "2"],
      ["2026-12", "2", "1"],
    ]);
    const first = cells[0];
    const counts = first !== undefined && "counted" in first ? first.counted.denominator : [];
    expect(counts.map(({ numbers }) => numbers)).toEqual([[1, 2, 3], [1]]);
  });

  test("cannot count by a state or a deadline that is not there, one of several either", () => {
    const counting = (numerator: IndicatorRule["numerator"]) =>
      checkDefinition({ ...clockSystem, indicators: { one: { title, unit: "件", numerator, by: ["area"] } } })
        .map(({ path }) => path)
        .filter((path) => path.startsWith("indicators"));
    expect(counting({ anyOf: [{ due: "contact" }, { state: "none" }] })).toEqual([
      "indicators.one.numerator.anyOf[1]",
    ]);
    expect(counting({ overdue: "none" })).toEqual(["indicators.one.numerator"]);
    expect(counting({ anyOf: [{ due: "contact" }, { overdue: "contact" }] })).toEqual([]);
  });

  test("counts referrals answered in time among those sent, and an action that two agreed to when they did", () => {
    const sent: Doing = ["2026-04-01 10:00", "refer", { agencies: { police: "station" } }];
    const answer = { referral: { name: "police", number: 1 } };
    const referred = {
      numerator: { referral: "police", status: "answered-on-time" },
      denominator: { referral: "police", status: "sent" },
      by: ["area"],
    } as const;
    const inTime: Doing = ["2026-04-03 10:00", "answer-referral", answer];
    expect(counted(referred, [dangerous, sent, inTime], [dangerous, sent])).toMatchObject([
      { numerator: "1", denominator: "2" },
    ]);
    const proposed: Doing = ["2026-04-30 10:00", "closeByTwo"];
    const agreed: Doing = ["2026-05-06 10:00", "confirm", { pending: 2 }, "two"];
    const closing = { numerator: { action: "closeByTwo" }, by: ["month"] } as const;
    expect(counted(closing, [dangerous, proposed], [dangerous, proposed, agreed])).toMatchObject([
      {
        at: { month: "2026-05" },
        numerator: "1",
        counted: { numerator: [{ caseId: "c2", numbers: [2, 3] }] },
      },
    ]);
  });

  test.each([
    ["at the first of three", [true, false, false], "1"],
    ["at the last of three", [false, false, true], "1"],
    ["at two of three", [true, false, true], "2"],
    ["at none", [false, false, false], null],
  ])("counts an action by what was answered with it: danger found %s", (_when, found, expected) => {
    const rule = { numerator: { action: "visit", where: is("danger", true) }, by: ["area"] } as const;
    const visits = found.map((danger, at): Doing => [
      `2026-03-0${at + 3} 09:00`,
      "visit",
      answers({ danger }),
    ]);
    const cells = counted(rule, [safe, ...visits]);
    expect(cells.map((cell) => ("numerator" in cell ? cell.numerator : null))).toEqual(
      expected === null ? [] : [expected],
    );
  });

  test("counts an action by what its answer was corrected to, until the question was answered anew", () => {
    const rule = { numerator: { action: "visit", where: is("danger", true) }, by: ["area"] } as const;
    const visit = (day: string, danger: boolean): Doing => [day, "visit", answers({ danger })];
    const correct = (day: string, danger: boolean): Doing => [
      day,
      "correct",
      { ...answers({ danger }), reason: "误填" },
    ];
    const first = counted(rule, [
      safe,
      visit("2026-03-03 09:00", false),
      correct("2026-03-03 10:00", true),
      visit("2026-03-04 09:00", false),
    ]);
    expect(first).toMatchObject([{ numerator: "1", counted: { numerator: [{ numbers: [2] }] } }]);
    const last = counted(rule, [
      safe,
      visit("2026-03-03 09:00", true),
      visit("2026-03-04 09:00", true),
      correct("2026-03-04 10:00", false),
    ]);
    expect(last).toMatchObject([{ numerator: "1", counted: { numerator: [{ numbers: [2] }] } }]);
  });

  test("is refused where it would count by personal or closer answers", () => {
    const faults = counted({ numerator: { opened: true }, by: ["danger", "bornOn", "nothing", "filedOn"] }, [
      safe,
    ]);
    expect(faults.map((fault) => ("where" in fault ? fault.where : ""))).toEqual([
      "indicators.one.by[0]",
      "indicators.one.by[1]",
      "indicators.one.by[2]",
      "indicators.one.by[3]",
    ]);
  });

  test("throws for a period that is none", () => {
    expect(() => countIndicator(clockSystem, "x", [], { from: "2026-02-01", to: "2026-01-01" })).toThrow(
      RangeError,
    );
  });

  test("of every system can be counted", () => {
    const faults = systems.flatMap((definition) =>
      Object.keys(definition.indicators).flatMap((name) =>
        checkIndicator(definition, name).map(({ where }) => `${definition.id} ${where}`),
      ),
    );
    expect(faults).toEqual([]);
  });
});
