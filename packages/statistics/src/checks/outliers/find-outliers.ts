import { parseDecimal, shortText } from "../../decimal.ts";
import type { Observation } from "../../observation.ts";
import type { Unit } from "../../unit.ts";
import type { Slip, SlipKind } from "./list-slips.ts";
import { listSlips } from "./list-slips.ts";
import type { TriedSeries } from "./series-likelihood.ts";
import { countsFew, isUsual, likelihoodWithout, prepareLikelihood } from "./series-likelihood.ts";

/** What a series is in: its unit (which says what is countable and bounded), and how many decimals are declared (null: unknown). */
export interface SeriesKind {
  readonly unit: Unit;
  readonly decimals: number | null;
}

/** A figure that does not fit its series. */
export interface Outlier {
  readonly year: number;
  /** `unlike-series`: no slip explains it; it may be true, so that it is only worth a notice. */
  readonly code: SlipKind | "unlike-series";
  /** The figure that was probably meant, as decimal text; null where no slip explains it. */
  readonly likely: string | null;
  /** What the figure is over the one meant: 10, 0.1, 100…; 1 for swapped digits; null where no slip explains it. */
  readonly factor: number | null;
  /** How many times likelier the slip is than the figure as it stands. */
  readonly odds: number;
}

/** Fewer values than this say too little of a series. */
export const fewestValues = 4;
/** More values than this are not needed: what counts are the latest. */
const mostValues = 12;

/**
 * How many times likelier than the figure as it stands a slip must be. In a whole series any of up to twelve values can
 * fire, so more is asked. Chosen on the tuning series for at most 2 % of clean windows with an alarm (docs/checks.md).
 */
const wholeLimit = 15;
const enteredLimit = 2.5;
/** Chance gives few events away so exactly that less will do. */
const fewEventsPart = 0.25;
/** The same for a figure that no slip explains. */
const unlikeLimit = 100;
/** The same for the figure meant, beyond which the slip explains nothing. */
const unfitLimit = 15;
/** How much likelier a slip is where the figure is impossible in its unit. */
const impossibleFactor = 20;

interface Entry {
  readonly year: number;
  readonly text: string;
  readonly value: number;
  readonly base: number | null;
}

/**
 * The figures of a whole series that do not fit it, with what was probably meant, in the order of years; empty below four
 * values and where any is negative. A lasting new level, however high, is at most told as `unlike-series`.
 */
export function findOutliers(observations: readonly Observation[], kind: SeriesKind): Outlier[] {
  const entries = readEntries(observations).slice(-mostValues);
  const found: Outlier[] = [];
  const settled = new Set<number>();
  while (entries.length >= fewestValues && found.length < entries.length / 2) {
    const worst = findWorst(entries, settled, kind);
    const entry = worst && entries[worst.at];
    if (!worst || !entry) break;
    found.push(worst.outlier);
    settled.add(worst.at);
    // The others are judged beside the figure that was meant.
    const { likely } = worst.outlier;
    if (likely !== null) entries[worst.at] = { ...entry, text: likely, value: Number(likely) };
  }
  return found.toSorted((one, other) => one.year - other.year);
}

function findWorst(
  entries: readonly Entry[],
  settled: ReadonlySet<number>,
  kind: SeriesKind,
): { readonly at: number; readonly outlier: Outlier } | null {
  let worst: { readonly at: number; readonly outlier: Outlier } | null = null;
  for (const at of entries.keys()) {
    if (settled.has(at)) continue;
    const outlier = judgeEntry(entries, at, kind, wholeLimit);
    if (outlier && (!worst || isWorse(outlier, worst.outlier))) worst = { at, outlier };
  }
  return worst;
}

/** What a slip explains comes before what nothing explains. */
function isWorse(one: Outlier, other: Outlier): boolean {
  const [explained, otherExplained] = [one.likely !== null, other.likely !== null];
  return explained === otherExplained ? one.odds > other.odds : explained;
}

