import { expect, test } from "vitest";
import { ruleKinds } from "./compiled.ts";
import { buildRule } from "./content-builder.ts";
import { wordsOfRule } from "./content-rule-words.ts";

test.each([
  [buildRule(), "≥ 90%", "≥ 90%"],
  [buildRule({ kind: "lt", value: "9", unit: "1/10万" }), "< 9/10万", "< 9 per 100,000"],
  [buildRule({ kind: "range", value: "100", value2: "105", unit: "" }), "100 至 105", "100 to 105"],
  [buildRule({ kind: "maintain", value: "98.70" }), "保持在 98.70%", "hold at 98.70%"],
  [buildRule({ kind: "maintain", value: null, unit: "" }), "保持", "hold the baseline"],
  [
    buildRule({ kind: "increase-by", value: "1.5", unit: "个百分点", per: "year" }),
    "每年增加 1.5 个百分点",
    "rise by 1.5 percentage points a year",
  ],
])("a stored rule is told in both languages: %j", (rule, zh, en) => {
  expect(wordsOfRule(rule)).toEqual({ zh, en });
});

test("every kind of rule has words of its own", () => {
  const words = ruleKinds.map((kind) => wordsOfRule(buildRule({ kind })));
  expect(new Set(words.map(({ zh }) => zh)).size).toBe(ruleKinds.length);
  expect(new Set(words.map(({ en }) => en)).size).toBe(ruleKinds.length);
});
