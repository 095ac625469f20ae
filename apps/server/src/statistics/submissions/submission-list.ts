import type { SubmissionRow } from "@halfsky/api-contract";
import { beijingDate } from "@halfsky/calendar";
import { findReach, type ReadContext } from "../../access/context.ts";
import { showSubmission } from "./submission-rows.ts";
import { listSubmissions, type SubmissionQuery } from "./submission.store.ts";

/** The submissions in the actor's reach; `mine` narrows them to what her organisation fills in. */
export async function listSubmissionRows(
  context: ReadContext,
  { mine, ...query }: SubmissionQuery & { readonly mine?: boolean | undefined },
): Promise<SubmissionRow[]> {
  const reach = await findReach(context, "submission.read");
  const stored = await listSubmissions(context.transaction, reach, {
    ...query,
    ...(mine === true && { organisationId: context.actor.organisation.id }),
  });
  const today = beijingDate(context.now);
  return stored.map((submission) => showSubmission(submission, today));
}
