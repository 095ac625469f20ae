import { describe, expect, test } from "vitest";
import { changedRows, editedEntries, type ScoreEdits, withEdit, withPasted } from "./score-edits.ts";

const sheet = [
  { id: "s1", group: "组", name: "机制", kind: "points", maximum: "60", criterion: "" },
  { id: "s2", group: "组", name: "数据", kind: "points", maximum: "40", criterion: "" },
] as const;
const rows = [
  {
    itemId: "s1",
    selfScore: "58",
    teamScore: null,
    reason: null,
    confirmedBy: null,
    revision: 3,
    changed: { by: "林", at: "2026-01-01T00:00:00.000Z" },
  },
];
const none: ScoreEdits = new Map();
const typeAll = () => true;

describe("what is typed into a score sheet", () => {
  test("is sent only where it differs, with the revision that was seen", () => {
    const edits = withEdit(withEdit(none, "s1", "selfScore", "58"), "s2", "teamScore", " ３９.5 ");
    const entries = editedEntries([...sheet], rows, edits);
    expect(changedRows(entries, rows)).toEqual([
      { itemId: "s2", baseRevision: 0, selfScore: null, teamScore: "39.5", reason: null, confirmedBy: null },
    ]);
    const emptied = editedEntries([...sheet], rows, withEdit(none, "s1", "selfScore", ""));
    expect(changedRows(emptied, rows)).toMatchObject([{ itemId: "s1", baseRevision: 3, selfScore: null }]);
  });

  test("is laid over the cells from one on when a block is pasted, and no further than the sheet", () => {
    const at = { itemIds: ["s1", "s2"], itemId: "s1", column: "teamScore" } as const;
    const edits = withPasted(none, at, "57\t缺会议记录\t王\t多余\r\n40\t\t王\r\n1\t2\r\n", typeAll);
    expect([...edits]).toEqual([
      ["s1", { teamScore: "57", reason: "缺会议记录", confirmedBy: "王" }],
      ["s2", { teamScore: "40", reason: "", confirmedBy: "王" }],
    ]);
  });

  test("passes over columns that this person may not type", () => {
    const at = { itemIds: ["s1", "s2"], itemId: "s2", column: "selfScore" } as const;
    const edits = withPasted(none, at, "30\t20", (column) => column === "selfScore");
    expect([...edits]).toEqual([["s2", { selfScore: "30" }]]);
  });
});
