import { describe, expect, test } from "vitest";
import { actionOf, fieldOfFault } from "./action-input.ts";

const photograph = {
  id: "attachment-1",
  name: "现场.jpg",
  mediaType: "image/jpeg",
  size: 1200,
  sha256: "00",
  added: { by: "周见微", at: "2026-11-28T01:00:00Z" },
};

describe("what is sent for a filled-in form", () => {
  test("an explanation takes its files along, and the plan only where it is asked for", () => {
    const fields = {
      text: "  户外活动时间不足。 ",
      files: [photograph],
      steps: [{ what: "增加课间", due: "2026-12-25", evidence: "document" as const }],
    };
    expect(actionOf("submit-explanation", fields, [])).toEqual({
      kind: "submit-explanation",
      text: "户外活动时间不足。",
      attachmentIds: ["attachment-1"],
    });
    expect(actionOf("submit-explanation", { ...fields, withPlan: true }, [])).toMatchObject({
      steps: [{ what: "增加课间", due: "2026-12-25", evidence: "document" }],
    });
  });
  test("a remark that was emptied is taken away", () => {
    expect(actionOf("draft-notice", { remark: " " }, [])).toEqual({ kind: "draft-notice", remark: null });
  });
  test("no duty chosen urges all of them", () => {
    expect(actionOf("issue-urging", { dutyIds: [] }, [])).toEqual({ kind: "issue-urging" });
  });
  test("a meeting changes the deadlines that were filled in, and no others", () => {
    const duties = [{ id: "step-1/1" }, { id: "step-2/1" }];
    expect(
      actionOf(
        "hold-meeting",
        { heldOn: "2026-11-27", decision: "延到年底", dues: { "step-2_1": "2026-12-31" } },
        duties,
      ),
    ).toMatchObject({ dues: [{ dutyId: "step-2/1", due: "2026-12-31" }] });
  });
});

describe("the field that a fault means", () => {
  test("is found by its path in the request", () => {
    expect(fieldOfFault("body.action.steps[1].due")).toEqual(["steps", 1, "due"]);
    expect(fieldOfFault("body.action.text")).toEqual(["text"]);
  });
  test("is none where the fault is of the action itself or of something else", () => {
    expect(fieldOfFault("body.action.kind")).toBeNull();
    expect(fieldOfFault("action 4")).toBeNull();
    expect(fieldOfFault("")).toBeNull();
  });
});