/** Judges the figure of one year beside the earlier ones only, as it is entered; null where it fits or too little is known. */
export function findEnteredOutlier(
  observations: readonly Observation[],
  year: number,
  kind: SeriesKind,
): Outlier | null {
  const entries = readEntries(observations.filter((observation) => observation.year <= year));
  if (entries.at(-1)?.year !== year || entries.length < fewestValues) return null;
  const latest = entries.slice(-mostValues);
  return judgeEntry(latest, latest.length - 1, kind, enteredLimit);
}

/** The figures by year, without missing ones; of two for a year the later listed. */
function readEntries(observations: readonly Observation[]): Entry[] {
  const entries = new Map<number, Entry>();
  for (const { year, value, denominator } of observations) {
    const number = value === null || value === "" ? Number.NaN : Number(value);
    if (value === null || !Number.isFinite(number)) continue;
    const base = denominator === null || denominator === undefined ? Number.NaN : Number(denominator);
    entries.set(year, { year, text: value, value: number, base: base > 0 ? base : null });
  }
  return [...entries.values()].toSorted((one, other) => one.year - other.year);
}

function judgeEntry(entries: readonly Entry[], at: number, kind: SeriesKind, limit: number): Outlier | null {
  const entry = entries[at];
  // Series that cross zero have no ratios to go by.
  if (!entry || entries.some(({ value }) => value < 0)) return null;
  const places = kind.decimals ?? placesOf(entries, at);
  const series = triedSeries(entries, at, kind, places);
  if (isUsual(series)) return null;
  const likelihood = prepareLikelihood(series);
  const asItStands = likelihood(entry.value);
  const most = mostOf(entries, at, kind.unit);
  let sum = 0;
  let best: { readonly slip: Slip; readonly weight: number } | null = null;
  for (const slip of listSlips(entry.text, kind.unit, places)) {
    const meant = Number(slip.meant);
    if (meant > most) continue;
    const weight = slip.share * likelihood(meant);
    sum += weight;
    if (!best || weight > best.weight) best = { slip, weight };
  }
  const odds = (sum / asItStands) * (entry.value > most ? impossibleFactor : 1);
  const least = limit * (countsFew(series) ? fewEventsPart : 1);
  if (!best || !(odds > least)) {
    const unlike = likelihoodWithout(series) / asItStands;
    return unlike > unlikeLimit ? unexplained(entry.year, unlike) : null;
  }
  const { kind: code, meant, factor } = best.slip;
  // A figure that would not fit either is no explanation, though it fits less badly.
  if (likelihoodWithout(series) > unfitLimit * likelihood(Number(meant)))
    return unexplained(entry.year, odds);
  return { year: entry.year, code, likely: meant, factor, odds };
}

function unexplained(year: number, odds: number): Outlier {
  return { year, code: "unlike-series", likely: null, factor: null, odds };
}

/** The decimals that the other figures of the series carry. */
function placesOf(entries: readonly Entry[], at: number): number {
  return entries.reduce((most, { text }, place) => (place === at ? most : Math.max(most, carried(text))), 0);
}

function carried(text: string): number {
  const number = text.includes(".") || text.includes("e") ? parseDecimal(text) : null;
  return number ? (shortText(number).split(".")[1]?.length ?? 0) : 0;
}

function triedSeries(
  entries: readonly Entry[],
  at: number,
  { unit }: SeriesKind,
  places: number,
): TriedSeries {
  return {
    years: entries.map(({ year }) => year),
    values: entries.map(({ value }) => value),
    at,
    rounding: 0.5 * 10 ** -places,
    eventValues: eventValuesOf(entries, unit, places),
    isStock: unit.countable,
  };
}

function eventValuesOf(
  entries: readonly Entry[],
  { countable, scale }: Unit,
  places: number,
): number[] | null {
  if (countable && places === 0) return entries.map(() => 1);
  if (scale === null || entries.some(({ base }) => base === null)) return null;
  return entries.map(({ base }) => scale / (base ?? 1));
}

/** The most that a figure can be: a share or rate is not above its scale, unless others of the series are (毛入学率). */
function mostOf(entries: readonly Entry[], at: number, { scale }: Unit): number {
  return scale !== null && entries.every(({ value }, place) => place === at || value <= scale)
    ? scale
    : Infinity;
}
