import { UnreadableDocumentError } from "./unreadable-document-error.ts";

interface Marked {
  readonly encoding: string;
  readonly length: number;
}

function byteOrderMark(bytes: Uint8Array): Marked | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { encoding: "utf-8", length: 3 };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { encoding: "utf-16le", length: 2 };
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return { encoding: "utf-16be", length: 2 };
  }
  return undefined;
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding, { fatal: false, ignoreBOM: true }).decode(bytes);
}

/** Share of characters that no written text holds: replacement, control, private and unassigned ones. */
function strangeShare(text: string): number {
  if (text.length === 0) {
    return 0;
  }
  let strange = 0;
  let seen = 0;
  // A sample of 200,000 characters tells an encoding as surely as the whole text.
  for (const character of text.slice(0, 200_000)) {
    seen += 1;
    const code = character.codePointAt(0) ?? 0;
    const isControl =
      (code < 0x20 && code !== 9 && code !== 10 && code !== 12 && code !== 13) || code === 0x7f;
    const isC1 = code >= 0x80 && code < 0xa0;
    const isPrivate = (code >= 0xe000 && code <= 0xf8ff) || code > 0xf0000;
    if (isControl || isC1 || isPrivate || code === 0xfffd || code === 0xffff || code === 0xfffe) {
      strange += 1;
    }
  }
  return strange / seen;
}

/** Share of characters that Chinese or English office text is made of. */
function plainShare(text: string): number {
  const sample = text.slice(0, 20_000);
  const plain = sample.match(/[\s\u0020-\u007e\u2010-\u203b\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g);
  return sample.length === 0 ? 0 : (plain?.length ?? 0) / sample.length;
}

/** UTF-16 without its mark: read one way round it is plain text, read the other way it is not. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, Math.min(20_000, bytes.length - (bytes.length % 2)));
  return ["utf-16le", "utf-16be"].find((encoding) => plainShare(decode(sample, encoding)) > 0.97);
}

function isStrictUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof TypeError) {
      return false;
    }
    throw error;
  }
}

function isKnownEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding.length > 0;
  } catch (error) {
    if (error instanceof RangeError) {
      return false;
    }
    throw error;
  }
}

function likelyEncodings(bytes: Uint8Array, declared: string | undefined): string[] {
  if (isStrictUtf8(bytes) && !bytes.includes(0)) {
    return ["utf-8"];
  }
  const utf16 = unmarkedUtf16(bytes);
  if (utf16 !== undefined) {
    return [utf16];
  }
  // A file cut in mid-character is still UTF-8, so it is tried loosely before GB18030.
  const usual = ["utf-8", "gb18030"];
  return declared !== undefined && isKnownEncoding(declared) ? [declared, ...usual] : usual;
}

/**
 * Decodes the bytes of a text file: byte-order mark, valid UTF-8, the declared encoding, UTF-16 or GB18030,
 * whichever reads best. Throws UnreadableDocumentError "not-a-document" where none reads as text.
 */
export function decodeText(bytes: Uint8Array, declared?: string): string {
  const mark = byteOrderMark(bytes);
  const candidates = mark === undefined ? likelyEncodings(bytes, declared) : [mark.encoding];
  const body = mark === undefined ? bytes : bytes.subarray(mark.length);
  let best: { readonly text: string; readonly strange: number } | undefined;
  for (const encoding of candidates) {
    const text = decode(body, encoding);
    const strange = strangeShare(text);
    if (best === undefined || strange < best.strange) {
      best = { text, strange };
    }
    if (strange < 0.001) {
      break;
    }
  }
  if (best === undefined || best.strange > 0.05) {
    throw new UnreadableDocumentError("not-a-document");
  }
  return best.text;
}
