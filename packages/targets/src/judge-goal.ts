import type { Decimal, Observation, Unit, YearFigure } from "@halfsky/statistics";
import {
  compareDecimal,
  digitsAt,
  findObservation,
  findRateInterval,
  fixedText,
  parseDecimal,
  shortText,
} from "@halfsky/statistics";
import { findAchievement, findProgress, findTimeShare, targetEnd } from "./achievement.ts";
import type { ScaledFigure } from "./flags.ts";
import { findFlags } from "./flags.ts";
import type { Goal } from "./goal.ts";
import type { JudgeInput, Judgement, JudgementFlag, YearValue } from "./judgement.ts";
import { bandWidth, findBand } from "./nearly-met-band.ts";
import type { LaidPath } from "./path.ts";
import { layPath, readSteps, requiredValue } from "./path.ts";
import type { SmallCountRemark } from "./reason.ts";
import { explainVerdict, withRemarks } from "./reason.ts";
import type { ScaledGoal } from "./scaled-goal.ts";
import { commonScale, gapTo, isReached, scaleGoal } from "./scaled-goal.ts";
import type { Tolerance } from "./tolerance.ts";
import type { Standing } from "./verdict.ts";
import { decide, isHeldGoal } from "./verdict.ts";

/** What is known of a target before its figure is held against the goal. */
export interface Case {
  readonly input: JudgeInput;
  readonly unit: Unit;
  readonly tolerance: Tolerance;
  /** All figures up to the year judged, the baseline among them, in the order of years. */
  readonly figures: readonly YearFigure[];
  readonly baseline: YearFigure | null;
}

/** The figure that is judged; late where the target year's own figure missed the goal and a later one reached it. */
interface Choice {
  readonly figure: YearFigure;
  readonly isLate: boolean;
}

/** Holds the figure of the year judged against a goal; without any figure the baseline stands. */
export function judgeGoal(known: Case, asked: Goal): Judgement {
  const { input, unit, tolerance, baseline } = known;
  const choice = chooseFigure(known, asked);
  const figures = known.figures.filter(({ year }) => year <= choice.figure.year);
  const previous = figures.at(-2) ?? null;
  const goal =
    isYearlyTrend(asked) && previous ? { ...asked, low: previous.value, high: previous.value } : asked;
  const standing = findStanding(known, goal, choice, figures);
  const { scaled, value, band, path } = standing;
  const scaledFigures = figures.map((figure) => ({
    year: figure.year,
    value: digitsAt(figure.value, scaled.scale),
  }));
  const verdict = decide(standing);
  const observation = findObservation(input.observations, choice.figure.year);
  const flags = findFlags(scaledFigures, scaled, band, observation, tolerance, unit);
  const base = standing.baseline?.value ?? null;
  const progress = isYearlyTrend(goal) ? null : findProgress(scaled, value, base);
  const timeShare = findTimeShare(input.asOf, baseline?.year ?? null, input.targetYear);
  const required = findRequired(standing);
  const achievement = findAchievement(goal, scaled, value, input.rule, unit);
  const yearsHeld = countHeld(scaledFigures, scaled, isYearlyTrend(goal));
  const before = previous && digitsAt(previous.value, scaled.scale);
  const reason = explainVerdict(verdict.code, {
    goal,
    unit,
    figure: choice.figure,
    baseline,
    targetYear: input.targetYear,
    progress,
    timeShare,
    required,
    path,
    yearsHeld,
    previous,
    shortfall: { digits: gapTo(scaled, value), scale: scaled.scale },
    band: bandWidth(unit, tolerance),
    isPreviousBetterThanBaseline:
      before !== null && base !== null && gapTo(scaled, before) < gapTo(scaled, base),
  });
  const end = goal.isTrend ? null : targetEnd(scaled);
  const isShort = verdict.status !== "met" && verdict.status !== "met-early";
  return {
    id: input.id,
    status: verdict.status,
    reason: withRemarks(reason, {
      path,
      flags,
      small: findSmallCount(flags, observation, unit, goal, isShort),
      unit,
    }),
    flags,
    progress,
    timeShare,
    achievement: achievement.capped,
    achievementUncapped: achievement.uncapped,
    required: required && shortText(required),
    targetValue: end === null ? null : shortText({ digits: end, scale: scaled.scale }),
    latest: yearValue(known.figures.at(-1)),
    baselineUsed: yearValue(baseline),
    yearsHeld,
  };
}

