import { type ProtectedTable, protectRelease, type ReleaseTable } from "@halfsky/disclosure";
import { isExactlyKnown, isKnownBelow, readEverything } from "../packages/disclosure/src/attack/attacker.ts";
import { hideInOnePass } from "../packages/disclosure/src/attack/one-pass.ts";
import {
  densities,
  type Density,
  drawFrom,
  drawTable,
  tableShapes,
  type TableShapeName,
} from "../packages/disclosure/src/attack/random-tables.ts";
import { type BenchResult, type RunBenches, significant } from "./bench.ts";

const k = 5;
const tables = 42;

/** How much of random tables is withheld, what an attacker learns of it, and how long it takes; docs/disclosure.md. */
export const run: RunBenches = async (wanted, report) => {
  for (const density of densities) {
    for (const shape of tableShapes) measure(shape, density, wanted, report);
  }
};

interface Tally {
  readonly cells: number;
  readonly withheld: number;
  /** tables in which the attacker computes a small cell, or is sure that one is below k */
  readonly solved: number;
  readonly broken: number;
  readonly milliseconds: number;
}

function measure(
  shape: TableShapeName,
  density: Density,
  wanted: ReadonlySet<string>,
  report: (result: BenchResult) => void,
): void {
  const draw = drawFrom(20_261_128);
  const drawn = Array.from({ length: tables }, () => drawTable(shape, density, draw, { k }));
  const ours = tally(drawn, protect);
  const plain = tally(drawn, protectInOnePass);
  const percent = (part: number, all: number): number => significant((100 * part) / all);
  if (wanted.has("disclosure-suppression")) {
    report({
      name: "disclosure-suppression",
      value: percent(ours.withheld, ours.cells),
      unit: "% of cells withheld",
      against: percent(plain.withheld, plain.cells),
      ratio: significant(ours.withheld / plain.withheld),
      note: `${shape}, ${density} small cells, ${tables} tables: small cells exact in ${percent(ours.solved, tables)} %, exact or known below ${k} in ${percent(ours.broken, tables)} % of tables; one pass: ${percent(plain.solved, tables)} % and ${percent(plain.broken, tables)} %`,
    });
  }
  if (wanted.has("disclosure-time")) {
    report({
      name: "disclosure-time",
      value: significant(ours.milliseconds / tables),
      unit: "ms a table",
      against: significant(plain.milliseconds / tables),
      ratio: significant(ours.milliseconds / plain.milliseconds),
      note: `${shape}, ${density} small cells`,
    });
  }
}

function tally(drawn: readonly ReleaseTable[], method: (table: ReleaseTable) => ProtectedTable): Tally {
  const start = performance.now();
  const told = drawn.map(method);
  const milliseconds = performance.now() - start;
  const attacks = drawn.map((table, index) => {
    const one = told[index];
    const knowledge = readEverything(table.dimensions, one ? [one] : []);
    const small = table.cells.filter(({ count }) => count > 0 && count < k);
    const isSolved = small.some(({ at }) => isExactlyKnown(knowledge, at));
    return { isSolved, isBroken: isSolved || small.some(({ at }) => isKnownBelow(knowledge, at, k)) };
  });
  const cells = told.flatMap((table) => table.cells);
  return {
    cells: cells.length,
    withheld: cells.filter(({ status }) => status === "withheld").length,
    solved: attacks.filter(({ isSolved }) => isSolved).length,
    broken: attacks.filter(({ isBroken }) => isBroken).length,
    milliseconds,
  };
}

function protect(table: ReleaseTable): ProtectedTable {
  const protection = protectRelease(table, { k });
  if (protection.status === "refused") throw new Error(protection.faults[0]?.message.en);
  return protection.table;
}

function protectInOnePass(table: ReleaseTable): ProtectedTable {
  const hidden = hideInOnePass(table, k);
  const cells = table.cells.map(({ at, count }, index): ProtectedTable["cells"][number] =>
    hidden.has(index) ? { at, status: "withheld" } : { at, status: "published", count },
  );
  return { ...table, cells };
}
