import {
  forecastTarget,
  forecastVersion,
  type TargetForecast,
  type TargetForecastInput,
} from "@halfsky/targets";
import { Memory } from "./memory.ts";

/** A forecast takes dozens of times longer than a judgement, and lists ask for the same ones again and again. */
const forecasts = new Memory<TargetForecast>(20_000);

/** The forecast of a target, worked out once for the same rule and figures. */
export function rememberedForecast(input: TargetForecastInput): TargetForecast {
  const { asOf, observations, reference } = input;
  const content = [
    forecastVersion,
    input.id,
    input.rule,
    input.direction,
    input.unit,
    input.baseline,
    input.targetYear,
    asOf,
    input.path,
    input.tolerance,
    observations.filter(({ year }) => year <= asOf).map(figureOf),
    reference?.map(figureOf),
  ];
  return forecasts.recall(content, () => forecastTarget(input));
}

/** What a forecast and a light see of a figure. */
export function figureOf(figure: TargetForecastInput["observations"][number]) {
  return [figure.year, figure.value, figure.missing, figure.numerator, figure.denominator];
}
