import { describe, expect, test } from "vitest";
import { zh } from "../words/zh.ts";
import { timeInWords } from "./time-words.ts";

const now = new Date(2025, 2, 3, 9, 30);
const say = (at: Date) => timeInWords(at, now, zh.shell.time);

describe("a past time as a person says it", () => {
  test.each([
    [new Date(2025, 2, 3, 9, 29, 30), "刚刚"],
    [new Date(2025, 2, 3, 9, 5), "25 分钟前"],
    [new Date(2025, 2, 3, 0, 10), "9 小时前"],
    [new Date(2025, 2, 2, 23, 50), "昨天"],
    [new Date(2025, 1, 26, 8, 0), "5 天前"],
    [new Date(2024, 11, 31, 8, 0), "2024-12-31"],
  ])("%s", (at, words) => {
    expect(say(at)).toBe(words);
  });

  test("a clock a little ahead of ours is still now", () => {
    expect(say(new Date(2025, 2, 3, 9, 31))).toBe("刚刚");
  });
});
