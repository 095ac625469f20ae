import type { Candidate } from "./averages.ts";
import { averagePaths, changesOf, mean, median } from "./averages.ts";

const levelWeights = [0.2, 0.4, 0.6, 0.8, 1];

/** Which local trends are averaged over. */
export interface TrendFamily {
  /** By how much the trend shrinks from year to year; 1 keeps it. */
  readonly dampings: readonly number[];
  /** How fast the trend follows, as a share of the level's weight. */
  readonly trendWeights: readonly number[];
  readonly starts: ReadonlyArray<"median" | "mean" | "early">;
}

/** Holt's linear trend, undamped, started at the median change. */
export const straightTrends: TrendFamily = {
  dampings: [1],
  trendWeights: [0, 0.05, 0.1, 0.2, 0.4, 0.7],
  starts: ["median"],
};

/** Gardner and McKenzie's damped trends, from strongly damped to undamped. */
export const dampedTrends: TrendFamily = {
  dampings: [0.8, 0.9, 0.95, 1],
  trendWeights: [0, 0.1, 0.2, 0.4],
  starts: ["median", "mean", "early"],
};

const earlyChanges = 4;

function startTrends(changes: readonly number[], family: TrendFamily): number[] {
  // Equal starts are kept: whether two are equal hangs on rounding, and weights must not.
  return family.starts.map((start) =>
    start === "median" ? median(changes) : mean(start === "mean" ? changes : changes.slice(0, earlyChanges)),
  );
}

/**
 * Exponential smoothing with a trend (Holt 1957; damped: Gardner and McKenzie 1985), averaged over a grid of its
 * parameters by how well each foretold the past; at least three values.
 */
export function forecastLocalTrend(
  values: readonly number[],
  horizon: number,
  family: TrendFamily,
): number[] {
  const starts = startTrends(changesOf(values), family);
  const candidates: Candidate[] = [];
  for (const damping of family.dampings) {
    for (const levelWeight of levelWeights) {
      for (const trendWeight of family.trendWeights) {
        for (const start of starts) {
          candidates.push(followTrend(values, horizon, { damping, levelWeight, trendWeight, start }));
        }
      }
    }
  }
  return averagePaths(candidates, values.length - 1, horizon);
}

interface TrendModel {
  readonly damping: number;
  readonly levelWeight: number;
  readonly trendWeight: number;
  readonly start: number;
}

function followTrend(values: readonly number[], horizon: number, model: TrendModel): Candidate {
  const { damping, levelWeight, trendWeight, start } = model;
  let level = values[0] ?? 0;
  let trend = start;
  let loss = 0;
  for (let at = 1; at < values.length; at++) {
    const foretold = level + damping * trend;
    const error = (values[at] ?? 0) - foretold;
    loss += Math.abs(error);
    level = foretold + levelWeight * error;
    trend = damping * trend + levelWeight * trendWeight * error;
  }
  const path: number[] = [];
  for (let step = 0; step < horizon; step++) {
    trend *= damping;
    level += trend;
    path.push(level);
  }
  return { loss, path };
}
