import type { Candidate } from "./averages.ts";
import { averagePaths } from "./averages.ts";

const thetas = [1, 1.5, 2, 3, 5, 10];
const weights = [0.2, 0.4, 0.6, 0.8, 0.99];
const warmUp = 3;

/**
 * The dynamic optimised Theta model (Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler 2016): the line through all
 * values is learnt anew with every year, and theta says how far the path bends from the line to the smoothed level. Here
 * averaged over a grid of theta and smoothing weight instead of optimised; at least three values.
 */
export function forecastTheta(values: readonly number[], horizon: number): number[] {
  const skipped = Math.max(1, Math.min(warmUp, values.length - 2));
  const candidates = thetas.flatMap((theta) =>
    weights.map((weight) => followTheta(values, horizon, theta, weight, skipped)),
  );
  return averagePaths(candidates, Math.max(1, values.length - skipped), horizon);
}

function followTheta(
  values: readonly number[],
  horizon: number,
  theta: number,
  weight: number,
  skipped: number,
): Candidate {
  const first = values[0] ?? 0;
  const bend = 1 - 1 / theta;
  const rest = 1 - weight;
  let level = first;
  let average = first;
  let slope = 0;
  let intercept = first;
  let loss = 0;
  const path: number[] = [];
  // Beyond the last value each foretold one is taken as seen, as the authors' recursion does.
  for (let count = 1; count < values.length + horizon; count++) {
    const kept = rest ** count;
    const foretold = level + bend * (kept * intercept + ((1 - kept * rest) / weight) * slope);
    const isPast = count < values.length;
    const value = isPast ? (values[count] ?? 0) : foretold;
    if (!isPast) path.push(foretold);
    else if (count >= skipped) loss += Math.abs(value - foretold);
    level = weight * value + rest * level;
    slope = ((count - 1) * slope + (6 / (count + 1)) * (value - average)) / (count + 2);
    average = (count * average + value) / (count + 1);
    intercept = average - (slope * (count + 2)) / 2;
  }
  return { loss, path };
}
