import type { Attachment } from "@halfsky/api-contract";
import type { WriteContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { newId } from "../database/new-id.ts";
import { admitFile, type NewFile, requireKnownFiles, requireRoom } from "./admit-file.ts";
import { type AttachmentSubject, insertAttachment, listAttachments } from "./attachment.store.ts";

/**
 * Keeps a file with a subject that the actor may add to (the caller has asked). A file that is there already, by name and
 * content, is not kept twice: a browser whose answer was lost sends it again.
 */
export async function addAttachment(
  context: WriteContext,
  subject: AttachmentSubject & { readonly areaCode: string },
  sent: NewFile,
): Promise<Attachment> {
  const { name, mediaType, size, sha256 } = await admitFile(sent);
  const present = await listAttachments(context.transaction, subject);
  const same = present.find((one) => one.sha256 === sha256 && one.name === name);
  if (same !== undefined) return same;
  requireRoom(name, present.length);
  const file = { id: newId("attachment"), name, mediaType, size, sha256 };
  await insertAttachment(context.transaction, subject, {
    ...file,
    bytes: sent.bytes,
    by: context.actor.accountId,
    at: context.now,
  });
  recordAudit(context, {
    action: "attachment.add",
    subjectKind: subject.kind,
    subjectId: subject.id,
    areaCode: subject.areaCode,
    after: { attachment: file.id, name, mediaType: file.mediaType, size: file.size, sha256 },
  });
  return { ...file, added: { by: context.actor.displayName, at: context.now } };
}

/** Throws "invalid-input" unless all these are files of the subject. */
export async function requireAttachments(
  context: WriteContext,
  subject: AttachmentSubject,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const known = new Set((await listAttachments(context.transaction, subject)).map(({ id }) => id));
  requireKnownFiles(ids, known, "body.attachmentIds");
}
