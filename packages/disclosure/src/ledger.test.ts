import { array, assert, constantFrom, integer, property, shuffledSubarray } from "fast-check";
import { describe, expect, test } from "vitest";
import { isKnownBelow, readEverything } from "./attack/attacker.ts";
import { auditRelease } from "./audit-release.ts";
import { type Protection, protectRelease } from "./protect-release.ts";
import type {
  CellPlace,
  LedgerEntry,
  ProtectedTable,
  ReleaseCell,
  ReleaseDimension,
  ReleaseTable,
} from "./release-table.ts";

const k = 5;
const counties = ["c1", "c2", "c3", "c4"];
const area: ReleaseDimension = {
  code: "area",
  categories: [
    ...counties.map((code) => ({ code })),
    { code: "city", parts: counties },
    { code: "centre", parts: ["c1", "c2"] },
    { code: "east", parts: ["c2", "c3"] },
  ],
};
const sex = { code: "sex", categories: [{ code: "f" }, { code: "m" }] };
const month: ReleaseDimension = {
  code: "month",
  categories: [
    { code: "01" },
    { code: "02" },
    { code: "03" },
    { code: "01-02", parts: ["01", "02"] },
    { code: "01-03", parts: ["01", "02", "03"] },
  ],
};
const finest = counties.flatMap((county) =>
  ["f", "m"].flatMap((one) => ["01", "02", "03"].map((when) => ({ area: county, sex: one, month: when }))),
);

/** What is counted in a place of the joint table, by 24 figures of its finest cells. */
function countAt(figures: readonly number[], at: CellPlace): number {
  const covers = (dimension: ReleaseDimension, code: string | undefined, leaf: string): boolean => {
    if (code === undefined || code === leaf) return true;
    const own = dimension.categories.find((category) => category.code === code);
    return own?.parts?.includes(leaf) ?? false;
  };
  return finest.reduce((sum, place, index) => {
    const isIn =
      covers(area, at["area"], place.area) &&
      covers(month, at["month"], place.month) &&
      (at["sex"] ?? place.sex) === place.sex;
    return isIn ? sum + (figures[index] ?? 0) : sum;
  }, 0);
}

function release(id: string, figures: readonly number[], places: readonly CellPlace[]): ReleaseTable {
  const cells = places.map((at): ReleaseCell => ({ at, count: countAt(figures, at) }));
  return { id, measure: "cases", kind: "count", dimensions: [area, sex, month], cells };
}

function protectedOf(protection: Protection): ProtectedTable {
  if (protection.status === "refused") throw new Error(JSON.stringify(protection.faults));
  return protection.table;
}

/** Releases one after the other, each knowing those before. */
function releaseAll(figures: readonly number[], tables: readonly (readonly CellPlace[])[]): LedgerEntry[] {
  const past: LedgerEntry[] = [];
  for (const [number, places] of tables.entries()) {
    const table = protectedOf(protectRelease(release(`r${number}`, figures, places), { k }, past));
    past.push({ table, k });
  }
  return past;
}

/** All figures 20, but some. */
const figuresWith = (changes: Readonly<Record<number, number>>): number[] =>
  finest.map((_, index) => changes[index] ?? 20);
const each = (codes: readonly string[], make: (code: string) => CellPlace): CellPlace[] => codes.map(make);

