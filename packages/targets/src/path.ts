import { digitsAt, divideHalfUp, parseDecimal, powerOfTen } from "@halfsky/statistics";
import type { Decimal } from "@halfsky/statistics";
import type { ScaledGoal } from "./scaled-goal.ts";
import { gapTo, nearEnd } from "./scaled-goal.ts";

/** One step of a stepped path: from this year on, the value is asked for. */
export interface PathStep {
  readonly year: number;
  /** Decimal text in the indicator's unit. */
  readonly value: string;
}

/** How the way from the baseline to the target is laid over the years; straight unless chosen otherwise. */
export type TargetPath =
  | { readonly kind: "straight" }
  | { readonly kind: "exponential" }
  | { readonly kind: "steps"; readonly steps: readonly PathStep[] };

/** The path that is followed in fact: an exponential or stepped one falls back to straight where it cannot be laid. */
export interface LaidPath {
  readonly kind: TargetPath["kind"];
  /** Why the chosen path was not followed; null where it was. */
  readonly fallback: "needs-positive-values" | "needs-a-bound" | "too-many-years" | "unreadable-steps" | null;
  readonly steps: ReadonlyArray<{ readonly year: number; readonly value: Decimal }>;
}

/** Where the way starts, where it ends, and how far the year judged is along it. */
export interface Way {
  readonly goal: ScaledGoal;
  readonly baseline: bigint;
  readonly baseYear: number;
  readonly targetYear: number;
  readonly year: number;
}

const mostExponentialYears = 200;
const straight: LaidPath = { kind: "straight", fallback: null, steps: [] };

/** Reads the steps of a path; null where one is no number. */
export function readSteps(path: TargetPath | undefined): LaidPath["steps"] | null {
  if (path?.kind !== "steps") return [];
  const steps: Array<{ year: number; value: Decimal }> = [];
  for (const step of path.steps) {
    const value = parseDecimal(step.value);
    if (!value || !Number.isInteger(step.year)) return null;
    steps.push({ year: step.year, value });
  }
  return steps.toSorted((a, b) => a.year - b.year);
}

/** Chooses the path to follow and says why where it is not the one asked for. */
export function layPath(
  path: TargetPath | undefined,
  steps: LaidPath["steps"] | null,
  isCompound: boolean,
  way: Way,
): LaidPath {
  const kind = path?.kind ?? (isCompound ? "exponential" : "straight");
  if (kind === "straight") return straight;
  const fallBack = (fallback: LaidPath["fallback"]): LaidPath => ({ kind: "straight", fallback, steps: [] });
  if (way.goal.sense === "within") return fallBack("needs-a-bound");
  if (kind === "steps") {
    return steps && steps.length > 0
      ? { kind: "steps", fallback: null, steps }
      : fallBack("unreadable-steps");
  }
  if (way.baseline <= 0n || way.goal.low <= 0n) return fallBack("needs-positive-values");
  if (way.targetYear - way.baseYear > mostExponentialYears) return fallBack("too-many-years");
  return { kind: "exponential", fallback: null, steps: [] };
}

function elapsed(way: Way): { years: bigint; done: bigint } {
  const years = way.targetYear - way.baseYear;
  return { years: BigInt(years), done: BigInt(Math.min(Math.max(way.year - way.baseYear, 0), years)) };
}

/** Tells, without any rounding, whether a value is as good as the path asks in the year judged; the target year must lie after the base year. */
export function isOnPath(path: LaidPath, way: Way, value: bigint): boolean {
  const { goal, baseline } = way;
  const { years, done } = elapsed(way);
  if (path.kind === "straight") return gapTo(goal, value) * years <= gapTo(goal, baseline) * (years - done);
  if (path.kind === "steps") {
    const step = stepValue(path, way);
    return goal.sense === "at-least" ? value >= step : value <= step;
  }
  if (value <= 0n) return goal.sense === "at-most";
  const asked = baseline ** (years - done) * goal.low ** done;
  return goal.sense === "at-least" ? value ** years >= asked : value ** years <= asked;
}

function stepValue(path: LaidPath, way: Way): bigint {
  const step = path.steps.findLast(({ year }) => year <= way.year);
  return step ? digitsAt(step.value, way.goal.scale) : way.baseline;
}

/** The value that the path asks for in the year judged, with two decimals more than the figures, rounded half up. */
export function requiredValue(path: LaidPath, way: Way): Decimal {
  const { goal, baseline } = way;
  const { years, done } = elapsed(way);
  const finer = powerOfTen(2);
  const scale = goal.scale + 2;
  if (path.kind === "steps") return { digits: stepValue(path, way) * finer, scale };
  if (path.kind === "exponential") {
    const asked = baseline ** (years - done) * goal.low ** done * finer ** years;
    return { digits: nearestRoot(asked, years), scale };
  }
  const end = nearEnd(goal, baseline);
  return { digits: divideHalfUp((baseline * (years - done) + end * done) * finer, years), scale };
}

/** The whole number nearest to the n-th root of a positive whole number. */
function nearestRoot(radicand: bigint, n: bigint): bigint {
  let root = 1n << (BigInt(radicand.toString(2).length) / n + 1n);
  for (;;) {
    const next = ((n - 1n) * root + radicand / root ** (n - 1n)) / n;
    if (next >= root) break;
    root = next;
  }
  return (2n * root + 1n) ** n <= radicand * 2n ** n ? root + 1n : root;
}
