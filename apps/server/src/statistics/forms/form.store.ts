import type { FormFault, FormHead, FormRecord } from "@halfsky/api-contract";
import type { FormDefinition } from "@halfsky/statistics";
import { type Expression, type SqlBool, sql } from "kysely";
import { type Reach, withinReach } from "../../access/reach.ts";
import { jsonText } from "../../database/json-text.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/transactions.ts";
import { shownName } from "../../plans/plan.store.ts";
import { submissionWithin } from "../submissions/submission-reach.ts";

/** A form as it stands in its newest version, without its rows. */
export interface StoredForm {
  readonly areaCode: string;
  readonly id: string;
  readonly head: FormHead;
  readonly version: number;
  /** Rows that ask for an indicator. */
  readonly rows: number;
  /** What has to be put right before it can be issued, apart from the day. */
  readonly faults: readonly FormFault[];
  readonly changed: { readonly by: string; readonly at: string };
}

function selectForms(transaction: ReadTransaction) {
  return transaction
    .selectFrom("form")
    .leftJoin("account", "account.id", "form.changed_by")
    .selectAll("form")
    .select("account.display_name")
    .orderBy("form.area_code")
    .orderBy("form.code")
    .orderBy("form.title")
    .orderBy("form.id");
}

type Row = Awaited<ReturnType<ReturnType<typeof selectForms>["execute"]>>[number];

function fromRow(row: Row): StoredForm {
  return {
    areaCode: row.area_code,
    id: row.id,
    head: {
      title: row.title,
      kind: row.kind,
      code: row.code,
      authority: row.authority,
      approvalNumber: row.approval_number,
      validUntil: row.valid_until,
      sharingBasis: row.sharing_basis,
      periodKind: row.period_kind,
    },
    version: row.version,
    rows: row.rows,
    faults: row.faults,
    changed: { by: shownName(row.changed_by, row.display_name), at: row.changed_at },
  };
}

/** Whose forms somebody sees: those of areas that she manages or reads as a whole, and those she has a submission of. */
export interface FormReach {
  readonly manage: Reach;
  readonly read: Reach;
}

function seenBy({ manage, read }: FormReach): Expression<SqlBool> {
  const columns = { area: "form.area_code" };
  return sql<SqlBool>`(${withinReach(manage, columns)} or ${withinReach(read, columns)} or exists (
    select 1 from submission where submission.form_area = form.area_code and submission.form_id = form.id
      and ${submissionWithin(read)}))`;
}

/** The forms within reach, by area and code. */
export async function listForms(
  transaction: ReadTransaction,
  reach: FormReach,
  areaCode?: string,
): Promise<readonly StoredForm[]> {
  let select = selectForms(transaction).where(seenBy(reach));
  if (areaCode !== undefined) select = select.where("form.area_code", "=", areaCode);
  return (await select.execute()).map(fromRow);
}

/** A form within reach. */
export async function findFormInReach(
  transaction: ReadTransaction,
  reach: FormReach,
  id: string,
): Promise<StoredForm | undefined> {
  const row = await selectForms(transaction)
    .where(seenBy(reach))
    .where("form.id", "=", id)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** Forms by their ids, whoever asks; unknown ids are left out. */
export async function listFormsById(
  transaction: ReadTransaction,
  ids: readonly string[],
): Promise<readonly StoredForm[]> {
  if (ids.length === 0) return [];
  const rows = await selectForms(transaction)
    .where("form.id", "in", [...ids])
    .execute();
  return rows.map(fromRow);
}

/** Holds a form until the end of the transaction: one version follows the other. */
export async function lockForms(transaction: WriteTransaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await transaction
    .selectFrom("form")
    .select("id")
    .where("id", "in", [...ids])
    .orderBy("id")
    .forUpdate()
    .execute();
}

/** A form in one of its versions. */
export interface FormVersion {
  readonly formId: string;
  readonly version: number;
  readonly head: FormHead;
  readonly definition: FormDefinition;
}

/** Forms in these versions; unknown ones are left out. */
export async function listFormVersions(
  transaction: ReadTransaction,
  wanted: ReadonlyArray<{ readonly id: string; readonly version: number }>,
): Promise<readonly FormVersion[]> {
  if (wanted.length === 0) return [];
  const rows = await transaction
    .selectFrom("form_version")
    .select(["form_id", "version", "head", "definition"])
    .where((row) =>
      row.or(
        wanted.map(({ id, version }) => row.and([row("form_id", "=", id), row("version", "=", version)])),
      ),
    )
    .execute();
  return rows.map((row) => ({
    formId: row.form_id,
    version: row.version,
    head: row.head,
    definition: row.definition,
  }));
}

/** When each version of a form was saved and why, the newest first. */
export async function listVersionStamps(
  transaction: ReadTransaction,
  { areaCode, id }: Pick<StoredForm, "areaCode" | "id">,
): Promise<FormRecord["versions"]> {
  const rows = await transaction
    .selectFrom("form_version")
    .leftJoin("account", "account.id", "form_version.changed_by")
    .select(["version", "reason", "changed_by", "changed_at", "display_name"])
    .where("form_version.area_code", "=", areaCode)
    .where("form_version.form_id", "=", id)
    .orderBy("version", "desc")
    .execute();
  return rows.map((row) => ({
    version: row.version,
    changed: { by: shownName(row.changed_by, row.display_name), at: row.changed_at },
    reason: row.reason,
  }));
}

/** A version of a form ready to be kept. */
export interface NewFormVersion {
  readonly areaCode: string;
  readonly id: string;
  readonly version: number;
  readonly head: FormHead;
  readonly definition: FormDefinition;
  readonly faults: readonly FormFault[];
  readonly reason: string | null;
  readonly by: string;
  readonly at: string;
}

function columnsOf({ head, version, definition, faults, by, at }: NewFormVersion) {
  return {
    title: head.title,
    kind: head.kind,
    code: head.code,
    authority: head.authority,
    approval_number: head.approvalNumber,
    valid_until: head.validUntil,
    sharing_basis: head.sharingBasis,
    period_kind: head.periodKind,
    version,
    rows: definition.rows.filter(({ kind }) => kind === "indicator").length,
    faults: jsonText(faults),
    changed_by: by,
    changed_at: at,
  };
}

/** Keeps a version of a form, the first or another. */
export async function insertFormVersion(
  transaction: WriteTransaction,
  version: NewFormVersion,
): Promise<void> {
  const { areaCode, id } = version;
  if (version.version === 1) {
    await transaction
      .insertInto("form")
      .values({
        area_code: areaCode,
        id,
        created_by: version.by,
        created_at: version.at,
        ...columnsOf(version),
      })
      .execute();
  } else {
    await transaction
      .updateTable("form")
      .set(columnsOf(version))
      .where("area_code", "=", areaCode)
      .where("id", "=", id)
      .execute();
  }
  await transaction
    .insertInto("form_version")
    .values({
      area_code: areaCode,
      form_id: id,
      version: version.version,
      head: jsonText(version.head),
      definition: jsonText(version.definition),
      reason: version.reason,
      changed_by: version.by,
      changed_at: version.at,
    })
    .execute();
}
