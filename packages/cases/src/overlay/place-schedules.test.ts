import { workCalendarOf } from "@halfsky/calendar";
import { describe, expect, test } from "vitest";
import { inventedSchedule } from "../definition/invented-schedule.ts";
import { bookOf } from "../definition/definition-book.ts";
import { law, unverified } from "../definition/fields.ts";
import { hashDefinition } from "../definition/hash-definition.ts";
import { answers, beijing, logOf } from "../deadlines/invented-clock-case.ts";
import { dueSteps } from "../deadlines/clock-steps.ts";
import { scheduleStandings } from "../deadlines/schedule-standing.ts";
import { foldCase } from "../log/fold-case.ts";
import { applyOverlay } from "./apply-overlay.ts";
import { judgeOverlay } from "./judge-overlay.ts";
import { placeSteps } from "./place-schedules.ts";
import { placePeriods } from "./place-values.ts";
import type { SystemOverlay } from "./service-overlay.ts";

const whole = (overlay: SystemOverlay) => ({
  areaCode: "331102",
  version: 1,
  title: { zh: "本市", en: "Here" },
  systems: { [inventedSchedule.id]: overlay },
});
const of = (overlay: SystemOverlay) => applyOverlay(inventedSchedule, whole(overlay));

describe("a place's windows", () => {
  test("may be narrower freely, wider only on a cited basis", () => {
    const narrower = of({
      periods: { "schedules.checks.w1.to": { value: "5d" }, "schedules.checks.m6.from": { value: "7mo" } },
    });
    expect(narrower.faults).toEqual([]);
    expect(narrower.changes.map(({ direction }) => direction)).toEqual(["tighter", "tighter"]);
    expect(narrower.definition.schedules?.checks?.steps.w1).toMatchObject({ from: "0d", to: "5d" });
    for (const [path, value] of [
      ["schedules.checks.w1.to", "14d"],
      ["schedules.checks.m3.from", "2mo"],
    ] as const) {
      expect(of({ periods: { [path]: { value } } }).faults).toHaveLength(1);
      const cited = of({ periods: { [path]: { value, source: law("办法", "Measure") } } });
      expect(cited.faults).toEqual([]);
      expect(cited.changes).toMatchObject([{ direction: "looser", source: { status: "law" } }]);
    }
  });

  test("are ages, and do not end before they begin", () => {
    expect(of({ periods: { "schedules.checks.w1.to": { value: "5wd" } } }).faults).toHaveLength(1);
    expect(of({ periods: { "schedules.checks.nothing.to": { value: "5d" } } }).faults).toHaveLength(1);
    const turned = judgeOverlay(
      inventedSchedule,
      whole({ periods: { "schedules.checks.m8.from": { value: "9mo" } } }),
    );
    expect(turned.faults.map(({ where }) => where)).toEqual([
      expect.stringContaining("schedules.checks.steps.m8.to"),
    ]);
  });

  test("stand among the values that a place may set, with where they come from", () => {
    const rows = placePeriods(inventedSchedule).filter(({ kind }) => kind === "schedule");
    expect(rows).toHaveLength(2 * placeSteps(inventedSchedule).length);
    expect(rows.find(({ path }) => path === "schedules.checks.m3.from")).toMatchObject({
      value: "3mo",
      source: { cite: { zh: "虚构法第二条" } },
    });
  });
});

describe("a step of a schedule", () => {
  test("is switched on freely, and off on a cited basis", () => {
    const on = of({ steps: { "checks.m6": { value: true } } });
    expect(on.changes).toMatchObject([{ direction: "tighter", from: "not-asked", to: "asked" }]);
    expect(on.definition.schedules?.checks?.steps.m6?.off).toBe(false);
    expect(of({ steps: { "checks.m8": { value: false } } }).faults).toHaveLength(1);
    expect(of({ steps: { "checks.none": { value: true } } }).faults).toHaveLength(1);
    const off = of({ steps: { "checks.m8": { value: false, source: unverified("通知", "A notice") } } });
    expect(off.faults).toEqual([]);
    expect(off.definition.schedules?.checks?.steps.m8).toMatchObject({ off: true });
  });

  test("that is switched off is neither asked nor told of any more in cases that are open", () => {
    const { definition } = of({ steps: { "checks.m8": { value: false, source: law("办法", "Measure") } } });
    const clock = { calendar: workCalendarOf([]), calendarVersion: 1 };
    const given = answers({ bornAt: beijing("2026-03-31 10:00"), risk: "high" });
    const log = (
      [
        ["2026-04-01 09:00", "enter", given],
        ["2026-04-05 09:00", "check", answers({})],
      ] as const
    ).map(([at, action, details], index) => ({
      ...logOf([[at, action, details]])[0]!,
      number: index + 1,
      definitionHash: hashDefinition(index === 0 ? inventedSchedule : definition),
    }));
    const book = bookOf([inventedSchedule, definition]);
    const before = foldCase(book, log.slice(0, 1), clock);
    const now = beijing("2027-02-01 09:00");
    const told = (state: typeof before, under: typeof definition) =>
      dueSteps(under, state, "c", now, clock).some(({ deadline }) => deadline === "schedule:checks:m8");
    expect(told(before, inventedSchedule)).toBe(true);
    // no action was done since: the clock stands, and tells nobody
    expect(told(before, definition)).toBe(false);
    const after = foldCase(book, log, clock);
    expect(after.deadlines.find(({ name }) => name.endsWith(":m8"))?.state).toBe("cancelled");
    const [checks] = scheduleStandings(definition, after, now);
    expect(checks?.steps.find(({ name }) => name === "m8")?.state).toBe("not-needed");
  });
});
