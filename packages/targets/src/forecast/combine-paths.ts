import { changesOf, median } from "./averages.ts";
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

/**
 * The median of four members, two on the values and two on the linked scale: a random walk with the median change, averaged
 * straight trends, averaged damped trends, and the averaged dynamic Theta. At least three values, one a year.
 */
export function combinePaths(values: readonly number[], horizon: number, link: Link | null): CombinedPath {
  const years = Math.max(horizon, reach);
  const last = values.at(-1) ?? 0;
  const change = median(changesOf(values));
  const drift = Array.from({ length: years }, (_, step) => last + change * (step + 1));
  const linked = link ? values.map(link.to) : values;
  const back = (path: readonly number[]): readonly number[] => (link ? path.map(link.from) : path);
  const members = [
    drift,
    forecastLocalTrend(values, years, straightTrends),
    back(forecastLocalTrend(linked, years, dampedTrends)),
    back(forecastTheta(linked, years)),
  ];
  const at = (step: number): number[] => members.map((member) => member[step] ?? last);
  const ends = at(reach - 1);
  const middle = ends.reduce((sum, end) => sum + end, 0) / ends.length;
  return {
    path: Array.from({ length: horizon }, (_, step) => median(at(step))),
    disagreement: Math.sqrt(ends.reduce((sum, end) => sum + (end - middle) ** 2, 0) / ends.length),
  };
}
