import { expect, test } from "vitest";
import { buildRule } from "./content-builder.ts";
import { wordsOfRule } from "./content-rule-words.ts";
import { othersInWords, targetsInWords } from "./phrases/prose-in-words.ts";
import { readTargetCell } from "./tables/target-cell.ts";

test.each([
  ["不低于1/3", "gte", null, "1/3"],
  ["三分之一以上", "gte", null, "1/3"],
  ["≥1/2", "gte", null, "1/2"],
  ["2∶3", "gte", null, "2/3"],
  ["不低于3∶2", "gte", "1.5", null],
  ["<8.5/10万", "lt", "8.5", null],
])("a cell that says %s is read exactly", (cell, kind, value, fraction) => {
  const read = readTargetCell(cell, "企业董事会中女性比例", null);
  const { numerator, denominator } = read.fraction ?? {};
  expect(read).toMatchObject({ kind, value });
  expect(numerator === undefined ? null : `${numerator}/${denominator}`).toBe(fraction);
});

test.each([
  ["女职工代表比例不低于三分之一", ["女职工代表比例 gte 三分之一"]],
  ["村民代表会议中妇女占三分之一以上", ["村民代表会议中妇女 gte 三分之一"]],
  ["城市公厕男女厕位比例达到2:3", ["城市公厕男女厕位比例 gte 2：3"]],
])("%s", (words, expected) => {
  expect(targetsInWords(words)).toEqual(expected);
  expect(othersInWords(words)).toEqual([]);
});

test("a fraction is told as it is written", () => {
  const rule = buildRule({ value: null, fraction: { numerator: "1", denominator: "3" } });
  expect(wordsOfRule(rule)).toEqual({ zh: "≥ 1/3", en: "≥ 1/3" });
});

test.each([
  ["每半年至少开展1次儿童福利机构安全检查", "half-year", "每半年"],
  ["每季度组织2次家庭教育讲座", "quarter", "每季度"],
  ["每两年至少开展1次妇女健康检查", "two-years", "每两年"],
  ["每三年至少开展1次妇女社会地位抽样调查", "three-years", "每三年"],
  ["每年至少开展4次法治宣传进校园活动", "year", "每年"],
] as const)("%s comes again every %s", (words, per, zh) => {
  const [read = ""] = targetsInWords(words);
  expect(read.split(" ").at(-1)).toBe(per);
  expect(wordsOfRule(buildRule({ kind: "gte", value: "1", unit: "次", per })).zh).toBe(`${zh}≥ 1 次`);
});
