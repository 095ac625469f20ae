import type { Decimal, Unit } from "@halfsky/statistics";
import { digitsAt, divideHalfUp, parseDecimal, powerOfTen, shortText } from "@halfsky/statistics";
import type { Goal } from "./goal.ts";
import type { ScaledGoal } from "./scaled-goal.ts";
import { gapTo, isReached, nearEnd } from "./scaled-goal.ts";
import type { TargetRule } from "./target-rule.ts";

const ratioDecimals = 4;
const one = powerOfTen(ratioDecimals);

/** A ratio of two whole numbers as decimal text with at most four decimals; the divisor must not be zero. */
function ratioText(dividend: bigint, divisor: bigint): string {
  return shortText(ratio(dividend, divisor));
}

function ratio(dividend: bigint, divisor: bigint): Decimal {
  return { digits: divideHalfUp(dividend * one, divisor), scale: ratioDecimals };
}

/** 目标实现程度 Z with and without its cap, as ratios in decimal text; null where its form has no meaning. */
export interface Achievement {
  readonly capped: string | null;
  readonly uncapped: string | null;
}

const none: Achievement = { capped: null, uncapped: null };

function whole(digits: bigint): Achievement {
  const capped = digits < 0n ? 0n : digits > one ? one : digits;
  return {
    capped: shortText({ digits: capped, scale: ratioDecimals }),
    uncapped: shortText({ digits, scale: ratioDecimals }),
  };
}

/**
 * Z by its standard forms: x ÷ T for a floor, T ÷ x for a ceiling (x = 0 is 1; T = 0 with x above it is 0), and for an
 * interval 1 less the distance over the widest possible one. A bare trend has none. Where signs take the meaning from a
 * ratio, a reached goal is 1 and any other has none.
 */
export function findAchievement(
  goal: Goal,
  scaled: ScaledGoal,
  value: bigint,
  rule: TargetRule,
  unit: Unit,
): Achievement {
  if (goal.isTrend) return none;
  if (goal.sense === "within") return findInterval(scaled, value, rule, unit);
  const target = scaled.low;
  const isPositive = goal.sense === "at-least" ? target > 0n : target > 0n && value > 0n;
  if (!isPositive) {
    if (isReached(scaled, value)) return whole(one);
    return goal.sense === "at-most" && target === 0n ? whole(0n) : none;
  }
  return whole(goal.sense === "at-least" ? ratio(value, target).digits : ratio(target, value).digits);
}

function findInterval(scaled: ScaledGoal, value: bigint, rule: TargetRule, unit: Unit): Achievement {
  const distance = gapTo(scaled, value);
  if (distance <= 0n) return whole(one);
  const limits = readLimits(rule, unit);
  if (!limits) return none;
  // Limits may be finer than the figures; then distance and ends are brought to their scale.
  const scale = Math.max(scaled.scale, limits.low.scale, limits.high.scale);
  const factor = powerOfTen(scale - scaled.scale);
  const below = scaled.low * factor - digitsAt(limits.low, scale);
  const above = digitsAt(limits.high, scale) - scaled.high * factor;
  const widest = below > above ? below : above;
  return widest <= 0n ? none : whole(one - ratio(distance * factor, widest).digits);
}

function readLimits(rule: TargetRule, unit: Unit): { low: Decimal; high: Decimal } | null {
  const low = parseDecimal(rule.limits?.low ?? (unit.kind === "share" ? "0" : ""));
  const high = parseDecimal(rule.limits?.high ?? (unit.kind === "share" ? "100" : ""));
  return low && high ? { low, high } : null;
}

/** (x − x₀) ÷ (T − x₀) as decimal text; null where the baseline has nothing left to go. */
export function findProgress(goal: ScaledGoal, value: bigint, baseline: bigint | null): string | null {
  if (baseline === null) return null;
  const atBase = gapTo(goal, baseline);
  return atBase > 0n ? ratioText(atBase - gapTo(goal, value), atBase) : null;
}

/** (t − t₀) ÷ (target year − t₀) between 0 and 1, as decimal text; from the target year on it is 1, whatever the base year. */
export function findTimeShare(year: number, baseYear: number | null, targetYear: number): string | null {
  if (baseYear === null) return null;
  if (year >= targetYear) return "1";
  if (year <= baseYear) return "0";
  return ratioText(BigInt(year - baseYear), BigInt(targetYear - baseYear));
}

/** The end of a goal that a reader is shown as its value; null for an interval with two ends. */
export function targetEnd(goal: ScaledGoal): bigint | null {
  return goal.low === goal.high ? nearEnd(goal, goal.low) : null;
}
