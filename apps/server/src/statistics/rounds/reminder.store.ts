import { sql } from "kysely";
import { jsonText } from "../../database/json-text.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/transactions.ts";
import type { StoredRound } from "./round.store.ts";

/** A form of a round that an organisation has not handed in. */
export interface OpenForm {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly title: string;
  readonly code: string | null;
  readonly areaName: string;
}

/** What is still to be handed in of a round, by organisation; what was sent back has a day of its own (`listOpenReturns`). */
export async function listOpenForms(
  transaction: ReadTransaction,
  round: Pick<StoredRound, "areaCode" | "id">,
): Promise<readonly OpenForm[]> {
  const rows = await transaction
    .selectFrom("submission")
    .innerJoin("form_version", (join) =>
      join
        .onRef("form_version.area_code", "=", "submission.form_area")
        .onRef("form_version.form_id", "=", "submission.form_id")
        .onRef("form_version.version", "=", "submission.form_version"),
    )
    .innerJoin("organisation", "organisation.id", "submission.organisation_id")
    .innerJoin("area", "area.code", "submission.area_code")
    .select(["organisation.id", "organisation.name", "area.name as area_name", "form_version.head"])
    .where("submission.round_area", "=", round.areaCode)
    .where("submission.round_id", "=", round.id)
    .where("submission.state", "=", "draft")
    .orderBy("organisation.pinyin")
    .orderBy("organisation.id")
    .orderBy("submission.area_code")
    .orderBy("submission.form_id")
    .execute();
  return rows.map((row) => ({
    organisationId: row.id,
    organisationName: row.name,
    title: row.head.title,
    code: row.head.code,
    areaName: row.area_name,
  }));
}

/** The names among these of reminders that were given already. */
export async function listGiven(
  transaction: ReadTransaction,
  round: Pick<StoredRound, "areaCode" | "id">,
): Promise<ReadonlySet<string>> {
  const rows = await transaction
    .selectFrom("round_reminder")
    .select("id")
    .where("area_code", "=", round.areaCode)
    .where("round_id", "=", round.id)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** A reminder that is being given. */
export interface GivenReminder {
  /** Its name for ever: round/due day/organisation/step, of what was sent back round/day of the answer/organisation/submission/action/step. */
  readonly id: string;
  /** The day it reminds of, YYYY-MM-DD in Beijing. */
  readonly dueOn: string;
  readonly roles: readonly string[];
  readonly forms: number;
}

/** Writes reminders into the ledger; one that stands there already breaks the transaction. */
export async function insertGiven(
  transaction: WriteTransaction,
  round: Pick<StoredRound, "areaCode" | "id">,
  given: readonly GivenReminder[],
  at: string,
): Promise<void> {
  if (given.length === 0) return;
  await sql`
    insert into round_reminder (area_code, id, round_id, due_on, done_at, told)
    select ${round.areaCode}::char(6), id, ${round.id}, due_on, ${at}::timestamptz, told::jsonb
    from unnest(${given.map(({ id }) => id)}::text[], ${given.map(({ dueOn }) => dueOn)}::date[],
      ${given.map(({ roles, forms }) => jsonText({ roles, forms }))}::text[]) as given (id, due_on, told)`.execute(
    transaction,
  );
}
