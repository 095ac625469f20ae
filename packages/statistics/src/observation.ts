import type { Decimal } from "./decimal.ts";
import {
  absolute,
  compareDecimal,
  dividedBy,
  fixedText,
  minus,
  parseDecimal,
  plus,
  wholeDecimal,
} from "./decimal.ts";
import type { MissingReason } from "./missing-reason.ts";

/** One year's figure of one indicator in one area, as decimal text, or the reason why there is none. */
export interface Observation {
  readonly year: number;
  /** Decimal text in the indicator's unit; null where the figure is missing. */
  readonly value: string | null;
  /** Why the value is null; left out, it counts as not yet reported. */
  readonly missing?: MissingReason | null | undefined;
  /** Decimal text of the events counted, where the indicator has them. */
  readonly numerator?: string | null | undefined;
  /** Decimal text of the population or base that the numerator is counted in. */
  readonly denominator?: string | null | undefined;
}

/** A year with its figure as an exact number. */
export interface YearFigure {
  readonly year: number;
  readonly value: Decimal;
}

/** The figures of a series in the order of years, without missing ones and those after `asOf`; of two for a year the later listed. */
export function listFigures(observations: readonly Observation[], asOf = Infinity): YearFigure[] {
  const figures: YearFigure[] = [];
  let isOrdered = true;
  for (const { year, value } of observations) {
    const figure = value === null || !Number.isInteger(year) || year > asOf ? null : parseDecimal(value);
    if (!figure) continue;
    const last = figures.at(-1);
    if (last && last.year >= year) isOrdered = false;
    figures.push({ year, value: figure });
  }
  return isOrdered ? figures : orderFigures(figures);
}

function orderFigures(figures: readonly YearFigure[]): YearFigure[] {
  const byYear = new Map(figures.map((figure) => [figure.year, figure]));
  return [...byYear.values()].toSorted((a, b) => a.year - b.year);
}

/** The newest figure not later than a year; null where nothing was reported. */
export function findLatest(
  observations: readonly Observation[],
  asOf: number,
): { year: number; value: string } | null {
  const latest = findLatestFigure(observations, asOf);
  return latest && { year: latest.year, value: fixedText(latest.value) };
}

/** The last of `listFigures`, without reading the others: each figure is checked beside it. */
export function findLatestFigure(observations: readonly Observation[], asOf: number): YearFigure | null {
  let latest: YearFigure | null = null;
  // From the end: of two for a year the later listed counts, and of most series the last is the newest.
  for (let at = observations.length - 1; at >= 0; at--) {
    const observation = observations[at];
    if (!observation || observation.value === null) continue;
    const { year } = observation;
    if (!Number.isInteger(year) || year > asOf || (latest && year <= latest.year)) continue;
    const value = parseDecimal(observation.value);
    if (value) latest = { year, value };
  }
  return latest;
}

/** The observation of a year, also where it only holds a missing reason; of two the later listed. */
export function findObservation(observations: readonly Observation[], year: number): Observation | undefined {
  return observations.findLast((observation) => observation.year === year);
}

/** The change of a year against the year before it, as decimal text; null where either is missing. */
export function yearOnYearChange(observations: readonly Observation[], year: number): string | null {
  const figures = listFigures(observations, year);
  const [before, now] = [figures.at(-2), figures.at(-1)];
  if (!before || !now || now.year !== year || before.year !== year - 1) return null;
  return fixedText(minus(now.value, before.value));
}

/** For how many years in a row, up to the newest figure of `asOf`, a condition held; a missing year ends the row. */
export function countYearsHeld(
  observations: readonly Observation[],
  asOf: number,
  holds: (value: string) => boolean,
): number {
  const figures = listFigures(observations, asOf);
  let held = 0;
  for (let next = figures.length - 1; next >= 0; next--) {
    const figure = figures[next];
    const later = figures[next + 1];
    if (!figure || (later && later.year !== figure.year + 1) || !holds(fixedText(figure.value))) break;
    held++;
  }
  return held;
}

/** The median size of a series' changes from one year to the next year; null without two adjacent years. */
export function medianAbsoluteChange(observations: readonly Observation[], asOf: number): string | null {
  const figures = listFigures(observations, asOf);
  const changes = figures.flatMap((figure, place) => {
    const before = figures[place - 1];
    return before && before.year === figure.year - 1 ? [absolute(minus(figure.value, before.value))] : [];
  });
  const median = medianOf(changes);
  return median && fixedText(median);
}

function medianOf(values: readonly Decimal[]): Decimal | null {
  const sorted = values.toSorted(compareDecimal);
  const upper = sorted[Math.floor(sorted.length / 2)];
  if (!upper || sorted.length % 2 === 1) return upper ?? null;
  const lower = sorted[sorted.length / 2 - 1] ?? upper;
  const sum = plus(lower, upper);
  return dividedBy(sum, wholeDecimal(2), sum.scale + 1);
}

/** Below how many events, and below what base, a rate says little by itself. */
export interface SmallCountLimits {
  readonly numerator: string;
  readonly denominator: string;
}

/** The limits of small counts used unless a plan sets its own. */
export const smallCountLimits: SmallCountLimits = { numerator: "20", denominator: "50" };

/** Tells whether a figure rests on few events or a small base; false where numerator and denominator are not known. */
export function isSmallCount(observation: Observation, limits: SmallCountLimits = smallCountLimits): boolean {
  return (
    isBelow(observation.numerator, limits.numerator) || isBelow(observation.denominator, limits.denominator)
  );
}

function isBelow(text: string | null | undefined, limit: string): boolean {
  const value = text === null || text === undefined ? null : parseDecimal(text);
  const bound = parseDecimal(limit);
  return value !== null && bound !== null && compareDecimal(value, bound) < 0;
}
