import type { Words } from "@halfsky/api-contract";
import JSZip from "jszip";

/** What a file was found to be. */
export type RecognisedFile =
  | { readonly status: "known"; readonly mediaType: string }
  | { readonly status: "refused"; readonly words: Words };

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Endings of names by what the content may be; a name that says something else is refused. */
const endings: Readonly<Record<string, readonly string[]>> = {
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
  "image/webp": ["webp"],
  "application/pdf": ["pdf"],
  [wordType]: ["docx"],
  [sheetType]: ["xlsx"],
  "text/plain": ["txt"],
};

const allowed = {
  zh: "可以上传：jpg、png、webp 照片，pdf、docx、xlsx、txt 文件。",
  en: "Allowed are photographs (jpg, png, webp) and pdf, docx, xlsx and txt files.",
};

/**
 * Finds out from its bytes what a file is, and refuses what is not allowed, what carries macros, and what is something
 * else than its name says: a name is easily changed, and a browser or Word would go by the name.
 */
export async function recogniseFile(name: string, bytes: Uint8Array): Promise<RecognisedFile> {
  if (bytes.length === 0) return refused("文件是空的。", "The file is empty.");
  const found = await mediaTypeOf(bytes);
  if (found === undefined) {
    return refused(`不支持这种文件。${allowed.zh}`, `This kind of file is not taken. ${allowed.en}`);
  }
  if (found === "macro") {
    return refused(
      "文件带有宏，请另存为不带宏的 docx 或 xlsx 再上传。",
      "The file carries macros; save it as docx or xlsx without macros and upload that.",
    );
  }
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const expected = endings[found] ?? [];
  if (expected.includes(ending)) return { status: "known", mediaType: found };
  return refused(
    `文件名以“.${ending}”结尾，内容却是 ${expected.join("/")}。请改正文件名再上传。${allowed.zh}`,
    `The name ends in ".${ending}", but the content is ${expected.join("/")}. Mend the name and upload it again. ${allowed.en}`,
  );
}

function refused(zh: string, en: string): RecognisedFile {
  return { status: "refused", words: { zh, en } };
}

async function mediaTypeOf(bytes: Uint8Array): Promise<string | undefined> {
  if (beginsWith(bytes, 0xff, 0xd8, 0xff)) return "image/jpeg";
  if (beginsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP") return "image/webp";
  if (ascii(bytes, 0, 5) === "%PDF-") return "application/pdf";
  if (beginsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return await officeTypeOf(bytes);
  return isText(bytes) ? "text/plain" : undefined;
}

function beginsWith(bytes: Uint8Array, ...first: readonly number[]): boolean {
  return first.every((byte, at) => bytes[at] === byte);
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCodePoint(...bytes.subarray(from, to));
}

/** A package of Word or Excel has some dozens of parts; reading the names of hundreds of thousands would hold up the server. */
const mostParts = 10_000;
const partSignature = Buffer.from([0x50, 0x4b, 0x01, 0x02]);

function hasTooManyParts(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let count = 0;
  for (let at = buffer.indexOf(partSignature); at !== -1; at = buffer.indexOf(partSignature, at + 4)) {
    count += 1;
    if (count > mostParts) return true;
  }
  return false;
}

/** Looks only at the names in the package; nothing is unpacked. */
async function officeTypeOf(bytes: Uint8Array): Promise<string | undefined> {
  if (hasTooManyParts(bytes)) return undefined;
  const zip = await JSZip.loadAsync(bytes).catch(() => undefined);
  if (zip === undefined) return undefined;
  const names = Object.keys(zip.files);
  if (!names.includes("[Content_Types].xml")) return undefined;
  const isWord = names.includes("word/document.xml");
  const isSheet = names.includes("xl/workbook.xml");
  if (!isWord && !isSheet) return undefined;
  if (names.some((one) => one.toLowerCase().endsWith("vbaproject.bin"))) return "macro";
  return isWord ? wordType : sheetType;
}

/** UTF-8 or GB 18030 without control characters; a web page or a program for the shell is not taken for text. */
function isText(bytes: Uint8Array): boolean {
  const text = decode(bytes);
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (text === undefined || /[\u0000-\u0008\u000B\u000E-\u001F]/.test(text)) return false;
  return !/^(?:\s*<|#!)/.test(text);
}

function decode(bytes: Uint8Array): string | undefined {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // the next encoding may fit
    }
  }
  return undefined;
}
