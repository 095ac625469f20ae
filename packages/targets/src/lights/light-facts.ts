import type { Bilingual, Decimal, Observation, RateInterval, Unit, YearFigure } from "@halfsky/statistics";
import {
  dividedBy,
  fixedText,
  findObservation,
  findRateInterval,
  isSmallCount,
  listFigures,
  parseDecimal,
  parseUnit,
  plus,
  wholeDecimal,
} from "@halfsky/statistics";
import type { Goal } from "../goal.ts";
import { readGoal } from "../goal.ts";
import { judge } from "../judge.ts";
import type { JudgeInput, Judgement, JudgementStatus, YearValue } from "../judgement.ts";
import { commonScale, gapTo, scaleGoal } from "../scaled-goal.ts";
import type { Tolerance } from "../tolerance.ts";
import { defaultTolerance } from "../tolerance.ts";

/** What a light rests on beside the judgement's own input. */
export interface LightInput extends JudgeInput {
  /** 属性 as the plan prints it; 约束性 binds the government. */
  readonly nature?: string | null | undefined;
  /** The status that a person signed for the year judged. */
  readonly signed?: JudgementStatus | null | undefined;
  /** The figure of the area above in the year of our newest one. */
  readonly higher?: (YearValue & { readonly areaName: string }) | null | undefined;
  /** A longer series of the same indicator elsewhere, for a forecast to lean on. */
  readonly reference?: readonly Observation[] | undefined;
}

/** What a light takes from a forecast; both null where it is refused. */
export interface LightForecast {
  /** Probability of meeting the target between 0 and 1, as decimal text. */
  readonly chance: string | null;
  readonly chanceWords: Bilingual | null;
  readonly points: ReadonlyArray<{ readonly year: number; readonly value: string }>;
}

/** Forecasts a target; a server hands in one that remembers. */
export type Forecaster = (
  input: JudgeInput & { readonly reference?: readonly Observation[] | undefined },
) => LightForecast;

/** The events of some years together, held against the goal. */
export interface PooledCount {
  readonly from: number;
  readonly to: number;
  readonly events: string;
  readonly interval: RateInterval;
  /** The whole interval lies beyond the goal, within it, or on both sides. */
  readonly side: "beyond" | "within" | "unclear";
}

const chanceDecimals = 4;

/** Everything the conditions of the lights look at; what is costly is worked out when it is asked for first. */
export class LightFacts {
  readonly unit: Unit;
  readonly tolerance: Tolerance;
  /** Figures up to the year judged, the baseline among them. */
  readonly figures: readonly YearFigure[];
  /** Null where no rule of one bound can be read. */
  readonly goal: Goal | null;
  readonly isSmall: boolean;
  readonly #judgements = new Map<number, Judgement>();
  readonly input: LightInput;
  readonly #forecaster: Forecaster;
  readonly #forecasts = new Map<number, LightForecast>();

  constructor(input: LightInput, forecaster: Forecaster) {
    this.input = input;
    this.#forecaster = forecaster;
    this.unit = parseUnit(input.unit);
    this.tolerance = { ...defaultTolerance, ...input.tolerance };
    const isReadable = [input.asOf, input.targetYear, input.baseline?.year ?? input.asOf].every(isYear);
    const baseline = isReadable ? input.baseline : null;
    const base = baseline && parseDecimal(baseline.value);
    const own = isReadable ? listFigures(input.observations, input.asOf) : [];
    this.figures =
      baseline && base && baseline.year <= input.asOf && !own.some(({ year }) => year === baseline.year)
        ? [...own, { year: baseline.year, value: base }].toSorted((one, other) => one.year - other.year)
        : own;
    const reading = readGoal(input.rule, {
      direction: input.direction,
      unit: this.unit,
      baseline: base,
      years: baseline && input.targetYear - baseline.year,
      tolerance: this.tolerance,
    });
    // A gain asked for every year has another bound each year; the judgement says how it stands.
    this.goal =
      isReadable && "goal" in reading && !(reading.goal.isTrend && reading.goal.isDuty) ? reading.goal : null;
    this.isSmall = this.#findSmall();
  }

  /** The machine's judgement of the year judged, or of one before it. */
  judgement(yearsBefore = 0): Judgement {
    const known = this.#judgements.get(yearsBefore);
    if (known) return known;
    const made = judge({ ...this.input, asOf: this.input.asOf - yearsBefore });
    this.#judgements.set(yearsBefore, made);
    return made;
  }

