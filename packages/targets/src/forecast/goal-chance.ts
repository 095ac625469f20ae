import type { Decimal, YearFigure } from "@halfsky/statistics";
import { fixedText } from "@halfsky/statistics";
import type { Goal } from "../goal.ts";
import type { SeriesForecast } from "./forecast.ts";

const mostDecimals = 9;

/** How many decimals the figures are published with: the most that any of them carries, without closing zeros of none. */
export function finestStep(figures: readonly YearFigure[]): number {
  return Math.min(mostDecimals, Math.max(0, ...figures.map(({ value }) => value.scale)));
}

/**
 * The probability that a goal is reached in the step-th year by a figure that is published with so many decimals: 99.96
 * printed as 100.0 reaches 100.
 */
export function findGoalChance(forecast: SeriesForecast, step: number, goal: Goal, decimals: number): number {
  const unit = 10 ** -decimals;
  const half = unit / 2;
  if (goal.isTrend && goal.isDuty) {
    const rise = forecast.probabilityOfRise(step, goal.sense === "at-least" ? half : -half);
    return goal.sense === "at-least" ? rise : 1 - rise;
  }
  const floor = (): number => roundedUp(goal.low, decimals, goal.isStrict) * unit - half;
  const ceiling = (): number => roundedDown(goal.high, decimals, goal.isStrict) * unit + half;
  const slack = unit * 1e-6;
  switch (goal.sense) {
    case "at-least":
      return forecast.probabilityAtLeast(step, floor() - slack);
    case "at-most":
      return forecast.probabilityAtMost(step, ceiling() + slack);
    case "within": {
      const inside =
        forecast.probabilityAtMost(step, ceiling() + slack) -
        (1 - forecast.probabilityAtLeast(step, floor() - slack));
      return Math.max(0, inside);
    }
  }
}

/** The least figure with so many decimals that reaches a floor, in units of its last decimal. */
function roundedUp(bound: Decimal, decimals: number, isStrict: boolean): number {
  const units = Number(fixedText(bound)) * 10 ** decimals;
  const whole = Math.ceil(units - 1e-7);
  return isStrict && whole - units < 1e-7 ? whole + 1 : whole;
}

/** The largest figure with so many decimals that keeps a ceiling, in units of its last decimal. */
function roundedDown(bound: Decimal, decimals: number, isStrict: boolean): number {
  const units = Number(fixedText(bound)) * 10 ** decimals;
  const whole = Math.floor(units + 1e-7);
  return isStrict && units - whole < 1e-7 ? whole - 1 : whole;
}
