import { workCalendarOf } from "@halfsky/calendar";
import { describe, expect, test } from "vitest";
import { zh } from "../../words/zh.ts";
import { dayNote } from "./day-note.ts";

const holiday = (date: string) => ({ date, kind: "holiday" as const });
const calendar = workCalendarOf([
  ...["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"].map(holiday),
  { date: "2026-10-10", kind: "workday" },
]);
const note = (day: string | undefined) => dayNote(day, "2026-09-28", calendar, zh);

describe("what a chosen deadline means", () => {
  test("is its weekday and the working days until it, holidays left out", () => {
    expect(note("2026-10-09")).toBe("10月9日（周五），第 4 个工作日");
  });
  test("counts a Saturday that is worked to make up", () => {
    expect(note("2026-10-10")).toBe("10月10日（周六），第 5 个工作日");
  });
  test("a day off moves to the next day that is worked", () => {
    expect(note("2026-10-03")).toBe("这一天不上班，期限顺延到10月8日（周四）");
  });
  test("is provisional where the holidays of its year are not published", () => {
    expect(note("2027-01-04")).toContain("暂定");
  });
  test("nothing is said of a day that has passed, or of none", () => {
    expect(note("2026-09-28")).toBeNull();
    expect(note(undefined)).toBeNull();
    expect(note("2026-02-30")).toBeNull();
  });
});
