import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lookBack, readPublishedSeries } from "../packages/targets/src/forecast/backtest/published-series.ts";
import { scoreMethod } from "../packages/targets/src/forecast/backtest/scores.ts";
import { comparedMethods, naive, ours } from "../packages/targets/src/forecast/backtest/simple-methods.ts";
import {
  listOrigins,
  listShortOrigins,
  splitSeries,
  type YearlySeries,
} from "../packages/targets/src/forecast/backtest/yearly-series.ts";
import { type BenchResult, medianSeconds, type RunBenches, seededRandom, significant } from "./bench.ts";
import { projectRoot } from "./project-root.ts";

type Report = (result: BenchResult) => void;

const shared = join(projectRoot, "../shared");
const seriesCount = 645;
const horizon = 6;

/** The speed of forecasts, their accuracy beside plain methods, and what would have been said of the nation's figures. */
export const run: RunBenches = async (wanted, report) => {
  if (wanted.has("forecast-645")) tellSpeed(report);
  if (wanted.has("forecast-accuracy")) tellAccuracy(report);
  if (wanted.has("forecast-short")) tellShort(report);
  if (wanted.has("forecast-national")) tellNational(report);
};

/** The real yearly series that stand beside the project; null where they do not. */
export function readYearlySeries(): YearlySeries[] | null {
  const file = join(shared, "forecast/m1-yearly.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

function makeSeries(random: () => number): YearlySeries {
  let value = 1000 + random() * 5000;
  const x = Array.from({ length: 14 + Math.floor(random() * 28) }, () => {
    value *= 1.03 + (random() - 0.5) * 0.2;
    return value;
  });
  return { id: "made", x, actual: [] };
}

function tellSpeed(report: Report): void {
  const random = seededRandom(20_261_128);
  const real = readYearlySeries();
  const series = Array.from({ length: seriesCount }, (_, place) => {
    const own = real?.[place % real.length];
    return own ? own.x.slice(Math.floor(place / (real?.length ?? 1))) : makeSeries(random).x;
  });
  const forecastAll = (method: typeof ours) => (): void => {
    for (const values of series) method(values, horizon);
  };
  const seconds = medianSeconds(3, forecastAll(ours));
  // The naive loop is over in a moment, so it is run a hundred times.
  const plain = medianSeconds(3, () => {
    for (let time = 0; time < 100; time++) forecastAll(naive)();
  });
  report({
    name: "forecast-645",
    value: significant(seconds),
    unit: "s",
    against: significant(plain / 100),
    ratio: significant(seconds / (plain / 100)),
    note: `${significant((seconds / seriesCount) * 1000)} ms a series; ${real ? "M1 series" : "made-up series, ../shared/forecast is missing"}`,
  });
}

function tellAccuracy(report: Report): void {
  const all = readYearlySeries();
  if (!all) {
    report({
      name: "forecast-accuracy",
      value: 0,
      unit: "series",
      note: "skipped: ../shared/forecast is missing",
    });
    return;
  }
  const { development, heldBack } = splitSeries(all);
  const sets = {
    "held back, last origin": heldBack,
    "held back, all origins": heldBack.flatMap(listOrigins),
    "development, last origin": development,
    "development, all origins": development.flatMap(listOrigins),
  };
  for (const [set, series] of Object.entries(sets)) {
    for (const [name, method] of Object.entries(comparedMethods)) {
      const { smape, mase, msis, cover80, cover95 } = scoreMethod(series, method);
      report({
        name: "forecast-accuracy",
        value: significant(smape),
        unit: "sMAPE",
        note: `${name.padEnd(14)} MASE ${mase.toFixed(3)}  MSIS ${msis.toFixed(1)}  80 %: ${cover80.toFixed(3)}  95 %: ${cover95.toFixed(3)}  (${set}, ${series.length})`,
      });
    }
  }
}

function tellShort(report: Report): void {
  const all = readYearlySeries();
  if (!all) {
    report({
      name: "forecast-short",
      value: 0,
      unit: "series",
      note: "skipped: ../shared/forecast is missing",
    });
    return;
  }
  const { heldBack } = splitSeries(all);
  for (const count of [3, 4, 5, 6, 8, 10]) {
    const series = heldBack.flatMap((own) => listShortOrigins(own, count));
    const [own, plain] = [scoreMethod(series, ours), scoreMethod(series, naive)];
    report({
      name: "forecast-short",
      value: significant(own.mase),
      unit: "MASE",
      against: significant(plain.mase),
      ratio: significant(own.mase / plain.mase),
      note: `${count} values: 80 % ${own.cover80.toFixed(3)}, 95 % ${own.cover95.toFixed(3)}  (held back, ${series.length} stretches)`,
    });
  }
}

function tellNational(report: Report): void {
  const file = join(shared, "data/national-series.csv");
  if (!existsSync(file)) {
    report({
      name: "forecast-national",
      value: 0,
      unit: "series",
      note: "skipped: ../shared/data is missing",
    });
    return;
  }
  const series = readPublishedSeries(readFileSync(file, "utf8"));
  for (const [asOf, year] of [
    [2017, 2020],
    [2020, 2024],
  ] as const) {
    for (const own of series) {
      const found = lookBack(own, asOf, year);
      if (!found) continue;
      const { value, lower80, upper80, lower95, upper95 } = found.point;
      report({
        name: "forecast-national",
        value: Number(value),
        unit: own.unit,
        note: `${own.indicator} ${asOf} → ${year}: last ${found.last}, 80 % ${lower80}–${upper80}, 95 % ${lower95}–${upper95}, truth ${found.truth}, ${found.isInside80 ? "in 80 %" : found.isInside95 ? "in 95 %" : "outside"}`,
      });
    }
  }
}
