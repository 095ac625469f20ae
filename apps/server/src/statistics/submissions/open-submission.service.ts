import type { WriteContext } from "../../access/context.ts";
import { findReach } from "../../access/context.ts";
import { noSubmission } from "./submission-problems.ts";
import { reviewActorOf } from "./submission-reach.ts";
import { listSubmissions, noteOpened } from "./submission.store.ts";

/** Notes the first time that somebody who may fill a submission in looks at it; for others it notes nothing. */
export async function openSubmission(context: WriteContext, id: string): Promise<void> {
  const reach = await findReach(context, "submission.read");
  const [submission] = await listSubmissions(context.transaction, reach, { ids: [id] });
  if (submission === undefined) throw noSubmission(id);
  const { permissions, isLeader } = (await reviewActorOf(context))(submission);
  if (permissions.fill && !isLeader) await noteOpened(context.transaction, submission, context.now);
}
