import type { Observation } from "@halfsky/statistics";
import type { JudgeInput } from "../judgement.ts";
import type { LightInput } from "./light-facts.ts";

/** A made-up target on a stretch of a real series whose end is known: how lights are tried out. */
export interface LightCase {
  readonly input: LightInput;
  /** The figures up to the year judged, oldest first. */
  readonly values: readonly number[];
  /** Whether the figure of the target year, two years later, met the target. */
  readonly isMet: boolean;
}

/** A real series with its unit; no unit for one that has none of ours. */
export interface PastSeries {
  readonly unit: string | null;
  readonly values: readonly number[];
}

/**
 * How targets are made up. "planned": by a plan of five years, from the figures that were known in its base year, three
 * years before the year judged: the pace until then, times a third to three times, or, in three cases of ten, a turn of
 * the trend. "close": right around the straight continuation to the target year, where lights are most easily wrong.
 */
export type TargetMaking = "planned" | "close";

/** Years from the year judged to the target year. */
const yearsAhead = 2;
const yearsSinceBase = 3;
const judgedYear = 2020;
const [fewest, most] = [5, 10];

/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
function seededNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The standard deviation of the changes from year to year, or of the values themselves. */
export function deviationOf(values: readonly number[], of: "changes" | "values"): number {
  const list = of === "values" ? values : changesOf(values);
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  return Math.sqrt(list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (list.length - 1));
}

function changesOf(values: readonly number[]): number[] {
  return values.slice(1).map((value, place) => value - (values[place] ?? 0));
}

/** Makes up so many targets on stretches of 5 to 10 values of each series; the same ones for the same seed. */
export function makeLightCases(
  series: readonly PastSeries[],
  options: { readonly seed: number; readonly each: number; readonly making: TargetMaking },
): LightCase[] {
  const random = seededNumbers(options.seed);
  return series.flatMap(({ unit, values }) =>
    Array.from({ length: options.each }, () => {
      const count = fewest + Math.floor(random() * (most - fewest + 1));
      const room = values.length - count - yearsAhead;
      if (room < 0) return null;
      const start = Math.floor(random() * (room + 1));
      const known = values.slice(start, start + count);
      const truth = values[start + count - 1 + yearsAhead] ?? 0;
      return makeCase(known, truth, unit, options.making, random);
    }).filter((one) => one !== null),
  );
}

function makeCase(
  values: readonly number[],
  truth: number,
  unit: string | null,
  making: TargetMaking,
  random: () => number,
): LightCase | null {
  const base = values.length - 1 - yearsSinceBase;
  const asked = making === "planned" ? plan(values.slice(0, base + 1), random) : stayClose(values, random);
  if (!asked) return null;
  const target = Number(asked.target.toPrecision(4));
  const input: JudgeInput = {
    id: "case",
    rule: { kind: asked.isUp ? "gte" : "lte", value: plainText(target) },
    direction: asked.isUp ? "up" : "down",
    unit,
    baseline: { year: judgedYear - yearsSinceBase, value: plainText(values[base] ?? 0) },
    targetYear: judgedYear + yearsAhead,
    asOf: judgedYear,
    observations: observationsOf(values),
  };
  return { input, values, isMet: asked.isUp ? truth >= target : truth <= target };
}

function observationsOf(values: readonly number[]): Observation[] {
  const first = judgedYear - values.length + 1;
  return values.map((value, place) => ({ year: first + place, value: plainText(value) }));
}

function plainText(value: number): string {
  return value.toFixed(6).replace(/\.?0+$/, "");
}

interface Asked {
  readonly target: number;
  readonly isUp: boolean;
}

const planYears = yearsSinceBase + yearsAhead;

function plan(known: readonly number[], random: () => number): Asked | null {
  const [first, last] = [known.at(0) ?? 0, known.at(-1) ?? 0];
  const changes = changesOf(known);
  const pace = (last - first) / changes.length;
  const usual = changes.reduce((sum, change) => sum + Math.abs(change), 0) / changes.length;
  const ambition = 3 ** (2 * random() - 1);
  const isTurn = random() < 0.3;
  if (usual === 0) return null;
  const isUp = isTurn ? pace < 0 : pace >= 0;
  const way = isTurn ? usual : Math.abs(pace) * planYears;
  return { target: last + (isUp ? 1 : -1) * way * ambition, isUp };
}

