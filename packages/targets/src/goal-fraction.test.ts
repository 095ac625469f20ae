import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judge } from "./judge.ts";
import type { Direction, RuleKind } from "./target-rule.ts";

const statusOf = (
  kind: RuleKind,
  [numerator, denominator]: readonly [number, number],
  value: string,
  unit: string,
  direction: Direction = "up",
) =>
  judge({
    id: "t",
    rule: { kind, fraction: { numerator: `${numerator}`, denominator: `${denominator}` } },
    direction,
    unit,
    baseline: null,
    targetYear: 2025,
    asOf: 2025,
    observations: [{ year: 2025, value }],
    tolerance: { sharePoints: "0", relativePercent: "0" },
  }).status;

describe("a target that is a fraction", () => {
  test.each([
    ["gte", [1, 3], "33.34", "%", "met"],
    ["gte", [1, 3], "33.33", "%", "off-track"],
    ["gt", [1, 2], "50", "%", "off-track"],
    ["gte", [1, 2], "50", "%", "met"],
    ["gte", [2, 3], "0.667", "", "met"],
    ["gte", [2, 3], "0.666666666666", "", "off-track"],
  ] as const)("%s %j is held exactly against %s%s: %s", (kind, fraction, value, unit, expected) => {
    expect(statusOf(kind, fraction, value, unit) === "met").toBe(expected === "met");
  });

  test("is reached just when value × denominator is at least 100 × numerator", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 2_000_000 }),
        (numerator, denominator, thousandths) => {
          const value = `${Math.floor(thousandths / 1000)}.${String(thousandths % 1000).padStart(3, "0")}`;
          const isReached = BigInt(thousandths) * BigInt(denominator) >= 100_000n * BigInt(numerator);
          expect(statusOf("gte", [numerator, denominator], value, "%") === "met").toBe(isReached);
        },
      ),
    );
  });

  test("with a denominator of zero is no target", () => {
    expect(statusOf("gte", [1, 0], "33.34", "%")).toBe("cannot-be-judged");
  });
});
