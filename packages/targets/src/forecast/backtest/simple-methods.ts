import { changesOf, mean, median } from "../averages.ts";
import { listMembers, memberNames } from "../combine-paths.ts";
import { forecastSeries } from "../forecast-series.ts";
import { chooseLink } from "../link.ts";
import type { Fan, Method } from "./scores.ts";

const normal80 = 1.2816;
const normal95 = 1.96;

/** A path with the textbook's interval: normal, as wide as the one-step errors times a growth with the years. */
function normalFan(
  path: readonly number[],
  errors: readonly number[],
  growth: (step: number) => number,
): Fan {
  const spread = Math.sqrt(mean(errors.map((error) => error ** 2)));
  const shifted = (width: number): number[] =>
    path.map((value, step) => value + width * spread * growth(step + 1));
  return {
    mean: path,
    lo80: shifted(-normal80),
    hi80: shifted(normal80),
    lo95: shifted(-normal95),
    hi95: shifted(normal95),
  };
}

function pathOf(horizon: number, at: (step: number) => number): number[] {
  return Array.from({ length: horizon }, (_, step) => at(step + 1));
}

/** The last value goes on. */
export const naive: Method = (values, horizon) => {
  const last = values.at(-1) ?? 0;
  return normalFan(
    pathOf(horizon, () => last),
    changesOf(values),
    Math.sqrt,
  );
};

/** The last value goes on with the mean change. */
export const drift: Method = (values, horizon) => {
  const changes = changesOf(values);
  const change = mean(changes);
  const last = values.at(-1) ?? 0;
  return normalFan(
    pathOf(horizon, (step) => last + change * step),
    changes.map((own) => own - change),
    (step) => Math.sqrt(step * (1 + step / changes.length)),
  );
};

interface Smoothing {
  readonly damping: number;
  readonly levelWeight: number;
  readonly trendWeight: number;
  readonly start: number;
}

interface Smoothed {
  readonly level: number;
  readonly trend: number;
  readonly errors: readonly number[];
  readonly loss: number;
}

function smooth(
  values: readonly number[],
  { damping, levelWeight, trendWeight, start }: Smoothing,
): Smoothed {
  let level = values[0] ?? 0;
  let trend = start;
  const errors = values.slice(1).map((value) => {
    const error = value - level - damping * trend;
    level += damping * trend + levelWeight * error;
    trend = damping * trend + trendWeight * error;
    return error;
  });
  return { level, trend, errors, loss: errors.reduce((sum, error) => sum + error ** 2, 0) };
}

const hundredths = (from: number, to: number, by: number): number[] =>
  Array.from({ length: Math.round((to - from) / by) + 1 }, (_, place) => from + place * by);

function bestOf(values: readonly number[], settings: readonly Smoothing[]): Smoothed & Smoothing {
  return settings
    .map((setting) => ({ ...setting, ...smooth(values, setting) }))
    .reduce((best, next) => (next.loss < best.loss ? next : best));
}

/** The standard Theta method (Assimakopoulos and Nikolopoulos 2000): smoothed level, and half of the line's slope. */
export const theta: Method = (values, horizon) => {
  const count = values.length;
  const middle = (count - 1) / 2;
  const squares = values.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  const slope = values.reduce((sum, value, at) => sum + (at - middle) * value, 0) / (squares || 1);
  const settings = hundredths(0.1, 1, 0.05).map((levelWeight) => ({
    damping: 1,
    levelWeight,
    trendWeight: 0,
    start: 0,
  }));
  const { level, errors, levelWeight } = bestOf(values, settings);
  const lag = (1 - (1 - levelWeight) ** count) / levelWeight;
  return normalFan(
    pathOf(horizon, (step) => level + (slope / 2) * (step - 1 + lag)),
    errors,
    (step) => Math.sqrt(1 + (step - 1) * levelWeight ** 2),
  );
};

/** Exponential smoothing with none, a straight or a damped additive trend, chosen by the corrected Akaike criterion. */
export const exponentialSmoothing: Method = (values, horizon) => {
  const count = values.length;
  const start = mean(changesOf(values).slice(0, 4));
  const weights = [0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 1];
  const grid = (dampings: readonly number[], shares: readonly number[], first: number): Smoothing[] =>
    dampings.flatMap((damping) =>
      weights.flatMap((levelWeight) =>
        shares.map((share) => ({ damping, levelWeight, trendWeight: share * levelWeight, start: first })),
      ),
    );
  const shares = [0, 0.05, 0.1, 0.2, 0.5, 1];
  const families = [
    { parameters: 3, settings: grid([1], [0], 0) },
    { parameters: 5, settings: grid([1], shares, start) },
    { parameters: 6, settings: grid([0.8, 0.9, 0.98], shares, start) },
  ];
  const fits = families.map(({ parameters, settings }) => {
    const fit = bestOf(values, settings);
    const correction = (2 * parameters * (parameters + 1)) / Math.max(1, count - parameters - 1);
    return { ...fit, criterion: count * Math.log(fit.loss / count || 1e-300) + 2 * parameters + correction };
  });
  const chosen = fits.reduce((best, next) => (next.criterion < best.criterion ? next : best));
  const { level, trend, damping, levelWeight, trendWeight, errors } = chosen;
  const run = (step: number): number =>
    damping === 1 ? step : (damping * (1 - damping ** step)) / (1 - damping);
  const variance = (step: number): number =>
    1 +
    hundredths(1, step - 1, 1)
      .slice(0, Math.max(0, step - 1))
      .reduce((sum, lag) => sum + (levelWeight + trendWeight * run(lag)) ** 2, 0);
  return normalFan(
    pathOf(horizon, (step) => level + trend * run(step)),
    errors,
    (step) => Math.sqrt(variance(step)),
  );
};

/** The plain median of naive, drift, Theta, exponential smoothing and the median change; without intervals of its own. */
const medianOfFive: Method = (values, horizon) => {
  const last = values.at(-1) ?? 0;
  const change = median(changesOf(values));
  const paths = [
    ...[naive, drift, theta, exponentialSmoothing].map((method) => method(values, horizon).mean),
    pathOf(horizon, (step) => last + change * step),
  ];
  return normalFan(
    pathOf(horizon, (step) => median(paths.map((path) => path[step - 1] ?? last))),
    changesOf(values).map((own) => own - change),
    Math.sqrt,
  );
};

/** One of our members by itself, or their mean. */
function fromMembers(choose: (ends: readonly number[]) => number): Method {
  return (values, horizon) => {
    const members = listMembers(
      values,
      horizon,
      chooseLink(values, { lower: values.every((value) => value > 0) ? 0 : null, upper: null }),
    );
    const changes = changesOf(values);
    const middle = median(changes);
    return normalFan(
      pathOf(horizon, (step) => choose(members.map((path) => path[step - 1] ?? 0))),
      changes.map((change) => change - middle),
      Math.sqrt,
    );
  };
}

/** Ours, as a method to be scored. */
export const ours: Method = (values, horizon) => {
  const series = values.map((value, place) => ({ year: 1900 + place, value }));
  const forecast = forecastSeries({ series, horizon });
  if ("refused" in forecast) throw new Error(forecast.refused.en);
  return forecast;
};

/** Every method that is compared, ours last. */
export const comparedMethods: Readonly<Record<string, Method>> = {
  naive,
  drift,
  theta,
  ets: exponentialSmoothing,
  "median-of-five": medianOfFive,
  ...Object.fromEntries(memberNames.map((name, place) => [name, fromMembers((ends) => ends[place] ?? 0)])),
  "members-mean": fromMembers(mean),
  ours,
};
