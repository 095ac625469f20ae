import { expect, test } from "vitest";
import { inventedSchedule } from "../definition/invented-schedule.ts";
import { scheduleTable } from "./schedule-table.ts";

const rows = scheduleTable(inventedSchedule).rows.map((row) => row.map(({ zh }) => zh));
const rowOf = (title: string) => rows.find(([step]) => step?.includes(title)) ?? [];

test("the sheet says of each step its window, what fulfils it, for whom, and what it counts from", () => {
  const [, window, by, whom, from, told] = rowOf("一周");
  expect([window, whom]).toEqual(["满0—7日", "全部"]);
  expect(by).toBe("“检查”（以“检查日期”为准）");
  expect(from).toMatch(
    /^出生时间（不足37周出生的按“出生孕周、出生孕周的天数”用矫正月龄，不详的用实际月龄）$/u,
  );
  expect(told).toMatch(/转归：死亡时终止；结案时终止.*提前2日提醒.*到期：医生.*逾期14日：县级/u);
  expect(rowOf("三月龄").slice(1, 4)).toEqual(["满3个月", "“检查”", "等级≥高"]);
  expect(rowOf("三月龄").at(-1)).toContain("虚构法第二条");
  expect(rowOf("眼底")[2]).toBe("“检查”，且眼底是否已查：是");
  expect(rowOf("六月龄")[0]).toContain("不开展，可由当地启用");
});

test("gestation is said as such, with every way of counting it", () => {
  expect(rowOf("孕早期")[1]).toBe("孕0—12周");
  expect(rowOf("孕早期")[4]).toBe(
    "孕周按“测量日期”的“当日孕周、当日孕周的天数”推算；未填的，孕周自“末次月经首日”起；未填的，孕周自“预产期”前280天起",
  );
});
