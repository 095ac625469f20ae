import type { Bilingual } from "../bilingual.ts";
import type { FigureKey } from "../forms/form-definition.ts";
import type { ReviewedSubmission } from "./review-chain.ts";
import { advance, isEditableState, nextStep } from "./review-chain.ts";
import type { ReviewLevel, SubmissionAction, SubmissionState } from "./review-state.ts";
import { submissionActions } from "./review-state.ts";
import { bureauWords, describeSubmission, reviewLevelWords, submissionActionWords } from "./review-words.ts";

/** What an actor holds for one submission: each permission with the submission inside its reach. */
export interface ReviewPermissions {
  readonly fill: boolean;
  readonly confirm: boolean;
  readonly review: boolean;
  readonly sign: boolean;
  /** round.manage of the round's issuer */
  readonly lock: boolean;
}

/** Whoever acts on a submission. */
export interface ReviewActor {
  readonly accountId: string;
  readonly permissions: ReviewPermissions;
  /** Level of the actor's own area; null where it is none that reviews, such as the nation. */
  readonly level: ReviewLevel | null;
  /** A leading official reads and changes nothing, whatever else the account holds (统计法 art. 6). */
  readonly isLeader: boolean;
}

/** What stops a form from being handed in, as numbers. */
export interface OpenPoints {
  /** Findings that must be mended. */
  readonly errors: number;
  /** Warnings with neither a change nor an answer. */
  readonly unansweredWarnings: number;
  /** Required cells with neither a figure nor a reason. */
  readonly emptyRequired: number;
  /** Figures that were sent back and are neither changed nor kept with a reason. */
  readonly openReturns: number;
}

/** A submission as the question who may do what sees it. */
export interface GuardedSubmission extends ReviewedSubmission, OpenPoints {
  /** Account that handed it in last (also by a correction); null before the first time. */
  readonly submittedBy: string | null;
  /** Level of the unit that fills in, hands in and confirms; it may be above the level that reviews first. */
  readonly unitLevel: ReviewLevel;
}

/** Whether an action may be done; a refusal says why and what to do. */
export type Permit = { readonly allowed: true } | { readonly allowed: false; readonly reason: Bilingual };

const allowed: Permit = { allowed: true };

function refused(zh: string, en: string): Permit {
  return { allowed: false, reason: { zh, en } };
}

/** Everything that has to be done before a form can be handed in, all at once; empty: it can be. */
export function listOpenPoints(points: OpenPoints): readonly Bilingual[] {
  const { errors, unansweredWarnings, emptyRequired, openReturns } = points;
  const asked: ReadonlyArray<readonly [number, string, string]> = [
    [
      emptyRequired,
      `还有${emptyRequired}个必填格没有数，也没有缺数原因`,
      `${emptyRequired} required cells have neither a figure nor a reason`,
    ],
    [errors, `还有${errors}处错误要改正`, `${errors} errors have to be mended`],
    [
      unansweredWarnings,
      `还有${unansweredWarnings}处提醒要核改或说明原因`,
      `${unansweredWarnings} warnings have to be mended or explained`,
    ],
    [
      openReturns,
      `还有${openReturns}个被退回的数没有答复`,
      `${openReturns} figures that were sent back have no answer`,
    ],
  ];
  return asked.filter(([count]) => count > 0).map(([, zh, en]) => ({ zh, en }));
}

/** Which of the actor's permissions an action asks for; a return asks for that of the step which it takes the place of. */
function permissionFor(
  action: SubmissionAction,
  submission: ReviewedSubmission,
): ReadonlyArray<keyof ReviewPermissions> {
  switch (action) {
    case "fill":
    case "submit":
    case "correct":
      return ["fill"];
    case "confirm":
      return ["confirm"];
    case "review":
      return ["review"];
    case "sign":
      return ["sign"];
    case "lock":
      return ["lock"];
    case "return": {
      const step = nextStep(submission)?.action;
      // Signed at the top nothing but the lock is left: there the bureau that signed sends back.
      if (step === "lock") return ["review", "sign"];
      return step === "confirm" || step === "review" || step === "sign" ? [step] : [];
    }
  }
}

