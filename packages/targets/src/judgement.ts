import type { Bilingual, Observation } from "@halfsky/statistics";
import type { TargetPath } from "./path.ts";
import type { Direction, TargetRule } from "./target-rule.ts";
import type { Tolerance } from "./tolerance.ts";

/** The nine statuses of a target in a year, best first; the last three are no verdict on the indicator. */
export const judgementStatuses = [
  "met",
  "met-early",
  "nearly-met",
  "on-track",
  "off-track",
  "worse-than-baseline",
  "not-yet-reported",
  "cannot-be-judged",
  "not-applicable",
] as const;

/** The status of a target in the year judged. */
export type JudgementStatus = (typeof judgementStatuses)[number];

/** Marks beside a status that ask for care; they never change it. */
export const judgementFlags = ["volatile", "falling", "small-count"] as const;

/** A mark beside a status. */
export type JudgementFlag = (typeof judgementFlags)[number];

/** A value with its year, as decimal text. */
export interface YearValue {
  readonly year: number;
  readonly value: string;
}

/** All that a judgement rests on. */
export interface JudgeInput {
  readonly id: string;
  readonly rule: TargetRule;
  readonly direction: Direction;
  /** The unit of baseline, observations and of a rule without a unit of its own. */
  readonly unit: string | null;
  readonly baseline: YearValue | null;
  readonly targetYear: number;
  /** The year judged; later observations are ignored. */
  readonly asOf: number;
  readonly observations: readonly Observation[];
  readonly path?: TargetPath | undefined;
  /** What differs from the default tolerances for this target. */
  readonly tolerance?: Partial<Tolerance> | undefined;
}

/** The machine's proposal for one target in one year, with every number it rests on; ratios are decimal text, 1 = all. */
export interface Judgement {
  readonly id: string;
  readonly status: JudgementStatus;
  readonly reason: Bilingual & { readonly code: string };
  readonly flags: readonly JudgementFlag[];
  /** (x − x₀) / (T − x₀), four decimals, not capped; null where there is no way to go or no baseline. */
  readonly progress: string | null;
  /** (t − t₀) / (T year − t₀), between 0 and 1, four decimals; null without baseline. */
  readonly timeShare: string | null;
  /** 目标实现程度 Z between 0 and 1, four decimals; null where the rule has none. */
  readonly achievement: string | null;
  /** Z without its cap. */
  readonly achievementUncapped: string | null;
  /** The value that the path asks for in the year judged, in the indicator's unit. */
  readonly required: string | null;
  /** The value that counts as reached, in the indicator's unit; null for a range and where none can be said. */
  readonly targetValue: string | null;
  /** The newest value not later than the year judged. */
  readonly latest: YearValue | null;
  readonly baselineUsed: YearValue | null;
  /** For how many years in a row, up to the newest value, the target was met. */
  readonly yearsHeld: number;
}
