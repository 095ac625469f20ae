/** The arithmetic mean; 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The middle value, of an even number the mean of the two in the middle; 0 of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[sorted.length / 2 - 1] ?? upper) + upper) / 2;
}

/** The changes from each value to the next. */
export function changesOf(values: readonly number[]): number[] {
  return values.slice(1).map((value, place) => value - (values[place] ?? value));
}

/** A path that a model gives, with the sum of the sizes of its one-step errors in the past. */
export interface Candidate {
  readonly loss: number;
  readonly path: readonly number[];
}

/** How strongly the better fitting models count: the power of their likelihood under errors of Laplace's kind. */
const sharpness = 2;

/**
 * The mean path of many models, each weighted by (smallest loss ÷ its loss) to the power sharpness × number of errors: an
 * average over the parameters in place of one optimum, which on short series is mostly noise.
 */
export function averagePaths(candidates: readonly Candidate[], errors: number, horizon: number): number[] {
  const tiny = Number.MIN_VALUE;
  const least = Math.max(tiny, Math.min(...candidates.map(({ loss }) => loss)));
  const weights = candidates.map(({ loss }) => (least / Math.max(loss, tiny)) ** (sharpness * errors));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Array.from({ length: horizon }, (_, step) =>
    candidates.reduce((sum, { path }, place) => sum + ((weights[place] ?? 0) / total) * (path[step] ?? 0), 0),
  );
}
