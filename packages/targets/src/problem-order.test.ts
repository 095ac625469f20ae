import { describe, expect, test } from "vitest";
import type { ProblemFacts } from "./problem-order.ts";
import { compareProblems, compareStatus, findProblem } from "./problem-order.ts";

function facts(of: Partial<ProblemFacts>): ProblemFacts {
  return { status: "on-track", nature: "预期性", progress: null, timeShare: null, flags: [], ...of };
}

describe("the order of problems", () => {
  test("a binding target that is missed stands first, then what fell below its baseline, then what lags most", () => {
    const problems = [
      facts({ status: "nearly-met", flags: ["falling"], nature: "约束性" }),
      facts({ status: "off-track", progress: "0.7000", timeShare: "0.8000" }),
      facts({ status: "off-track", progress: "0.1000", timeShare: "0.8000" }),
      facts({ status: "worse-than-baseline" }),
      facts({ status: "off-track", progress: "0.6", timeShare: "0.8", nature: "约束性" }),
      facts({ status: "worse-than-baseline", nature: "约束性" }),
      facts({ status: "on-track", flags: ["volatile"] }),
    ];
    const order = problems.toSorted(compareProblems).map((one) => problems.indexOf(one));
    expect(order).toEqual([5, 4, 3, 2, 1, 0, 6]);
  });

  test("targets that are equally urgent keep the order of the plan", () => {
    const one = facts({ status: "off-track", progress: "0.5", timeShare: "0.8" });
    expect(compareProblems(one, { ...one })).toBe(0);
  });

  test.each([
    [facts({ status: "met", flags: ["falling"] }), "falling"],
    [facts({ status: "met", flags: ["volatile"] }), null],
    [facts({ status: "on-track", flags: ["volatile", "small-count"] }), "volatile"],
    [facts({ status: "on-track", flags: ["small-count"] }), null],
    [facts({ status: "not-yet-reported", flags: ["falling"] }), null],
    [facts({ status: "off-track" }), "off-track"],
  ])("%j is a problem because of %j", (given, kind) => {
    expect(findProblem(given)).toBe(kind);
  });
});

describe("a status beside that of the year before", () => {
  test("is better or worse by the order of verdicts, and never when one of them is no verdict", () => {
    expect(compareStatus("met", "off-track")).toBe(1);
    expect(compareStatus("worse-than-baseline", "off-track")).toBe(-1);
    expect(compareStatus("met", "met-early")).toBe(0);
    expect(compareStatus("off-track", "not-yet-reported")).toBe(0);
    expect(compareStatus("cannot-be-judged", "met")).toBe(0);
  });
});
