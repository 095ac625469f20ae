import { changesOf, mean, median } from "./averages.ts";
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
  /** The same with weights that fall by a tenth for every year back. */
  readonly recentChange: number;
  /** The mean distance of a year's change from the median change. */
  readonly unevenness: number;
  /** The usual size of the values: their distance from the nearer end where there is one. */
  readonly size: number;
  /** How many values were seen. */
  readonly count: number;
  readonly lastYear: number;
  readonly tamedYears: readonly number[];
  readonly hasGaps: boolean;
}

/** Values this small are zero, and nothing to be divided by. */
const smallestUnit = 1e-60;
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
export function prepareSeries(
  input: Pick<ForecastInput, "series" | "lower" | "upper" | "mayBeNegative">,
): OwnSeries {
  const series = recentValues(input.series);
  const largest = Math.max(...series.map(({ value }) => Math.abs(value)));
  const unit = largest > smallestUnit ? largest : 1;
  const isPositive = !input.mayBeNegative && series.every(({ value }) => value > 0);
  const lower = input.lower ?? (input.upper === undefined && isPositive ? 0 : null);
  const bounds: Bounds = {
    lower: lower === null ? null : lower / unit,
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
  // A change over several years counts as a year's by the square root, as that of a random walk does.
  const changes = changesOf(plain).map((change, place) => change / Math.sqrt(yearsBetween(years, place)));
  return {
    unit,
    bounds,
    link,
    yearly,
    usualChange: mean(changes.map(Math.abs)),
    recentChange: findRecentChange(changes),
    unevenness: findUnevenness(changes),
    size: findSize(yearly, bounds),
    count: series.length,
    lastYear: years.at(-1) ?? 0,
    tamedYears: tamed.map((place) => years[place] ?? 0),
    hasGaps: yearly.length > series.length,
  };
}

const shareOfWidth = 0.1;

function findSize(values: readonly number[], { lower, upper }: Bounds): number {
  const sizes = values.map((value) => {
    if (lower === null && upper === null) return Math.abs(value);
    return Math.max(0, Math.min(value - (lower ?? -Infinity), (upper ?? Infinity) - value));
  });
  // A series that lies on an end still has the width between its ends to be wrong in.
  return median(sizes) || (lower !== null && upper !== null ? (upper - lower) * shareOfWidth : 0);
}

const kept = 0.9;

function findRecentChange(changes: readonly number[]): number {
  let sum = 0;
  let weights = 0;
  for (const change of changes) {
    sum = sum * kept + Math.abs(change);
    weights = weights * kept + 1;
  }
  return weights === 0 ? 0 : sum / weights;
}

/** Few changes lie too close to their own median; m ÷ (m − 1) puts that right. */
function findUnevenness(changes: readonly number[]): number {
  const middle = median(changes);
  const share = changes.length / Math.max(1, changes.length - 1);
  return share * mean(changes.map((change) => Math.abs(change - middle)));
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
