import { createHash } from "node:crypto";
import type { Attachment } from "@halfsky/api-contract";
import type { WriteContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { newId } from "../database/new-id.ts";
import { PlatformError } from "../platform-error.ts";
import { type AttachmentSubject, insertAttachment, listAttachments } from "./attachment.store.ts";
import { recogniseFile } from "./recognise-file.ts";

/** A subject holds no more files than this: more is a mistake, or an attack on the disk. */
const mostAttachments = 200;

/** A file to be kept with a subject. */
export interface NewAttachment {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Largest size in megabytes, from the settings. */
  readonly mostMegabytes: number;
}

/**
 * Keeps a file with a subject that the actor may add to (the caller has asked). A file that is there already, by name and
 * content, is not kept twice: a browser whose answer was lost sends it again.
 */
export async function addAttachment(
  context: WriteContext,
  subject: AttachmentSubject & { readonly areaCode: string },
  { fileName, bytes, mostMegabytes }: NewAttachment,
): Promise<Attachment> {
  const name = baseName(fileName);
  const fault = (zh: string, en: string): PlatformError =>
    new PlatformError("attachment-refused", 422, {
      zh: `“${name}”未上传。${zh}`,
      en: `"${name}" was not taken. ${en}`,
    });
  if (bytes.length > mostMegabytes * 1024 * 1024) {
    throw fault(
      `文件超过 ${mostMegabytes} MB，请压缩照片或拆分文件再上传。`,
      `It is larger than ${mostMegabytes} MB; make the photograph smaller or split the file.`,
    );
  }
  const found = await recogniseFile(name, bytes);
  if (found.status === "refused") throw fault(found.words.zh, found.words.en);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const present = await listAttachments(context.transaction, subject);
  const same = present.find((one) => one.sha256 === sha256 && one.name === name);
  if (same !== undefined) return same;
  if (present.length >= mostAttachments) {
    throw fault(
      `这里已有 ${mostAttachments} 个附件，不能再加。`,
      `There are ${mostAttachments} files already, which is the most.`,
    );
  }
  const file = { id: newId("attachment"), name, mediaType: found.mediaType, size: bytes.length, sha256 };
  await insertAttachment(context.transaction, subject, {
    ...file,
    bytes,
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

/** The name without folders, control characters and signs that turn the writing round; at most 120 characters, its ending kept. */
function baseName(fileName: string): string {
  const last = fileName.split(/[\\/]/u).at(-1) ?? "";
  const name = last.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}"<>|:*?]/gu, "").trim();
  // characters, not units of UTF-16: half a character could not be stored
  const characters = Array.from(name);
  if (characters.length <= 120) return name === "" ? "file" : name;
  const ending = /\.[^.]{1,8}$/u.exec(name)?.[0] ?? "";
  return characters.slice(0, 120 - Array.from(ending).length).join("") + ending;
}

/** Throws "invalid-input" unless all these are files of the subject. */
export async function requireAttachments(
  context: WriteContext,
  subject: AttachmentSubject,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const known = new Set((await listAttachments(context.transaction, subject)).map(({ id }) => id));
  const faults = ids
    .filter((id) => !known.has(id))
    .map((id) => ({
      where: "body.attachmentIds",
      message: {
        zh: `附件 ${id} 不在这里，请先上传。`,
        en: `Attachment ${id} is not here; upload it first.`,
      },
    }));
  if (faults.length === 0) return;
  throw new PlatformError(
    "invalid-input",
    422,
    { zh: "引用了没有上传的附件。", en: "Attachments are named that were not uploaded." },
    faults,
  );
}
