import { createHash } from "node:crypto";
import { PlatformError } from "../platform-error.ts";
import { recogniseFile } from "./recognise-file.ts";

/** A subject holds no more files than this: more is a mistake, or an attack on the disk. */
const mostFiles = 200;

/** A file that somebody sends. */
export interface NewFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Largest size in megabytes, from the settings. */
  readonly mostMegabytes: number;
}

/** What is known of a file that may be kept. */
export interface AdmittedFile {
  /** without folders, control characters and signs that turn the writing round */
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

/** Throws "attachment-refused" unless the file is of a kind that may be kept, and not too large. */
export async function admitFile({ fileName, bytes, mostMegabytes }: NewFile): Promise<AdmittedFile> {
  const name = baseName(fileName);
  if (bytes.length > mostMegabytes * 1024 * 1024) {
    throw refusedFile(
      name,
      `文件超过 ${mostMegabytes} MB，请压缩照片或拆分文件再上传。`,
      `It is larger than ${mostMegabytes} MB; make the photograph smaller or split the file.`,
    );
  }
  const found = await recogniseFile(name, bytes);
  if (found.status === "refused") throw refusedFile(name, found.words.zh, found.words.en);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { name, mediaType: found.mediaType, size: bytes.length, sha256 };
}

/** Throws "attachment-refused" where a subject has as many files as it can. */
export function requireRoom(name: string, present: number): void {
  if (present < mostFiles) return;
  throw refusedFile(
    name,
    `这里已有 ${mostFiles} 个附件，不能再加。`,
    `There are ${mostFiles} files already, which is the most.`,
  );
}

/** The problem of a file that was not taken, and why. */
export function refusedFile(name: string, zh: string, en: string): PlatformError {
  return new PlatformError("attachment-refused", 422, {
    zh: `“${name}”未上传。${zh}`,
    en: `"${name}" was not taken. ${en}`,
  });
}

/** Throws "invalid-input" at a place of the request unless all these are files that are there. */
export function requireKnownFiles(ids: readonly string[], known: ReadonlySet<string>, where: string): void {
  const faults = ids
    .filter((id) => !known.has(id))
    .map((id) => ({
      where,
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
