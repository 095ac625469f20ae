import type { JudgeInput, YearValue } from "./judgement.ts";
import { judge } from "./judge.ts";

/** The facts of a target that its path depends on; figures do not change what is asked for. */
export type TracedTarget = Omit<JudgeInput, "asOf" | "observations">;

const mostYears = 60;

/**
 * The values that a target's path asks for, from the base year to the target year; the last is the target itself. Without
 * a baseline only the target year is known, and a target that no number states has no path at all.
 */
export function tracePath(target: TracedTarget): YearValue[] {
  const { baseline, targetYear } = target;
  const from = baseline ? Math.max(baseline.year + 1, targetYear - mostYears) : targetYear;
  const asked: YearValue[] = [];
  for (let year = from; year <= targetYear; year++) {
    // A figure has to stand in the year for it to be judged; which one is without effect on what the path asks.
    const stand = { year, value: baseline?.value ?? "0" };
    const { required } = judge({ ...target, asOf: year, observations: [stand] });
    if (required !== null) asked.push({ year, value: required });
  }
  return baseline && asked.length > 0 ? [baseline, ...asked] : asked;
}
