import { beijingDate } from "@halfsky/calendar";
import {
  type FigureKey,
  type GuardedSubmission,
  listPermittedActions,
  mayAct,
  type Permit,
  type ReviewActor,
  type SubmissionAction,
} from "@halfsky/statistics";
import { findReach, type ReadContext, type WriteContext } from "../../access/context.ts";
import { listActions } from "./submission-action.store.ts";
import {
  checkSubmission,
  guarded,
  loadBasis,
  loadPartOfBasis,
  type SubmissionBasis,
  type SubmissionCheck,
} from "./submission-basis.ts";
import { closedWords, noSubmission, outdated } from "./submission-problems.ts";
import { reviewActorOf } from "./submission-reach.ts";
import { listSubmissions, lockSubmissionRows, type StoredSubmission } from "./submission.store.ts";

/** A submission that the actor sees, checked, and what she may do with it. */
export interface VisibleSubmission extends SubmissionBasis, SubmissionCheck {
  readonly guarded: GuardedSubmission;
  readonly reviewer: ReviewActor;
  /** Whether the actor may do something now, and why not. */
  readonly may: (action: SubmissionAction) => Permit;
}

const closedActions: ReadonlySet<SubmissionAction> = new Set(["fill", "submit"]);

/** Whether a form is checked before it is judged; who only fills it in needs that after she has. */
export interface Judging {
  readonly isChecked: boolean;
  /** Neither the years before nor the areas below are read; only for a form that is not checked. */
  readonly isAlone?: boolean | undefined;
  /** No more of a single form is read than these figures bear on, and it is not checked. */
  readonly partOf?: readonly FigureKey[] | undefined;
}

const unchecked: SubmissionCheck = {
  findings: [],
  standing: [],
  points: { errors: 0, unansweredWarnings: 0, emptyRequired: 0, openReturns: 0 },
  filledCells: 0,
};

/** Everything of a submission that is needed to judge what the actor wants to do with it. */
export async function judgeSubmissions(
  context: ReadContext,
  stored: readonly StoredSubmission[],
  { isChecked, isAlone = false, partOf }: Judging = { isChecked: true },
): Promise<readonly VisibleSubmission[]> {
  const reviewerOf = await reviewActorOf(context);
  const today = beijingDate(context.now);
  const [only] = partOf === undefined ? [] : stored;
  const read =
    partOf !== undefined && only !== undefined
      ? [await loadPartOfBasis(context.transaction, only, partOf)]
      : await loadBasis(context.transaction, stored, { withBeside: !isAlone });
  return read.map((basis) => {
    const check = isChecked && basis.part === null ? checkSubmission(basis) : unchecked;
    const seen = guarded(basis, check);
    const reviewer = reviewerOf(basis.submission);
    const closed = closedWords(basis.submission, today);
    const may = (action: SubmissionAction): Permit =>
      closed !== undefined && (basis.submission.isReleased || closedActions.has(action))
        ? { allowed: false, reason: closed }
        : mayAct(action, seen, reviewer);
    return { ...basis, ...check, guarded: seen, reviewer, may };
  });
}

/** Everything that the actor may do with a submission now, in the order of its way. */
export function listMayDo({ guarded: seen, reviewer, may }: VisibleSubmission): SubmissionAction[] {
  return listPermittedActions(seen, reviewer).filter((action) => may(action).allowed);
}

/** The submissions among these that the actor sees, judged. */
export async function listVisible(
  context: ReadContext,
  ids: readonly string[],
  judging?: Judging,
): Promise<readonly VisibleSubmission[]> {
  const reach = await findReach(context, "submission.read");
  const stored = await listSubmissions(context.transaction, reach, { ids });
  return await judgeSubmissions(context, stored, judging);
}

/** A submission that the actor sees; the problem "not-found" for any other. */
export async function getVisible(
  context: ReadContext,
  id: string,
  judging?: Judging,
): Promise<VisibleSubmission> {
  const [found] = await listVisible(context, [id], judging);
  if (found === undefined) throw noSubmission(id);
  return found;
}

/** As getVisible, for a change: nobody else changes the submission until the commit. */
export async function getForChange(
  context: WriteContext,
  id: string,
  judging?: Judging,
): Promise<VisibleSubmission> {
  await lockSubmissionRows(context.transaction, [id]);
  return await getVisible(context, id, judging);
}

/** Throws the problem "conflict", with what was done meanwhile, unless the actor saw the submission as it is. */
export async function requireVersion(
  context: ReadContext,
  { submission }: VisibleSubmission,
  version: number,
): Promise<void> {
  if (submission.version === version) return;
  throw outdated(version, await listActions(context.transaction, [submission]));
}