describe("a past release", () => {
  test("of two months keeps the third month's few cases from being told by three months", () => {
    // All of the third month in county 1: one woman, two men.
    const figures = figuresWith({ 2: 1, 5: 2 });
    const before = each(counties, (code) => ({ area: code, month: "01-02" }));
    const after = each(counties, (code) => ({ area: code, month: "01-03" }));
    const asked = [...after, { area: "c1", month: "03" }];
    const [, second] = releaseAll(figures, [before, asked]);
    expect(second?.table.cells[4]?.status).toBe("withheld");
    expect(second?.table.cells[0]?.status).toBe("withheld");
    const alone = protectedOf(protectRelease(release("r", figures, after), { k }));
    expect(alone.cells.every(({ status }) => status === "published")).toBe(true);
  });

  test("that withheld a county is not undone by the total of its city", () => {
    const figures = figuresWith({ 0: 1, 1: 0, 2: 0, 3: 1, 4: 1, 5: 0 });
    const [first, second] = releaseAll(figures, [
      each(counties, (code) => ({ area: code })),
      [{ area: "city" }],
    ]);
    expect(first?.table.cells.map(({ status }) => status)).toEqual([
      "withheld",
      "published",
      "published",
      "published",
    ]);
    expect(second?.table.cells[0]?.status).toBe("withheld");
  });

  test("with figures that were corrected since is a fault, and none where it is marked as corrected", () => {
    const [old] = releaseAll(figuresWith({}), [each(counties, (code) => ({ area: code }))]);
    const table = release(
      "new",
      figuresWith({ 0: 3 }),
      each(counties, (code) => ({ area: code })),
    );
    if (!old) throw new Error("nothing was released");
    expect(protectRelease(table, { k }, [old])).toMatchObject({
      status: "refused",
      faults: [{ code: "contradicts-past-release", at: { area: "c1" } }],
    });
    expect(protectRelease(table, { k }, [{ ...old, isCorrected: true }])).toMatchObject({
      status: "protected",
    });
  });

  test("of another measure or another year does not matter", () => {
    const table = release(
      "new",
      figuresWith({ 0: 3 }),
      each(counties, (code) => ({ area: code, month: "01", sex: "f" })),
    );
    const [other] = releaseAll(figuresWith({ 0: 4 }), [each(counties, (code) => ({ area: code }))]);
    if (!other) throw new Error("nothing was released");
    const past = [{ ...other, table: { ...other.table, measure: "calls" } }];
    expect(protectRelease(table, { k }, past)).toEqual(protectRelease(table, { k }));
  });

  test("that told a small figure by mistake is named, and the figure withheld now", () => {
    const figures = figuresWith({ 0: 3 });
    const places = each(counties, (code) => ({ area: code, month: "01", sex: "f" }));
    const open = release("old", figures, places);
    const cells = open.cells.map((cell) => ({ ...cell, status: "published" as const }));
    const told = protectRelease(release("new", figures, places), { k }, [{ table: { ...open, cells }, k }]);
    expect(told).toMatchObject({ status: "protected", exposed: [places[0]] });
    expect(protectedOf(told).cells.map(({ status }) => status)).toEqual([
      "withheld",
      "published",
      "published",
      "published",
    ]);
  });
});

