import { changesOf, mean } from "./averages.ts";
import type { ForecastInput, SeriesValue } from "./forecast.ts";
import type { Bounds, Link } from "./link.ts";
import { chooseLink } from "./link.ts";
import { tameOutliers } from "./tame-outliers.ts";

/** A series made ready: its largest value is 1, every year has a value, and wild ones are pulled in. */
export interface OwnSeries {
  /** What values were divided by, so that a forecast in another unit is the same forecast. */
  readonly unit: number;
  readonly bounds: Bounds;
  readonly link: Link | null;
  /** One value a year from the first to the last year; years left out lie on the line between their neighbours. */
  readonly yearly: readonly number[];
  /** The mean size of a year's change. */
  readonly usualChange: number;
  /** How many values were seen. */
  readonly count: number;
  readonly lastYear: number;
  readonly tamedYears: readonly number[];
  readonly hasGaps: boolean;
}

/** Only values of so many years before the last one are used. */
const longestPast = 100;

/** The values that a forecast looks at: the last hundred years. */
export function recentValues(series: readonly SeriesValue[]): readonly SeriesValue[] {
  const last = series.at(-1)?.year ?? 0;
  return series[0] && series[0].year >= last - longestPast
    ? series
    : series.filter(({ year }) => year >= last - longestPast);
}

/** Makes a series ready; it must have values, in the order of years. */
export function prepareSeries(input: Pick<ForecastInput, "series" | "lower" | "upper">): OwnSeries {
  const series = recentValues(input.series);
  const unit = Math.max(...series.map(({ value }) => Math.abs(value))) || 1;
  const bounds: Bounds = {
    lower: input.lower === undefined ? null : input.lower / unit,
    upper: input.upper === undefined ? null : input.upper / unit,
  };
  const seen = series.map(({ value }) => value / unit);
  const link = chooseLink(seen, bounds);
  const linked = link ? seen.map(link.to) : seen;
  const { values, tamed } = tameOutliers(linked);
  const wild = new Set(tamed);
  const plain = seen.map((value, place) => {
    if (!wild.has(place)) return value;
    const pulled = values[place] ?? 0;
    return link ? link.from(pulled) : pulled;
  });
  const years = series.map(({ year }) => year);
  const yearly = fillYears(years, plain);
  return {
    unit,
    bounds,
    link,
    yearly,
    usualChange: mean(
      changesOf(plain).map((change, place) => Math.abs(change) / Math.sqrt(yearsBetween(years, place))),
    ),
    count: series.length,
    lastYear: years.at(-1) ?? 0,
    tamedYears: tamed.map((place) => years[place] ?? 0),
    hasGaps: yearly.length > series.length,
  };
}

function yearsBetween(years: readonly number[], place: number): number {
  return (years[place + 1] ?? 1) - (years[place] ?? 0);
}

/** One value for every year; a year without one lies on the straight line between its neighbours. */
function fillYears(years: readonly number[], values: readonly number[]): number[] {
  return values.flatMap((value, place) => {
    const next = values[place + 1];
    if (next === undefined) return [value];
    const gap = yearsBetween(years, place);
    return Array.from({ length: gap }, (_, step) => value + ((next - value) * step) / gap);
  });
}
