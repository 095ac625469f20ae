import { describe, expect, test } from "vitest";
import { compilePlanDocument } from "../compile.ts";
import { ruleKinds } from "../compiled.ts";
import { inventedWomenPlan } from "../invented-plan.ts";
import { readTextSource } from "../source.ts";
import { describeRule } from "./describe-rule.ts";
import { renderOutline } from "./render-outline.ts";

describe("a rule in words", () => {
  test.each([
    [{ kind: "gte", valueText: "95", value2Text: null, unit: "%" }, "≥ 95%", "≥ 95%"],
    [{ kind: "lte", valueText: "8", value2Text: null, unit: "1/10万" }, "≤ 8/10万", "≤ 8 per 100,000"],
    [{ kind: "range", valueText: "1", value2Text: "2", unit: "项" }, "1 至 2 项", "1 to 2 项"],
    [{ kind: "maintain", valueText: null, value2Text: null, unit: null }, "保持", "hold the baseline"],
    [
      {
        kind: "decrease-by",
        valueText: "1",
        value2Text: null,
        unit: "个百分点",
        per: "year",
        baseYear: 2020,
      },
      "每年降低 1 个百分点（以2020年为基数）",
      "fall by 1 percentage points a year from 2020",
    ],
    [
      { kind: "gte", valueText: "3", value2Text: null, unit: "次", per: "year", byYear: 2025 },
      "到2025年 每年≥ 3 次",
      "≥ 3 times a year by 2025",
    ],
  ] as const)("%j", (rule, zh, en) => {
    expect(describeRule(rule, "zh")).toBe(zh);
    expect(describeRule(rule, "en")).toBe(en);
  });

  test("each kind has words without a gap in both languages", () => {
    for (const kind of ruleKinds) {
      const rule = { kind, valueText: "3", value2Text: kind === "range" ? "5" : null, unit: "%" };
      expect(describeRule(rule, "zh")).not.toMatch(/#|undefined|null/);
      expect(describeRule(rule, "en")).not.toMatch(/#|undefined|null/);
    }
  });
});

test("the outline gives counts first, then the parts with their lines, then the findings", () => {
  const compiled = compilePlanDocument(readTextSource("invented.txt", inventedWomenPlan.join("\n")));
  const lines = renderOutline(compiled, "zh").split("\n");
  expect(lines[0]).toBe(
    "invented.txt: 规划 1，指标 0，领域 2，目标 0，措施 4，实事项目 1，正文量化目标 6，其他数字 0，提示 1",
  );
  expect(lines.find((line) => line.includes("守护孕产平安"))).toContain("| 7");
  expect(lines.find((line) => line.includes("产后访视率"))).toContain("≥ 92%");
  expect(lines.findIndex((line) => line.startsWith("提示"))).toBeGreaterThan(
    lines.findIndex((line) => line.includes("做好监测评估")),
  );
  expect(renderOutline(compiled, "en")).toContain("1 plans, 0 indicators");
});
