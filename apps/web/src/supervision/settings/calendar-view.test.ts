import { workCalendarOf } from "@halfsky/calendar";
import { describe, expect, test } from "vitest";
import { festivalsOf, monthsOf } from "./calendar-view.ts";

const source = "国办发明电〔2025〕7号";
const days = [
  ...["2026-02-15", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-20"].map((date) => ({
    date,
    kind: "holiday" as const,
    name: "春节",
    source,
  })),
  { date: "2026-02-14", kind: "workday" as const, name: "春节", source },
  { date: "2025-12-31", kind: "workday" as const, name: "元旦", source },
];
const months = monthsOf(2026, days, workCalendarOf(days));

describe("a year of working days", () => {
  test("has its months by weeks from Monday to Sunday", () => {
    const february = months[1];
    expect(months).toHaveLength(12);
    expect(february?.weeks[0]?.map((day) => day?.number ?? null)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      1,
    ]);
    expect(february?.weeks.every((week) => week.length === 7)).toBe(true);
  });
  test("names holidays and days that make up for them", () => {
    const shown = months[1]?.weeks.flat().filter((day) => day !== null && day.kind !== null);
    expect(shown?.map((day) => day?.number)).toEqual([14, 15, 16, 17, 18, 20]);
    expect(months[1]?.weeks.flat().find((day) => day?.number === 14)).toMatchObject({
      kind: "workday",
      isWorked: true,
    });
  });
  test("counts the days that are worked", () => {
    // twenty weekdays of February, four of them off, one Saturday more
    expect(months[1]?.workingDays).toBe(17);
  });
  test("tells each festival of the year in spans, with its source", () => {
    expect(festivalsOf(2026, days)).toEqual([
      {
        name: "春节",
        off: [
          { from: "2026-02-15", to: "2026-02-18", count: 4 },
          { from: "2026-02-20", to: "2026-02-20", count: 1 },
        ],
        madeUp: ["2026-02-14"],
        source,
      },
    ]);
  });
});
