import { expect, test } from "vitest";
import { zh } from "../words/zh.ts";
import { dueTimeOf } from "./due-time.ts";

const now = new Date("2026-11-28T10:00:00Z");
const said = (dueAt: string) => {
  const { words, tone } = dueTimeOf(dueAt, now, zh.cases.due);
  return `${tone} ${words}`;
};

test("the end of a clock is said in the unit in which one hurries", () => {
  expect(said("2026-11-28T10:25:00Z")).toBe("orange 还剩 25 分钟");
  expect(said("2026-11-28T15:00:00Z")).toBe("orange 还剩 5 小时");
  expect(said("2026-11-30T15:00:00Z")).toBe("blue 还剩 2 天");
  expect(said("2026-11-28T10:00:00Z")).toBe("red 超时 1 分钟");
  expect(said("2026-11-28T07:00:00Z")).toBe("red 超时 3 小时");
  expect(said("2026-11-20T10:00:00Z")).toBe("red 超时 8 天");
});
