import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  beijingDate,
  beijingMidnight,
  beijingTime,
  daysBetween,
  isDay,
  weekdayOf,
} from "./dates.ts";
import {
  addWorkingDays,
  type CalendarDayKind,
  isWorkingDay,
  nextWorkingDay,
  workCalendarOf,
  workingDaysBetween,
} from "./working-days.ts";

/** The published schedules of 2023 to 2026, as the program is delivered with them. */
const file = join(import.meta.dirname, "../../../apps/server/calendar/schedules.csv");
const published = readFileSync(file, "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line): { readonly date: string; readonly kind: CalendarDayKind } => {
    const [date = "", kind] = line.split(",");
    return { date, kind: kind === "workday" ? "workday" : "holiday" };
  });
const calendar = workCalendarOf(published);
const untilYear = (year: number) => workCalendarOf(published.filter(({ date }) => date < `${year}-01-01`));

/**
 * Due dates worked out apart from this package: the working days of another keeper's copy of the schedules were listed
 * one by one, and counted off; those around the long holidays were counted again by hand.
 */
const dueDates = `
  2024-01-01 +1 2024-01-02 +5 2024-01-08 ; on New Year's Day itself
  2023-12-29 +1 2024-01-02 +2 2024-01-03 ; over New Year 2024
  2024-02-02 +1 2024-02-04 +2 2024-02-05 +5 2024-02-08 ; before the Sunday of 4 February that is worked
  2024-02-09 +1 2024-02-18 +2 2024-02-19 +3 2024-02-20 ; on the eve, which is worked in 2024
  2024-02-08 +2 2024-02-18 +3 2024-02-19 ; over Spring Festival 2024
  2024-02-17 +1 2024-02-18 +10 2024-02-29 ; on the last day of Spring Festival
  2024-04-03 +1 2024-04-07 +2 2024-04-08 +10 2024-04-18 ; over Qingming 2024, its Sunday worked
  2024-04-26 +1 2024-04-28 +2 2024-04-29 +4 2024-05-06 ; before the Sunday worked for Labour Day
  2024-04-30 +1 2024-05-06 +5 2024-05-10 +6 2024-05-11 ; over Labour Day 2024
  2024-05-10 +1 2024-05-11 +2 2024-05-13 ; before the Saturday worked for Labour Day
  2024-06-07 +1 2024-06-11 +10 2024-06-24 ; over Dragon Boat 2024
  2024-09-13 +1 2024-09-14 +2 2024-09-18 +3 2024-09-19 ; before the Saturday worked for Mid-Autumn
  2024-09-27 +1 2024-09-29 +2 2024-09-30 +3 2024-10-08 ; before the Sunday worked for National Day
  2024-09-30 +1 2024-10-08 +4 2024-10-11 +5 2024-10-12 +10 2024-10-18 ; over National Day 2024
  2024-12-31 +1 2025-01-02 +5 2025-01-08 ; over New Year 2025
  2025-01-24 +1 2025-01-26 +2 2025-01-27 +3 2025-02-05 ; before the Sunday worked for Spring Festival 2025
  2025-01-27 +1 2025-02-05 +3 2025-02-07 +4 2025-02-08 +10 2025-02-17 ; over Spring Festival 2025
  2025-02-07 +1 2025-02-08 +2 2025-02-10 ; before the Saturday worked after Spring Festival
  2025-04-03 +1 2025-04-07 +10 2025-04-18 ; over Qingming 2025
  2025-04-25 +1 2025-04-27 +4 2025-04-30 ; before the Sunday worked for Labour Day 2025
  2025-04-30 +1 2025-05-06 +5 2025-05-12 ; over Labour Day 2025
  2025-05-30 +1 2025-06-03 +5 2025-06-09 ; over Dragon Boat 2025
  2025-09-26 +1 2025-09-28 +3 2025-09-30 ; before the Sunday worked for National Day 2025
  2025-09-30 +1 2025-10-09 +2 2025-10-10 +3 2025-10-11 +10 2025-10-21 ; over National Day and Mid-Autumn 2025
  2025-12-31 +1 2026-01-04 +2 2026-01-05 +10 2026-01-15 ; over New Year 2026, its Sunday worked
  2026-02-13 +1 2026-02-14 +2 2026-02-24 ; before the Saturday worked for Spring Festival 2026
  2026-02-14 +1 2026-02-24 +4 2026-02-27 +5 2026-02-28 +10 2026-03-06 ; over the nine days of Spring Festival 2026
  2026-02-27 +1 2026-02-28 +2 2026-03-02 ; before the Saturday worked after Spring Festival
  2026-04-03 +1 2026-04-07 +5 2026-04-13 ; over Qingming 2026
  2026-04-30 +1 2026-05-06 +3 2026-05-08 +4 2026-05-09 ; over Labour Day 2026
  2026-06-18 +1 2026-06-22 +10 2026-07-03 ; over Dragon Boat 2026
  2026-09-18 +1 2026-09-20 +2 2026-09-21 ; before the Sunday worked for National Day 2026
  2026-09-24 +1 2026-09-28 +3 2026-09-30 +4 2026-10-08 ; over Mid-Autumn 2026
  2026-09-30 +1 2026-10-08 +2 2026-10-09 +3 2026-10-10 +5 2026-10-13 ; over National Day 2026
  2026-10-09 +1 2026-10-10 +2 2026-10-12 ; before the Saturday worked after National Day
  2026-11-27 +1 2026-11-30 +10 2026-12-11 ; in an ordinary week
`
  .trim()
  .split("\n")
  .map((line) => {
    const [counted = "", when = ""] = line.trim().split(" ; ");
    const [from = ""] = counted.split(" ");
    const dues = [...counted.matchAll(/\+(\d+) (\S+)/g)].map(([, count, date = ""]) => ({
      count: Number(count),
      date,
    }));
    return { from, when, dues };
  });

