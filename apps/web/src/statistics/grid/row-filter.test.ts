import { describe, expect, test } from "vitest";
import { exampleCell } from "./example-cell.ts";
import { exampleGridCell } from "./example-grid-cell.ts";
import type { GridRow } from "./grid-view.ts";
import { keepRows } from "./row-filter.ts";

const row = (key: string, mayWrite: boolean): GridRow => ({
  key,
  title: key,
  unit: "%",
  group: null,
  cells: [exampleGridCell({ key, mayWrite })],
});
const rows = [
  row("empty", true),
  row("foreign", false),
  row("filled", true),
  row("said", true),
  row("due", true),
];
const stored = new Map([
  ["filled", exampleCell()],
  ["said", exampleCell({ value: null, missing: "withheld" })],
  ["due", exampleCell({ value: null, missing: "not-yet-reported" })],
]);
const kept = (filter: Parameters<typeof keepRows>[1]) => [
  ...keepRows(rows, filter, (key) => stored.get(key), new Map([["filled", []]])),
];

describe("the rows that are shown", () => {
  test("still to fill in: the person's own cells without figure, and those said to be not yet reported", () => {
    expect(kept("empty")).toEqual(["empty", "due"]);
  });
  test("with a remark of the checks, or the person's own", () => {
    expect(kept("findings")).toEqual(["filled"]);
    expect(kept("mine")).toEqual(["empty", "filled", "said", "due"]);
    expect(kept("all")).toHaveLength(5);
  });
});
