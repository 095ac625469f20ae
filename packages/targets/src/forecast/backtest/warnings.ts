import { forecastTarget } from "../forecast-target.ts";
import type { TargetForecastInput } from "../target-forecast.ts";
import type { YearlySeries } from "./yearly-series.ts";

/** One made-up target, seen two years before its year. */
export interface WarningCase {
  readonly id: string;
  /** The target as it is seen two years ahead. */
  readonly input: TargetForecastInput;
  /** How strongly each way warns: larger is worse. */
  readonly chanceOfMiss: number;
  readonly twoPoint: number;
  readonly isMissed: boolean;
}

/** How made-up targets are drawn. */
export interface WarningSettings {
  /** Years from the base year to the target year. */
  readonly planYears: number;
  /** How many years before the target year the warning is given. */
  readonly ahead: number;
  /** How many values before the base year the forecast may see; Infinity for all. */
  readonly past: number;
  readonly random: () => number;
}

const fewestBefore = 5;
const trendYears = 8;
const firstYear = 1900;

/**
 * Made-up targets on real series: in each base year with at least five values before it, a target is set between standing
 * still and twice the growth of the last eight years, as planners do who know the past and not the future. Two years before
 * the target year both ways say how worried they are; the target year's own value then decides. Deterministic for a given
 * source of random numbers.
 */
export function drawWarningCases(series: readonly YearlySeries[], settings: WarningSettings): WarningCase[] {
  return series.flatMap(({ id, x, actual }) => {
    const values = [...x, ...actual];
    const cases: WarningCase[] = [];
    for (let base = fewestBefore; base + settings.planYears < values.length; base++) {
      const found = drawCase(id, values, base, settings);
      if (found) cases.push(found);
    }
    return cases;
  });
}

function drawCase(
  id: string,
  values: readonly number[],
  base: number,
  { planYears, ahead, past, random }: WarningSettings,
): WarningCase | null {
  const share = random() * 2;
  const baseValue = values[base] ?? 0;
  const from = Math.max(0, base - trendYears);
  const growth = (baseValue - (values[from] ?? 0)) / (base - from);
  const target = baseValue + growth * planYears * share;
  const asOf = base + planYears - ahead;
  const now = values[asOf] ?? 0;
  const truth = values[base + planYears] ?? 0;
  if (growth === 0 || !(target > 0) || !(baseValue > 0) || !(now > 0)) return null;
  const isFloor = growth > 0;
  const input: TargetForecastInput = {
    id,
    rule: { kind: isFloor ? "gte" : "lte", value: String(target) },
    direction: isFloor ? "up" : "down",
    unit: null,
    baseline: { year: firstYear + base, value: String(baseValue) },
    targetYear: firstYear + base + planYears,
    asOf: firstYear + asOf,
    observations: values
      .slice(Math.max(0, base - past), asOf + 1)
      .map((value, place) => ({ year: firstYear + Math.max(0, base - past) + place, value: String(value) })),
  };
  const forecast = forecastTarget(input);
  if (forecast.chance === null) return null;
  const isReached = (value: number): boolean => (isFloor ? value >= target : value <= target);
  return {
    id,
    input,
    chanceOfMiss: 1 - Number(forecast.chance),
    twoPoint: isReached(now)
      ? -Infinity
      : -twoPointRatio(baseValue, now, target, planYears - ahead, planYears),
    isMissed: !isReached(truth),
  };
}

/**
 * The two-point rule that Open SDG publishes after Statistics Canada and Eurostat: compound growth from the base year to the
 * newest value, divided by the growth that leads to the target. Below 0.6 it speaks of limited progress.
 */
function twoPointRatio(base: number, now: number, target: number, gone: number, whole: number): number {
  const seen = (now / base) ** (1 / gone) - 1;
  const asked = (target / base) ** (1 / whole) - 1;
  return asked === 0 ? Infinity : (Math.sign(target - base) * seen) / Math.abs(asked);
}

/** What a way of warning catches. */
export interface WarningPower {
  /** The share of later misses that were warned of. */
  readonly recall: number;
  /** The share of targets met later that were warned of all the same. */
  readonly falseAlarms: number;
  /** The worry from which on it warns. */
  readonly threshold: number;
}

/** What is caught when everything at or above a threshold is warned of. */
export function powerAt(
  cases: readonly WarningCase[],
  worryOf: (own: WarningCase) => number,
  threshold: number,
): WarningPower {
  const missed = cases.filter(({ isMissed }) => isMissed);
  const met = cases.filter(({ isMissed }) => !isMissed);
  const warned = (list: readonly WarningCase[]): number =>
    list.filter((own) => worryOf(own) >= threshold).length / Math.max(1, list.length);
  return { recall: warned(missed), falseAlarms: warned(met), threshold };
}

/** The most that is caught while at most this share of targets met later is warned of. */
export function powerWithin(
  cases: readonly WarningCase[],
  worryOf: (own: WarningCase) => number,
  mostFalseAlarms: number,
): WarningPower {
  const thresholds = [...new Set(cases.map(worryOf))].toSorted((a, b) => b - a);
  let best = powerAt(cases, worryOf, Infinity);
  for (const threshold of thresholds) {
    const next = powerAt(cases, worryOf, threshold);
    if (next.falseAlarms > mostFalseAlarms) break;
    best = next;
  }
  return best;
}
