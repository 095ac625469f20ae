import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type CleanWindow,
  drawCountySeries,
} from "../packages/statistics/src/checks/outliers/trials/clean-windows.ts";
import {
  type NamingMethod,
  type NamingScores,
  ours,
  plainMethods,
  scoreNaming,
} from "../packages/statistics/src/checks/outliers/trials/score-method.ts";
import {
  cutAll,
  readNationalSeries,
  readYearlySeries,
  splitWindows,
} from "../packages/statistics/src/checks/outliers/trials/trial-series.ts";
import { slipNames } from "../packages/statistics/src/checks/outliers/trials/seed-slips.ts";
import { type BenchResult, type RunBenches, seededRandom, significant } from "./bench.ts";
import { projectRoot } from "./project-root.ts";

type Report = (result: BenchResult) => void;
type View = "entered" | "whole";

const shared = join(projectRoot, "../shared");
const seed = 20_261_128;
const views = { entered: "as entered", whole: "whole series" } as const;

/** How many seeded slips are named, and how many clean series are wronged, beside what others' scores do. */
export const run: RunBenches = async (wanted, report) => {
  const sets = gatherSets();
  for (const view of ["entered", "whole"] as const) {
    for (const [set, windows] of Object.entries(sets)) {
      const own = scoreNaming(windows, ours, view, seededRandom(seed));
      const plain = score(windows, plainMethods["z-score > 3"], view);
      const modified = score(windows, plainMethods["modified z > 3"], view);
      if (wanted.has("outliers-recall")) tellRecall(report, own, plain, modified, `${set}, ${views[view]}`);
      if (wanted.has("outliers-false-alarms")) {
        report({
          name: "outliers-false-alarms",
          value: percent(own.falseAlarms),
          unit: "%",
          against: percent(plain.falseAlarms),
          note: `of ${own.windows} clean windows; modified z ${percent(modified.falseAlarms)} %  (${set}, ${views[view]})`,
        });
      }
    }
  }
};

function score(windows: readonly CleanWindow[], method: NamingMethod, view: View): NamingScores {
  return scoreNaming(windows, method, view, seededRandom(seed));
}

function percent(share: number): number {
  return significant(share * 100);
}

function tellRecall(
  report: Report,
  own: NamingScores,
  plain: NamingScores,
  modified: NamingScores,
  where: string,
): void {
  const each = slipNames
    .map((slip) => `${slip} ${own.recall[slip] === 0 ? "–" : percent(own.recall[slip])}`)
    .join(", ");
  report({
    name: "outliers-recall",
    value: percent(own.recallAll),
    unit: "%",
    against: percent(plain.recallAll),
    note: `of ${own.seeded} slips: ${each}; all swaps, however small ${percent(own.recallAllSwaps)}; right proposal ${percent(own.rightlyProposed)}; modified z ${percent(modified.recallAll)} %  (${where})`,
  });
}

/** Windows of 4 to 10 values: made-up counties by family, and the real series where they stand beside the project. */
function gatherSets(): Readonly<Record<string, readonly CleanWindow[]>> {
  const counties = splitWindows(drawCountySeries(90, seededRandom(seed)));
  const yearlyFile = join(shared, "forecast/m1-yearly.json");
  const nationalFile = join(shared, "data/national-series.csv");
  const yearly = existsSync(yearlyFile)
    ? splitWindows(readYearlySeries(readFileSync(yearlyFile, "utf8")))
    : null;
  const national = existsSync(nationalFile) ? readNationalSeries(readFileSync(nationalFile, "utf8")) : null;
  const held = { counties: cutAll(counties.heldBack, 3), yearly: yearly ? cutAll(yearly.heldBack, 5) : [] };
  const families = Object.fromEntries(
    [...new Set(held.counties.map(({ family }) => family))].map((family) => [
      `${family}, held back`,
      held.counties.filter((window) => window.family === family),
    ]),
  );
  return {
    "everything held back": [...held.counties, ...held.yearly],
    "counties, tuning": cutAll(counties.tuning, 3),
    "counties, held back": held.counties,
    ...families,
    ...(yearly && { "M1 yearly, tuning": cutAll(yearly.tuning, 5), "M1 yearly, held back": held.yearly }),
    ...(national && { "national, all": cutAll(national, 1) }),
  };
}
