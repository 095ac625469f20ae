import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { drawCountySeries, type CleanWindow } from "./trials/clean-windows.ts";
import type { NamingScores } from "./trials/score-method.ts";
import { ours, plainMethods, scoreNaming } from "./trials/score-method.ts";
import { slipNames } from "./trials/seed-slips.ts";
import {
  cutAll,
  readYearlySeries,
  readNationalSeries,
  seededRandom,
  splitWindows,
} from "./trials/trial-series.ts";

const shared = join(import.meta.dirname, "../../../../../../shared");
const yearlyFile = join(shared, "forecast/m1-yearly.json");
const nationalFile = join(shared, "data/national-series.csv");

// Tens of thousands of series by each method; how long that takes is no matter here.
const patience = { timeout: 240_000 };

/** The bars that scores do not reach, in words. */
function missedBars(scores: NamingScores): string[] {
  return [
    ...(scores.falseAlarms > 0.02 ? [`false alarms ${scores.falseAlarms}`] : []),
    ...slipNames.flatMap((slip) => (scores.recall[slip] < 0.95 ? [`${slip} ${scores.recall[slip]}`] : [])),
    ...(scores.rightlyProposed < 0.9 ? [`rightly proposed ${scores.rightlyProposed}`] : []),
  ];
}

describe("on made-up counties that no choice looked at", patience, () => {
  const { heldBack } = splitWindows(drawCountySeries(90, seededRandom(7)));
  const windows = cutAll(heldBack, 3);

  test.each(["entered", "whole"] as const)(
    "of slips 95 % are named, of clean windows at most 2 %: %s",
    (view) => {
      expect(missedBars(scoreNaming(windows, ours, view, seededRandom(1)))).toEqual([]);
    },
  );

  test("the z-score names none of them, the modified one cries wolf and is blind where nothing moves", () => {
    const plain = scoreNaming(windows, plainMethods["z-score > 3"], "entered", seededRandom(1));
    expect(plain.recallAll).toBe(0);
    const modified = scoreNaming(windows, plainMethods["modified z > 3"], "entered", seededRandom(1));
    expect(modified.recallAll).toBeLessThan(0.9);
    const constant = windows.filter(({ family }) => family === "constant");
    expect(scoreNaming(constant, plainMethods["modified z > 3"], "entered", seededRandom(1)).recallAll).toBe(
      0,
    );
  });
});

// The real series are not part of this repository; without ../shared these tests are shown as skipped.
describe.skipIf(!existsSync(yearlyFile))("on sixty real series that no choice looked at", patience, () => {
  let windows: CleanWindow[] = [];
  beforeAll(() => {
    windows = cutAll(splitWindows(readYearlySeries(readFileSync(yearlyFile, "utf8"))).heldBack, 5);
  });

  test.each(["entered", "whole"] as const)(
    "of slips 95 % are named, of clean windows at most 2 %: %s",
    (view) => {
      const scores = scoreNaming(windows, ours, view, seededRandom(1));
      expect(scores.falseAlarms).toBeLessThanOrEqual(0.02);
      expect(scores.recallAll).toBeGreaterThanOrEqual(0.95);
      expect(scores.rightlyProposed).toBeGreaterThanOrEqual(0.9);
    },
  );
});

describe.skipIf(!existsSync(nationalFile))("on the nation's published series", patience, () => {
  test.each(["entered", "whole"] as const)(
    "of slips 95 % are named, of clean windows at most 2 %: %s",
    (view) => {
      const windows = cutAll(readNationalSeries(readFileSync(nationalFile, "utf8")), 1);
      expect(missedBars(scoreNaming(windows, ours, view, seededRandom(1)))).toEqual([]);
    },
  );
});
