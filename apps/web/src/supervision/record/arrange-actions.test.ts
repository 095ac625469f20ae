import { matterActionKinds } from "@halfsky/supervision";
import { describe, expect, test } from "vitest";
import { arrangeActions } from "./arrange-actions.ts";

describe("the actions at the top right of a matter", () => {
  test("the next step of the trail comes first, its answer the other way beside it", () => {
    expect(
      arrangeActions([
        "return-explanation",
        "accept-explanation",
        "extend-deadline",
        "hold-meeting",
        "withdraw",
      ]),
    ).toEqual({
      main: "accept-explanation",
      beside: "return-explanation",
      others: ["extend-deadline", "hold-meeting", "withdraw"],
    });
  });
  test("a draft is issued or changed", () => {
    expect(arrangeActions(["draft-notice", "issue-notice", "withdraw"])).toEqual({
      main: "issue-notice",
      beside: "draft-notice",
      others: ["withdraw"],
    });
  });
  test("whoever can take no step of the trail still finds the rest", () => {
    expect(arrangeActions(["extend-deadline", "issue-urging"])).toEqual({
      main: null,
      beside: null,
      others: ["extend-deadline", "issue-urging"],
    });
    expect(arrangeActions([])).toEqual({ main: null, beside: null, others: [] });
  });
  test("what the platform does by itself is never offered, everything else always", () => {
    const { main, beside, others } = arrangeActions(matterActionKinds);
    const offered = [main, beside, ...others];
    expect(offered).not.toContain("remind");
    expect(offered.length).toBe(matterActionKinds.length - 3);
  });
});
