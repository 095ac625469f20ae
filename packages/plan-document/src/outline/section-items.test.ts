import { describe, expect, test } from "vitest";
import { compilePlanDocument } from "../compile.ts";
import { inventedWomenPlan } from "../invented-plan.ts";
import { readTextSource } from "../source.ts";

/** Numbers and titles of the projects that a made-up plan has when these lines stand for its own. */
function projects(lines: readonly string[]): string[] {
  const at = inventedWomenPlan.indexOf("三、重点实事项目") + 1;
  const text = [...inventedWomenPlan.slice(0, at), ...lines, ...inventedWomenPlan.slice(at + 1)];
  const document = compilePlanDocument(readTextSource("invented.txt", text.join("\n")));
  return (document.plans[0]?.projects ?? []).map(({ no, title }) => `${no} ${title}`);
}

const park = "创业园建设项目。新建两个园区，为妇女创业提供场地。";
const lessons = "家长课堂项目。每季度开课，请专家讲解。";
const home = "暖心小屋项目。每个镇都建一处。";

describe("items of a section", () => {
  test("an item whose number is set in another kind fills the gap that its siblings leave", () => {
    expect(projects([`第一节 ${park}`, `（二）${lessons}`, `第三节 ${home}`])).toEqual([
      "1 创业园建设项目",
      "2 家长课堂项目",
      "3 暖心小屋项目",
    ]);
  });

  test("a list within an item gives no items, even where the next number is missing", () => {
    expect(
      projects([`（一）${park}`, "1．园区一。选址在城东。", "2．园区二。选址在城西。", `（三）${home}`]),
    ).toEqual(["1 创业园建设项目", "3 暖心小屋项目"]);
    expect(projects([`（一）${park}`, "2．园区二。选址在城西。", `（二）${home}`])).toEqual([
      "1 创业园建设项目",
      "2 暖心小屋项目",
    ]);
  });
});
