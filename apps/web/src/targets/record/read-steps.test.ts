import { expect, test } from "vitest";
import { readSteps } from "./read-steps.ts";

test("a step a line, in any order, with full-width signs and a year word", () => {
  expect(readSteps("2024 90\n2022年：８５.5\n\n2023, 88%")).toEqual([
    { year: 2022, value: "85.5" },
    { year: 2023, value: "88" },
    { year: 2024, value: "90" },
  ]);
});

test.each(["", "2024", "2024 九十", "2024 90\n2024 91", "24 90"])("%j is no path in steps", (text) => {
  expect(readSteps(text)).toBeNull();
});
