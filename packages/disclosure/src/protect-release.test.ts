import { array, assert, constantFrom, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { isKnownBelow, readEverything } from "./attack/attacker.ts";
import { densities, drawFrom, drawTable, tableShapes } from "./attack/random-tables.ts";
import { type Protection, protectRelease } from "./protect-release.ts";
import { type ProtectedTable, type ReleaseTable, withheldMark } from "./release-table.ts";
import { withMargins } from "./with-margins.ts";

const k = 5;
const city = {
  code: "area",
  categories: [{ code: "c1" }, { code: "c2" }, { code: "c3" }, { code: "city", parts: ["c1", "c2", "c3"] }],
};

function cityTable(counts: readonly number[], changes: Partial<ReleaseTable> = {}): ReleaseTable {
  const cells = counts.map((count, index) => ({ at: { area: `c${index + 1}` }, count }));
  const table: ReleaseTable = {
    id: "r1",
    measure: "cases",
    kind: "count",
    dimensions: [city],
    cells,
    ...changes,
  };
  return withMargins(table, [["area"]]);
}

function protectedOf(protection: Protection): ProtectedTable {
  if (protection.status === "refused") throw new Error(JSON.stringify(protection.faults));
  return protection.table;
}

const shown = (table: ProtectedTable) =>
  table.cells.map((cell) =>
    cell.status === "withheld" ? "–" : cell.of === undefined ? cell.count : [cell.count, cell.of],
  );

describe("a year's figure of a city and its counties", () => {
  test("hides a second county with a small one, and keeps the city's total", () => {
    expect(shown(protectedOf(protectRelease(cityTable([3, 20, 41]), { k })))).toEqual(["–", "–", 41, 64]);
  });

  test("is told whole where nothing is small", () => {
    expect(shown(protectedOf(protectRelease(cityTable([0, 20, 41]), { k })))).toEqual([0, 20, 41, 61]);
  });

  test("hides two small ones only with a third, or with the total, where together they are known to be few", () => {
    expect(shown(protectedOf(protectRelease(cityTable([3, 4, 41]), { k })))).toEqual(["–", "–", 41, 48]);
    const few = protectRelease(cityTable([1, 2, 41]), { k });
    expect(few).toMatchObject({ primary: 2, secondary: 1 });
    expect(protectedOf(few).cells.filter(({ status }) => status === "published")).toHaveLength(1);
  });

  test("is withheld whole where the city itself is small", () => {
    expect(shown(protectedOf(protectRelease(cityTable([1, 0, 2]), { k })))).toEqual(["–", 0, "–", "–"]);
  });

  test("bears one neutral mark for what is withheld, without any bound", () => {
    const { cells } = protectedOf(protectRelease(cityTable([3, 20, 41]), { k }));
    expect(cells.slice(0, 2).map((cell) => Object.keys(cell))).toEqual([
      ["at", "status"],
      ["at", "status"],
    ]);
    expect(withheldMark).toEqual({ zh: "保密", en: "withheld" });
  });

  test("of one county alone is withheld with it: one would tell the other", () => {
    const one = { code: "area", categories: [{ code: "c1" }, { code: "city", parts: ["c1"] }] };
    expect(shown(protectedOf(protectRelease(cityTable([3], { dimensions: [one] }), { k })))).toEqual([
      "–",
      "–",
    ]);
    expect(shown(protectedOf(protectRelease(cityTable([30], { dimensions: [one] }), { k })))).toEqual([
      30, 30,
    ]);
  });
});

describe("a zero", () => {
  test("is told, or protected like a small number where the rules say so", () => {
    const table = cityTable([0, 20, 41]);
    expect(shown(protectedOf(protectRelease(table, { k, zeros: "withhold" })))).toEqual(["–", "–", 41, 61]);
  });

  test("that everybody knows is told always, and protects nobody", () => {
    const table = cityTable([0, 3, 20]);
    const cells = table.cells.map((cell) => (cell.count === 0 ? { ...cell, isStructuralZero: true } : cell));
    expect(shown(protectedOf(protectRelease({ ...table, cells }, { k, zeros: "withhold" })))).toEqual([
      0,
      "–",
      "–",
      23,
    ]);
  });
});

describe("a rate", () => {
  const rates = (pairs: readonly (readonly [number, number])[]): ReleaseTable => {
    const cells = pairs.map(([count, of], index) => ({ at: { area: `c${index + 1}` }, count, of }));
    return withMargins({ id: "r1", measure: "rate", kind: "rate", dimensions: [city], cells }, [["area"]]);
  };

  test.each([
    ["numerator", [3, 100], ["–", [20, 90], "–", [63, 270]]],
    ["rest", [97, 100], ["–", [20, 90], "–", [157, 270]]],
  ] as const)("is withheld where its %s is small, and another with it", (_, [count, of], expected) => {
    const table = rates([
      [count, of],
      [20, 90],
      [40, 80],
    ]);
    expect(shown(protectedOf(protectRelease(table, { k })))).toEqual(expected);
  });

  test("is withheld where its denominator is small, even of none", () => {
    const table = rates([
      [0, 4],
      [20, 90],
      [40, 80],
    ]);
    const { cells } = protectedOf(protectRelease(table, { k }));
    expect(cells[0]).toEqual({ at: { area: "c1" }, status: "withheld" });
    expect(cells.filter(({ status }) => status === "withheld").length).toBeGreaterThan(1);
  });

  test("of none or of all is told, unless zeros are withheld", () => {
    const table = rates([
      [0, 100],
      [90, 90],
      [40, 80],
    ]);
    expect(shown(protectedOf(protectRelease(table, { k })))).toEqual([
      [0, 100],
      [90, 90],
      [40, 80],
      [130, 270],
    ]);
    expect(protectRelease(table, { k, zeros: "withhold" })).toMatchObject({ primary: 2 });
  });

  test("cannot be worked out by somebody who has all denominators from elsewhere", () => {
    const part = { code: "part", categories: [{ code: "in" }, { code: "rest" }] };
    const pair = integer({ min: 0, max: 30 }).chain((of) =>
      integer({ min: 0, max: of }).map((count) => [count, of] as const),
    );
    assert(
      property(array(pair, { minLength: 3, maxLength: 3 }), (pairs) => {
        const table = rates(pairs);
        const told = protectedOf(protectRelease(table, { k }));
        const bases = table.cells.flatMap(({ at, of = 0 }) =>
          of === 0 || of >= k ? [{ at, status: "published" as const, count: of }] : [],
        );
        const numerators = told.cells.flatMap((cell): ProtectedTable["cells"] =>
          cell.status === "withheld"
            ? []
            : [{ at: { ...cell.at, part: "in" }, status: "published", count: cell.count }],
        );
        const before = readEverything([city, part], [{ ...told, cells: bases }]);
        const after = readEverything([city, part], [{ ...told, cells: [...bases, ...numerators] }]);
        const small = table.cells
          .flatMap(({ at, count, of = 0 }) => [
            { value: count, place: { ...at, part: "in" } },
            { value: of - count, place: { ...at, part: "rest" } },
            { value: of, place: at },
          ])
          .filter(({ value }) => value > 0 && value < k);
        for (const { place } of small) {
          // What the denominators alone give away no release can hide.
          expect(isKnownBelow(after, place, k)).toBe(isKnownBelow(before, place, k));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("laws of a protected table", () => {
  const anyTable = [
    constantFrom(...tableShapes),
    constantFrom(...densities),
    integer({ min: 0, max: 1_000_000 }),
  ] as const;

  test("what it tells is true, the same every time, and of the same cells in the same order", () => {
    assert(
      property(...anyTable, (shape, density, seed) => {
        const table = drawTable(shape, density, drawFrom(seed));
        const told = protectedOf(protectRelease(table, { k }));
        expect(told.cells.map(({ at }) => at)).toEqual(table.cells.map(({ at }) => at));
        const changed = told.cells.filter(
          (cell, index) => cell.status === "published" && cell.count !== table.cells[index]?.count,
        );
        expect(changed).toEqual([]);
        expect(protectedOf(protectRelease(table, { k }))).toEqual(told);
      }),
      { numRuns: 20 },
    );
  });

  // Which cells are hidden for the sake of others may differ, since the ledger narrows what is left to choose from.
  test("released again beside itself it gives nothing away", () => {
    assert(
      property(...anyTable, (shape, density, seed) => {
        const table = drawTable(shape, density, drawFrom(seed));
        const told = protectedOf(protectRelease(table, { k }));
        const again = protectRelease({ ...table, id: "again" }, { k }, [{ table: told, k }]);
        // refused is as safe as protected
        if (again.status === "refused") return;
        expect(again).toMatchObject({ exposed: [] });
        const small = table.cells
          .filter(({ count }) => count > 0 && count < k)
          .map(({ at }) => JSON.stringify(at));
        const hidden = new Set(
          again.table.cells.filter(({ status }) => status === "withheld").map(({ at }) => JSON.stringify(at)),
        );
        expect(small.filter((at) => !hidden.has(at))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test("its cells and categories in another order are as safe", () => {
    assert(
      property(...anyTable, (shape, density, seed) => {
        const table = drawTable(shape, density, drawFrom(seed));
        const turned: ReleaseTable = {
          ...table,
          cells: table.cells.toReversed(),
          dimensions: table.dimensions
            .toReversed()
            .map(({ code, categories }) => ({ code, categories: categories.toReversed() })),
        };
        const told = protectedOf(protectRelease(turned, { k }));
        const knowledge = readEverything(turned.dimensions, [told]);
        const small = turned.cells.filter(({ count }) => count > 0 && count < k);
        expect(small.filter(({ at }) => isKnownBelow(knowledge, at, k))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  test("another k protects up to that number", () => {
    assert(
      property(integer({ min: 2, max: 12 }), integer({ min: 0, max: 1_000_000 }), (least, seed) => {
        const table = drawTable("4×4", "some", drawFrom(seed), { k: least });
        const told = protectedOf(protectRelease(table, { k: least }));
        const knowledge = readEverything(table.dimensions, [told]);
        const small = table.cells.filter(({ count }) => count > 0 && count < least);
        expect(small.filter(({ at }) => isKnownBelow(knowledge, at, least))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});
