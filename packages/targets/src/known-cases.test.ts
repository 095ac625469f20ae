import { describe, expect, test } from "vitest";
import type { JudgeInput } from "./judgement.ts";
import { judge } from "./judge.ts";
import type { RuleKind } from "./target-rule.ts";

/** A series from 2020 on, its first value the baseline, judged in the year of its last value; the target year is 2025. */
function series(kind: RuleKind, target: string | null, unit: string, values: readonly string[]): JudgeInput {
  const [first = ""] = values;
  return {
    id: "case",
    rule: { kind, value: target },
    direction: kind === "lte" || kind === "lt" ? "down" : "up",
    unit,
    baseline: { year: 2020, value: first },
    targetYear: 2025,
    asOf: 2020 + values.length - 1,
    observations: values.flatMap((value, place) => (value === "" ? [] : [{ year: 2020 + place, value }])),
  };
}

// The thirteen cases on which a published method (compound growth to the latest value) is known to err.
const cases: ReadonlyArray<readonly [number, JudgeInput, string]> = [
  [1, series("lte", "0", "人", ["100", "", "", "40"]), "on-track"],
  [2, series("lte", "0", "1/10万", ["10", "", "", "4.0"]), "on-track"],
  [3, series("lte", "0", "人", ["100", "", "", "", "2"]), "on-track"],
  [4, series("gte", "50", "%", ["0", "", "", "1"]), "off-track"],
  [5, series("gte", "50", "%", ["0", "", "", "0.7"]), "off-track"],
  [6, series("maintain", "100", "%", ["100", "", "", "99.9"]), "nearly-met"],
  [7, { ...series("gte", "90", "%", ["80"]), targetYear: 2020 }, "off-track"],
  [8, series("gte", "3", "%", ["-1", "", "", "2"]), "on-track"],
  [9, series("gte", "90", "%", ["80", "82", "84", "86", "79"]), "worse-than-baseline volatile"],
  [10, series("gte", "90", "%", ["80", "79", "78", "77", "88"]), "on-track volatile"],
  [11, series("gte", "95", "%", ["90", "97", "99", "96", "95.0"]), "met-early falling"],
  [12, series("gte", "99", "%", ["90", "", "", "95"]), "off-track"],
  [13, series("lte", "1", "%", ["10", "", "", "5"]), "off-track"],
];

describe("the thirteen known cases", () => {
  test.each(cases)("case %i is judged as a planner would", (_number, input, expected) => {
    const { status, flags, reason } = judge(input);
    expect([status, ...flags].join(" ")).toBe(expected);
    expect(reason.zh.length).toBeGreaterThan(8);
  });
});
