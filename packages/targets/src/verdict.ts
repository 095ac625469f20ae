import type { Goal } from "./goal.ts";
import type { JudgementStatus } from "./judgement.ts";
import type { Band } from "./nearly-met-band.ts";
import { isInBand } from "./nearly-met-band.ts";
import type { LaidPath, Way } from "./path.ts";
import { isOnPath } from "./path.ts";
import type { ScaledGoal } from "./scaled-goal.ts";
import { gapTo, isReached } from "./scaled-goal.ts";

/** Where a figure stands: the goal, the way to it and what counts as near. */
export interface Standing {
  readonly goal: Goal;
  readonly scaled: ScaledGoal;
  readonly value: bigint;
  /** The year of the value judged. */
  readonly year: number;
  readonly targetYear: number;
  readonly baseline: { readonly year: number; readonly value: bigint } | null;
  readonly band: Band;
  readonly path: LaidPath;
  /** Null where there is no way to lay a path over: no baseline, or a target year not after the base year. */
  readonly way: Way | null;
  /** The target year's own figure missed the goal, a later one reached it. */
  readonly isLate: boolean;
}

/** The ways in which a figure can stand to its goal, each with its own words. */
export type VerdictCode =
  | "met"
  | "met-late"
  | "met-early"
  | "held"
  | "nearly-met"
  | "on-path"
  | "base-year"
  | "behind-path"
  | "level-with-baseline"
  | "not-met"
  | "duty-not-met"
  | "not-better-this-year"
  | "no-longer-held"
  | "worse-than-baseline"
  | "no-baseline";

/** A status with the code of its reason. */
export interface Verdict {
  readonly status: JudgementStatus;
  readonly code: VerdictCode;
}

/** Tells whether a goal is held rather than reached: asked for every year, or satisfied by the baseline already. */
export function isHeldGoal(goal: Goal, scaled: ScaledGoal, baseline: bigint | null): boolean {
  if (goal.isTrend) return goal.isDuty;
  return baseline === null ? goal.isDuty : isReached(scaled, baseline);
}

/** Decides the status of a figure; the order of the questions is the method, see docs/method.md. */
export function decide(standing: Standing): Verdict {
  const { goal, scaled, value, year, targetYear } = standing;
  const baseline = standing.baseline?.value ?? null;
  const isHeld = isHeldGoal(goal, scaled, baseline);
  if (isReached(scaled, value)) {
    if (isHeld) return { status: "met", code: "held" };
    if (year < targetYear) return { status: "met-early", code: "met-early" };
    return { status: "met", code: standing.isLate ? "met-late" : "met" };
  }
  if (goal.isTrend && goal.isDuty) return decideYearlyTrend(standing);
  if (isNearlyMet(standing)) return { status: "nearly-met", code: "nearly-met" };
  if (baseline === null) {
    if (year >= targetYear) return { status: "off-track", code: "not-met" };
    return goal.isDuty
      ? { status: "off-track", code: "duty-not-met" }
      : { status: "cannot-be-judged", code: "no-baseline" };
  }
  if (isHeld) return { status: "worse-than-baseline", code: "no-longer-held" };
  return decideOnTheWay(standing, baseline);
}

/** A change asked for every year is held against the year before; the base year itself has nothing to be better than. */
function decideYearlyTrend({ scaled, value, baseline, year }: Standing): Verdict {
  if (baseline && year <= baseline.year) return { status: "on-track", code: "base-year" };
  const isWorse = baseline !== null && gapTo(scaled, value) > gapTo(scaled, baseline.value);
  return isWorse
    ? { status: "worse-than-baseline", code: "worse-than-baseline" }
    : { status: "off-track", code: "not-better-this-year" };
}

function decideOnTheWay(standing: Standing, baseline: bigint): Verdict {
  const { scaled, value, year, targetYear, way, path } = standing;
  const [gap, gapAtBase] = [gapTo(scaled, value), gapTo(scaled, baseline)];
  if (year < targetYear && way) {
    if (way.year <= way.baseYear && gap <= gapAtBase) return { status: "on-track", code: "base-year" };
    // Where the bound is the baseline itself, standing level is no progress, though no path can say so.
    if (gapAtBase > 0n && isOnPath(path, way, value)) return { status: "on-track", code: "on-path" };
  }
  if (gap > gapAtBase) return { status: "worse-than-baseline", code: "worse-than-baseline" };
  if (year >= targetYear)
    return { status: "off-track", code: gapAtBase === 0n ? "level-with-baseline" : "not-met" };
  return { status: "off-track", code: gap === gapAtBase ? "level-with-baseline" : "behind-path" };
}

/**
 * Nearly met: within the band, and, where the baseline missed the goal, past the middle of the way; so a baseline is never
 * nearly met by itself, however small the step that a plan asks for.
 */
function isNearlyMet({ goal, scaled, value, baseline, band }: Standing): boolean {
  if (goal.isTrend) return false;
  const gap = gapTo(scaled, value);
  if (!isInBand(gap, band)) return false;
  if (!baseline || isReached(scaled, baseline.value)) return true;
  const gapAtBase = gapTo(scaled, baseline.value);
  return gapAtBase > 0n && gap * 2n <= gapAtBase;
}
