import type { Observation, Unit } from "@halfsky/statistics";
import { isSmallCount } from "@halfsky/statistics";
import type { JudgementFlag } from "./judgement.ts";
import type { Band } from "./nearly-met-band.ts";
import { isInBand } from "./nearly-met-band.ts";
import type { ScaledGoal } from "./scaled-goal.ts";
import { gapTo, sizeOf } from "./scaled-goal.ts";
import type { Tolerance } from "./tolerance.ts";

/** A figure as a whole number at the goal's scale. */
export interface ScaledFigure {
  readonly year: number;
  readonly value: bigint;
}

const fewestChanges = 3;

/** The marks of care for the newest of these figures; they stand in the order of `judgementFlags`. */
export function findFlags(
  figures: readonly ScaledFigure[],
  goal: ScaledGoal,
  band: Band,
  observation: Observation | undefined,
  tolerance: Tolerance,
  unit: Unit,
): JudgementFlag[] {
  const flags: JudgementFlag[] = [];
  if (isVolatile(figures, band)) flags.push("volatile");
  if (isFalling(figures, goal)) flags.push("falling");
  if (observation && unit.scale !== null && isSmall(observation, tolerance)) flags.push("small-count");
  return flags;
}

/** The newest year-on-year change is more than twice the median one and more than the band of nearly met. */
function isVolatile(figures: readonly ScaledFigure[], band: Band): boolean {
  if (figures.length <= fewestChanges) return false;
  const changes: bigint[] = [];
  let newest: bigint | null = null;
  for (let next = 1; next < figures.length; next++) {
    const [before, now] = [figures[next - 1], figures[next]];
    newest = before && now && now.year === before.year + 1 ? sizeOf(now.value - before.value) : null;
    if (newest !== null) changes.push(newest);
  }
  if (newest === null || changes.length < fewestChanges) return false;
  changes.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const upper = changes[Math.floor(changes.length / 2)] ?? 0n;
  const lower = changes[Math.floor((changes.length - 1) / 2)] ?? 0n;
  return newest > lower + upper && !isInBand(newest, band);
}

/** The last two changes both went the wrong way, whether the goal is reached or not. */
function isFalling(figures: readonly ScaledFigure[], goal: ScaledGoal): boolean {
  const [first, second, third] = figures.slice(-3).map((figure) => gapTo(goal, figure.value));
  return (
    first !== undefined && second !== undefined && third !== undefined && first < second && second < third
  );
}

function isSmall(observation: Observation, tolerance: Tolerance): boolean {
  return isSmallCount(observation, {
    numerator: tolerance.smallNumerator,
    denominator: tolerance.smallDenominator,
  });
}
