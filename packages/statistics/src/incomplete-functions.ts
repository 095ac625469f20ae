// Double precision is enough here: these only serve intervals, which are estimates printed with a few digits.
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Natural logarithm of the gamma function for x > 0 (Lanczos, about 15 digits). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  const t = z + 7.5;
  let sum = lanczos[0] ?? 1;
  for (let term = 1; term < lanczos.length; term++) sum += (lanczos[term] ?? 0) / (z + term);
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

const precise = 1e-15;
const tiny = 1e-300;

/** Regularised lower incomplete gamma function P(a, x): the chance that a gamma(a) variable is at most x. */
export function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  const front = Math.exp(-x + a * Math.log(x) - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; Math.abs(term) > Math.abs(sum) * precise && n < 100_000; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return sum * front;
  }
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < 100_000; n++) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / awayFromZero(an * d + b);
    c = awayFromZero(b + an / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < precise) break;
  }
  return 1 - front * h;
}

/** Regularised incomplete beta function I_x(a, b): the chance that a beta(a, b) variable is at most x. */
export function lowerBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(a, b, x)) / a
    : 1 - (front * betaFraction(b, a, 1 - x)) / b;
}

function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < precise) break;
  }
  return h;
}

function awayFromZero(x: number): number {
  return Math.abs(x) < tiny ? tiny : x;
}

const levelPrecision = 1e-9;

/** Finds where an increasing function reaches a level between two ends, by halving, to nine significant digits. */
export function findLevel(
  increasing: (x: number) => number,
  level: number,
  low: number,
  high: number,
): number {
  let [left, right] = [low, high];
  for (let step = 0; step < 200 && right - left > levelPrecision * Math.abs(right); step++) {
    const middle = (left + right) / 2;
    if (increasing(middle) < level) left = middle;
    else right = middle;
  }
  return (left + right) / 2;
}
