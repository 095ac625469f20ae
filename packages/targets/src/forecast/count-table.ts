import type { Predictive } from "./predictive.ts";

/** What is foretold of a count: its mean, and the variance that comes on top of chance. */
interface ExpectedCount {
  readonly mean: number;
  readonly extraVariance: number;
}

/** Up to this size a share's count is taken with its whole base, above it only the rarer side is counted. */
const largestBase = 400;
const longestTail = 12;
/** Only few events are counted out; a spread that would take more is one of figures that make no sense. */
const longestTable = 4000;

/**
 * The probabilities of 0, 1, 2 … events: Poisson, or negative binomial where the rate itself is uncertain; cut off where
 * hardly anything is left.
 */
function countProbabilities({ mean, extraVariance }: ExpectedCount): number[] {
  const centre = Math.max(mean, 1e-9);
  const end = Math.min(
    longestTable,
    Math.ceil(centre + longestTail * Math.sqrt(centre + extraVariance) + 20),
  );
  const isPoisson = extraVariance < 1e-6 * centre;
  const shape = centre ** 2 / Math.max(extraVariance, 1e-300);
  const logs = [0];
  for (let count = 0; count < end; count++) {
    const ratio = isPoisson
      ? centre / (count + 1)
      : (((count + shape) / (count + 1)) * centre) / (shape + centre);
    logs.push((logs.at(-1) ?? 0) + Math.log(ratio));
  }
  return fromLogarithms(logs);
}

/** The probabilities of 0 … base cases among a base: binomial, or beta-binomial where the share itself is uncertain. */
function shareProbabilities(base: number, { mean, extraVariance }: ExpectedCount): number[] {
  const share = Math.min(Math.max(mean / base, 1e-9), 1 - 1e-9);
  const uncertain = extraVariance / base ** 2;
  const strength = Math.max(0.5, (share * (1 - share)) / Math.max(uncertain, 1e-12) - 1);
  const [won, lost] = [share * strength, (1 - share) * strength];
  const logs = [0];
  for (let count = 0; count < base; count++) {
    const ratio = ((base - count) / (count + 1)) * ((won + count) / (lost + base - count - 1));
    logs.push((logs.at(-1) ?? 0) + Math.log(ratio));
  }
  return fromLogarithms(logs);
}

function fromLogarithms(logs: readonly number[]): number[] {
  const top = logs.reduce((most, log) => Math.max(most, log), -Infinity);
  const weights = logs.map((log) => Math.exp(log - top));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** A predictive distribution over single values, in rising order. */
function tableOf(centre: number, values: readonly number[], weights: readonly number[]): Predictive {
  const shares: number[] = [];
  let sum = 0;
  for (const weight of weights) {
    sum += weight;
    shares.push(sum);
  }
  const share = (isCounted: (value: number) => boolean): number => {
    const place = values.findLastIndex(isCounted);
    return Math.min(1, shares[place] ?? 0);
  };
  return {
    centre,
    quantile: (probability) => {
      const place = shares.findIndex((reached) => reached >= probability);
      return values[place < 0 ? values.length - 1 : place] ?? centre;
    },
    atMost: (value) => share((own) => own <= value),
    below: (value) => share((own) => own < value),
  };
}

/** What is needed to turn an expected value into a table of counts. */
export interface CountedValue {
  readonly kind: "share" | "rate";
  readonly scale: number;
  readonly denominator: number;
  /** The expected value and its variance beyond chance, in the value's unit. */
  readonly centre: number;
  readonly variance: number;
}

/** The distribution of a value that rests on few events. */
export function foretellCount({ kind, scale, denominator, centre, variance }: CountedValue): Predictive {
  const perUnit = denominator / scale;
  const extraVariance = variance * perUnit ** 2;
  if (kind === "rate") {
    const weights = countProbabilities({ mean: centre * perUnit, extraVariance });
    return tableOf(
      centre,
      weights.map((_, count) => count / perUnit),
      weights,
    );
  }
  const base = Math.round(denominator);
  if (base <= largestBase) {
    const weights = shareProbabilities(Math.max(1, base), { mean: centre * perUnit, extraVariance });
    return tableOf(
      centre,
      weights.map((_, count) => (count * scale) / Math.max(1, base)),
      weights,
    );
  }
  const isRare = centre <= scale / 2;
  const mean = (isRare ? centre : scale - centre) * perUnit;
  const weights = countProbabilities({ mean, extraVariance }).slice(0, base + 1);
  const values = weights.map((_, count) => count / perUnit);
  if (isRare) return tableOf(centre, values, weights);
  return tableOf(centre, values.map((value) => scale - value).toReversed(), weights.toReversed());
}
