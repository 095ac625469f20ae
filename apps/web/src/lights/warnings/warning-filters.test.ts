import { describe, expect, test } from "vitest";
import { exampleTarget } from "../../targets/example-target.ts";
import { filterWarnings, offeredOwners } from "./warning-filters.ts";

const { light } = exampleTarget();
const health = { id: "health", name: "卫生健康委员会" };
const rows = [
  exampleTarget({ id: "t1", light: { ...light, light: "red" }, organisation: health }),
  exampleTarget({ id: "t2", planId: "p2", planTitle: "儿童规划", light: { ...light, light: "green" } }),
  exampleTarget({ id: "t3", light: { ...light, light: null } }),
];
const none = new Set<string>();
const ids = (filters: Parameters<typeof filterWarnings>[1], supervised: ReadonlySet<string> = none) =>
  filterWarnings(rows, filters, supervised).map(({ id }) => id);

describe("the filters of the early warnings", () => {
  test("by light, targets without any among them", () => {
    expect(ids({})).toEqual(["t1", "t2", "t3"]);
    expect(ids({ light: "red" })).toEqual(["t1"]);
    expect(ids({ light: "none" })).toEqual(["t3"]);
  });
  test("by plan and by who answers", () => {
    expect(ids({ plan: "p2" })).toEqual(["t2"]);
    expect(ids({ organisation: "health" })).toEqual(["t1"]);
    expect([...offeredOwners(rows).organisations]).toEqual([["health", "卫生健康委员会"]]);
  });
  test("by whether somebody has been written to", () => {
    expect(ids({ matter: "open" }, new Set(["t2"]))).toEqual(["t2"]);
    expect(ids({ matter: "none" }, new Set(["t2"]))).toEqual(["t1", "t3"]);
  });
});
