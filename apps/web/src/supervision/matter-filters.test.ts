import { describe, expect, test } from "vitest";
import { exampleMatter } from "./example-matter.ts";
import { filterMatters, offeredMatterValues, serverFilters } from "./matter-filters.ts";

const matters = [
  exampleMatter({ id: "a", state: "explaining", overdue: true }),
  exampleMatter({ id: "b", state: "rectifying", light: "red", currentLight: "green", year: 2025 }),
  exampleMatter({
    id: "c",
    state: "closed",
    currentLight: null,
    light: null,
    organisation: { id: "yunting-health", name: "云汀市卫生健康委员会" },
  }),
];
const ids = (filters: Parameters<typeof filterMatters>[1]) =>
  filterMatters(matters, filters).map(({ id }) => id);

describe("the filters of the list of matters", () => {
  test("without any, everything stands in its order", () => {
    expect(ids({})).toEqual(["a", "b", "c"]);
  });
  test("what is overdue is in hand as well", () => {
    expect(ids({ due: "overdue" })).toEqual(["a"]);
    expect(ids({ due: "open" })).toEqual(["a", "b"]);
    expect(ids({ due: "closed" })).toEqual(["c"]);
  });
  test("the light is the one of today", () => {
    expect(ids({ light: "green" })).toEqual(["b"]);
    expect(ids({ light: "red" })).toEqual(["a"]);
  });
  test("several hold together", () => {
    expect(ids({ due: "open", year: "2025" })).toEqual(["b"]);
    expect(ids({ organisation: "yunting-health", due: "open" })).toEqual([]);
  });
  test("only values that lead somewhere are offered", () => {
    expect([...offeredMatterValues(matters, { due: "closed" }, "organisation")]).toEqual(["yunting-health"]);
    expect([...offeredMatterValues(matters, { due: "closed" }, "light")]).toEqual([]);
  });
  test("the workbook is asked for in the words of the server", () => {
    expect(serverFilters({ due: "overdue", year: "2024" })).toEqual({ overdue: "true", year: "2024" });
    expect(serverFilters({ due: "closed" })).toEqual({ open: "false" });
    expect(serverFilters({ state: "closed" })).toEqual({ state: "closed" });
  });
});
