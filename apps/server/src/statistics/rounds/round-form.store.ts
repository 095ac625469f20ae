import { sql } from "kysely";
import type { ReadTransaction, WriteTransaction } from "../../database/transactions.ts";
import type { StoredRound } from "./round.store.ts";

/** Who owes a form of a round, and for which area. */
export interface Recipient {
  readonly organisationId: string;
  readonly areaCode: string;
}

/** A recipient with the names that people read. */
export interface NamedRecipient extends Recipient {
  readonly organisationName: string;
  readonly organisationArea: string;
  readonly areaName: string;
}

/** A form of a round with whom it goes to. */
export interface StoredRoundForm {
  readonly formId: string;
  readonly formArea: string;
  /** the version it was issued with; of a draft the newest */
  readonly version: number;
  readonly title: string;
  readonly code: string | null;
  readonly recipients: readonly NamedRecipient[];
}

/** The forms of a round in their order, each with whom it goes to: two statements, however many there are. */
export async function listRoundForms(
  transaction: ReadTransaction,
  { areaCode, id }: Pick<StoredRound, "areaCode" | "id">,
): Promise<readonly StoredRoundForm[]> {
  const forms = await transaction
    .selectFrom("round_form")
    .innerJoin("form", "form.id", "round_form.form_id")
    .innerJoin("form_version", (join) =>
      join
        .onRef("form_version.area_code", "=", "form.area_code")
        .onRef("form_version.form_id", "=", "form.id")
        .on(sql<boolean>`form_version.version = coalesce(round_form.form_version, form.version)`),
    )
    .select([
      "round_form.form_id",
      "form.area_code as form_area",
      "form_version.version",
      "form_version.head",
    ])
    .where("round_form.area_code", "=", areaCode)
    .where("round_form.round_id", "=", id)
    .orderBy("round_form.position")
    .execute();
  const recipients = await transaction
    .selectFrom("round_recipient")
    .innerJoin("organisation", "organisation.id", "round_recipient.organisation_id")
    .innerJoin("area", "area.code", "round_recipient.recipient_area")
    .select([
      "round_recipient.form_id",
      "round_recipient.organisation_id",
      "round_recipient.recipient_area",
      "organisation.name as organisation_name",
      "organisation.area_code as organisation_area",
      "area.name as area_name",
    ])
    .where("round_recipient.area_code", "=", areaCode)
    .where("round_recipient.round_id", "=", id)
    .orderBy("round_recipient.position")
    .execute();
  const ofForm = new Map<string, NamedRecipient[]>();
  for (const row of recipients) {
    const recipient = {
      organisationId: row.organisation_id,
      areaCode: row.recipient_area,
      organisationName: row.organisation_name,
      organisationArea: row.organisation_area,
      areaName: row.area_name,
    };
    const known = ofForm.get(row.form_id);
    if (known === undefined) ofForm.set(row.form_id, [recipient]);
    else known.push(recipient);
  }
  return forms.map((row) => ({
    formId: row.form_id,
    formArea: row.form_area,
    version: row.version,
    title: row.head.title,
    code: row.head.code,
    recipients: ofForm.get(row.form_id) ?? [],
  }));
}

/** Puts these forms and recipients in the place of those that a draft had. */
export async function replaceRoundForms(
  transaction: WriteTransaction,
  { areaCode, id }: Pick<StoredRound, "areaCode" | "id">,
  forms: ReadonlyArray<{ readonly formId: string; readonly recipients: readonly Recipient[] }>,
): Promise<void> {
  await transaction
    .deleteFrom("round_recipient")
    .where("area_code", "=", areaCode)
    .where("round_id", "=", id)
    .execute();
  await transaction
    .deleteFrom("round_form")
    .where("area_code", "=", areaCode)
    .where("round_id", "=", id)
    .execute();
  if (forms.length === 0) return;
  await transaction
    .insertInto("round_form")
    .values(
      forms.map(({ formId }, position) => ({
        area_code: areaCode,
        round_id: id,
        form_id: formId,
        position,
        form_version: null,
      })),
    )
    .execute();
  const rows = forms.flatMap(({ formId, recipients }) =>
    recipients.map((recipient) => ({ formId, ...recipient })),
  );
  await sql`
    insert into round_recipient (area_code, round_id, form_id, organisation_id, recipient_area, position)
    select ${areaCode}::char(6), ${id}, form_id, organisation_id, recipient_area::char(6), position::int
    from unnest(${rows.map(({ formId }) => formId)}::text[],
      ${rows.map(({ organisationId }) => organisationId)}::text[],
      ${rows.map((row) => row.areaCode)}::text[]) with ordinality
      as given (form_id, organisation_id, recipient_area, position)`.execute(transaction);
}

/** Keeps for ever with which versions a round goes out. */
export async function pinFormVersions(
  transaction: WriteTransaction,
  { areaCode, id }: Pick<StoredRound, "areaCode" | "id">,
): Promise<void> {
  await sql`
    update round_form set form_version = form.version from form
    where form.id = round_form.form_id and round_form.area_code = ${areaCode}::char(6)
      and round_form.round_id = ${id}`.execute(transaction);
}
