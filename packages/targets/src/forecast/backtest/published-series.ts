import type { Observation } from "@halfsky/statistics";
import { forecastTarget } from "../forecast-target.ts";
import type { ForecastPoint } from "../target-forecast.ts";

/** A published series of one indicator. */
export interface PublishedSeries {
  readonly indicator: string;
  readonly unit: string;
  readonly observations: readonly Observation[];
}

/** Reads a table with the columns indicator, unit, population, year, value, checked. */
export function readPublishedSeries(csv: string): PublishedSeries[] {
  const series = new Map<string, { unit: string; observations: Observation[] }>();
  for (const line of csv.trim().split(/\r?\n/).slice(1)) {
    const [indicator = "", unit = "", , year, value = ""] = line.split(",");
    const own = series.get(indicator) ?? { unit, observations: [] };
    own.observations.push({ year: Number(year), value });
    series.set(indicator, own);
  }
  return [...series].map(([indicator, { unit, observations }]) => ({ indicator, unit, observations }));
}

/** What would have been said in one year about a later one, and what came. */
export interface LookBack {
  readonly indicator: string;
  readonly unit: string;
  readonly asOf: number;
  /** What would have been said of the later year. */
  readonly point: ForecastPoint;
  readonly last: string;
  readonly truth: string;
  readonly isInside80: boolean;
  readonly isInside95: boolean;
}

/** Looks back: foretells a year from the figures up to an earlier one; null where either is missing. */
export function lookBack(
  { indicator, unit, observations }: PublishedSeries,
  asOf: number,
  year: number,
): LookBack | null {
  const truth = observations.find((own) => own.year === year)?.value;
  const last = observations.find((own) => own.year === asOf)?.value;
  const forecast = forecastTarget({
    id: indicator,
    rule: { kind: "gte", value: "0" },
    direction: "none",
    unit,
    baseline: null,
    targetYear: year,
    asOf,
    observations,
  });
  const point = forecast.points.at(-1);
  if (!truth || !last || !point) return null;
  const isBetween = (low: string, high: string): boolean =>
    Number(truth) >= Number(low) && Number(truth) <= Number(high);
  return {
    indicator,
    unit,
    asOf,
    point,
    last,
    truth,
    isInside80: isBetween(point.lower80, point.upper80),
    isInside95: isBetween(point.lower95, point.upper95),
  };
}
