import { describe, expect, test } from "vitest";
import type { TracedTarget } from "./trace-path.ts";
import { tracePath } from "./trace-path.ts";

function target(of: Partial<TracedTarget>): TracedTarget {
  return {
    id: "t",
    rule: { kind: "gte", value: "95" },
    direction: "up",
    unit: "%",
    baseline: { year: 2020, value: "90" },
    targetYear: 2025,
    ...of,
  };
}

describe("the path of a target", () => {
  test("leads in equal steps from the baseline to the target", () => {
    expect(tracePath(target({})).map(({ year, value }) => [year, Number(value)])).toEqual([
      [2020, 90],
      [2021, 91],
      [2022, 92],
      [2023, 93],
      [2024, 94],
      [2025, 95],
    ]);
  });

  test("follows the steps that a person chose", () => {
    const path = { kind: "steps", steps: [{ year: 2023, value: "94.5" }] } as const;
    expect(tracePath(target({ path })).map(({ value }) => value)).toEqual([
      "90",
      "90",
      "90",
      "94.5",
      "94.5",
      "95",
    ]);
  });

  test("without a baseline only the target year is known", () => {
    expect(tracePath(target({ baseline: null }))).toEqual([{ year: 2025, value: "95" }]);
  });

  test("a target that no number states has none", () => {
    expect(tracePath(target({ rule: { kind: "qualitative" } }))).toEqual([]);
  });
});
