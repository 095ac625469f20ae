import type { Bilingual, Observation } from "@halfsky/statistics";
import type { JudgeInput } from "../judgement.ts";
import type { ForecastRefusalCode } from "./forecast.ts";

/** A year of the path with its fan; all numbers are decimal text in the indicator's unit. */
export interface ForecastPoint {
  readonly year: number;
  readonly value: string;
  readonly lower80: string;
  readonly upper80: string;
  readonly lower95: string;
  readonly upper95: string;
}

/** What a target's forecast rests on: what its judgement rests on, and the same indicator's figures of a larger area. */
export interface TargetForecastInput extends JudgeInput {
  readonly reference?: readonly Observation[] | undefined;
}

/** A target's path to its year, and how probable it is that the rule is met then. */
export interface FoundTargetForecast {
  readonly id: string;
  /** The method with its version. */
  readonly method: string;
  /** From the year after the newest figure to the target year; empty where the target year has its figure. */
  readonly points: readonly ForecastPoint[];
  /** The probability that the rule is met in the target year, two decimals between 0.01 and 0.99; "0" or "1" where it is known already. */
  readonly chance: string;
  readonly chanceWords: Bilingual;
  /** Whether the target year has its figure, so that the chance is a fact. */
  readonly isDecided: boolean;
  /** Whether another area's series stood in for what the own one cannot tell. */
  readonly borrowed: boolean;
  /** What a reader must know to weigh the forecast. */
  readonly notes: readonly Bilingual[];
}

/** Why a target has no forecast. */
export type TargetForecastRefusalCode =
  | ForecastRefusalCode
  | "no-goal"
  | "not-applicable"
  | "definition-changed";

/** A target without forecast, and why. */
export interface RefusedTargetForecast {
  readonly id: string;
  readonly method: string;
  readonly refused: Bilingual & { readonly code: TargetForecastRefusalCode };
  readonly points: readonly [];
  readonly chance: null;
  readonly chanceWords: null;
}

/** A target's forecast, or why there is none. */
export type TargetForecast = FoundTargetForecast | RefusedTargetForecast;