/** The level of the people whom an action belongs to in this state. */
function levelFor(action: SubmissionAction, submission: GuardedSubmission): ReviewLevel {
  if (action === "fill" || action === "submit" || action === "correct") return submission.unitLevel;
  const step = nextStep(submission);
  return step?.action === "confirm" ? submission.unitLevel : (step?.level ?? submission.level);
}

function refuseState(action: SubmissionAction, submission: ReviewedSubmission): Permit {
  const words = submissionActionWords[action];
  const now = describeSubmission(submission);
  if (action === "fill" && advance(submission, "correct") !== null) {
    return refused(
      `本表${now.zh}，不能直接修改；确需改动的，请用“更正”并说明原因。`,
      `The form is ${now.en} and cannot be changed; use "Correct" and say why.`,
    );
  }
  return refused(
    `本表现在是“${now.zh}”，不能${words.zh}。`,
    `The form is now "${now.en}"; "${words.en}" is not possible.`,
  );
}

function refusePermission(action: SubmissionAction, submission: GuardedSubmission): Permit {
  const words = submissionActionWords[action];
  const bureau = bureauWords[levelFor(action, submission)];
  const isOfUnit = permissionFor(action, submission).some((one) => one === "fill" || one === "confirm");
  return isOfUnit
    ? refused(
        `“${words.zh}”由填报单位有相应权限的人办理，您没有这项权限。`,
        `"${words.en}" is for people of the reporting unit with that permission; you do not hold it.`,
      )
    : refused(
        `“${words.zh}”由${bureau.zh}有相应权限的人办理，您没有这项权限。`,
        `"${words.en}" is for people of ${bureau.en} with that permission; you do not hold it.`,
      );
}

/**
 * Whether an actor may do an action to a submission as it stands. What a correction leaves open is known only
 * after it: whoever carries it out asks `listOpenPoints` again before committing.
 */
export function mayAct(action: SubmissionAction, submission: GuardedSubmission, actor: ReviewActor): Permit {
  if (actor.isLeader) {
    return refused(
      "领导账号只能查看，不能填写、审核或修改数据。",
      "A leader's account reads only; it can neither fill in, review nor change figures.",
    );
  }
  if (advance(submission, action) === null) return refuseState(action, submission);
  if (!permissionFor(action, submission).some((one) => actor.permissions[one])) {
    return refusePermission(action, submission);
  }
  const level = levelFor(action, submission);
  if (actor.level !== level) {
    return refused(
      `这一步由${reviewLevelWords[level].zh}的人办理。`,
      `This step is for people of the ${reviewLevelWords[level].en} level.`,
    );
  }
  const isPassing = action === "confirm" || action === "review" || action === "sign";
  if (isPassing && submission.submittedBy === actor.accountId) {
    return refused(
      "报送人不能审核或签署自己报送的表，请由他人办理。",
      "Whoever handed a form in cannot confirm, review or sign it; somebody else has to.",
    );
  }
  if (action === "submit") {
    const open = listOpenPoints(submission);
    if (open.length > 0) {
      return refused(`${open.map(({ zh }) => zh).join("；")}。`, `${open.map(({ en }) => en).join("; ")}.`);
    }
  }
  return allowed;
}

/** Everything that an actor may do to a submission now, in the order of its way; for buttons and for `mayDo` on the wire. */
export function listPermittedActions(
  submission: GuardedSubmission,
  actor: ReviewActor,
): readonly SubmissionAction[] {
  return submissionActions.filter((action) => mayAct(action, submission, actor).allowed);
}

/** Which figures can be typed now: null for all of the form, else those named in the return, none at all once it is handed in. */
export function editableFigures(submission: {
  readonly state: SubmissionState;
  /** The figures named in the latest return, answered or not. */
  readonly returned: readonly FigureKey[];
}): readonly FigureKey[] | null {
  if (submission.state === "draft") return null;
  return isEditableState(submission.state) ? submission.returned : [];
}
