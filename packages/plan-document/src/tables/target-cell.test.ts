import { describe, expect, test } from "vitest";
import { normaliseText } from "../lines/normalise-text.ts";
import { readDirection } from "./indicator-direction.ts";
import { splitNameAndUnit } from "./indicator-name.ts";
import { readTargetCell } from "./target-cell.ts";

function rule(cell: string, name = "产后访视率", baseline: string | null = "90.1"): string {
  const { kind, value, value2 } = readTargetCell(normaliseText(cell).text, name, baseline);
  return [kind, value, value2].filter((part) => part !== null).join(" ");
}

describe("target cells", () => {
  test.each([
    ["≥95", "gte 95"],
    ["＞85", "gt 85"],
    ["<7", "lt 7"],
    ["≤4.5%", "lte 4.5"],
    ["95以上", "gte 95"],
    ["5‰以下", "lte 5"],
    ["25％以内", "lte 25"],
    ["50左右", "about 50"],
    ["约50", "about 50"],
    ["不低于60", "gte 60"],
    ["不超过8", "lte 8"],
    ["达到100%", "gte 100"],
    ["控制在6以下", "lte 6"],
    ["45-50", "range 45 50"],
    ["提高", "increase"],
    ["逐年降低", "decrease"],
    ["稳步提升", "increase"],
    ["提高5个百分点", "increase-by 5"],
    ["下降20%", "decrease-by 20"],
    ["保持", "maintain 90.1"],
    ["保持稳定", "maintain 90.1"],
    ["应保尽保", "cover-all"],
    ["实现全覆盖", "cover-all"],
    ["高质量落实", "qualitative"],
    ["相适应", "qualitative"],
    ["—", "none"],
    ["1，200", "gte 1200"],
  ])("%s is %s", (cell, expected) => {
    expect(rule(cell)).toBe(expected);
  });

  test.each([
    ["９０．１", "maintain 90.1"],
    ["1,030", "maintain 1030"],
    ["约３０％", "maintain 30"],
  ])("what is to be kept is the baseline, however it is printed: %s", (baseline, expected) => {
    expect(rule("保持", "产后访视率", baseline)).toBe(expected);
  });

  test("a bare number is a bound in the indicator's own direction", () => {
    expect(rule("8", "孕产妇死亡率")).toBe("lte 8");
    expect(rule("92", "产后访视率")).toBe("gte 92");
    expect(rule("40", "女性就业人数")).toBe("gte 40");
  });

  test("what cannot be read is said to be unreadable", () => {
    expect(readTargetCell("另行通知", "产后访视率", null).readable).toBe(false);
    expect(readTargetCell("≥95", "产后访视率", null).readable).toBe(true);
  });
});

describe("directions come from the meaning of the name", () => {
  test.each([
    ["孕产妇死亡率", "down"],
    ["儿童青少年总体近视率", "down"],
    ["5岁以下儿童生长迟缓率", "down"],
    ["严重致残的出生缺陷发生率", "down"],
    ["未成年人犯罪人数占比", "down"],
    ["女性登记失业率", "down"],
    ["适龄妇女两癌筛查率", "up"],
    ["妇女平均预期寿命", "up"],
    ["基本养老保险女性参保人数", "up"],
    ["失业保险女性参保人数", "up"],
    ["残疾儿童康复服务覆盖率", "up"],
    ["每千人口托位数", "up"],
  ])("%s goes %s", (name, expected) => {
    expect(readDirection(name, "qualitative", "")).toBe(expected);
  });

  test("head counts that follow need have none, unless the target asks for more", () => {
    expect(readDirection("获得法律援助的妇女人数", "cover-all", "应援尽援")).toBe("none");
    expect(readDirection("残疾儿童康复救助人数", "increase", "增加")).toBe("up");
  });
});

describe("names and units", () => {
  test.each([
    ["产后访视率（％）", "产后访视率", "%"],
    ["千名儿童儿科执业（助理）医师数（人）", "千名儿童儿科执业（助理）医师数", "人"],
    ["县（市、区）妇女之家覆盖率(%)", "县（市、区）妇女之家覆盖率", "%"],
    ["每千人口托位数（个/千人）", "每千人口托位数", "个/千人"],
    ["婴儿死亡率（‰）*", "婴儿死亡率", "‰"],
    ["镇（街道）", "镇（街道）", null],
  ])("%s", (words, name, unit) => {
    expect(splitNameAndUnit(words)).toEqual({ name, unit });
  });
});
