import type { Bilingual, Observation, Unit, YearFigure } from "@halfsky/statistics";
import {
  canonicalDecimal,
  findObservation,
  fixedText,
  listFigures,
  parseUnit,
  shortenDecimal,
} from "@halfsky/statistics";
import type { Goal } from "../goal.ts";
import { readGoal } from "../goal.ts";
import { judge, mergeBaseline, readBaseline } from "../judge.ts";
import { explainFault } from "../reason.ts";
import { defaultTolerance } from "../tolerance.ts";
import { decidedWords, wordChance } from "./chance-words.ts";
import type { ForecastInput, SeriesForecast, SeriesValue } from "./forecast.ts";
import { forecastSeries } from "./forecast-series.ts";
import { forecastVersion } from "./forecast-version.ts";
import { findGoalChance, finestStep } from "./goal-chance.ts";
import type {
  ForecastPoint,
  FoundTargetForecast,
  RefusedTargetForecast,
  TargetForecast,
  TargetForecastInput,
} from "./target-forecast.ts";

/**
 * Foretells a target: the path with its fan from the newest figure (not later than `asOf`) to the target year, and the
 * probability that the rule is met in that year. Total: any input gives a forecast or a refusal with its reason. The method
 * is described in docs/forecast.md.
 */
export function forecastTarget(input: TargetForecastInput): TargetForecast {
  const { asOf, targetYear } = input;
  if (![asOf, targetYear, input.baseline?.year ?? asOf].every(isYear)) {
    return refuse(input, "unreadable-series", explainFault("unreadable-year"));
  }
  const judgement = judge(input);
  if (judgement.status === "not-applicable") return refuse(input, "not-applicable", judgement.reason);
  const unit = parseUnit(input.unit);
  const baseline = readBaseline(input.baseline);
  const reading = readGoal(input.rule, {
    direction: input.direction,
    unit,
    baseline: baseline?.value ?? null,
    years: baseline && targetYear - baseline.year,
    tolerance: input.tolerance ? { ...defaultTolerance, ...input.tolerance } : defaultTolerance,
  });
  if ("fault" in reading) return refuse(input, "no-goal", explainFault(reading.fault));
  const changedIn = findDefinitionChange(input.observations, asOf);
  const all = mergeBaseline(listFigures(input.observations, asOf), baseline, asOf);
  const figures = changedIn === null ? all : all.filter(({ year }) => year > changedIn);
  const newest = figures.at(-1);
  if (newest && newest.year >= targetYear) return decide(input, judgement.status);
  return foretell({ input, unit, goal: reading.goal, figures, changedIn });
}

function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= 1000 && year <= 9999;
}

function refuse(
  { id }: TargetForecastInput,
  code: RefusedTargetForecast["refused"]["code"],
  { zh, en }: Bilingual,
): RefusedTargetForecast {
  return {
    id,
    method: forecastVersion,
    refused: { code, zh, en },
    points: [],
    chance: null,
    chanceWords: null,
  };
}

function decide({ id }: TargetForecastInput, status: string): FoundTargetForecast {
  const isMet = status === "met" || status === "met-early";
  return {
    id,
    method: forecastVersion,
    points: [],
    chance: isMet ? "1" : "0",
    chanceWords: decidedWords[isMet ? "met" : "missed"],
    isDecided: true,
    borrowed: false,
    notes: [],
  };
}

/** The newest year whose figure is missing because its definition changed: figures before it are of another kind. */
function findDefinitionChange(observations: readonly Observation[], asOf: number): number | null {
  const changes = observations.filter(
    ({ year, value, missing }) => value === null && missing === "definition-changed" && year <= asOf,
  );
  return changes.length === 0 ? null : Math.max(...changes.map(({ year }) => year));
}

interface Known {
  readonly input: TargetForecastInput;
  readonly unit: Unit;
  readonly goal: Goal;
  readonly figures: readonly YearFigure[];
  readonly changedIn: number | null;
}

const changeWords = (year: number): Bilingual => ({
  zh: `${year}年口径调整，只用其后的数据`,
  en: `the definition changed in ${year}; only later figures count`,
});

