import { logGamma } from "../../incomplete-functions.ts";

/** A series with one place that is tried with different values; numbers on a plain scale, in the order of years. */
export interface TriedSeries {
  readonly years: readonly number[];
  readonly values: readonly number[];
  /** The place whose value is tried. */
  readonly at: number;
  /** Half a unit of the last place that is kept. */
  readonly rounding: number;
  /** What the value of one event is in each year (1 for counts, scale ÷ base for rates); null where figures are no counts. */
  readonly eventValues: readonly number[] | null;
  /** Whether the counts may be of things that stay. */
  readonly isStock: boolean;
}

/** How likely a series is with a value at the place tried. */
export type Likelihood = (value: number) => number;

/** Usual spreads of a year's change on the scale of logarithms, and how often they are met: from still to wild. */
const spreads = [0.004, 0.009, 0.02, 0.045, 0.1, 0.22, 0.5, 1.1];
const spreadWeights = [0.1, 0.14, 0.18, 0.18, 0.16, 0.12, 0.08, 0.04];
/** Walks without a drift, with half the usual one, with all of it; noise around a level. */
const driftWeights = [0.35, 0.25, 0.2];
const levelWeight = 0.2;
/** Of series of few events, how many come at one rate, and how many of those vary more than chance alone lets them. */
const constantRateWeight = 0.55;
const varyingRateWeight = 0.35;
const varying = 0.5;
/** Of counts, how many are of things that stay (schools, beds), whose number does not play as that of events does. */
const stockWeight = 0.3;
const mostEvents = 60;
/** What it speaks against a rate that its base makes no whole number of events of it. */
const brokenEvents = 0.01;

/**
 * How likely a series is, as density on the scale of logarithms and up to a factor that is the same for all values tried:
 * a mixture of walks with and without a drift and of noise around a level, each over a range of spreads and with the
 * heavy tails of Student's t; where few events are counted, mostly of events at one rate (Poisson).
 */
export function prepareLikelihood(series: TriedSeries): Likelihood {
  const { values, at, rounding, eventValues, isStock } = series;
  const others = values.filter((_, place) => place !== at);
  const middle = medianOf(others);
  const eventValue = eventValues ? medianOf(eventValues) : 0;
  const offset = eventValues ? eventValue / 2 : rounding;
  const level = Math.max(middle, offset, Number.MIN_VALUE);
  const rounded = (rounding * rounding) / 3 / (level * level);
  const noise = rounded + eventValue / (level + offset);
  const points = values.map((value) => Math.log(value + offset));
  const gaps = series.years.map((year, place) => Math.max(1, year - (series.years[place - 1] ?? year)));
  const areWhole =
    eventValues?.every((own, place) => place === at || isWhole((values[place] ?? 0) / own)) === true;
  const isFew = countsFew(series);
  return (value) => {
    points[at] = Math.log(value + offset);
    if (!eventValues) return smoothLikelihood(points, gaps, noise);
    const stock = isStock ? stockWeight : 0;
    const smooth =
      (1 - stock) * smoothLikelihood(points, gaps, noise) +
      (stock === 0 ? 0 : stock * smoothLikelihood(points, gaps, rounded));
    const own = eventValues[at] ?? 1;
    const whole = !areWhole || isWhole(value / own) ? 1 : brokenEvents;
    if (!isFew) return smooth * whole;
    const counts = values.map((other, place) =>
      Math.round((place === at ? value : other) / (eventValues[place] ?? 1)),
    );
    const constant = countLikelihood(counts, eventValues);
    return (
      whole *
      ((1 - constantRateWeight - varyingRateWeight) * smooth +
        constantRateWeight * constant +
        varyingRateWeight * constant ** varying)
    );
  };
}

/** Whether a series counts few events, apart from the place tried, so that they play as chance (Poisson) lets them. */
export function countsFew({
  values,
  at,
  eventValues,
}: Pick<TriedSeries, "values" | "at" | "eventValues">): boolean {
  return eventValues !== null && meanOfOthers(values, at) / medianOf(eventValues) < mostEvents;
}

function meanOfOthers(values: readonly number[], at: number): number {
  return (values.reduce((sum, value) => sum + value, 0) - (values[at] ?? 0)) / (values.length - 1);
}

/**
 * Whether a value plainly fits: it moved no more than twice the usual step of the others; or, where few events are
 * counted, is no further from their mean than chance takes it. Saves most of the work, for most values do.
 */
