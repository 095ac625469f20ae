import type { MatterAction } from "@halfsky/api-contract";
import { describe, expect, test } from "vitest";
import { actionsSince } from "./meanwhile.ts";

const action = (number: number, kind: string): MatterAction => ({
  number,
  kind,
  at: "2026-11-28T01:00:00Z",
  by: "林望晴",
  organisation: null,
  relation: "office",
  words: { zh: kind, en: kind },
  text: null,
  attachmentIds: [],
});

describe("what happened while somebody was writing", () => {
  const record = {
    actions: [
      action(1, "draft-notice"),
      action(2, "issue-notice"),
      action(3, "remind"),
      action(4, "withdraw"),
    ],
  };
  test("is what others did after the version she saw", () => {
    expect(actionsSince(record, 1).map(({ number }) => number)).toEqual([2, 4]);
    expect(actionsSince(record, 4)).toEqual([]);
  });
  test("leaves out what only tells of a date", () => {
    expect(actionsSince(record, 2).map(({ kind }) => kind)).toEqual(["withdraw"]);
  });
});
