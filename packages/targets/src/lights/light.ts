import type { Bilingual } from "@halfsky/statistics";

/** The lights, the most urgent first. */
export const lights = ["red", "orange", "yellow", "blue", "green"] as const;

/** The light of a target in a year. */
export type Light = (typeof lights)[number];

/**
 * What a rule asks before it lights; each has at most one threshold, as decimal text. What each means stands in
 * docs/method.md, chapter 9, and in `conditionWords`.
 */
export const lightConditions = [
  "missing-years",
  "target-year-missed",
  "target-year-short",
  "binding-missed",
  "chance-below",
  "forecast-short",
  "worse-than-baseline",
  "behind-path",
  "wrong-way",
  "swing",
  "lost",
  "behind-higher-area",
  "small-count-beyond",
  "small-count",
  "on-course",
] as const;

/** What a rule asks before it lights. */
export type LightCondition = (typeof lightConditions)[number];

/** One rule of a list: the first whose condition holds gives the light. */
export interface LightRule {
  /** Unique in its list; the words and the audit log name it. */
  readonly id: string;
  readonly light: Light;
  readonly condition: LightCondition;
  /** Decimal text; null where the condition has none. */
  readonly threshold: string | null;
}

/** The rules of the lights, in the order in which they are asked. */
export interface LightRules {
  readonly rules: readonly LightRule[];
  /**
   * Steadiness: against last year, a chance passes a threshold only by this much (0.04 is four points of probability).
   * Decimal text from 0 to 0.3.
   */
  readonly margin: string;
}

/** Why a light is lit: the rule with its numbers, in words. */
export type LightReason = Bilingual & { readonly ruleId: string };

/** What would have to happen each year from now to meet the target. */
export type LightNeed = Bilingual & {
  /** Decimal text in the measure of the words (points, %, or the unit itself), with its sign; null where no number says it. */
  readonly perYear: string | null;
};

/** The machine's proposal of a light, with all that it rests on. */
export interface LightProposal {
  /** The light that counts: the machine's, bounded by what a person signed. Null where there is nothing to light. */
  readonly light: Light | null;
  /** The machine's own, whatever was signed. */
  readonly proposed: Light | null;
  readonly because: readonly LightReason[];
  /** Null where the target is met, is not reached by moving, or cannot be reached any more. */
  readonly need: LightNeed | null;
  /** The chance that the light goes by (the mean of two years' forecasts), 0 … 1 as decimal text; null without a forecast. */
  readonly chance: string | null;
  readonly chanceWords: Bilingual | null;
}

const seriousness: Readonly<Record<Light, number>> = { red: 0, orange: 1, yellow: 2, blue: 3, green: 3 };

/**
 * Tells whether a light is better (1) or worse (−1) than another; 0 between blue and green, since blue says that nothing
 * can be said, and that is neither.
 */
export function compareLights(now: Light, before: Light): -1 | 0 | 1 {
  const [place, placeBefore] = [seriousness[now], seriousness[before]];
  return place === placeBefore ? 0 : place > placeBefore ? 1 : -1;
}