export function isUsual({ values, at, rounding, eventValues }: TriedSeries): boolean {
  const eventValue = eventValues ? medianOf(eventValues) : 0;
  if (countsFew({ values, at, eventValues })) {
    const mean = meanOfOthers(values, at) / eventValue;
    const own = (values[at] ?? 0) / eventValue;
    return Math.abs(own - mean) <= 2 * Math.sqrt(mean + 0.5) && isWhole(own);
  }
  const offset = eventValue > 0 ? eventValue / 2 : rounding;
  let own = 0;
  const usual: number[] = [];
  for (let next = 1; next < values.length; next++) {
    const step = Math.abs(Math.log(((values[next] ?? 0) + offset) / ((values[next - 1] ?? 0) + offset)));
    if (next === at || next === at + 1) own = Math.max(own, step);
    else usual.push(step);
  }
  return own <= 2 * medianOf(usual);
}

function isWhole(events: number): boolean {
  const nearest = Math.round(events);
  return events === 0 || (nearest > 0 && Math.abs(events - nearest) <= 0.05 + 0.01 * events);
}

/** Student's t with 3 degrees of freedom, without its constant factor: it needs no power but a square. */
function density(distance: number, variance: number): number {
  const ratio = 1 + (distance * distance) / (3 * variance);
  return 1 / (Math.sqrt(variance) * ratio * ratio);
}

function smoothLikelihood(points: readonly number[], gaps: readonly number[], noise: number): number {
  const drift = medianDrift(points, gaps);
  let total = 0;
  for (let own = 0; own < spreads.length; own++) {
    const variance = (spreads[own] ?? 0) ** 2;
    let mixed = levelWeight * levelLikelihood(points, variance + noise);
    for (let part = 0; part < driftWeights.length; part++) {
      mixed += (driftWeights[part] ?? 0) * walkLikelihood(points, gaps, (drift * part) / 2, variance, noise);
    }
    total += (spreadWeights[own] ?? 0) * mixed;
  }
  return total;
}

function medianDrift(points: readonly number[], gaps: readonly number[]): number {
  const steps: number[] = [];
  for (let at = 1; at < points.length; at++)
    steps.push(((points[at] ?? 0) - (points[at - 1] ?? 0)) / (gaps[at] ?? 1));
  return medianOf(steps);
}

function walkLikelihood(
  points: readonly number[],
  gaps: readonly number[],
  drift: number,
  variance: number,
  noise: number,
): number {
  let product = 1;
  for (let at = 1; at < points.length; at++) {
    const gap = gaps[at] ?? 1;
    product *= density((points[at] ?? 0) - (points[at - 1] ?? 0) - drift * gap, variance * gap + 2 * noise);
  }
  return product;
}

/** Each point beside the mean of those before it. */
function levelLikelihood(points: readonly number[], variance: number): number {
  let product = 1;
  let sum = points[0] ?? 0;
  for (let at = 1; at < points.length; at++) {
    const point = points[at] ?? 0;
    product *= density(point - sum / at, variance * (1 + 1 / at));
    sum += point;
  }
  return product;
}

/** 1 ÷ the constant of Student's t that `density` leaves out, so that counts weigh the same. */
const densityConstant = 0.3675525969478614;

/** Events at one rate that is not known; as density on the scale of logarithms like the others. */
function countLikelihood(counts: readonly number[], eventValues: readonly number[]): number {
  let log = 0;
  let events = 0;
  let bases = 0;
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at] ?? 0;
    const base = 1 / (eventValues[at] ?? 1);
    events += count;
    bases += base;
    log += count * Math.log(base) - logGamma(count + 1) + Math.log(count + 0.5);
  }
  log += logGamma(events + 0.5) - (events + 0.5) * Math.log(bases);
  return Math.exp(log - (counts.length - 1) * Math.log(densityConstant));
}

/** The middle value; 0 of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[sorted.length / 2 - 1] ?? upper)) / 2;
}

/** A figure that nothing explains may be anywhere within so many powers of e. */
const anywhere = 9;

/** How likely the series is without the value at the place, which may have been anything; to be held against the likelihood of the value. */
export function likelihoodWithout(series: TriedSeries): number {
  const keep = <Value>(list: readonly Value[]): Value[] => list.filter((_, place) => place !== series.at);
  const values = keep(series.values);
  const rest: TriedSeries = {
    ...series,
    years: keep(series.years),
    values,
    at: 0,
    eventValues: series.eventValues && keep(series.eventValues),
  };
  return prepareLikelihood(rest)(values[0] ?? 0) / (anywhere * densityConstant);
}
