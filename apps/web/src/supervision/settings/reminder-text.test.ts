import { describe, expect, test } from "vitest";
import { readLines, readReminders } from "./reminder-text.ts";

describe("reminders as they are typed", () => {
  test("are whole numbers, the earliest reminder first, each once", () => {
    expect(readReminders("2，5、5 1")).toEqual([5, 2, 1]);
    expect(readReminders("")).toEqual([]);
  });
  test("are refused where one of them is no count of days", () => {
    expect(readReminders("两天")).toBeNull();
    expect(readReminders("0")).toBeNull();
    expect(readReminders("1.5")).toBeNull();
    expect(readReminders("251")).toBeNull();
    expect(readReminders("1,2,3,4,5,6")).toBeNull();
  });
});

test("lines are read without empty ones", () => {
  expect(readLines(" 市政府督查室\n\n市委办公室 ")).toEqual(["市政府督查室", "市委办公室"]);
});
