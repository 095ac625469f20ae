import { parseDecimal } from "@halfsky/statistics";
import type { JudgementFlag, JudgementStatus } from "./judgement.ts";

/** What decides how urgent a target is; ratios are decimal text as a judgement gives them. */
export interface ProblemFacts {
  /** The signed status where there is one, else the machine's. */
  readonly status: JudgementStatus;
  /** 属性 as the plan prints it; 约束性 binds the government. */
  readonly nature: string | null;
  readonly progress: string | null;
  readonly timeShare: string | null;
  readonly flags: readonly JudgementFlag[];
}

/** Why a target needs attention, the most urgent first; null where it does not. */
export const problemKinds = ["worse-than-baseline", "off-track", "falling", "volatile"] as const;

/** Why a target needs attention. */
export type ProblemKind = (typeof problemKinds)[number];

/**
 * Tells whether a target needs attention and why. A small count alone never makes a problem, and neither does a jump of
 * a target that is met; missing figures are listed apart.
 */
export function findProblem(facts: ProblemFacts): ProblemKind | null {
  switch (facts.status) {
    case "worse-than-baseline":
    case "off-track":
      return facts.status;
    case "met":
    case "met-early":
      return facts.flags.includes("falling") ? "falling" : null;
    case "nearly-met":
    case "on-track":
      if (facts.flags.includes("falling")) return "falling";
      return facts.flags.includes("volatile") ? "volatile" : null;
    default:
      return null;
  }
}

/** Time share less progress in ten-thousandths: how far a target lags behind the calendar; unknown counts as no lag. */
function lagOf({ progress, timeShare }: ProblemFacts): bigint {
  const [gone, done] = [timeShare, progress].map((text) => (text === null ? null : parseDecimal(text)));
  if (!gone || !done) return 0n;
  const scale = Math.max(gone.scale, done.scale, 4);
  const at = (value: typeof gone) => value.digits * 10n ** BigInt(scale - value.scale);
  return (at(gone) - at(done)) / 10n ** BigInt(scale - 4);
}

/**
 * Puts the more urgent of two problems first: 约束性 before the others, then by kind (worse than the baseline, off track,
 * falling, volatile), then the one that lags further behind. Equal ones keep their order.
 */
export function compareProblems(one: ProblemFacts, other: ProblemFacts): number {
  const rank = (facts: ProblemFacts) => {
    const kind = findProblem(facts);
    return kind === null ? problemKinds.length : problemKinds.indexOf(kind);
  };
  // A binding target that is met and merely falls does not stand before others that are missed.
  const isBinding = (facts: ProblemFacts) => facts.nature?.includes("约束") === true && rank(facts) < 2;
  if (isBinding(one) !== isBinding(other)) return isBinding(one) ? -1 : 1;
  if (rank(one) !== rank(other)) return rank(one) - rank(other);
  const [lag, otherLag] = [lagOf(one), lagOf(other)];
  return lag === otherLag ? 0 : lag > otherLag ? -1 : 1;
}

const verdicts: readonly JudgementStatus[] = [
  "met-early",
  "met",
  "nearly-met",
  "on-track",
  "off-track",
  "worse-than-baseline",
];

/**
 * Tells whether a status is better (1) or worse (−1) than that of the year before; 0 where they say the same, where one
 * of them is no verdict, and between met and met early, which differ by the calendar only.
 */
export function compareStatus(now: JudgementStatus, before: JudgementStatus): -1 | 0 | 1 {
  const [place, placeBefore] = [verdicts.indexOf(now), verdicts.indexOf(before)].map((at) =>
    at < 0 ? at : Math.max(at, 1),
  );
  if (place === undefined || placeBefore === undefined || place < 0 || placeBefore < 0) return 0;
  return place === placeBefore ? 0 : place < placeBefore ? 1 : -1;
}
