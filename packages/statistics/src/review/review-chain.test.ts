import { describe, expect, test } from "vitest";
import { advance, nextStep, reviewChain, type ReviewedSubmission } from "./review-chain.ts";
import { reviewLevels, submissionActions } from "./review-state.ts";
import { describeSubmission, submissionActionWords } from "./review-words.ts";

const pairs = reviewLevels.flatMap((originLevel) =>
  reviewLevels.map((topLevel) => ({ originLevel, topLevel })),
);

describe("words", () => {
  test("a state says whom it waits for, with the level", () => {
    const submission = { level: "county", originLevel: "county", topLevel: "province" } as const;
    expect(describeSubmission({ ...submission, state: "submitted" }).zh).toBe("待单位负责人审核");
    expect(describeSubmission({ ...submission, state: "confirmed" }).zh).toBe("待县统计局审核");
    expect(describeSubmission({ ...submission, state: "reviewed" }).zh).toBe("待县统计局签署");
    expect(describeSubmission({ ...submission, state: "signed" })).toEqual({
      zh: "县统计局已签署，待市统计局审核",
      en: "signed by the county's statistics bureau, waiting for review by the city's statistics bureau",
    });
    expect(describeSubmission({ ...submission, state: "signed", level: "province" }).zh).toBe(
      "省统计局已签署",
    );
    expect(describeSubmission({ ...submission, state: "locked", level: "province" }).zh).toBe("已锁定");
    for (const action of submissionActions) expect(submissionActionWords[action].zh).not.toBe("");
  });

  test("the chain is every step in order, and a submission's next step goes through it", () => {
    expect(reviewChain("county", "city").map(({ action, level }) => `${action}@${level}`)).toEqual([
      "submit@county",
      "confirm@county",
      "review@county",
      "sign@county",
      "review@city",
      "sign@city",
      "lock@city",
    ]);
    for (const { originLevel, topLevel } of pairs) {
      let at: ReviewedSubmission = {
        state: "draft",
        level: originLevel,
        isCorrection: false,
        originLevel,
        topLevel,
      };
      for (const step of reviewChain(originLevel, topLevel)) {
        expect(nextStep(at)).toEqual(step);
        const place = advance(at, step.action);
        expect(place).not.toBeNull();
        at = place === null ? at : { ...place, originLevel, topLevel };
      }
      expect(nextStep(at)).toBeNull();
    }
  });

  test("an issuer below the submission's level cannot take a step away", () => {
    expect(reviewChain("city", "county")).toEqual(reviewChain("city", "city"));
  });
});