function isYearlyTrend(goal: Goal): boolean {
  return goal.isTrend && goal.isDuty;
}

function yearValue(figure: YearFigure | null | undefined): YearValue | null {
  return figure ? { year: figure.year, value: fixedText(figure.value) } : null;
}

/** The figure of the year judged; after the target year the better one of the target year's own and the newest. */
function chooseFigure({ figures, input, baseline }: Case, goal: Goal): Choice {
  const newest = figures.at(-1) ?? baseline ?? { year: input.asOf, value: goal.low };
  const own = figures.find(({ year }) => year === input.targetYear);
  if (!own || newest.year <= input.targetYear || isYearlyTrend(goal)) {
    return { figure: newest, isLate: newest.year > input.targetYear };
  }
  const scale = commonScale([own.value, newest.value, goal.low, goal.high]);
  const scaled = scaleGoal(goal, scale);
  const [ownValue, newestValue] = [digitsAt(own.value, scale), digitsAt(newest.value, scale)];
  const isOwnBetter = isReached(scaled, ownValue) || gapTo(scaled, ownValue) <= gapTo(scaled, newestValue);
  return isOwnBetter ? { figure: own, isLate: false } : { figure: newest, isLate: true };
}

function findStanding(known: Case, goal: Goal, choice: Choice, figures: readonly YearFigure[]): Standing {
  const { input, unit, tolerance, baseline } = known;
  const { targetYear } = input;
  const steps = readSteps(input.path);
  const width = bandWidth(unit, tolerance);
  const others = [...figures, ...(steps ?? [])].map((dated) => dated.value);
  const scale = commonScale([
    goal.low,
    goal.high,
    width,
    baseline?.value ?? null,
    choice.figure.value,
    ...others,
  ]);
  const scaled = scaleGoal(goal, scale);
  const value = digitsAt(choice.figure.value, scale);
  const base = baseline && { year: baseline.year, value: digitsAt(baseline.value, scale) };
  const year = choice.figure.year;
  const way =
    base && targetYear > base.year
      ? { goal: scaled, baseline: base.value, baseYear: base.year, targetYear, year }
      : null;
  const path: LaidPath = way
    ? layPath(input.path, steps, goal.isCompound, way)
    : { kind: "straight", fallback: null, steps: [] };
  const band = findBand(scaled, value, unit, width);
  return { goal, scaled, value, year, targetYear, baseline: base, band, path, way, isLate: choice.isLate };
}

/** What the path asks for in the year judged; where nothing is left to go, or no path leads there, the goal itself. */
function findRequired({ goal, scaled, baseline, way, path, year, targetYear }: Standing): Decimal | null {
  const isOnWay = way !== null && year < targetYear && !isHeldGoal(goal, scaled, baseline?.value ?? null);
  if (isOnWay) return requiredValue(path, way);
  const end = targetEnd(scaled);
  return end === null ? null : { digits: end, scale: scaled.scale };
}

/** Years in a row up to the newest figure in which the goal was reached; a yearly change counts the years that brought one. */
function countHeld(figures: readonly ScaledFigure[], goal: ScaledGoal, isYearly: boolean): number {
  let held = 0;
  for (let next = figures.length - 1; next >= 0; next--) {
    const [before, figure, after] = [figures[next - 1], figures[next], figures[next + 1]];
    if (!figure || (after && after.year !== figure.year + 1)) break;
    const asked = isYearly && before ? { ...goal, low: before.value, high: before.value } : goal;
    if ((isYearly && !before) || !isReached(asked, figure.value)) break;
    held++;
  }
  return held;
}

/** What a small count allows to say; `cannotTell` where a missed goal lies within the interval. */
function findSmallCount(
  flags: readonly JudgementFlag[],
  observation: Observation | undefined,
  unit: Unit,
  goal: Goal,
  isShort: boolean,
): SmallCountRemark | null {
  const { numerator, denominator } = observation ?? {};
  if (!flags.includes("small-count") || !numerator || !denominator) return null;
  const interval = findRateInterval(numerator, denominator, unit);
  if (!interval) return null;
  const [lower, upper] = [parseDecimal(interval.lower), parseDecimal(interval.upper)];
  const holdsGoal =
    lower !== null &&
    upper !== null &&
    compareDecimal(lower, goal.high) <= 0 &&
    compareDecimal(goal.low, upper) <= 0;
  return { events: numerator, interval, cannotTell: isShort && holdsGoal };
}
