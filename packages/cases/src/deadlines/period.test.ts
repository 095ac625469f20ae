import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beijingDate, type CalendarDayKind, workCalendarOf } from "@halfsky/calendar";
import { assert, constantFrom, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { beijing } from "./invented-clock-case.ts";
import { addCounted, addPeriod, parsePeriod, readPeriod, subtractPeriod } from "./period.ts";

const file = join(import.meta.dirname, "../../../../apps/server/calendar/schedules.csv");
const published = readFileSync(file, "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line): { readonly date: string; readonly kind: CalendarDayKind } => {
    const [date = "", kind] = line.split(",");
    return { date, kind: kind === "workday" ? "workday" : "holiday" };
  });
const calendar = workCalendarOf(published);

/**
 * Begin in Beijing, period, pauses, end. Worked out apart from this package: a script counted off the days one by one, and
 * the days around the holidays were looked at by hand. A day means the end of that day.
 */
const golden = `
  2024-02-08 09:00 5wd - → 2024-02-21
  2024-02-09 17:59 1wd - → 2024-02-18
  2024-02-10 12:00 3wd - → 2024-02-20
  2024-02-17 23:59 1wd - → 2024-02-18
  2024-04-03 10:00 2wd - → 2024-04-08
  2024-04-06 10:00 1wd - → 2024-04-07
  2024-04-30 16:00 5wd - → 2024-05-10
  2024-05-10 08:00 1wd - → 2024-05-11
  2024-06-07 08:00 10wd - → 2024-06-24
  2024-09-13 18:30 2wd - → 2024-09-18
  2024-09-27 11:00 3wd - → 2024-10-08
  2024-09-30 23:59 7wd - → 2024-10-15
  2024-12-31 09:00 1wd - → 2025-01-02
  2025-01-24 09:00 2wd - → 2025-01-27
  2025-01-27 09:00 10wd - → 2025-02-17
  2025-02-07 20:00 1wd - → 2025-02-08
  2025-04-03 09:00 3wd - → 2025-04-09
  2025-04-25 09:00 5wd - → 2025-05-06
  2025-04-30 09:00 15wd - → 2025-05-26
  2025-05-30 09:00 2wd - → 2025-06-04
  2025-09-26 09:00 4wd - → 2025-10-09
  2025-09-30 09:00 20wd - → 2025-11-04
  2025-10-01 00:00 1wd - → 2025-10-09
  2025-12-31 09:00 2wd - → 2026-01-05
  2026-01-01 09:00 1wd - → 2026-01-04
  2026-02-13 09:00 3wd - → 2026-02-25
  2026-02-14 09:00 30wd - → 2026-04-03
  2026-02-27 09:00 2wd - → 2026-03-02
  2026-04-03 09:00 1wd - → 2026-04-07
  2026-04-30 09:00 7wd - → 2026-05-13
  2026-06-18 09:00 3wd - → 2026-06-24
  2026-09-18 09:00 1wd - → 2026-09-20
  2026-09-24 09:00 6wd - → 2026-10-10
  2026-09-30 09:00 3wd - → 2026-10-10
  2026-10-09 09:00 2wd - → 2026-10-12
  2024-02-18 00:00 1wd - → 2024-02-19
  2024-02-17 23:59 2wd - → 2024-02-19
  2024-01-31 10:00 1mo - → 2024-02-29
  2024-02-29 10:00 12mo - → 2025-02-28
  2025-08-31 10:00 6mo - → 2026-02-28
  2025-12-15 10:00 3mo - → 2026-03-15
  2024-02-08 10:00 3d - → 2024-02-11
  2024-12-30 23:30 7d - → 2025-01-06
  2026-02-14 00:00 90d - → 2026-05-15
  2024-02-09 23:30 24h - → 2024-02-10 23:30
  2024-02-28 22:00 72h - → 2024-03-02 22:00
  2025-01-27 17:45 30m - → 2025-01-27 18:15
  2026-09-30 18:00 2h - → 2026-09-30 20:00
  2024-02-05 09:00 5wd 2024-02-07 10:00 – 2024-02-20 15:00 → 2024-02-23
  2024-02-05 09:00 5wd 2024-02-09 10:00 – 2024-02-17 15:00 → 2024-02-18
  2024-04-28 09:00 3wd 2024-04-29 09:00 – 2024-05-06 09:00 → 2024-05-08
  2024-09-26 09:00 5wd 2024-09-28 09:00 – 2024-09-29 18:00; 2024-10-08 09:00 – 2024-10-12 09:00 → 2024-10-15
  2025-01-20 09:00 10wd 2025-01-23 09:00 – 2025-01-23 17:00 → 2025-02-08
  2025-01-20 09:00 10wd 2025-01-23 09:00 – 2025-02-08 17:00 → 2025-02-18
  2025-09-28 09:00 2wd 2025-09-29 08:00 – 2025-10-11 08:00 → 2025-10-13
  2026-02-10 09:00 4wd 2026-02-13 17:00 – 2026-02-14 09:00; 2026-02-24 09:00 – 2026-02-28 09:00 → 2026-02-28
  2026-09-17 09:00 5wd 2026-09-20 09:00 – 2026-09-21 09:00 → 2026-09-24
  2026-04-29 09:00 1wd 2026-04-30 10:00 – 2026-05-09 10:00 → 2026-05-09
  2024-05-06 09:00 7d 2024-05-08 10:00 – 2024-05-11 08:00 → 2024-05-16
  2024-05-06 09:00 7d 2024-05-08 10:00 – 2024-05-08 22:00 → 2024-05-13
  2025-01-31 09:00 1mo 2025-02-10 09:00 – 2025-02-14 09:00 → 2025-03-04
  2026-01-05 09:00 24h 2026-01-05 15:00 – 2026-01-06 21:30 → 2026-01-07 15:30
  2026-01-05 09:00 2h 2026-01-05 09:30 – 2026-01-05 10:00; 2026-01-05 11:00 – 2026-01-05 13:00 → 2026-01-05 13:30
  2026-01-05 09:00 2h 2026-01-05 12:00 – 2026-01-05 13:00 → 2026-01-05 11:00
  2025-10-09 09:00 3wd 2025-10-20 09:00 – 2025-10-25 09:00 → 2025-10-13
`
  .trim()
  .split("\n")
  .map((line) => {
    const [asked = "", due = ""] = line.trim().split(" → ");
    const [, from = "", period = "", paused = ""] = /^(\S+ \S+) (\S+) (.*)$/.exec(asked) ?? [];
    const pauses = [...paused.matchAll(/(\S+ \S+) – (\S+ [^;]+)/g)].map(([, begin = "", end = ""]) => ({
      from: beijing(begin),
      to: beijing(end),
    }));
    return { line: line.trim(), from: beijing(from), period, pauses, due };
  });

