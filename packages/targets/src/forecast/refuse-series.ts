import type { ForecastInput, ForecastRefusal } from "./forecast.ts";
import { recentValues } from "./own-series.ts";

/** The fewest values that a forecast is made from; with fewer only the path counts. */
export const fewestValues = 3;
/** The farthest year that is foretold. */
export const longestHorizon = 50;

/** Why a series has no forecast; null where it has one. */
export function refuseSeries({ series, horizon, lower, upper }: ForecastInput): ForecastRefusal | null {
  if (!Number.isInteger(horizon) || horizon < 1 || horizon > longestHorizon) {
    return {
      code: "bad-horizon",
      zh: `预测年数应为1至${longestHorizon}之间的整数`,
      en: `the horizon must be a whole number of years from 1 to ${longestHorizon}`,
    };
  }
  // Bounds as large as this are none of a figure, and products of them would overflow.
  const ends = [lower, upper].filter((end) => end !== undefined);
  if (!ends.every(isUsable) || (lower !== undefined && upper !== undefined && lower >= upper)) {
    return { code: "bad-bounds", zh: "下限应小于上限", en: "the lower bound must be below the upper one" };
  }
  const isOrdered = series.every(({ year }, place) => {
    const before = series[place - 1];
    return Number.isInteger(year) && (!before || before.year < year);
  });
  if (!isOrdered || !series.every(({ value }) => isUsable(value))) {
    return {
      code: "unreadable-series",
      zh: "数据中有无法读取的数字，或年份没有按先后排列",
      en: "a value is no number, or the years are not in order",
    };
  }
  if (series.some(({ value }) => value < (lower ?? -Infinity) || value > (upper ?? Infinity))) {
    return { code: "bad-bounds", zh: "有数据在上下限之外", en: "a value lies outside the bounds" };
  }
  const seen = recentValues(series).length;
  if (seen < fewestValues) {
    return {
      code: "too-few-values",
      zh: `只有${seen}个年度数据，不足${fewestValues}个，不作预测，只按路径判断`,
      en: `${seen} yearly values, fewer than ${fewestValues}: no forecast is made, only the path counts`,
    };
  }
  return null;
}

/** Values beyond this are no figures of a plan; their powers would leave the range of numbers. */
const largest = 1e60;

function isUsable(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) <= largest;
}