  /** The forecast as it is made in the year judged, or as it was made in one before it. */
  forecast(yearsBefore = 0): LightForecast {
    const known = this.#forecasts.get(yearsBefore);
    if (known) return known;
    const made = this.#forecaster({ ...this.input, asOf: this.input.asOf - yearsBefore });
    this.#forecasts.set(yearsBefore, made);
    return made;
  }

  /**
   * The chance that a light goes by: the mean of the forecasts made in a year and in the year before it, so that one
   * figure does not turn a light by itself. Where only one of them could be made, that one; null where none could.
   */
  steadyChance(yearsBefore = 0): Decimal | null {
    const now = this.forecast(yearsBefore).chance;
    if (now === null) return null;
    const before = this.forecast(yearsBefore + 1).chance;
    const [one, other] = [parseDecimal(now), parseDecimal(before ?? now)];
    return one && other && dividedBy(plus(one, other), wholeDecimal(2), chanceDecimals);
  }

  /** How far each figure is short of the goal, oldest first, as whole numbers of one scale. */
  gaps(): ReadonlyArray<{ readonly year: number; readonly gap: bigint; readonly value: bigint }> {
    const { goal, figures } = this;
    if (!goal) return [];
    const scale = commonScale([goal.low, goal.high, ...figures.map(({ value }) => value)]);
    const scaled = scaleGoal(goal, scale);
    return figures.map(({ year, value }) => {
      const digits = value.digits * 10n ** BigInt(scale - value.scale);
      return { year, gap: gapTo(scaled, digits), value: digits };
    });
  }

  /** The events of the newest so many figures together, with their exact interval; null where they are not counted. */
  pooled(years: number): PooledCount | null {
    const counted = this.#newestCounted(years);
    const [first, last] = [counted.at(0), counted.at(-1)];
    if (!first || !last || !this.goal) return null;
    const [events, base] = [
      counted.reduce((sum, { numerator }) => plus(sum, numerator), wholeDecimal(0)),
      counted.reduce((sum, { denominator }) => plus(sum, denominator), wholeDecimal(0)),
    ].map(fixedText);
    const interval = findRateInterval(events ?? "", base ?? "", this.unit);
    if (!interval) return null;
    return { from: first.year, to: last.year, events: events ?? "", interval, side: this.#sideOf(interval) };
  }

  #newestCounted(years: number): { year: number; numerator: Decimal; denominator: Decimal }[] {
    return this.input.observations
      .filter(({ year, value }) => year <= this.input.asOf && value !== null)
      .toSorted((one, other) => one.year - other.year)
      .slice(-years)
      .flatMap(({ year, numerator, denominator }) => {
        const [events, base] = [numerator, denominator].map((text) => parseDecimal(text ?? ""));
        return events && base ? [{ year, numerator: events, denominator: base }] : [];
      });
  }

  #sideOf({ lower, upper }: RateInterval): PooledCount["side"] {
    const [low, high] = [lower, upper].map((text) => parseDecimal(text));
    const { goal } = this;
    if (!low || !high || !goal) return "unclear";
    const scale = commonScale([low, high, goal.low, goal.high]);
    const scaled = scaleGoal(goal, scale);
    const [gapLow, gapHigh] = [low, high].map((end) =>
      gapTo(scaled, end.digits * 10n ** BigInt(scale - end.scale)),
    );
    if (gapLow === undefined || gapHigh === undefined) return "unclear";
    if (gapLow <= 0n && gapHigh <= 0n) return "within";
    const isInside = goal.sense === "within" && gapLow > 0n && gapHigh > 0n && straddles(low, high, goal);
    return gapLow > 0n && gapHigh > 0n && !isInside ? "beyond" : "unclear";
  }

  #findSmall(): boolean {
    if (this.unit.scale === null) return false;
    const newest = this.figures.at(-1);
    const observation = newest && findObservation(this.input.observations, newest.year);
    return (
      observation !== undefined &&
      isSmallCount(observation, {
        numerator: this.tolerance.smallNumerator,
        denominator: this.tolerance.smallDenominator,
      })
    );
  }
}

function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= 1000 && year <= 9999;
}

/** Both ends lie outside an interval goal, one on each side. */
function straddles(low: Decimal, high: Decimal, goal: Goal): boolean {
  const scale = commonScale([low, high, goal.low, goal.high]);
  const at = (value: Decimal) => value.digits * 10n ** BigInt(scale - value.scale);
  return at(low) <= at(goal.low) && at(high) >= at(goal.high);
}
