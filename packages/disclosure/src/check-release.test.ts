import { describe, expect, test } from "vitest";
import { protectRelease } from "./protect-release.ts";
import type { ReleaseTable } from "./release-table.ts";
import { withMargins } from "./with-margins.ts";

const area = { code: "area", categories: [{ code: "a" }, { code: "b" }, { code: "all", parts: ["a", "b"] }] };
const table: ReleaseTable = {
  id: "r1",
  measure: "cases",
  kind: "count",
  dimensions: [area],
  cells: [
    { at: { area: "a" }, count: 10 },
    { at: { area: "b" }, count: 20 },
  ],
};

function faultsOf(
  changed: Partial<ReleaseTable>,
  rules: Parameters<typeof protectRelease>[1] = { k: 5 },
): readonly string[] {
  const told = protectRelease({ ...table, ...changed }, rules);
  return told.status === "refused" ? told.faults.map(({ code }) => code) : [];
}

describe("a table that cannot be released", () => {
  test("is refused with all its faults, in both languages", () => {
    const cells = [
      { at: { area: "z" }, count: 1 },
      { at: { area: "a" }, count: -1 },
      { at: { area: "a" }, count: 1.5 },
      { at: { area: "b" }, count: 1, of: 3 },
      { at: { area: "all" }, count: 1, isStructuralZero: true },
    ];
    const told = protectRelease({ ...table, measure: " ", cells }, { k: 1, effort: 0 });
    const faults = told.status === "refused" ? told.faults : [];
    expect(faults.map(({ code }) => code)).toEqual([
      "bad-rules",
      "bad-rules",
      "bad-dimension",
      "bad-cell",
      "bad-cell",
      "bad-cell",
      "bad-cell",
      "bad-cell",
      "bad-cell",
    ]);
    expect(faults.filter(({ message: { zh, en } }) => zh === "" || en === "")).toEqual([]);
  });

  test.each([
    ["no category", [{ code: "area", categories: [] }]],
    ["a category twice", [{ code: "area", categories: [{ code: "a" }, { code: "b" }, { code: "a" }] }]],
    ["unknown parts", [{ code: "area", categories: [{ code: "a" }, { code: "b", parts: ["x"] }] }]],
    [
      "parts in a circle",
      [
        {
          code: "area",
          categories: [
            { code: "a", parts: ["b"] },
            { code: "b", parts: ["a"] },
          ],
        },
      ],
    ],
    [
      "parts that overlap",
      [{ code: "area", categories: [...area.categories, { code: "x", parts: ["all", "a"] }] }],
    ],
    ["a dimension twice", [area, area]],
    ["a code of ours", [area, { code: "#part", categories: [{ code: "in" }] }]],
  ])("has a dimension with %s", (_, dimensions) => {
    expect(faultsOf({ dimensions })).toContain("bad-dimension");
  });

  test("has a margin that is not the sum of its parts", () => {
    expect(faultsOf({ cells: [...table.cells, { at: { area: "all" }, count: 31 }] })).toEqual([
      "sum-differs",
    ]);
    expect(
      faultsOf({
        cells: [
          { at: { area: "a" }, count: 40 },
          { at: { area: "all" }, count: 31 },
        ],
      }),
    ).toEqual(["sum-differs"]);
  });

  test("is a rate without a denominator, or with one that is smaller than its numerator", () => {
    expect(faultsOf({ kind: "rate" })).toEqual(["bad-cell", "bad-cell"]);
    expect(faultsOf({ kind: "rate", cells: [{ at: { area: "a" }, count: 9, of: 8 }] })).toEqual(["bad-cell"]);
  });

  test("has more combinations than can be audited", () => {
    const wide = ["x", "y", "z"].map((code) => ({
      code,
      categories: Array.from({ length: 40 }, (_, index) => ({ code: `${index}` })),
    }));
    const cells = Array.from({ length: 40 }, (_, index) => ({
      at: { x: `${index}`, y: `${index}`, z: `${index}` },
      count: 9,
    }));
    expect(faultsOf({ dimensions: wide, cells })).toEqual(["too-large"]);
  });

  test("is not one without cells", () => {
    expect(faultsOf({ cells: [] })).toEqual([]);
  });
});

describe("margins", () => {
  test("are added where all their parts are there, and cells that stand already stay", () => {
    const stated = { ...table, cells: [...table.cells, { at: {}, count: 30 }] };
    expect(withMargins(stated, [["area"], []]).cells).toEqual([
      ...stated.cells,
      { at: { area: "all" }, count: 30 },
    ]);
    const partial = { ...table, cells: table.cells.slice(1) };
    expect(withMargins(partial, [["area"], []])).toEqual(partial);
    expect(() => withMargins(table, [["sex"]])).toThrow(RangeError);
  });
});
