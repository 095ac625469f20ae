import { beijingDate } from "@halfsky/calendar";
import {
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

/** Everything of a submission that is needed to judge what the actor wants to do with it. */
export async function judgeSubmissions(
  context: ReadContext,
  stored: readonly StoredSubmission[],
): Promise<readonly VisibleSubmission[]> {
  const reviewerOf = await reviewActorOf(context);
  const today = beijingDate(context.now);
  return (await loadBasis(context.transaction, stored)).map((basis) => {
    const check = checkSubmission(basis);
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
): Promise<readonly VisibleSubmission[]> {
  const reach = await findReach(context, "submission.read");
  return await judgeSubmissions(context, await listSubmissions(context.transaction, reach, { ids }));
}

/** A submission that the actor sees; the problem "not-found" for any other. */
export async function getVisible(context: ReadContext, id: string): Promise<VisibleSubmission> {
  const [found] = await listVisible(context, [id]);
  if (found === undefined) throw noSubmission(id);
  return found;
}

/** As getVisible, for a change: nobody else changes the submission until the commit. */
export async function getForChange(context: WriteContext, id: string): Promise<VisibleSubmission> {
  await lockSubmissionRows(context.transaction, [id]);
  return await getVisible(context, id);
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
