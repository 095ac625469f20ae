import { expect, test } from "vitest";
import { readSheet } from "./read-sheet.ts";

test("headings, paragraphs, lists and tables are told apart", () => {
  expect(
    readSheet(
      "# 权限表\n\n谁可以做什么。\n\n| 岗位 | 事项 |\n| --- | --- |\n| **督导** | 结案 |\n\n- 一\n- `二`\n",
    ),
  ).toEqual([
    { kind: "heading", text: "权限表" },
    { kind: "text", text: "谁可以做什么。" },
    { kind: "table", head: ["岗位", "事项"], rows: [["督导", "结案"]] },
    { kind: "list", items: ["一", "二"] },
  ]);
});
