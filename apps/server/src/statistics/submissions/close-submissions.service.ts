import type { WriteContext } from "../../access/context.ts";
import type { StoredRound } from "../rounds/round.store.ts";
import { insertActions, listActions } from "./submission-action.store.ts";
import {
  everySubmission,
  listSubmissions,
  lockSubmissionRows,
  type StoredSubmission,
  updateSubmissions,
} from "./submission.store.ts";

/** What became of the submissions of a round that was closed. */
export interface ClosedSubmissions {
  readonly locked: readonly StoredSubmission[];
  /** Nothing more happens to these: they were never signed at any level. */
  readonly released: readonly StoredSubmission[];
}

/**
 * Locks the submissions of a round that are signed at its top and releases those never signed, whose cells are free again.
 * What is signed below the top, or was and is being corrected, goes its way to the end: its figures are in the cube, and
 * nothing else may change them there.
 * Whoever closes the round has checked that she may, and writes the audit entry.
 */
export async function closeSubmissions(
  context: WriteContext,
  round: Pick<StoredRound, "id">,
): Promise<ClosedSubmissions> {
  const { transaction, actor, now } = context;
  const ids = (await listSubmissions(transaction, everySubmission, { roundId: round.id })).map(
    ({ id }) => id,
  );
  await lockSubmissionRows(transaction, ids);
  const all = (await listSubmissions(transaction, everySubmission, { roundId: round.id })).filter(
    ({ state, isReleased }) => state !== "locked" && !isReleased,
  );
  const isDone = (one: StoredSubmission) => one.state === "signed" && one.level === one.topLevel;
  const locked = all.filter(isDone);
  const released = all.filter((one) => one.signedAt === null);
  await updateSubmissions(
    transaction,
    [...locked, ...released].map((submission) => ({
      ...submission,
      submission,
      state: isDone(submission) ? ("locked" as const) : submission.state,
      isReleased: !isDone(submission),
      version: submission.version + 1,
    })),
  );
  const last = new Map((await listActions(transaction, locked)).map((one) => [one.submissionId, one.number]));
  await insertActions(
    transaction,
    locked.map((submission) => ({
      area_code: submission.areaCode,
      submission_id: submission.id,
      number: (last.get(submission.id) ?? 0) + 1,
      action: "lock" as const,
      state: "locked" as const,
      level: submission.level,
      account_id: actor.accountId,
      organisation_id: actor.organisation.id,
      at: now,
      reason: null,
      figures: 0,
    })),
  );
  return { locked, released };
}
