import type { Attachment } from "@halfsky/api-contract";
import { platformActor } from "../access/actor.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** What a file belongs to. */
export interface AttachmentSubject {
  readonly kind: string;
  readonly id: string;
}

function selectFiles(transaction: ReadTransaction) {
  return transaction
    .selectFrom("attachment")
    .leftJoin("account", "account.id", "attachment.added_by")
    .select([
      "attachment.id",
      "attachment.name",
      "attachment.media_type",
      "attachment.size",
      "attachment.sha256",
      "attachment.added_by",
      "attachment.added_at",
      "account.display_name",
    ]);
}

function selectAttachments(transaction: ReadTransaction, { kind, id }: AttachmentSubject) {
  return selectFiles(transaction)
    .where("attachment.subject_kind", "=", kind)
    .where("attachment.subject_id", "=", id);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectAttachments>["execute"]>>[number];

function fromRow(row: Row): Attachment {
  const platform = row.added_by === platformActor.accountId ? platformActor.displayName : row.added_by;
  return {
    id: row.id,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    added: { by: row.display_name ?? platform, at: row.added_at },
  };
}

/** The files of a subject without their bytes, oldest first. */
export async function listAttachments(
  transaction: ReadTransaction,
  subject: AttachmentSubject,
): Promise<Attachment[]> {
  const rows = await selectAttachments(transaction, subject)
    .orderBy("attachment.added_at")
    .orderBy("attachment.id")
    .execute();
  return rows.map(fromRow);
}

/** The files of many subjects of one kind without their bytes: by the id of the subject, oldest first. */
export async function listAttachmentsOfMany(
  transaction: ReadTransaction,
  kind: string,
  ids: readonly string[],
): Promise<(id: string) => Attachment[]> {
  const rows =
    ids.length === 0
      ? []
      : await selectFiles(transaction)
          .select("attachment.subject_id")
          .where("attachment.subject_kind", "=", kind)
          .where("attachment.subject_id", "in", [...ids])
          .orderBy("attachment.added_at")
          .orderBy("attachment.id")
          .execute();
  const byId = new Map<string, Attachment[]>();
  for (const row of rows) {
    const files = byId.get(row.subject_id);
    if (files === undefined) byId.set(row.subject_id, [fromRow(row)]);
    else files.push(fromRow(row));
  }
  return (id) => byId.get(id) ?? [];
}

/** One file of a subject with its bytes; undefined for an unknown one and for one of another subject. */
export async function findAttachment(
  transaction: ReadTransaction,
  subject: AttachmentSubject,
  id: string,
): Promise<(Attachment & { readonly bytes: Uint8Array }) | undefined> {
  const row = await selectAttachments(transaction, subject)
    .select("attachment.bytes")
    .where("attachment.id", "=", id)
    .executeTakeFirst();
  return row && { ...fromRow(row), bytes: row.bytes };
}

/** Adds a file. */
export async function insertAttachment(
  transaction: WriteTransaction,
  subject: AttachmentSubject & { readonly areaCode: string },
  file: Omit<Attachment, "added"> & { readonly bytes: Uint8Array; readonly by: string; readonly at: string },
): Promise<void> {
  await transaction
    .insertInto("attachment")
    .values({
      area_code: subject.areaCode,
      id: file.id,
      subject_kind: subject.kind,
      subject_id: subject.id,
      name: file.name,
      media_type: file.mediaType,
      size: file.size,
      sha256: file.sha256,
      bytes: file.bytes,
      added_by: file.by,
      added_at: file.at,
    })
    .execute();
}
