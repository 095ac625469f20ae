import type { MissingReason, YearFigure } from "@halfsky/statistics";
import { findObservation, fixedText, listFigures, parseDecimal, parseUnit } from "@halfsky/statistics";
import { findTimeShare } from "./achievement.ts";
import type { Goal } from "./goal.ts";
import { readGoal } from "./goal.ts";
import type { Case } from "./judge-goal.ts";
import { judgeGoal } from "./judge-goal.ts";
import type { JudgeInput, Judgement, JudgementStatus, YearValue } from "./judgement.ts";
import type { Reason } from "./reason.ts";
import { explainFault, explainMissing } from "./reason.ts";
import { defaultTolerance } from "./tolerance.ts";

/**
 * Judges one target in one year. Total: any input of this type gives exactly one status with its reason, no exception and
 * no substituted value. Exact: every comparison is made on whole numbers. The method is described in docs/method.md.
 */
export function judge(input: JudgeInput): Judgement {
  const { asOf, targetYear } = input;
  const unit = parseUnit(input.unit);
  const tolerance = input.tolerance ? { ...defaultTolerance, ...input.tolerance } : defaultTolerance;
  if (![asOf, targetYear, input.baseline?.year ?? asOf].every(isYear)) {
    const unknown: Case = { input, unit, tolerance, figures: [], baseline: null };
    return unjudged(unknown, "cannot-be-judged", explainFault("unreadable-year"));
  }
  const baseline = readBaseline(input.baseline);
  const figures = mergeBaseline(listFigures(input.observations, asOf), baseline, asOf);
  const known: Case = { input, unit, tolerance, figures, baseline };
  if (input.baseline && !baseline) return unjudged(known, "cannot-be-judged", explainFault("unreadable"));
  return judgeKnown(known);
}

function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= 1000 && year <= 9999;
}

/** The baseline as an exact number; null where there is none or it cannot be read. */
export function readBaseline(baseline: YearValue | null): YearFigure | null {
  const value = baseline && parseDecimal(baseline.value);
  return baseline && value ? { year: baseline.year, value } : null;
}

/** The figures with the baseline as the figure of its own year, where that year has none of its own. */
export function mergeBaseline(
  figures: YearFigure[],
  baseline: YearFigure | null,
  asOf: number,
): YearFigure[] {
  if (!baseline || baseline.year > asOf || figures.some(({ year }) => year === baseline.year)) return figures;
  return [...figures, baseline].toSorted((a, b) => a.year - b.year);
}

function judgeKnown(known: Case): Judgement {
  const { input, baseline } = known;
  const { asOf, targetYear } = input;
  const absence = findAbsence(known);
  if (absence === "not-applicable" || absence === "does-not-exist") {
    return missing(known, absence, "not-applicable");
  }
  if (baseline && asOf < baseline.year && asOf < targetYear) {
    return unjudged(known, "cannot-be-judged", explainFault("before-base-year"));
  }
  const covering = readCovering(known);
  if (covering) return covering;
  const reading = readGoal(input.rule, {
    direction: input.direction,
    unit: known.unit,
    baseline: baseline?.value ?? null,
    years: baseline && targetYear - baseline.year,
    tolerance: known.tolerance,
  });
  if ("fault" in reading) return unjudged(known, "cannot-be-judged", explainFault(reading.fault));
  if (absence === "unreadable") return unjudged(known, "cannot-be-judged", explainFault("unreadable"));
  if (absence === "not-yet-reported") return missing(known, absence, "not-yet-reported");
  return absence ? missing(known, absence, "cannot-be-judged") : judgeGoal(known, reading.goal);
}

/** Why there is no figure to judge; null where there is one. After the target year a figure of any year since stands for it. */
function findAbsence({ input, figures }: Case): MissingReason | "unreadable" | null {
  const { asOf, targetYear, observations } = input;
  const own = findObservation(observations, asOf);
  if (own && own.value !== null && !parseDecimal(own.value)) return "unreadable";
  const isOutside = own?.missing === "not-applicable" || own?.missing === "does-not-exist";
  if (own?.value === null && isOutside && asOf <= targetYear) return own.missing ?? null;
  const from = Math.min(asOf, targetYear);
  if (figures.some(({ year }) => year >= from)) return null;
  return (own ?? findObservation(observations, from))?.missing ?? "not-yet-reported";
}

function missing(known: Case, reason: MissingReason, status: JudgementStatus): Judgement {
  const latest = known.figures.at(-1) ?? null;
  return unjudged(known, status, explainMissing(reason, known.input.asOf, latest, known.unit));
}

function yearValue(figure: YearFigure | null | undefined): YearValue | null {
  return figure ? { year: figure.year, value: fixedText(figure.value) } : null;
}

function unjudged({ input, figures, baseline }: Case, status: JudgementStatus, reason: Reason): Judgement {
  return {
    id: input.id,
    status,
    reason,
    flags: [],
    progress: null,
    timeShare: findTimeShare(input.asOf, baseline?.year ?? null, input.targetYear),
    achievement: null,
    achievementUncapped: null,
    required: null,
    targetValue: null,
    latest: yearValue(figures.at(-1)),
    baselineUsed: yearValue(baseline),
    yearsHeld: 0,
  };
}

/** Full coverage of what is counted: judged, every year, by the covered among those to be covered. */
function readCovering(known: Case): Judgement | null {
  const { input, unit } = known;
  if (input.rule.kind !== "cover-all" || unit.code === "percent") return null;
  const observation = findObservation(input.observations, input.asOf);
  const covered = parseDecimal(observation?.numerator ?? "");
  const all = parseDecimal(observation?.denominator ?? "");
  if (!observation || observation.value === null || !covered || !all) return null;
  if (all.digits <= 0n) return unjudged(known, "not-applicable", explainFault("nobody-to-cover"));
  const goal: Goal = {
    sense: "at-least",
    low: all,
    high: all,
    isStrict: false,
    isTrend: false,
    isDuty: true,
    isCompound: false,
  };
  const counted: Case = { ...known, figures: [{ year: input.asOf, value: covered }], baseline: null };
  const judged = judgeGoal(counted, goal);
  return {
    ...judged,
    timeShare: findTimeShare(input.asOf, known.baseline?.year ?? null, input.targetYear),
    latest: yearValue(known.figures.at(-1)),
    baselineUsed: yearValue(known.baseline),
  };
}
