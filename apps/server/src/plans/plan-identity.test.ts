import { expect, test } from "vitest";
import { contentOf, compilePlanDocument, readTextSource } from "@halfsky/plan-document";
import { examplePlan } from "./example-plan.ts";
import { isSameArea, planIdOf } from "./plan-identity.ts";

test.each([
  ["嘉兴市", "嘉兴市", true],
  ["嘉兴市", "浙江省嘉兴市", true],
  ["嘉兴市", "嘉兴", true],
  ["嘉兴市", "", true],
  ["嘉兴市", "慈溪市", false],
  ["甘孜藏族自治州", "甘孜藏族", true],
  ["云汀市", "汀市", false],
])("an area called %s and a plan that names %s: the same is %s", (name, written, same) => {
  expect(isSameArea(name, written)).toBe(same);
});

test("a plan's id can be read, and never changes with the document's layout", () => {
  const content = contentOf(compilePlanDocument(readTextSource("p.txt", examplePlan())), 0);
  expect(planIdOf("990100", "甲市", content)).toBe("990100-women-2021-2025");
  expect(planIdOf("990100", "乙市", { ...content, area: "绿洲市" })).toBe("990100-women-2021-2025-lvzhou");
  expect(planIdOf("990100", "乙市", { ...content, area: "???" })).toBe("990100-women-2021-2025-other");
});
