import { combinePaths } from "./combine-paths.ts";
import { foretellCount } from "./count-table.ts";
import type { CountNoise } from "./count-noise.ts";
import { findCountNoise } from "./count-noise.ts";
import type { Forecast, ForecastInput, SeriesForecast } from "./forecast.ts";
import { noteForecast } from "./forecast-notes.ts";
import { forecastVersion } from "./forecast-version.ts";
import type { OwnSeries } from "./own-series.ts";
import { prepareSeries } from "./own-series.ts";
import type { Predictive } from "./predictive.ts";
import { bentStudent, heldAtEnd } from "./predictive.ts";
import type { ReferenceGrowth } from "./reference-growth.ts";
import { readReference } from "./reference-growth.ts";
import { fewestValues, refuseSeries } from "./refuse-series.ts";
import { findSpread, keptTrend } from "./spread.ts";
import { studentShare, studentVariance } from "./student.ts";

/** With fewer values than these, or with less of their movement beyond chance, another area's series is leant on. */
const enoughValues = 8;
const enoughSignal = 0.8;
/** With fewer events to come than these their number is foretold, one by one. */
const fewEvents = 50;

/** All that the years' distributions are made from, in the divided unit. */
interface Grounds {
  readonly own: OwnSeries;
  readonly noise: CountNoise | null;
  readonly signal: number;
  readonly borrowed: ReferenceGrowth | null;
}

/**
 * Foretells a yearly series: the median of four robust members, with calibrated intervals. Total: any input of this type
 * gives a forecast or a refusal with its reason, never NaN. The method and its sources are in docs/forecast.md.
 */
export function forecastSeries(input: ForecastInput): Forecast {
  const refused = refuseSeries(input);
  if (refused) return { refused };
  const own = prepareSeries(input);
  const lent = readReference(input.reference, own, input.horizon, fewestValues);
  const noise = findCountNoise(input, lent?.level ?? null);
  const signal = noise?.signal ?? 1;
  const borrowed = own.count < enoughValues || signal < enoughSignal ? lent : null;
  const grounds: Grounds = {
    own,
    noise: borrowed || !lent ? noise : findCountNoise(input, null),
    signal,
    borrowed,
  };
  return describe(input, grounds, foretell(input, grounds));
}

/** The years' distributions, and the spread of a single year's change. */
interface Foretold {
  readonly steps: readonly Predictive[];
  readonly centres: readonly number[];
  readonly yearSpread: number;
}

function foretell({ series, horizon }: ForecastInput, { own, noise, signal, borrowed }: Grounds): Foretold {
  const { link, bounds, unit, yearly } = own;
  const { path, disagreement } = combinePaths(yearly, horizon, link);
  const last = yearly.at(-1) ?? 0;
  const pooled = noise ? noise.pooledLevel / unit : last;
  const kept = keptTrend(own.count);
  const lentPath = (level: number, step: number): number => {
    const growth = borrowed?.growth[step] ?? 0;
    if (growth === 0) return level;
    return link ? link.from(link.to(level) + growth) : level + growth;
  };
  const centres = path.map((value, step) => {
    const followed = kept * value + (1 - kept) * lentPath(last, step);
    return signal * followed + (1 - signal) * lentPath(pooled, step);
  });
  const spread = findSpread({ ...own, disagreement, level: own.size });
  const processSpread = (step: number): number => spread(step) * Math.sqrt(signal);
  const chance = noise ? noise.variance / unit ** 2 : 0;
  const levelVariance = noise ? ((1 - signal) ** 2 * noise.pooledVariance) / unit ** 2 : 0;
  const isFew = noise !== null && countEvents(noise, (centres[0] ?? 0) * unit) < fewEvents;
  const steps = centres.map((centre, step): Predictive => {
    const process = processSpread(step + 1);
    const held = within(centre, bounds.lower, bounds.upper);
    if (noise && isFew) {
      const variance = (studentVariance * process ** 2 + levelVariance) * unit ** 2;
      return foretellCount({ ...noise, centre: held * unit, variance });
    }
    // Chance is in the movement that the spread was measured on; only what the signal took out of it is put back.
    const total = Math.sqrt(process ** 2 + ((1 - signal) * chance + levelVariance) / studentVariance);
    return scaled(holdAtEnd(series, own, step + 1, bentStudent(held, total, bounds)), unit);
  });
  return {
    steps,
    centres: centres.map((centre) => centre * unit),
    yearSpread: Math.sqrt(processSpread(1) ** 2 + (2 * (1 - signal) * chance) / studentVariance) * unit,
  };
}

function within(value: number, lower: number | null, upper: number | null): number {
  return Math.min(Math.max(value, lower ?? -Infinity), upper ?? Infinity);
}

/** The events that are to be expected, of a share on its rarer side. */
function countEvents({ kind, scale, denominator }: CountNoise, value: number): number {
  const events = (value * denominator) / scale;
  return kind === "share" ? Math.min(events, denominator - events) : events;
}

/** A series that stands exactly on an end may stay there: (k + 1) ÷ (k + 2) a year after k years (Laplace). */
function holdAtEnd(
  series: ForecastInput["series"],
  { unit, bounds }: OwnSeries,
  step: number,
  away: Predictive,
): Predictive {
  const last = (series.at(-1)?.value ?? 0) / unit;
  const end = last === bounds.upper ? "upper" : last === bounds.lower ? "lower" : null;
  if (end === null) return away;
  const since = series.findLastIndex(({ value }) => value / unit !== last);
  const years = series.length - 1 - since;
  return heldAtEnd(end, last, ((years + 1) / (years + 2)) ** step, away);
}

function scaled({ centre, quantile, atMost, below }: Predictive, unit: number): Predictive {
  return {
    centre: centre * unit,
    quantile: (probability) => quantile(probability) * unit,
    atMost: (value) => atMost(value / unit),
    below: (value) => below(value / unit),
  };
}

function describe(input: ForecastInput, grounds: Grounds, foretold: Foretold): SeriesForecast {
  const { steps, centres, yearSpread } = foretold;
  const { own, borrowed } = grounds;
  const at = (step: number): Predictive => {
    const found = steps[Math.min(Math.max(Math.trunc(step), 1), steps.length) - 1];
    if (!found) throw new RangeError("a forecast has at least one year");
    return found;
  };
  const quantiles = (probability: number): number[] => steps.map((step) => step.quantile(probability));
  return {
    method: forecastVersion,
    years: steps.map((_, step) => own.lastYear + step + 1),
    mean: steps.map(({ centre }) => centre),
    lo80: quantiles(0.1),
    hi80: quantiles(0.9),
    lo95: quantiles(0.025),
    hi95: quantiles(0.975),
    quantile: (step, probability) => at(step).quantile(Math.min(Math.max(probability, 1e-6), 1 - 1e-6)),
    probabilityAtLeast: (step, value) => 1 - at(step).below(value),
    probabilityAtMost: (step, value) => at(step).atMost(value),
    probabilityOfRise: (step, by) => {
      const place = Math.min(Math.max(Math.trunc(step), 1), steps.length) - 1;
      if (place === 0) return 1 - at(1).below((input.series.at(-1)?.value ?? 0) + by);
      const change = (centres[place] ?? 0) - (centres[place - 1] ?? 0);
      return yearSpread > 0 ? studentShare((change - by) / yearSpread) : Number(change >= by);
    },
    borrowed: borrowed !== null,
    notes: noteForecast({ own, borrowed: borrowed !== null, signal: grounds.signal, noise: grounds.noise }),
  };
}
