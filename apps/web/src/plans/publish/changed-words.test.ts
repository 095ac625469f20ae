import { describe, expect, test } from "vitest";
import { changedWords } from "./changed-words.ts";

describe("showing what changed between two readings", () => {
  test("marks a changed number whole, not only its changed digit", () => {
    const { before, after } = changedWords("覆盖率达到95%以上", "覆盖率达到98%以上");
    expect(before).toEqual({ start: "覆盖率达到", middle: "95", end: "%以上" });
    expect(after).toEqual({ start: "覆盖率达到", middle: "98", end: "%以上" });
  });

  test("a number that gains decimals is marked whole", () => {
    expect(changedWords("降到9.5‰", "降到9‰").before.middle).toBe("9.5");
    expect(changedWords("降到9.5‰", "降到9‰").after.middle).toBe("9");
  });

  test("pieces put together give the texts back, also where one is inside the other", () => {
    for (const [one, other] of [
      ["甲乙甲乙", "甲乙"],
      ["", "新"],
      ["相同", "相同"],
      ["11", "111"],
    ] as const) {
      const { before, after } = changedWords(one, other);
      expect(before.start + before.middle + before.end).toBe(one);
      expect(after.start + after.middle + after.end).toBe(other);
    }
  });
});
