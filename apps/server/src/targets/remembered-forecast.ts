import { createHash } from "node:crypto";
import {
  forecastTarget,
  forecastVersion,
  type TargetForecast,
  type TargetForecastInput,
} from "@halfsky/targets";

/** A forecast takes dozens of times longer than a judgement, and lists ask for the same ones again and again. */
const mostRemembered = 50_000;
const remembered = new Map<string, TargetForecast>();

/**
 * The forecast of a target, worked out once for the same rule and figures: what it is known by is everything that it rests
 * on, so a changed figure is another forecast and nothing has to be thrown away in time. The least used goes first.
 */
export function rememberedForecast(input: TargetForecastInput): TargetForecast {
  const key = keyOf(input);
  const known = remembered.get(key);
  if (known !== undefined) {
    // A Map keeps the order of insertion: what was used last stands last.
    remembered.delete(key);
    remembered.set(key, known);
    return known;
  }
  const forecast = forecastTarget(input);
  remembered.set(key, forecast);
  if (remembered.size > mostRemembered) {
    const oldest = remembered.keys().next().value;
    if (oldest !== undefined) remembered.delete(oldest);
  }
  return forecast;
}

function keyOf(input: TargetForecastInput): string {
  const { asOf, observations, reference } = input;
  const figures = observations.filter(({ year }) => year <= asOf).map(figureOf);
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
    figures,
    reference?.map(figureOf),
  ];
  return createHash("sha1").update(JSON.stringify(content)).digest("base64");
}

function figureOf(figure: TargetForecastInput["observations"][number]) {
  return [figure.year, figure.value, figure.missing, figure.numerator, figure.denominator];
}
