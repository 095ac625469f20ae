import type { Bilingual } from "@halfsky/statistics";

/** A year's figure as a number, with the counts behind it where they are known. */
export interface SeriesValue {
  readonly year: number;
  readonly value: number;
  readonly numerator?: number;
  readonly denominator?: number;
}

/** What a forecast rests on. */
export interface ForecastInput {
  /** Three values or more, oldest first; years may be left out. */
  readonly series: readonly SeriesValue[];
  /** For how many years after the last value. */
  readonly horizon: number;
  /** The least and the largest value there can be, such as 0 and 100; left out, there is no end. */
  readonly lower?: number;
  readonly upper?: number;
  /** Without an end, values that were always positive are taken to stay so; a change or a balance may turn negative. */
  readonly mayBeNegative?: boolean;
  /** Parts of a whole (binomial), events in a population or counts (Poisson), or anything else. */
  readonly kind?: "share" | "rate" | "count" | "other";
  /** What numerator ÷ denominator is multiplied by to give the value; 1 where left out. */
  readonly scale?: number;
  /** The same indicator of the city, province or nation: its growth, and its level where counts are few, stand in for what the own series cannot tell. */
  readonly reference?: readonly SeriesValue[];
}

/** Why there is no forecast, with words for both languages. */
export interface ForecastRefusal {
  readonly code: ForecastRefusalCode;
  readonly zh: string;
  readonly en: string;
}

/** The codes of refusals. */
export const forecastRefusalCodes = [
  "too-few-values",
  "unreadable-series",
  "bad-horizon",
  "bad-bounds",
] as const;

/** Why a series has no forecast. */
export type ForecastRefusalCode = (typeof forecastRefusalCodes)[number];

/** A whole predictive distribution for each year asked for; all lists have one entry a year. */
export interface SeriesForecast {
  /** The method with its version. */
  readonly method: string;
  readonly years: readonly number[];
  /** The path: the middle of what is foretold. */
  readonly mean: readonly number[];
  readonly lo80: readonly number[];
  readonly hi80: readonly number[];
  readonly lo95: readonly number[];
  readonly hi95: readonly number[];
  /** The value that is not exceeded with this probability (0 … 1) in the step-th year, counted from 1. */
  readonly quantile: (step: number, probability: number) => number;
  /** The probability of a value at or above this one in the step-th year. */
  readonly probabilityAtLeast: (step: number, value: number) => number;
  /** The probability of a value at or below this one in the step-th year. */
  readonly probabilityAtMost: (step: number, value: number) => number;
  /** The probability that the step-th year's value lies at least so much above that of the year before it. */
  readonly probabilityOfRise: (step: number, by: number) => number;
  /** Whether another area's series stood in for what the own one cannot tell. */
  readonly borrowed: boolean;
  /** What a reader must know to weigh the forecast. */
  readonly notes: readonly Bilingual[];
}

/** A forecast, or why there is none. */
export type Forecast = SeriesForecast | { readonly refused: ForecastRefusal };
