import type { Decimal } from "@halfsky/statistics";
import { digitsAt } from "@halfsky/statistics";
import type { Goal } from "./goal.ts";

/** A goal and the figures held against it as whole numbers of one common scale, so that every comparison is exact. */
export interface ScaledGoal {
  readonly sense: Goal["sense"];
  readonly low: bigint;
  readonly high: bigint;
  readonly isStrict: boolean;
  readonly scale: number;
}

/** Brings a goal to whole numbers at a scale that is fine enough for all its figures. */
export function scaleGoal(goal: Goal, scale: number): ScaledGoal {
  return {
    sense: goal.sense,
    low: digitsAt(goal.low, scale),
    high: digitsAt(goal.high, scale),
    isStrict: goal.isStrict,
    scale,
  };
}

/** The scale that holds all of these numbers exactly. */
export function commonScale(values: ReadonlyArray<Decimal | null>): number {
  let scale = 0;
  for (const value of values) if (value && value.scale > scale) scale = value.scale;
  return scale;
}

/** How far a value is from the goal: positive when short of it, zero on its bound, negative beyond a bound; never negative for an interval. */
export function gapTo(goal: ScaledGoal, value: bigint): bigint {
  if (goal.sense === "at-least") return goal.low - value;
  if (goal.sense === "at-most") return value - goal.high;
  if (value < goal.low) return goal.low - value;
  return value > goal.high ? value - goal.high : 0n;
}

/** Tells whether a value reaches the goal. */
export function isReached(goal: ScaledGoal, value: bigint): boolean {
  const gap = gapTo(goal, value);
  return gap < 0n || (gap === 0n && !goal.isStrict);
}

/** The end of the goal on the side of a value. */
export function nearEnd(goal: ScaledGoal, value: bigint): bigint {
  return goal.sense === "within" && value > goal.high ? goal.high : goal.low;
}

/** The size of a whole number. */
export function sizeOf(value: bigint): bigint {
  return value < 0n ? -value : value;
}