function stayClose(values: readonly number[], random: () => number): Asked | null {
  const [first, last] = [values.at(0) ?? 0, values.at(-1) ?? 0];
  const deviation = deviationOf(values, "changes");
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const isUp = random() < 0.5;
  if (deviation === 0) return null;
  const straight = last + ((last - first) / (values.length - 1)) * yearsAhead;
  return { target: straight + 1.5 * normal * deviation * Math.sqrt(yearsAhead), isUp };
}

/** A case whose middle or last figure is moved by so much. */
export function movedCase(given: LightCase, place: "middle" | "last", by: number): LightCase {
  const at = place === "last" ? given.values.length - 1 : Math.floor(given.values.length / 2);
  const values = given.values.map((value, index) => (index === at ? value + by : value));
  const { input } = given;
  const base = values.length - 1 - yearsSinceBase;
  return {
    ...given,
    values,
    input: {
      ...input,
      baseline: input.baseline && { ...input.baseline, value: plainText(values[base] ?? 0) },
      observations: observationsOf(values),
    },
  };
}

/** What a two-point rule (compound growth to now against that to the target) calls a case; see docs/method.md, chapter 8. */
export function twoPointStatus({ input, values }: LightCase): string {
  const target = Number(input.rule.value);
  const [first, last] = [values.at(0) ?? 0, values.at(-1) ?? 0];
  const isUp = input.rule.kind === "gte";
  if (isUp ? last >= target : last <= target) return "target achieved";
  const years = values.length - 1;
  const growth = (to: number, span: number) => ((to || 0.001) / (first || 0.001)) ** (1 / span) - 1;
  const ratio = ((isUp ? 1 : -1) * growth(last, years)) / Math.abs(growth(target, years + yearsAhead));
  if (!Number.isFinite(ratio)) return "not available";
  if (ratio >= 0.95) return "on track";
  if (ratio >= 0.6) return "acceleration needed";
  return ratio >= 0 ? "limited" : "deterioration";
}

/** A county whose rate never changes: events by chance (Poisson) among its births, year by year. */
export interface CountyCase {
  readonly input: LightInput;
  /** The newest rate is worse than the target: what a rule of the last value would light. */
  readonly isLastValueWorse: boolean;
}

/** What a made-up county counts: the target and how much better than it the true rate is, at least and at most. */
export interface CountyKind {
  readonly unit: "1/10万" | "‰";
  readonly target: number;
  /** The true rate as a share of the target. */
  readonly trueShare: readonly [number, number];
  readonly births: readonly [number, number];
  /** False: only the rates are reported, not the events behind them. */
  readonly hasCounts: boolean;
}

/** Makes up counties with 5 to 10 years of events; judged two years before the target year. */
export function makeCountyCases(kind: CountyKind, count: number, seed: number): CountyCase[] {
  const random = seededNumbers(seed);
  const between = ([from, to]: readonly [number, number]) => from + random() * (to - from);
  const scale = kind.unit === "‰" ? 1000 : 100_000;
  return Array.from({ length: count }, () => {
    const years = fewest + Math.floor(random() * (most - fewest + 1));
    const rate = (kind.target * between(kind.trueShare)) / scale;
    const size = between(kind.births);
    const observations = Array.from({ length: years }, (_, place): Observation => {
      const births = Math.round(size * (0.95 + 0.1 * random()));
      const events = poisson(births * rate, random);
      const value = ((events / births) * scale).toFixed(2);
      const year = judgedYear - years + 1 + place;
      const counts = { numerator: String(events), denominator: String(births) };
      return { year, value, ...(kind.hasCounts && counts) };
    });
    const last = observations.at(-1);
    const base = observations.at(-1 - yearsSinceBase);
    return {
      isLastValueWorse: Number(last?.value) > kind.target,
      input: {
        id: "county",
        rule: { kind: "lte", value: String(kind.target) },
        direction: "down",
        unit: kind.unit,
        baseline: base ? { year: base.year, value: base.value ?? "0" } : null,
        targetYear: judgedYear + yearsAhead,
        asOf: judgedYear,
        observations,
      },
    };
  });
}

/** The number of events of a mean that chance gives (Knuth); good for means up to some hundreds. */
function poisson(mean: number, random: () => number): number {
  const limit = Math.exp(-mean);
  let events = 0;
  for (let product = random(); product > limit; product *= random()) events++;
  return events;
}
