import { describe, expect, test } from "vitest";
import { normaliseText } from "../lines/normalise-text.ts";
import { fiveYearPlanName, readFiveYearPlan, readPlanTitle } from "./plan-title.ts";

function title(text: string): unknown {
  const read = readPlanTitle(normaliseText(text).text);
  return read === null ? null : [read.area, read.population, read.period];
}

describe("titles of plans", () => {
  test.each([
    ["云汀市妇女发展“十四五”规划", ["云汀市", "women", [2021, 2025]]],
    ["《云汀市儿童发展规划（2021—2030年）》", ["云汀市", "children", [2021, 2030]]],
    ["云汀县“十四五”妇女发展规划", ["云汀县", "women", [2021, 2025]]],
    ["“十四五”云汀市妇女儿童发展规划", ["云汀市", "women-and-children", [2021, 2025]]],
    ["青岚自治州妇女发展纲要(2021-2030年)", ["青岚自治州", "women", [2021, 2030]]],
    ["云汀市沙洲区儿童发展“十五五”规划", ["云汀市沙洲区", "children", [2026, 2030]]],
    ["云汀市妇女事业发展“十四五”专项规划（征求意见稿）", ["云汀市", "women", [2021, 2025]]],
  ])("%s", (text, expected) => {
    expect(title(text)).toEqual(expected);
  });

  test.each([
    "云汀市妇女发展“十四五”规划重点发展指标",
    "关于印发云汀市妇女发展规划的通知",
    "云汀市妇女发展“十四五”规划和",
    "云汀市教育发展规划",
    "推动妇女发展的规划",
  ])("%s is none", (text) => {
    expect(title(text)).toBeNull();
  });

  test("five-year plans have their years and their names", () => {
    expect(readFiveYearPlan('"十三五"')).toEqual([2016, 2020]);
    expect(fiveYearPlanName([2026, 2030])).toBe("“十五五”");
    expect(fiveYearPlanName([2021, 2030])).toBeNull();
  });
});
