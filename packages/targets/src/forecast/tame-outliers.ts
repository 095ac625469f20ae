import { changesOf, mean, median } from "./averages.ts";

/** Values whose step off the others is larger than this many usual steps are pulled in. */
const limit = 10;
const normalShare = 1.4826;
const fewest = 5;

/**
 * Pulls in single wild values (a slipped decimal point, a unit mixed up) on the scale given: one that leaves its neighbours
 * and comes back is set between them; a last one that leaps is let go as far as a very large usual step. A shift that stays
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
  if (!(reach > 0)) return { values: out, tamed };
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
      out[at] = before + middle + Math.sign(step) * reach;
    } else if (after !== undefined) {
      const step = after - value - middle;
      if (Math.abs(step) <= reach) continue;
      out[at] = after - middle - Math.sign(step) * reach;
    }
    tamed.push(at);
  }
  return { values: out, tamed };
}
