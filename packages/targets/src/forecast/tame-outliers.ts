import { changesOf, mean, median } from "./averages.ts";

/** A value that is further off than this many usual steps is wild. */
const limit = 6;
/** A wild last value is let go so many usual steps: nobody can tell yet whether it stays. */
const granted = 2;
/** Differences as small as this are the rounding of numbers. */
const leastReach = 1e-9;
const normalShare = 1.4826;
const fewest = 5;

/**
 * Pulls in single wild values (a slipped decimal point, a unit mixed up) on the scale given: one that leaves its neighbours
 * and comes back is set between them; a first or last one that leaps is let go two usual steps. A shift that stays
 * is no error and stays. Gives the values and how many were changed.
 */
export function tameOutliers(values: readonly number[]): {
  readonly values: number[];
  readonly tamed: number[];
} {
  const out = [...values];
  const tamed: number[] = [];
  if (values.length < fewest) return { values: out, tamed };
  const changes = changesOf(values);
  const middle = median(changes);
  const deviations = changes.map((change) => Math.abs(change - middle));
  const spread = normalShare * median(deviations) || mean(deviations.toSorted((a, b) => a - b).slice(0, -2));
  const reach = limit * spread;
  if (!(reach > leastReach)) return { values: out, tamed };
  const last = out.length - 1;
  for (let at = 0; at <= last; at++) {
    const [before, value, after] = [out[at - 1], out[at] ?? 0, values[at + 1]];
    if (before !== undefined && after !== undefined) {
      const [left, right] = [value - before, value - after];
      const isSpike = left * right > 0 && Math.min(Math.abs(left), Math.abs(right)) > reach;
      if (!isSpike) continue;
      out[at] = (before + after) / 2;
    } else if (before !== undefined) {
      const step = value - before - middle;
      if (Math.abs(step) <= reach) continue;
      out[at] = before + middle + Math.sign(step) * granted * spread;
    } else if (after !== undefined) {
      const step = after - value - middle;
      if (Math.abs(step) <= reach) continue;
      out[at] = after - middle - Math.sign(step) * granted * spread;
    }
    tamed.push(at);
  }
  return { values: out, tamed };
}
