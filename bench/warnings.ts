import {
  powerAt,
  powerWithin,
  drawWarningCases,
} from "../packages/targets/src/forecast/backtest/warnings.ts";
import { splitSeries } from "../packages/targets/src/forecast/backtest/yearly-series.ts";
import { type RunBenches, seededRandom, significant } from "./bench.ts";
import { readYearlySeries } from "./forecast.ts";

const seed = 20_261_128;
const mostFalseAlarms = 0.2;
/** Below this ratio Open SDG speaks of limited progress. */
const limitedProgress = 0.6;

const hundredths = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** Later misses that are said two years ahead on held-back series with made-up targets, by the forecast and by the two-point rule. */
export const run: RunBenches = async (wanted, report) => {
  const all = readYearlySeries();
  if (!all) {
    report({ name: "warnings", value: 0, unit: "series", note: "skipped: ../shared/forecast is missing" });
    return;
  }
  const { heldBack } = splitSeries(all);
  for (const planYears of [5, 10]) {
    const settings = { planYears, ahead: 2, past: Infinity, random: seededRandom(seed) };
    const cases = drawWarningCases(heldBack, settings);
    const missed = cases.filter(({ isMissed }) => isMissed).length;
    const set = `${cases.length} targets of ${planYears} years, ${hundredths(missed / cases.length)} missed`;
    const forecast = powerWithin(cases, ({ chanceOfMiss }) => chanceOfMiss, mostFalseAlarms);
    const twoPoint = powerWithin(cases, ({ twoPoint: worry }) => worry, mostFalseAlarms);
    if (wanted.has("warnings-recall")) {
      const [half, strong] = [0.5, 0.8].map((worry) =>
        powerAt(cases, ({ chanceOfMiss }) => chanceOfMiss, worry),
      );
      report({
        name: "warnings-recall",
        value: significant(forecast.recall),
        unit: "recall",
        against: significant(twoPoint.recall),
        ratio: significant(forecast.recall / twoPoint.recall),
        note: `${set}; false alarms ${hundredths(forecast.falseAlarms)}; at a chance of at most 50 %: ${hundredths(half?.recall ?? 0)} caught, ${hundredths(half?.falseAlarms ?? 0)} false; at most 20 %: ${hundredths(strong?.recall ?? 0)} caught, ${hundredths(strong?.falseAlarms ?? 0)} false`,
      });
    }
    if (wanted.has("warnings-two-point")) {
      const published = powerAt(cases, ({ twoPoint: worry }) => worry, -limitedProgress);
      report({
        name: "warnings-two-point",
        value: significant(twoPoint.recall),
        unit: "recall",
        note: `${set}; false alarms ${hundredths(twoPoint.falseAlarms)} with R below ${significant(-twoPoint.threshold)}; as published (R < ${limitedProgress}): ${hundredths(published.recall)} caught, ${hundredths(published.falseAlarms)} false`,
      });
    }
  }
};
