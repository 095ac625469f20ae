import { expect, test } from "vitest";
import { emptyFields, keyOfAction } from "./case-action.ts";
import { readDraft } from "./use-action-draft.ts";

test("what was typed into an action's drawer comes back whole, under the same transaction", () => {
  const fields = {
    ...emptyFields,
    answers: { fields: { visitFindings: "已安置" } },
    reason: "对方已搬离",
    grade: "green",
    attachmentIds: ["file-1"],
  };
  const kept: unknown = JSON.parse(JSON.stringify({ ...fields, transactionId: "t-1" }));
  expect(readDraft(kept)).toEqual({ fields, transactionId: "t-1" });
  expect(readDraft(undefined)).toBeUndefined();
  // the draft of an intake is none of an action
  expect(readDraft({ answers: { fields: {} }, transactionId: "t-1" })).toBeUndefined();
});

test("drafts of two referrals of one case are two", () => {
  const of = (number: number) =>
    keyOfAction({ action: "answer-referral", referral: { name: "police", number } });
  expect(of(1)).not.toBe(of(2));
});
