import { describe, expect, test } from "vitest";
import { protectRelease } from "../protect-release.ts";
import { isExactlyKnown, isKnownBelow, readEverything } from "./attacker.ts";
import { hideInOnePass } from "./one-pass.ts";
import { densities, drawFrom, drawTable, tableShapes } from "./random-tables.ts";

const k = 5;
const tablesOfDensity = 42;

/** 8 shapes × 3 densities × 42 tables. */
describe("an attacker who solves 1,008 random tables exactly", () => {
  test.each(tableShapes)(
    "learns no small cell of %s, and little more is withheld than in one pass",
    (shape) => {
      let [ours, onePass] = [0, 0];
      for (const [index, density] of densities.entries()) {
        const draw = drawFrom(1000 * tableShapes.indexOf(shape) + index);
        for (let number = 0; number < tablesOfDensity; number += 1) {
          const table = drawTable(shape, density, draw, { k });
          const protection = protectRelease(table, { k });
          if (protection.status !== "protected") throw new Error(JSON.stringify(protection.faults));
          const told = protection.table.cells;
          const wrong = table.cells.filter(({ at, count }, cell) => {
            const mark = told[cell];
            return mark?.at !== at || (mark.status === "published" && mark.count !== count);
          });
          expect(wrong).toEqual([]);
          const knowledge = readEverything(table.dimensions, [protection.table]);
          const found = table.cells.filter(
            ({ at, count }) =>
              count > 0 && count < k && (isKnownBelow(knowledge, at, k) || isExactlyKnown(knowledge, at)),
          );
          expect(found, `${shape} ${density} ${number}`).toEqual([]);
          ours += protection.primary + protection.secondary;
          onePass += hideInOnePass(table, k).size;
        }
      }
      expect(ours / onePass).toBeLessThanOrEqual(1.2);
    },
  );
});
