import { expect, test } from "vitest";
import { applyOverlay } from "../overlay/apply-overlay.ts";
import { disputeColours } from "../overlay/dispute-colours.ts";
import { familyDisputeMediation } from "../systems/family-dispute-mediation.ts";
import { systems } from "../systems/index.ts";
import { compareSheets } from "./compare-sheets.ts";
import { permissionSheet } from "./permission-sheet.ts";

test("a sheet differs in nothing from itself", () => {
  for (const definition of systems) {
    const sheet = permissionSheet(definition);
    expect(compareSheets(sheet, sheet)).toEqual([]);
  }
});

test("longer visits are said as the cells of the clock that change, with both values", () => {
  const { definition } = applyOverlay(familyDisputeMediation, disputeColours.redYellowGreen);
  const differences = compareSheets(permissionSheet(familyDisputeMediation), permissionSheet(definition));
  const visits = familyDisputeMediation.deadlines?.visits?.title.zh;
  const clock = differences.find(({ row }) => row.zh === visits);
  expect(clock?.kind).toBe("changed");
  expect(clock?.cells.map(({ head }) => head.en)).toEqual(["Period", "Source"]);
  expect(clock?.cells[0]?.after?.zh).toContain("6个月");
});

test("new grades and questions are rows that were added, the others stay paired", () => {
  const { definition } = applyOverlay(familyDisputeMediation, disputeColours.fiveColours);
  const differences = compareSheets(permissionSheet(familyDisputeMediation), permissionSheet(definition));
  const added = differences.filter(({ kind }) => kind === "added").map(({ row }) => row.zh);
  expect(added.some((row) => row.includes("家庭类型"))).toBe(true);
  expect(differences.filter(({ kind }) => kind === "removed").every(({ row }) => row.zh !== "")).toBe(true);
  const silent = differences.filter(({ kind, cells }) => kind === "changed" && cells.length === 0);
  expect(silent).toEqual([]);
});
