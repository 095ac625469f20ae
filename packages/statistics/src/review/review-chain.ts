import type { ReviewLevel, SubmissionAction, SubmissionState } from "./review-state.ts";
import { reviewLevels } from "./review-state.ts";

/** Where a submission stands on its way: the state, and the level of government that the state was reached at. */
export interface ReviewPlace {
  readonly state: SubmissionState;
  readonly level: ReviewLevel;
  /** From a correction until the correction is signed at the top: the way is walked again because of it. */
  readonly isCorrection: boolean;
}

/** A submission as the machine sees it. */
export interface ReviewedSubmission extends ReviewPlace {
  /** Level that reviews first, see `firstReviewLevel`. */
  readonly originLevel: ReviewLevel;
  /** Level of the issuer of the round, who signs last. */
  readonly topLevel: ReviewLevel;
}

/**
 * One step of the whole way: what is done, and the level of government at which the submission then stands. Reviewing,
 * signing and locking are for people of that level; handing in and confirming for the unit, of whatever level it is.
 */
export interface ReviewStep {
  readonly action: "submit" | "confirm" | "review" | "sign" | "lock";
  readonly level: ReviewLevel;
}

/**
 * The level that reviews a submission first: that of the area which its figures are of, where that area has people who
 * review and people who sign, whoever reports them. A county's bureau answers for the county's figures by the principle
 * of 在地统计, also where a city's department fills them in; were the review to begin at the level of the unit, these
 * figures would be signed past the county. An area without a bureau of its own is reviewed where its unit is.
 * See docs/decisions/0010.
 */
export function firstReviewLevel({
  areaLevel,
  unitLevel,
  hasReviewers,
}: {
  readonly areaLevel: ReviewLevel;
  readonly unitLevel: ReviewLevel;
  readonly hasReviewers: boolean;
}): ReviewLevel {
  return hasReviewers ? areaLevel : unitLevel;
}

/** The levels that look at a submission, from its own up to the issuer's; an issuer below it counts as its own level. */
export function listReviewLevels(originLevel: ReviewLevel, topLevel: ReviewLevel): readonly ReviewLevel[] {
  const from = reviewLevels.indexOf(originLevel);
  return reviewLevels.slice(from, Math.max(from, reviewLevels.indexOf(topLevel)) + 1);
}

/**
 * The whole way of a submission in order: handed in and confirmed by its unit, then reviewed and signed at every
 * level from the first up to the issuer's (统计法 art. 24: 审核、签署制度), then locked.
 */
export function reviewChain(originLevel: ReviewLevel, topLevel: ReviewLevel): readonly ReviewStep[] {
  const levels = listReviewLevels(originLevel, topLevel);
  const top = levels.at(-1) ?? originLevel;
  return [
    { action: "submit", level: originLevel },
    { action: "confirm", level: originLevel },
    ...levels.flatMap((level): ReviewStep[] => [
      { action: "review", level },
      { action: "sign", level },
    ]),
    { action: "lock", level: top },
  ];
}

/** The step that takes a submission on, and whose it is; null once it is locked. */
export function nextStep(submission: Omit<ReviewedSubmission, "isCorrection">): ReviewStep | null {
  const { state, level, originLevel, topLevel } = submission;
  switch (state) {
    case "draft":
    case "returned":
      return { action: "submit", level: originLevel };
    case "submitted":
      return { action: "confirm", level: originLevel };
    case "confirmed":
      return { action: "review", level: originLevel };
    case "reviewed":
      return { action: "sign", level };
    case "signed": {
      const levels = listReviewLevels(originLevel, topLevel);
      const above = levels[levels.indexOf(level) + 1];
      return above === undefined ? { action: "lock", level } : { action: "review", level: above };
    }
    case "locked":
      return null;
  }
}

const stateAfter = {
  submit: "submitted",
  confirm: "confirmed",
  review: "reviewed",
  sign: "signed",
  lock: "locked",
} as const satisfies Record<ReviewStep["action"], SubmissionState>;

const isEditableIn = { draft: true, returned: true } as Partial<Record<SubmissionState, boolean>>;

/** Whether figures can be typed in this state at all; in `returned` only those that were named. */
export function isEditableState(state: SubmissionState): boolean {
  return isEditableIn[state] === true;
}

/** Where an action leads from here; null where it does not lead anywhere in this state. Who may do it says `mayAct`. */
export function advance(submission: ReviewedSubmission, action: SubmissionAction): ReviewPlace | null {
  const { state, level, isCorrection, originLevel } = submission;
  switch (action) {
    case "fill":
      return isEditableState(state) ? { state, level, isCorrection } : null;
    case "return":
      return state === "submitted" || state === "confirmed" || state === "reviewed" || state === "signed"
        ? { state: "returned", level: originLevel, isCorrection }
        : null;
    case "correct":
      return state === "signed" || state === "locked"
        ? { state: "submitted", level: originLevel, isCorrection: true }
        : null;
    case "submit":
    case "confirm":
    case "review":
    case "sign":
    case "lock": {
      const step = nextStep(submission);
      if (step?.action !== action) return null;
      const isSignedAtTop =
        action === "sign" && step.level === listReviewLevels(originLevel, submission.topLevel).at(-1);
      return {
        state: stateAfter[action],
        level: step.level,
        isCorrection: isCorrection && !isSignedAtTop,
      };
    }
  }
}