describe("due dates over the holidays of three years", () => {
  test("are at least sixty", () => {
    expect(dueDates.flatMap(({ dues }) => dues).length).toBeGreaterThanOrEqual(60);
  });

  test.each(dueDates)("from $from $when", ({ from, dues }) => {
    const found = dues.map(({ count }) => ({ count, date: addWorkingDays(calendar, from, count).date }));
    expect(found).toEqual(dues);
    const counted = dues.map(({ date }) => workingDaysBetween(calendar, from, date));
    expect(counted).toEqual(dues.map(({ count }) => count));
  });
});

describe("a period", () => {
  test("whose last day is a holiday ends on the next working day, and one that ends on a working day stays", () => {
    expect(nextWorkingDay(calendar, "2026-10-01").date).toBe("2026-10-08");
    expect(nextWorkingDay(calendar, "2026-10-10").date).toBe("2026-10-10");
    expect(addWorkingDays(calendar, "2026-10-01", 0).date).toBe("2026-10-08");
  });

  test("is counted backwards over the same days", () => {
    expect(addWorkingDays(calendar, "2026-10-08", -1).date).toBe("2026-09-30");
    expect(addWorkingDays(calendar, "2026-02-24", -2).date).toBe("2026-02-13");
  });

  test("that reaches a year without a schedule is provisional, by the week alone", () => {
    expect(addWorkingDays(calendar, "2026-12-25", 1)).toEqual({ date: "2026-12-28", provisional: true });
    expect(addWorkingDays(calendar, "2026-12-24", 1)).toEqual({ date: "2026-12-25", provisional: false });
    expect(addWorkingDays(calendar, "2026-12-20", 10)).toEqual({ date: "2027-01-01", provisional: true });
  });

  test("is sure again when the schedule arrives, and may end on another day", () => {
    expect(addWorkingDays(untilYear(2026), "2026-02-13", 1)).toEqual({
      date: "2026-02-16",
      provisional: true,
    });
    expect(addWorkingDays(calendar, "2026-02-13", 1)).toEqual({ date: "2026-02-14", provisional: false });
  });

  test("over the last days of a December waits for the schedule of the next year: 31 December 2018 was off by that of 2019", () => {
    expect(addWorkingDays(untilYear(2026), "2025-12-26", 1).provisional).toBe(true);
    expect(addWorkingDays(untilYear(2026), "2025-12-25", 1).provisional).toBe(false);
  });

  test("of no known calendar at all follows the week and is provisional", () => {
    const none = workCalendarOf([]);
    expect(addWorkingDays(none, "2025-10-03", 1)).toEqual({ date: "2025-10-06", provisional: true });
  });

  test.each([
    ["2026-02-30", 1],
    ["today", 1],
    ["2026-01-01", 0.5],
    ["2026-01-01", 100_000],
  ])("from %s of %s days is a mistake, and said to be one", (from, count) => {
    expect(() => addWorkingDays(calendar, from, count)).toThrow(RangeError);
  });
});

describe("laws of working days", () => {
  const anyDay = integer({ min: 0, max: 1300 }).map((offset) => addDays("2023-02-01", offset));
  const anyCount = integer({ min: 1, max: 60 });

  test("a due date is a working day, later than the day it is counted from, and so many working days away", () => {
    assert(
      property(anyDay, anyCount, (from, count) => {
        const { date } = addWorkingDays(calendar, from, count);
        expect(isWorkingDay(calendar, date)).toBe(true);
        expect(daysBetween(from, date)).toBeGreaterThanOrEqual(count);
        expect(workingDaysBetween(calendar, from, date)).toBe(count);
      }),
    );
  });

  test("adding in two goes is adding in one, and counting back comes back", () => {
    assert(
      property(anyDay, anyCount, anyCount, (from, one, other) => {
        const first = addWorkingDays(calendar, from, one).date;
        const both = addWorkingDays(calendar, from, one + other).date;
        expect(addWorkingDays(calendar, first, other).date).toBe(both);
        expect(addWorkingDays(calendar, both, -other).date).toBe(first);
      }),
    );
  });

  test("days between are equal and opposite both ways", () => {
    assert(
      property(anyDay, anyDay, (one, other) => {
        expect(workingDaysBetween(calendar, one, other) + workingDaysBetween(calendar, other, one)).toBe(0);
      }),
    );
  });
});

describe("days", () => {
  test("are of the calendar: no 30 February, no short form", () => {
    expect(["2024-02-29", "2026-02-29", "2026-2-1", "2026-13-01", ""].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  test("have their weekday, also before 1970", () => {
    expect([weekdayOf("2026-11-28"), weekdayOf("1949-10-01"), weekdayOf("1970-01-01")]).toEqual([6, 6, 4]);
  });

  test("begin in Beijing eight hours earlier than in Greenwich", () => {
    expect(beijingDate("2026-09-30T15:59:59.999Z")).toBe("2026-09-30");
    expect(beijingDate("2026-09-30T16:00:00.000Z")).toBe("2026-10-01");
    expect(beijingMidnight("2026-10-01")).toBe("2026-09-30T16:00:00.000Z");
    expect(() => beijingDate("soon")).toThrow(RangeError);
    expect(beijingTime("2026-09-30T15:59:59.999Z")).toBe("2026-09-30 23:59");
    expect(beijingTime("2026-09-30T16:00:00.000Z")).toBe("2026-10-01 00:00");
    expect(beijingTime("2026-10-01T08:05:00+08:00")).toBe("2026-10-01 08:05");
    expect(() => beijingTime("soon")).toThrow(RangeError);
  });
});
