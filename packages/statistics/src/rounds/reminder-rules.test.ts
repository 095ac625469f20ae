import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { dueReminders, reminderName, usualReminders } from "./reminder-rules.ts";

const on = (today: string, issuedOn = "2026-03-01") =>
  dueReminders(usualReminders, { dueOn: "2026-05-20", issuedOn, today }).map(reminderName);

describe("reminders of a round", () => {
  test("begin a week before the due day, come on it, and go up after it", () => {
    expect(on("2026-05-12")).toEqual([]);
    expect(on("2026-05-13")).toEqual(["liaison-7"]);
    expect(on("2026-05-19")).toEqual(["liaison-1"]);
    expect(on("2026-05-20")).toEqual(["liaison=0"]);
    expect(on("2026-05-21")).toEqual(["liaison+1"]);
    expect(on("2026-05-23")).toEqual(["liaison+3", "unit-head+3"]);
    expect(on("2026-05-27")).toEqual(["liaison+7", "unit-head+7", "office+7"]);
  });

  test("that were missed are not sent one after the other: the newest stands for them", () => {
    expect(on("2026-05-18")).toEqual(["liaison-3"]);
    expect(on("2026-07-01")).toEqual(["liaison+7", "unit-head+7", "office+14"]);
  });

  test("of days before the round was issued, and of the day itself, do not come", () => {
    expect(on("2026-05-18", "2026-05-18")).toEqual([]);
    expect(on("2026-05-19", "2026-05-18")).toEqual(["liaison-1"]);
  });

  test("that were to come before the due day do not come after it", () => {
    const rules = [{ days: -3, rung: "liaison" }] as const;
    expect(dueReminders(rules, { dueOn: "2026-05-20", issuedOn: "2026-03-01", today: "2026-05-21" })).toEqual(
      [],
    );
  });

  test("asked day after day name each rule at most once, whatever days are left out", () => {
    assert(
      property(integer({ min: 1, max: 40 }), integer({ min: 1, max: 9 }), (lead, step) => {
        const day = (offset: number) =>
          new Date(Date.parse("2026-05-20") + offset * 86_400_000).toISOString().slice(0, 10);
        const changes: string[] = [];
        const last = new Map<string, string>();
        for (let offset = -lead; offset < 30; offset += step) {
          const today = day(offset);
          for (const rule of dueReminders(usualReminders, {
            dueOn: "2026-05-20",
            issuedOn: day(-lead),
            today,
          })) {
            const name = reminderName(rule);
            if (last.get(rule.rung) !== name) changes.push(name);
            last.set(rule.rung, name);
          }
        }
        expect(new Set(changes).size).toBe(changes.length);
      }),
    );
  });
});
