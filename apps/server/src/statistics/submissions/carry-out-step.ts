import { advance, figureText, nextStep, type ReviewPlace, type SubmissionAction } from "@halfsky/statistics";
import type { WriteContext } from "../../access/context.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { bringIntoCube, signInCube } from "./figures-in-cube.ts";
import { changeOf } from "./save-figures.service.ts";
import { closeReturns, insertActions } from "./submission-action.store.ts";
import { recountChanged, type SubmissionChange, updateSubmissions } from "./submission.store.ts";
import { tellSteps } from "./tell-step.ts";
import type { VisibleSubmission } from "./visible-submission.ts";

/** A step on a submission that the actor may take. */
export interface DecidedStep {
  readonly seen: VisibleSubmission;
  readonly action: Exclude<SubmissionAction, "fill">;
  readonly remark: string | null;
  /** how many figures it is about */
  readonly figures: number;
  /** why figures that stood signed are changed, by `figureText`; a correction brings its own */
  readonly reasons?: ReadonlyMap<string, string> | undefined;
  /** the day by which what is sent back is answered */
  readonly dueOn?: string | undefined;
}

/**
 * Takes steps on submissions that the caller has locked and judged, of many at once in as few statements as of one: the
 * figures in the cube, the place and the history of each submission, the audit entries, and who is told.
 */
export async function carryOutSteps(context: WriteContext, steps: readonly DecidedStep[]): Promise<void> {
  if (steps.length === 0) return;
  const { transaction, actor, now } = context;
  const placed = steps.map((step) => ({ ...step, place: placeAfter(step) }));
  await bringFigures(context, steps);
  const changes = placed.map(({ seen, action, place }) => changeBy(context, seen, action, place));
  await updateSubmissions(transaction, changes);
  await closeReturns(
    transaction,
    placed.filter(({ action }) => action === "submit").map(({ seen }) => seen.submission),
  );
  await insertActions(
    transaction,
    placed.map(({ seen, action, place, remark, figures }) => ({
      area_code: seen.submission.areaCode,
      submission_id: seen.submission.id,
      number: seen.submission.version + 1,
      action,
      state: place.state,
      level: place.level,
      account_id: actor.accountId,
      organisation_id: actor.organisation.id,
      at: now,
      reason: remark,
      figures,
    })),
  );
  await recountChanged(
    transaction,
    changes.filter(({ signedAt }) => signedAt !== null).map(({ submission }) => submission),
  );
  for (const { seen, action, place, remark, figures } of placed) {
    const { submission } = seen;
    recordAudit(context, {
      action: `submission.${action}`,
      subjectKind: "submission",
      subjectId: submission.id,
      areaCode: submission.areaCode,
      before: { state: submission.state, level: submission.level, version: submission.version },
      after: { ...place, version: submission.version + 1 },
      details: { remark, figures },
    });
  }
  await tellSteps(
    context,
    placed.map(({ seen, action, place, figures, dueOn }) => ({
      submission: { ...seen.submission, ...place },
      action,
      figures,
      dueOn,
    })),
  );
}

function placeAfter({ seen, action }: DecidedStep): ReviewPlace {
  const place = advance(seen.guarded, action);
  if (place === null)
    throw new Error(`${seen.submission.id}: ${action} leads nowhere from ${seen.submission.state}`);
  return place;
}

/** What a step brings into the cube: the first signature all figures, a later one none, a change of signed figures those. */
async function bringFigures(context: WriteContext, steps: readonly DecidedStep[]): Promise<void> {
  const signed = steps.filter(({ action }) => action === "sign").map(({ seen }) => seen);
  const first = signed.filter(({ submission }) => submission.level === submission.originLevel);
  const changed = steps.filter(
    ({ action, seen }) => seen.submission.signedAt !== null && (action === "submit" || action === "correct"),
  );
  const brought = [
    ...first.map((seen) => ({ seen })),
    ...changed.map(({ seen, reasons }) => ({ seen, reasons: reasons ?? reasonsOfReturns(seen) })),
  ];
  if (brought.length > 0) await bringIntoCube(context, brought);
  for (const level of new Set(signed.map(({ guarded }) => nextStep(guarded)?.level))) {
    if (level === undefined) continue;
    // Whoever signs does so at her own level, so that this is one round.
    await signInCube(
      context,
      signed.filter(({ guarded }) => nextStep(guarded)?.level === level),
      level,
    );
  }
}

/** Why figures that were sent back are changed. */
function reasonsOfReturns({ returns }: VisibleSubmission): ReadonlyMap<string, string> {
  return new Map(
    returns
      .filter(({ isClosed }) => !isClosed)
      .map((item) => [
        figureText(item),
        [`退回核改：${item.reason}`, ...(item.answer?.words ? [`说明：${item.answer.words}`] : [])].join(
          "；",
        ),
      ]),
  );
}

function changeBy(
  { actor, now }: WriteContext,
  seen: VisibleSubmission,
  action: SubmissionAction,
  place: ReviewPlace,
): SubmissionChange {
  const before = changeOf(seen);
  const isHandedIn = action === "submit" || action === "correct";
  return {
    ...before,
    ...place,
    version: before.version + 1,
    submittedAt: isHandedIn ? (before.submittedAt ?? now) : before.submittedAt,
    submittedBy: isHandedIn ? actor.accountId : before.submittedBy,
    signedAt: action === "sign" ? now : before.signedAt,
    openReturns: action === "submit" ? 0 : before.openReturns,
  };
}