describe("an attacker with all releases", () => {
  const anyTable = constantFrom<readonly CellPlace[]>(
    each([...counties, "city"], (code) => ({ area: code })),
    each([...counties, "city"], (code) => ({ area: code, month: "01-02" })),
    each([...counties, "city"], (code) => ({ area: code, month: "01-03" })),
    each(["centre", "east"], (code) => ({ area: code })),
    counties.flatMap((code) => each(["f", "m"], (one) => ({ area: code, sex: one }))),
    ["01", "02", "03"].flatMap((when) => each(["f", "m"], (one) => ({ month: when, sex: one }))),
    each(counties, (code) => ({ area: code, sex: "f", month: "03" })),
  );
  const anyFigures = array(constantFrom(0, 0, 0, 1, 1, 2, 3, 8, 20), { minLength: 24, maxLength: 24 });

  test("learns no small cell of any, whatever was released before what", () => {
    assert(
      property(anyFigures, array(anyTable, { minLength: 2, maxLength: 3 }), (figures, tables) => {
        const entries = releaseAll(figures, tables);
        const knowledgeOf = (count: number) =>
          readEverything(
            [area, sex, month],
            entries.slice(0, count).map(({ table }) => table),
          );
        const all = knowledgeOf(entries.length);
        const found = tables.flatMap((places, number) =>
          places.filter((at) => {
            const count = countAt(figures, at);
            if (count === 0 || count >= k || !isKnownBelow(all, at, k)) return false;
            // What was given away before anybody asked to protect it cannot be taken back.
            return !isKnownBelow(knowledgeOf(number), at, k);
          }),
        );
        expect(found).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe("the audit", () => {
  test("tells the interval of each withheld cell, as trying every figure does", () => {
    const figures = array(integer({ min: 0, max: 6 }), { minLength: 24, maxLength: 24 });
    const hiding = shuffledSubarray([0, 1, 2, 3, 4], { minLength: 1, maxLength: 4 });
    assert(
      property(figures, hiding, (drawn, hidden) => {
        const asked = release(
          "r",
          drawn,
          each([...counties, "city"], (code) => ({ area: code })),
        );
        const cells = asked.cells.map(({ at, count }, index) =>
          hidden.includes(index)
            ? { at, status: "withheld" as const }
            : { at, status: "published" as const, count },
        );
        const audit = auditRelease([{ table: { ...asked, cells }, k }]);
        const hiddenCounties = hidden.filter((index) => index < 4);
        const rest = hiddenCounties.reduce((sum, index) => sum + (asked.cells[index]?.count ?? 0), 0);
        const shownSum = (asked.cells[4]?.count ?? 0) - rest;
        const interval = (index: number): readonly [number, number | null] => {
          if (index === 4) return [shownSum, hiddenCounties.length === 0 ? shownSum : null];
          if (hidden.includes(4)) return [0, null];
          return hiddenCounties.length === 1 ? [rest, rest] : [0, rest];
        };
        const expected = [...hidden].toSorted((a, b) => a - b).map(interval);
        const found =
          audit.status === "audited" ? audit.cells.map(({ lowest, highest }) => [lowest, highest]) : [];
        expect(found).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test("names what is exact and what is known to be small", () => {
    const asked = release(
      "r",
      figuresWith({}),
      each([...counties, "city"], (code) => ({ area: code })),
    );
    const counts = [3, 100, 1, 100, 204];
    const show = (hidden: readonly number[]): LedgerEntry => {
      const cells = asked.cells.map(({ at }, index) =>
        hidden.includes(index)
          ? { at, status: "withheld" as const }
          : { at, status: "published" as const, count: counts[index] ?? 0 },
      );
      return { table: { ...asked, cells }, k };
    };
    expect(auditRelease([show([0])])).toMatchObject({ cells: [{ lowest: 3, highest: 3, finding: "exact" }] });
    expect(auditRelease([show([0, 2])])).toMatchObject({
      cells: [
        { lowest: 0, highest: 4, finding: "known-small" },
        { lowest: 0, highest: 4, finding: "known-small" },
      ],
    });
    expect(auditRelease([show([0, 1])])).toMatchObject({
      cells: [{ finding: "hidden" }, { finding: "hidden" }],
    });
    expect(auditRelease([])).toEqual({ status: "audited", cells: [] });
  });

  test("finds what linear bounds miss: whole numbers alone make a three-way cell small", () => {
    const three = ["a", "b", "c"].map((code) => ({
      code,
      categories: [{ code: "0" }, { code: "1" }, { code: "2" }],
    }));
    const places = ["0", "1", "2"].flatMap((a) =>
      ["0", "1", "2"].flatMap((b) => ["0", "1", "2"].map((c) => ({ a, b, c }))),
    );
    // Every line of two dimensions adds up to 1: only Latin squares fit, and in each a cell is 0 or 1.
    const margins = [
      ["a", "b"],
      ["a", "c"],
      ["b", "c"],
    ].flatMap(([one = "", other = ""]) =>
      ["0", "1", "2"].flatMap((x) => ["0", "1", "2"].map((y) => ({ [one]: x, [other]: y }))),
    );
    const cells: ProtectedTable["cells"] = [
      ...places.map((at) => ({ at, status: "withheld" as const })),
      ...margins.map((at) => ({ at, status: "published" as const, count: 1 })),
    ];
    const table: ProtectedTable = { id: "latin", measure: "m", kind: "count", dimensions: three, cells };
    const audit = auditRelease([{ table, k }]);
    expect(
      audit.status === "audited" ? new Set(audit.cells.map(({ highest }) => highest)) : undefined,
    ).toEqual(new Set([1]));
  });
});