function foretell({ input, unit, goal, figures, changedIn }: Known): TargetForecast {
  const series = figures.map((figure) => readSeriesValue(figure, input.observations));
  const newest = figures.at(-1);
  const horizon = input.targetYear - (newest?.year ?? input.targetYear - 1);
  const reference = listFigures(input.reference ?? []).map((figure) => readSeriesValue(figure, []));
  const forecast = forecastSeries({
    series,
    horizon,
    ...findEnds(unit, [...series, ...reference], goal),
    ...(unit.scale !== null && { kind: unit.kind === "share" ? "share" : "rate", scale: unit.scale }),
    ...(reference.length > 0 && { reference }),
  });
  if ("refused" in forecast) {
    const isChange = changedIn !== null && forecast.refused.code === "too-few-values";
    const change = isChange ? changeWords(changedIn) : null;
    const { code, zh, en } = forecast.refused;
    return change
      ? refuse(input, "definition-changed", { zh: `${change.zh}；${zh}`, en: `${change.en}; ${en}` })
      : refuse(input, code, { zh, en });
  }
  const decimals = finestStep(figures);
  const found = findGoalChance(forecast, horizon, goal, decimals);
  if (!Number.isFinite(found)) return refuse(input, "unreadable-series", explainFault("unreadable"));
  const chance = Math.min(0.99, Math.max(0.01, found));
  const text = chance.toFixed(2);
  return {
    id: input.id,
    method: forecast.method,
    points: listPoints(forecast, decimals + 1),
    chance: shortenDecimal(text),
    chanceWords: wordChance(Number(text)),
    isDecided: false,
    borrowed: forecast.borrowed,
    notes: [
      ...(changedIn === null ? [] : [changeWords(changedIn)]),
      ...(goal.isDuty ? [dutyWords] : []),
      ...forecast.notes,
    ],
  };
}

const dutyWords: Bilingual = {
  zh: "本项每年都应达到，这里的可能性指目标年份当年",
  en: "asked for every year; the chance given is that of the target year itself",
};

function readSeriesValue({ year, value }: YearFigure, observations: readonly Observation[]): SeriesValue {
  const { numerator, denominator } = findObservation(observations, year) ?? {};
  return {
    year,
    value: Number(fixedText(value)),
    ...(numerator && denominator && { numerator: Number(numerator), denominator: Number(denominator) }),
  };
}

/** The natural ends of a unit; a gross ratio above 100 % has no upper one, and a growth rate below 0 no lower one. */
function findEnds(
  unit: Unit,
  series: readonly SeriesValue[],
  goal: Goal,
): Pick<ForecastInput, "lower" | "upper" | "mayBeNegative"> {
  const values = [
    ...series.map(({ value }) => value),
    Number(fixedText(goal.low)),
    Number(fixedText(goal.high)),
  ];
  const isChange = unit.code === "percentage-point" || unit.code === "permille-point";
  if (isChange || values.some((value) => value < 0)) return { mayBeNegative: true };
  const whole = unit.code === "percent" ? 100 : unit.code === "permille" ? 1000 : null;
  return whole === null || values.some((value) => value > whole) ? { lower: 0 } : { lower: 0, upper: whole };
}

function listPoints(forecast: SeriesForecast, decimals: number): ForecastPoint[] {
  const { years, mean, lo80, hi80, lo95, hi95 } = forecast;
  const text = (values: readonly number[], step: number): string => decimalText(values[step] ?? 0, decimals);
  return years.map((year, step) => ({
    year,
    value: text(mean, step),
    lower80: text(lo80, step),
    upper80: text(hi80, step),
    lower95: text(lo95, step),
    upper95: text(hi95, step),
  }));
}

/** A number as decimal text with at most so many decimals; very large ones are written out, never with an exponent. */
function decimalText(value: number, decimals: number): string {
  const text = canonicalDecimal(value.toFixed(Math.min(decimals, mostDecimals))) ?? "0";
  return shortenDecimal(text);
}
const mostDecimals = 12;
