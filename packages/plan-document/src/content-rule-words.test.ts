import { expect, test } from "vitest";
import { ruleKinds } from "./compiled.ts";
import { buildRule } from "./content-builder.ts";
import { wordsOfRule } from "./content-rule-words.ts";

test.each([
  [buildRule(), "≥90%", "≥ 90%"],
  [buildRule({ kind: "lt", value: "9", unit: "1/10万" }), "<9/10万", "< 9 per 100,000"],
  [buildRule({ kind: "range", value: "100", value2: "105", unit: "" }), "100—105", "100–105"],
  [buildRule({ kind: "about", value: "83", unit: "岁" }), "83岁左右", "about 83 years of age"],
  [buildRule({ kind: "maintain", value: "98.70" }), "保持在98.70%", "hold at 98.70%"],
  [buildRule({ kind: "maintain", value: null }), "保持", "hold"],
  [
    buildRule({ kind: "increase-by", value: "1.5", unit: "个百分点", per: "year" }),
    "每年提高1.5个百分点",
    "increase by 1.5 percentage points every year",
  ],
  [buildRule({ kind: "gte", value: "4.5", unit: "个/千人" }), "≥4.5个/千人", "≥ 4.5 个/千人"],
  [buildRule({ kind: "cover-all", value: null }), "应保尽保", "cover all"],
])("a rule is told in both languages: %j", (rule, zh, en) => {
  expect(wordsOfRule(rule)).toEqual({ zh, en });
});

test("every kind of rule has words of its own", () => {
  const words = ruleKinds.map((kind) => wordsOfRule(buildRule({ kind })));
  expect(new Set(words.map(({ zh }) => zh)).size).toBe(ruleKinds.length);
  expect(new Set(words.map(({ en }) => en)).size).toBe(ruleKinds.length);
});
