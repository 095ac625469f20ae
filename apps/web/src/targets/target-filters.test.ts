import type { TargetRow } from "@halfsky/api-contract";
import { describe, expect, test } from "vitest";
import { exampleTarget } from "./example-target.ts";
import { filterTargets, offeredValues } from "./target-filters.ts";

const rows: readonly TargetRow[] = [
  exampleTarget({
    id: "a",
    name: "产前筛查率",
    nameEn: "Prenatal screening rate",
    domain: "健康",
    nature: "约束性",
  }),
  exampleTarget({ id: "b", name: "婚前医学检查率", domain: "健康", nature: "预期性" }),
  exampleTarget({
    id: "c",
    name: "高中阶段毛入学率",
    domain: null,
    nature: "约束性",
    decision: {
      status: "met",
      proposed: "off-track",
      reason: "查证属实",
      revision: 1,
      decided: { by: "林望晴", at: "2025-03-01T00:00:00.000Z" },
    },
  }),
];
const ids = (list: readonly TargetRow[]) => list.map(({ id }) => id);

describe("filters of the table of targets", () => {
  test("all filters must hold together", () => {
    expect(ids(filterTargets(rows, { domain: "健康", nature: "约束性" }))).toEqual(["a"]);
  });
  test("a signed status counts before the machine's", () => {
    expect(ids(filterTargets(rows, { status: "met" }))).toEqual(["c"]);
    expect(ids(filterTargets(rows, { status: "off-track" }))).toEqual(["a", "b"]);
  });
  test("every word of the query must stand in one of the names, whatever its case", () => {
    expect(ids(filterTargets(rows, { query: "SCREENING 产前" }))).toEqual(["a"]);
    expect(ids(filterTargets(rows, { query: "筛查 婚前" }))).toEqual([]);
  });
  test("a target without a domain is found under the empty domain", () => {
    expect(ids(filterTargets(rows, { domain: "" }))).toEqual(["c"]);
  });
  test("a filter offers only what the other filters leave", () => {
    expect([...offeredValues(rows, { domain: "健康", nature: "约束性" }, "nature")]).toEqual([
      "约束性",
      "预期性",
    ]);
    expect([...offeredValues(rows, { nature: "预期性" }, "domain")]).toEqual(["健康"]);
  });
});