/** An end as a person of Beijing says it: a day for its last millisecond, else the minute. */
function inBeijing(moment: string): string {
  const local = new Date(Date.parse(moment) + 8 * 3_600_000).toISOString();
  return local.endsWith("T23:59:59.999Z") ? local.slice(0, 10) : local.slice(0, 16).replace("T", " ");
}

describe("ends of periods over three years of holidays, make-up days and pauses", () => {
  test("are at least sixty", () => {
    expect(golden.length).toBeGreaterThanOrEqual(60);
  });

  test.each(golden)("$line", ({ from, period, pauses, due }) => {
    const found = addCounted(from, readPeriod(period), pauses, calendar);
    expect(inBeijing(found.at)).toBe(due);
    expect(found.provisional).toBe(false);
  });
});

describe("a period", () => {
  test("is read from its text, and nothing else is one", () => {
    expect(parsePeriod("5wd")).toEqual({ count: 5, unit: "wd" });
    expect(["", "5", "wd", "-1d", "1.5h", "5 d", "5y", "9999999d", "4000d"].map(parsePeriod)).toEqual(
      Array.from({ length: 9 }, () => null),
    );
    expect(() => readPeriod("5y")).toThrow(RangeError);
  });

  test("that reaches a year without a published schedule is provisional, and days and hours never are", () => {
    const from = beijing("2026-12-30 09:00");
    expect(addPeriod(from, "5wd", calendar).provisional).toBe(true);
    expect(
      [addPeriod(from, "30d", calendar), addPeriod(from, "72h", calendar)].map((due) => due.provisional),
    ).toEqual([false, false]);
  });

  test("is counted back for warnings", () => {
    const due = addPeriod(beijing("2026-09-24 09:00"), "6wd", calendar).at;
    expect(inBeijing(subtractPeriod(due, "1wd", calendar))).toBe("2026-10-09");
    expect(inBeijing(subtractPeriod(due, "3wd", calendar))).toBe("2026-09-30");
    expect(inBeijing(subtractPeriod(due, "2d", calendar))).toBe("2026-10-08");
    expect(inBeijing(subtractPeriod(beijing("2026-09-24 09:00"), "1h", calendar))).toBe("2026-09-24 08:00");
  });
});

describe("laws of periods", () => {
  const moment = integer({ min: Date.UTC(2023, 1, 1), max: Date.UTC(2026, 5, 1) }).map((at) =>
    new Date(at).toISOString(),
  );
  const unit = constantFrom("m", "h", "d", "wd", "mo");
  const count = integer({ min: 0, max: 40 });

  test("a longer one never ends earlier, and none ends before it begins", () => {
    assert(
      property(moment, unit, count, integer({ min: 0, max: 10 }), (from, one, short, more) => {
        const end = addPeriod(from, `${short}${one}`, calendar).at;
        expect(end >= from).toBe(true);
        expect(addPeriod(from, `${short + more}${one}`, calendar).at >= end).toBe(true);
      }),
    );
  });

  test("a pause never brings an end nearer, and one after the end does nothing", () => {
    assert(
      property(
        moment,
        unit,
        count,
        integer({ min: -90, max: 90 }),
        integer({ min: 0, max: 60 }),
        (from, one, many, after, long) => {
          const begin = new Date(Date.parse(from) + after * 86_400_000).toISOString();
          const to = new Date(Date.parse(begin) + long * 86_400_000).toISOString();
          const period = readPeriod(`${many}${one}`);
          const plain = addCounted(from, period, [], calendar).at;
          const paused = addCounted(from, period, [{ from: begin, to }], calendar).at;
          expect(paused >= plain).toBe(true);
          const isWithin = begin <= plain && to > from;
          expect(isWithin || paused === plain).toBe(true);
          expect(!isWithin || long === 0 || one === "wd" || begin < from || paused > plain).toBe(true);
        },
      ),
    );
  });

  test("days end with the last millisecond of a day in Beijing", () => {
    assert(
      property(moment, constantFrom("d", "wd", "mo"), count, (from, one, many) => {
        const end = addPeriod(from, `${many}${one}`, calendar).at;
        const next = new Date(Date.parse(end) + 1).toISOString();
        expect(beijingDate(end) < beijingDate(next)).toBe(true);
      }),
    );
  });
});
