import type { MonitoringRulesShown } from "@halfsky/api-contract";
import { describe, expect, test } from "vitest";
import {
  changesBetween,
  draftFaults,
  fromDraft,
  ruleSentence,
  type RulesDraft,
  sentenceAround,
  toDraft,
} from "./rules-draft.ts";

const usual: MonitoringRulesShown = {
  tolerance: {
    sharePoints: "0.5",
    relativePercent: "1",
    aboutSharePoints: "1",
    aboutRelativePercent: "2",
    smallNumerator: "20",
    smallDenominator: "50",
  },
  lights: {
    margin: "0.1",
    rules: [
      { id: "missing", light: "red", condition: "missing-years", threshold: "2" },
      { id: "unlikely", light: "red", condition: "chance-below", threshold: "0.2" },
      { id: "doubtful", light: "orange", condition: "chance-below", threshold: "0.5" },
      { id: "behind", light: "orange", condition: "behind-path", threshold: "0.8" },
      { id: "on-course", light: "green", condition: "on-course", threshold: null },
    ],
  },
};

function withThreshold(id: string, threshold: string): RulesDraft {
  const draft = toDraft(usual);
  const rules = draft.lights.rules.map((rule) => (rule.id === id ? { ...rule, threshold } : rule));
  return { ...draft, lights: { ...draft.lights, rules } };
}

const placeOf = (id: string) => usual.lights.rules.findIndex((rule) => rule.id === id);

describe("rules in the form", () => {
  test("show probabilities in per cent and come back as they were", () => {
    const draft = toDraft(usual);
    expect(draft.lights.margin).toBe("10");
    expect(draft.lights.rules[placeOf("unlikely")]?.threshold).toBe("20");
    expect(draft.lights.rules[placeOf("behind")]?.threshold).toBe("0.8");
    expect(fromDraft(draft)).toEqual(usual);
  });
  test("are without fault where nothing is wrong", () => {
    expect([...draftFaults(toDraft(usual), "zh")]).toEqual([]);
  });
  test("name the field that is wrong, in the measure in which it is typed", () => {
    const field = `lights.rules[${placeOf("unlikely")}].threshold`;
    expect(draftFaults(withThreshold("unlikely", "120"), "zh").get(field)).toBe("应在1至99之间");
    expect(draftFaults(withThreshold("unlikely", "abc"), "zh").get(field)).toBe("不是数字");
    expect(draftFaults(withThreshold("unlikely", ""), "en").get(field)).toBe("is no number");
  });
  test("name a rule that could never be asked", () => {
    const faults = draftFaults(withThreshold("unlikely", "60"), "zh");
    expect(faults.get(`lights.rules[${placeOf("doubtful")}]`)).toMatch(/永远不会用到/u);
  });
});

describe("a rule in words", () => {
  test("has its threshold in the sentence", () => {
    expect(ruleSentence({ condition: "chance-below", threshold: "0.2" }, "zh")).toBe(
      "预测达到目标的可能性低于20%",
    );
    expect(ruleSentence({ condition: "missing-years", threshold: "2" }, "en")).toBe(
      "no figure for 2 years running",
    );
    expect(ruleSentence({ condition: "small-count", threshold: null }, "zh")).toBe("例数过少，比率只作参考");
  });
  test("can be parted around its field", () => {
    expect(sentenceAround("missing-years", "zh")).toEqual(["连续", "年没有数据"]);
    expect(sentenceAround("chance-below", "zh")).toEqual(["预测达到目标的可能性低于", "%"]);
  });
});

describe("what a version changed", () => {
  test("is each number with what it was", () => {
    const after = fromDraft(withThreshold("unlikely", "30"));
    expect(changesBetween(usual, after)).toEqual([
      {
        of: { kind: "rule", rule: expect.objectContaining({ id: "unlikely", light: "red" }) },
        before: "20%",
        after: "30%",
      },
    ]);
  });
  test("is a tolerance or the margin too", () => {
    const after = {
      tolerance: { ...usual.tolerance, smallNumerator: "10" },
      lights: { ...usual.lights, margin: "0.05" },
    };
    expect(changesBetween(usual, after).map(({ of, after: now }) => [of.kind, now])).toEqual([
      ["margin", "5"],
      ["tolerance", "10"],
    ]);
  });
  test("is nothing where all is the same", () => {
    expect(changesBetween(usual, usual)).toEqual([]);
  });
});
