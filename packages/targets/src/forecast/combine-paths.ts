import { changesOf, mean, median } from "./averages.ts";
import { forecastTheta } from "./dynamic-theta.ts";
import type { Link } from "./link.ts";
import { dampedTrends, forecastLocalTrend, straightTrends } from "./local-trend.ts";

/** The path of the combination, and how far its members are apart at its reach. */
export interface CombinedPath {
  readonly path: readonly number[];
  /** The standard deviation of the members at the sixth year. */
  readonly disagreement: number;
}

const reach = 6;

/** The names of the members, in the order of their paths. */
export const memberNames = ["median-change", "straight-trend", "damped-log", "theta-log"] as const;

/**
 * The paths of the four members: on the values a random walk with the median change and averaged straight trends, on the
 * linked scale averaged damped trends and the averaged dynamic Theta. At least three values, one a year.
 */
export function listMembers(values: readonly number[], years: number, link: Link | null): number[][] {
  const last = values.at(-1) ?? 0;
  const change = median(changesOf(values));
  const linked = link ? values.map(link.to) : values;
  const back = (path: number[]): number[] => (link ? path.map(link.from) : path);
  return [
    Array.from({ length: years }, (_, step) => last + change * (step + 1)),
    forecastLocalTrend(values, years, straightTrends),
    back(forecastLocalTrend(linked, years, dampedTrends)),
    back(forecastTheta(linked, years)),
  ];
}

/** The median of the members, year by year. */
export function combinePaths(values: readonly number[], horizon: number, link: Link | null): CombinedPath {
  const last = values.at(-1) ?? 0;
  const members = listMembers(values, Math.max(horizon, reach), link);
  const at = (step: number): number[] => members.map((member) => member[step] ?? last);
  const ends = at(reach - 1);
  const middle = mean(ends);
  return {
    path: Array.from({ length: horizon }, (_, step) => median(at(step))),
    disagreement: Math.sqrt(mean(ends.map((end) => (end - middle) ** 2))),
  };
}
