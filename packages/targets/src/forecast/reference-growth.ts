import { combinePaths } from "./combine-paths.ts";
import type { SeriesValue } from "./forecast.ts";
import type { OwnSeries } from "./own-series.ts";
import { prepareSeries } from "./own-series.ts";

/** What a larger area's series lends: its newest level up to the own last year, and where it goes from there. */
export interface ReferenceGrowth {
  readonly level: number;
  /** By how much it moves, on the linked scale where there is one, from the own last year to each year after it. */
  readonly growth: readonly number[];
}

/** Reads what the reference lends; null where it has fewer than three values, or ends long before the own series does. */
export function readReference(
  reference: readonly SeriesValue[] | undefined,
  own: OwnSeries,
  horizon: number,
  fewest: number,
): ReferenceGrowth | null {
  if (!reference || reference.length < fewest || !isReadable(reference)) return null;
  const { unit, bounds } = own;
  const ends = {
    ...(bounds.lower !== null && { lower: bounds.lower * unit }),
    ...(bounds.upper !== null && { upper: bounds.upper * unit }),
    mayBeNegative: bounds.lower === null,
  };
  const prepared = prepareSeries({ series: reference, ...ends });
  const ahead = own.lastYear - prepared.lastYear;
  if (ahead > mostYearsBehind || -ahead >= prepared.yearly.length) return null;
  const { path } = combinePaths(prepared.yearly, horizon + Math.max(0, ahead), prepared.link);
  const whole = [...prepared.yearly, ...path].map((value) => (value * prepared.unit) / unit);
  const start = prepared.yearly.length - 1 + ahead;
  const to = own.link ? own.link.to : (value: number): number => value;
  const level = whole[start] ?? 0;
  return {
    level: level * unit,
    growth: Array.from({ length: horizon }, (_, step) => to(whole[start + step + 1] ?? level) - to(level)),
  };
}

const mostYearsBehind = 5;

function isReadable(series: readonly SeriesValue[]): boolean {
  return series.every(({ year, value }, place) => {
    const before = series[place - 1];
    return Number.isInteger(year) && Number.isFinite(value) && (!before || before.year < year);
  });
}
