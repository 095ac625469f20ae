import { planList } from "@halfsky/api-contract";
import { describe, expect, test } from "vitest";
import { addressOf, readAnswer } from "./request.ts";
import { nextStepFor, RequestProblem } from "./request-problem.ts";

function failureOf(answer: { status: number; text: string }, isRead: boolean): RequestProblem {
  try {
    readAnswer({ ...answer, requestId: "request-1" }, planList, isRead);
  } catch (error) {
    if (error instanceof RequestProblem) return error;
    throw error;
  }
  throw new Error("the answer was read without a failure");
}

const problem = {
  type: "urn:halfsky:problem:conflict",
  title: "Conflict",
  status: 409,
  code: "conflict",
  detail: { zh: "已被他人修改", en: "changed by someone else" },
  faults: [],
  requestId: "request-2",
};

describe("reading the server's answers", () => {
  test("an answer by the contract is handed on", () => {
    const answer = { status: 200, text: '{"plans":[]}', requestId: null };
    expect(readAnswer(answer, planList, true)).toEqual({ plans: [] });
  });

  test("a problem document keeps its words; a refused change has stored nothing", () => {
    const failure = failureOf({ status: 409, text: JSON.stringify(problem) }, false);
    expect(failure).toMatchObject({
      origin: "server",
      code: "conflict",
      requestId: "request-2",
      effect: "not-stored",
    });
    expect(nextStepFor(failure)).toBe("conflict");
  });

  test("a gateway's error page after a change leaves open whether it was stored", () => {
    const failure = failureOf({ status: 502, text: "<html>Bad Gateway</html>" }, false);
    expect(failure).toMatchObject({ detail: null, effect: "unknown", requestId: "request-1" });
    expect(nextStepFor(failure)).toBe("again");
  });

  test("an answer against the contract is not shown as if it were right", () => {
    const failure = failureOf({ status: 200, text: '{"plans":[{"id":7}]}' }, true);
    expect(failure.origin).toBe("contract");
    expect(nextStepFor(failure)).toBe("reload");
  });

  test("queries are escaped and empty ones left out", () => {
    expect(addressOf("/api/plans", { q: "妇女 & 儿童", area: undefined, page: 2 })).toBe(
      "/api/plans?q=%E5%A6%87%E5%A5%B3+%26+%E5%84%BF%E7%AB%A5&page=2",
    );
  });
});
