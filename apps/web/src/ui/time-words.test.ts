import { beijingTime } from "@halfsky/calendar";
import { afterEach, describe, expect, test, vi } from "vitest";
import { answerText } from "../cases/answer-text.ts";
import { beijingInputOf, momentOfInput } from "../cases/form/beijing-input.ts";
import { zh } from "../words/zh.ts";
import { timeInWords } from "./time-words.ts";

afterEach(() => vi.unstubAllEnvs());

const zones = [
  ["UTC", 0],
  ["America/New_York", 300],
  ["Asia/Shanghai", -480],
  ["Pacific/Kiritimati", -840],
] as const;

describe.each(zones)("on a machine that keeps the time of %s", (zone, offset) => {
  const beijing = (time: string) => new Date(`${time.replace(" ", "T")}+08:00`);
  const keepTime = () => {
    vi.stubEnv("TZ", zone);
    expect(new Date("2025-03-03T00:00:00Z").getTimezoneOffset()).toBe(offset);
  };

  test.each([
    ["2025-03-03 09:29:30", "刚刚"],
    ["2025-03-03 09:05:00", "25 分钟前"],
    ["2025-03-03 00:10:00", "9 小时前"],
    ["2025-03-02 23:50:00", "昨天"],
    ["2025-03-02 00:10:00", "昨天"],
    ["2025-02-26 08:00:00", "5 天前"],
    ["2025-01-01 00:30:00", "2025-01-01"],
    ["2024-12-31 23:30:00", "2024-12-31"],
    // a clock a little ahead of ours
    ["2025-03-03 09:31:00", "刚刚"],
  ])("%s in Beijing is said %s", (at, words) => {
    keepTime();
    expect(timeInWords(beijing(at), beijing("2025-03-03 09:30:00"), zh.shell.time)).toBe(words);
  });

  test("the end of a day of Beijing is one minute before midnight", () => {
    keepTime();
    expect(beijingTime("2026-09-30T15:59:59.999Z")).toBe("2026-09-30 23:59");
  });

  test("what is typed as a moment is a moment of Beijing, and is shown as it was typed", () => {
    keepTime();
    expect(momentOfInput("2026-09-30T23:59")).toBe("2026-09-30T15:59:00.000Z");
    expect(beijingInputOf("2026-09-30T15:59:00.000Z")).toBe("2026-09-30T23:59");
    expect(momentOfInput("2026-09-30")).toBeNull();
    expect(beijingInputOf("soon")).toBe("");
    const rule = {
      type: { kind: "moment" as const },
      title: { zh: "时间", en: "Time" },
      privacy: "open" as const,
    };
    const reader = { language: "zh" as const, words: zh, areaNames: new Map<string, string>() };
    expect(answerText(rule, "2026-09-30T15:59:00.000Z", reader)).toBe("2026-09-30 23:59");
  });
});
