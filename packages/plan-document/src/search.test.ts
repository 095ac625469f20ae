import { describe, expect, test } from "vitest";
import { buildContent, buildDomain, buildPart } from "./content-builder.ts";
import { searchPlan } from "./search.ts";

const plan = buildContent();

describe("searching a plan", () => {
  test("finds the parts that hold every word, in the order of the document", () => {
    expect(searchPlan(plan, "筛查率 产前").map(({ part, partId }) => [part, partId])).toEqual([
      ["measure", "d1.m1"],
      ["target", "d1.m1.t0"],
    ]);
  });

  test("finds nothing where one word is missing, and nothing for no words", () => {
    expect(searchPlan(plan, "产前 高铁")).toEqual([]);
    expect(searchPlan(plan, " 　 ")).toEqual([]);
  });

  test("does not mind full width and letter case", () => {
    const text = "建设Ｗｉｆｉ覆盖的社区服务站，面积达到８０平方米。";
    const found = searchPlan(
      buildContent({ projects: [buildPart({ id: "x1", title: "服务站", text })] }),
      "wifi 80",
    );
    expect(found.map(({ partId }) => partId)).toEqual(["x1"]);
  });

  test("cuts the excerpt around the first hit, never through a character", () => {
    const text = `${"𠮷".repeat(60)}要找的词${"𠮷".repeat(60)}`;
    const domain = buildDomain({ id: "d1", objectives: [buildPart({ id: "d1.o1", text })], measures: [] });
    const [hit] = searchPlan(buildContent({ domains: [domain] }), "要找的词");
    expect(hit?.excerpt).toMatch(/^…𠮷+要找的词𠮷+…$/u);
  });

  test("does not show what was struck out", () => {
    const indicators = plan.indicators.map((row) => ({ ...row, struck: true }));
    expect(searchPlan(buildContent({ indicators }), "预期寿命")).toEqual([]);
  });
});
