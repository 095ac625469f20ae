import { array, assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import type { ProtectedTable, ReleaseTable } from "../release-table.ts";
import { withMargins } from "../with-margins.ts";
import { isExactlyKnown, isKnownBelow, readEverything } from "./attacker.ts";
import { hideInOnePass } from "./one-pass.ts";
import { drawFrom, drawTable } from "./random-tables.ts";

const dimensions = [
  { code: "area", categories: [{ code: "a" }, { code: "b" }] },
  { code: "type", categories: [{ code: "x" }, { code: "y" }, { code: "z" }] },
];
const places = ["a", "b"].flatMap((area) => ["x", "y", "z"].map((type) => ({ area, type })));

function tableOf(counts: readonly number[]): ReleaseTable {
  const cells = places.map((at, index) => ({ at, count: counts[index] ?? 0 }));
  return withMargins({ id: "t", measure: "m", kind: "count", dimensions, cells }, [["area"], ["type"], []]);
}

function withHidden(table: ReleaseTable, isHidden: (cell: number) => boolean): ProtectedTable {
  const cells = table.cells.map(({ at, count }, index) =>
    isHidden(index) ? { at, status: "withheld" as const } : { at, status: "published" as const, count },
  );
  return { ...table, cells };
}

/** All tables of a grand total whose published cells are the same. */
function agreeing(table: ProtectedTable, total: number): readonly ReleaseTable[] {
  const found: ReleaseTable[] = [];
  const fill = (counts: readonly number[], left: number): void => {
    if (counts.length === places.length - 1) {
      const other = tableOf([...counts, left]);
      const isSame = table.cells.every(
        (cell, index) => cell.status === "withheld" || cell.count === other.cells[index]?.count,
      );
      if (isSame) found.push(other);
      return;
    }
    for (let count = 0; count <= left; count += 1) fill([...counts, count], left - count);
  };
  fill([], total);
  return found;
}

describe("the attacker of the suite", () => {
  test("knows what trying all tables shows, no more and no less", () => {
    const counts = array(integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 });
    const hidden = array(integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 7 });
    assert(
      property(counts, hidden, (drawn, hiding) => {
        // The grand total, the last cell, stays published.
        const table = tableOf(drawn);
        const total = drawn.reduce((a, b) => a + b, 0);
        if (total > 6) return;
        const known = withHidden(table, (cell) => hiding.includes(cell));
        const all = agreeing(known, total);
        const knowledge = readEverything(dimensions, [known]);
        for (const [index, { at }] of table.cells.entries()) {
          const values = all.map(({ cells }) => cells[index]?.count ?? 0);
          expect(isKnownBelow(knowledge, at, 3)).toBe(values.every((value) => value < 3));
          expect(!isExactlyKnown(knowledge, at) || new Set(values).size === 1).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("solves most tables that were suppressed in one pass", () => {
    const draw = drawFrom(1);
    const solved = Array.from({ length: 40 }, () => drawTable("5×6", "few", draw)).filter((table) => {
      const hidden = hideInOnePass(table, 5);
      const knowledge = readEverything(table.dimensions, [withHidden(table, (cell) => hidden.has(cell))]);
      return table.cells.some(({ at, count }) => count > 0 && count < 5 && isExactlyKnown(knowledge, at));
    });
    expect(solved.length).toBeGreaterThan(28);
  });
});
