/** How much of the own trend is kept: nearly all with ten values, about half with three; the rest stands still. */
export function keptTrend(values: number): number {
  return 1 - trendDoubt / values ** 2;
}
const trendDoubt = 4;

/** What the width of a fan is made from. */
export interface SpreadGrounds {
  /** The mean size of a year's change. */
  readonly usualChange: number;
  /** The same with weights that fall by a tenth for every year back. */
  readonly recentChange: number;
  /** The mean distance of a year's change from the median change: small where the series runs straight. */
  readonly unevenness: number;
  /** How far the members are apart at the sixth year. */
  readonly disagreement: number;
  /** The usual size of the values, or their distance from the nearer end. */
  readonly level: number;
  readonly count: number;
}

const size = 0.94;
const growth = 0.86;
/** A series that runs straight has a narrower fan, but never as narrow as its past alone would have it. */
const evennessPower = 0.4;
const leastUnevenness = 0.1;
const agreementPower = 0.22;
/** A usual change that is taken from few changes is itself uncertain. */
const fewDoubt = 3;
/** Members that agree fully still leave this share of a year's change. */
const leastDisagreement = 0.05;
/** A series that never moved is still not certain: so much of its level. */
const leastSpread = 0.005;

/**
 * The spread (scale of Student's t) of each year ahead, as a function of the years: fitted on the pooled errors of many
 * series, in units of a series' own usual change, wider where the members disagree. Constants: docs/forecast.md.
 */
export function findSpread({
  usualChange,
  recentChange,
  unevenness,
  disagreement,
  level,
  count,
}: SpreadGrounds): (step: number) => number {
  const least = leastSpread * level;
  const apart = usualChange > 0 ? (disagreement + leastDisagreement * usualChange) / usualChange : 1;
  const uneven = usualChange > 0 ? (unevenness / usualChange + leastUnevenness) / (1 + leastUnevenness) : 1;
  const few = 1 + fewDoubt / count ** 2;
  const change = Math.sqrt(usualChange * recentChange);
  const year = Math.max(least, size * few * change * uneven ** evennessPower * apart ** agreementPower);
  return (step) => year * step ** growth;
}
