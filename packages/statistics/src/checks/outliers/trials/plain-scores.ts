import { medianOf } from "../series-likelihood.ts";

/** How far each value is from the mean, in population standard deviations, as DHIS2's Z_SCORE; 0 where nothing moves. */
export function zScores(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return values.map((value) => (variance === 0 ? 0 : (value - mean) / Math.sqrt(variance)));
}

/** 0.6745·(x − median) ÷ MAD, as DHIS2's MOD_Z_SCORE; a series with MAD = 0 is dropped there, hence all 0. */
export function modifiedZScores(values: readonly number[]): number[] {
  const middle = medianOf(values);
  const deviation = medianOf(values.map((value) => Math.abs(value - middle)));
  return values.map((value) => (deviation === 0 ? 0 : (0.6745 * (value - middle)) / deviation));
}
