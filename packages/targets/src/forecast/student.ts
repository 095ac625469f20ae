/** The quantile of Student's t with four degrees of freedom, in closed form (Shaw 2006). */
export function studentQuantile(probability: number): number {
  if (probability === 0.5) return 0;
  const root = Math.sqrt(4 * probability * (1 - probability));
  const size = 2 * Math.sqrt(Math.max(0, Math.cos(Math.acos(Math.min(1, root)) / 3) / root - 1));
  return probability > 0.5 ? size : -size;
}

/** The share of Student's t with four degrees of freedom that lies at or below a value. */
export function studentShare(value: number): number {
  if (!Number.isFinite(value)) return value > 0 ? 1 : 0;
  const square = value * value;
  const ratio = square / (4 + square);
  // Between huge values the quotient loses its last digits; the result never leaves 0 … 1.
  const share = 0.5 + (3 / 8) * (value / Math.sqrt(1 + square / 4)) * (1 - ratio / 3);
  return Math.min(1, Math.max(0, share));
}

/** The variance of Student's t with four degrees of freedom. */
export const studentVariance = 2;
