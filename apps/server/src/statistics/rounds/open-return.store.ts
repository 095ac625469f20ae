import type { ReadTransaction } from "../../database/transactions.ts";
import type { StoredRound } from "./round.store.ts";

/** A form that was sent back and was not handed in again. */
export interface OpenReturn {
  readonly submissionId: string;
  /** the action that sent it back: with the submission the name of the return */
  readonly actionNumber: number;
  readonly returnedAt: string;
  /** Last day for the answer, YYYY-MM-DD in Beijing. */
  readonly dueOn: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly title: string;
  readonly code: string | null;
  readonly areaName: string;
  /** how many figures were sent back, and how many of these nobody changed or explained yet */
  readonly figures: number;
  readonly unanswered: number;
}

/** What was sent back of a round and has not come again, by organisation; what nobody can answer any more is left out. */
export async function listOpenReturns(
  transaction: ReadTransaction,
  round: Pick<StoredRound, "areaCode" | "id">,
): Promise<readonly OpenReturn[]> {
  const rows = await transaction
    .selectFrom("submission")
    .innerJoin("submission_return_item as item", (join) =>
      join
        .onRef("item.area_code", "=", "submission.area_code")
        .onRef("item.submission_id", "=", "submission.id")
        .on("item.is_closed", "=", false),
    )
    .innerJoin("submission_action as done", (join) =>
      join
        .onRef("done.area_code", "=", "item.area_code")
        .onRef("done.submission_id", "=", "item.submission_id")
        .onRef("done.number", "=", "item.action_number"),
    )
    .innerJoin("form_version", (join) =>
      join
        .onRef("form_version.area_code", "=", "submission.form_area")
        .onRef("form_version.form_id", "=", "submission.form_id")
        .onRef("form_version.version", "=", "submission.form_version"),
    )
    .innerJoin("organisation", "organisation.id", "submission.organisation_id")
    .innerJoin("area", "area.code", "submission.area_code")
    .select([
      "submission.id",
      "submission.open_returns",
      "item.action_number",
      "item.due_on",
      "done.at",
      "form_version.head",
      "organisation.id as organisation_id",
      "organisation.name as organisation_name",
      "area.name as area_name",
    ])
    .where("submission.round_area", "=", round.areaCode)
    .where("submission.round_id", "=", round.id)
    .where("submission.state", "=", "returned")
    .where("submission.is_released", "=", false)
    .orderBy("organisation.pinyin")
    .orderBy("organisation.id")
    .orderBy("submission.area_code")
    .orderBy("submission.id")
    .execute();
  const returns = new Map<string, OpenReturn>();
  for (const row of rows) {
    // every figure of a return has its day, and the next return comes after the answer to this one
    const key = `${row.id}/${row.action_number}`;
    returns.set(key, {
      submissionId: row.id,
      actionNumber: row.action_number,
      returnedAt: row.at,
      dueOn: row.due_on,
      organisationId: row.organisation_id,
      organisationName: row.organisation_name,
      title: row.head.title,
      code: row.head.code,
      areaName: row.area_name,
      figures: (returns.get(key)?.figures ?? 0) + 1,
      unanswered: row.open_returns,
    });
  }
  return [...returns.values()];
}
