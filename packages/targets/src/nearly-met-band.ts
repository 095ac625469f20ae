import type { Decimal, Unit } from "@halfsky/statistics";
import { digitsAt, parseDecimal, powerOfTen } from "@halfsky/statistics";
import type { ScaledGoal } from "./scaled-goal.ts";
import { nearEnd, sizeOf } from "./scaled-goal.ts";
import type { Tolerance } from "./tolerance.ts";

/** The band of nearly met as an exact fraction of whole numbers at the goal's scale. */
export interface Band {
  readonly over: bigint;
  readonly under: bigint;
}

/** The number that the band of nearly met is made from: points for a share, per cent for everything else. */
export function bandWidth(unit: Unit, tolerance: Tolerance): Decimal {
  const text = unit.kind === "share" ? tolerance.sharePoints : tolerance.relativePercent;
  return parseDecimal(text) ?? { digits: 0n, scale: 0 };
}

/** The band of nearly met around the end of the goal that lies on the value's side. */
export function findBand(goal: ScaledGoal, value: bigint, unit: Unit, width: Decimal): Band {
  if (unit.kind === "share") return { over: digitsAt(width, goal.scale), under: 1n };
  return { over: sizeOf(nearEnd(goal, value)) * width.digits, under: 100n * powerOfTen(width.scale) };
}

/** Tells whether a distance lies within the band, its end included. */
export function isInBand(distance: bigint, band: Band): boolean {
  return distance * band.under <= band.over;
}
