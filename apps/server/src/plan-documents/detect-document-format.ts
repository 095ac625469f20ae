import type { UnreadableCode } from "./unreadable-document-error.ts";

/** What the first bytes of a file show it to be: a format that is read, or why it is refused. */
export type DetectedFormat =
  | { readonly format: "docx" | "html" | "pdf" | "text" }
  | { readonly refused: UnreadableCode };

const signatures: readonly (readonly [readonly number[], UnreadableCode])[] = [
  [[0x89, 0x50, 0x4e, 0x47], "image-file"],
  [[0xff, 0xd8, 0xff], "image-file"],
  [[0x47, 0x49, 0x46, 0x38], "image-file"],
  [[0x49, 0x49, 0x2a, 0x00], "image-file"],
  [[0x4d, 0x4d, 0x00, 0x2a], "image-file"],
  [[0x52, 0x61, 0x72, 0x21, 0x1a], "archive-file"],
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], "archive-file"],
  [[0x1f, 0x8b, 0x08], "archive-file"],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], "other-office-file"],
];

function startsWith(bytes: Uint8Array, signature: readonly number[], from = 0): boolean {
  return signature.every((byte, index) => bytes[from + index] === byte);
}

/** The bytes as Latin letters, one a byte: enough to look for ASCII names in them. */
function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

/** Stream names in an OLE file stand as UTF-16 text in its directory. */
function hasOleStream(content: string, name: string): boolean {
  return content.includes(Array.from(name).join("\0"));
}

function detectOle(bytes: Uint8Array): UnreadableCode {
  const content = latin(bytes);
  if (hasOleStream(content, "EncryptedPackage")) {
    return "encrypted-document";
  }
  if (hasOleStream(content, "WordDocument")) {
    return "old-word-file";
  }
  if (hasOleStream(content, "Workbook")) {
    return "spreadsheet-file";
  }
  return hasOleStream(content, "PowerPoint Document") ? "presentation-file" : "old-word-file";
}

const htmlStart = /<(?:!doctype\s+html|html|head|body|meta|div|p|table|article|section|h[1-6]|span|br)\b/i;

function isHtml(start: string): boolean {
  return start.startsWith("<") && htmlStart.test(start);
}

/** Tells a document's format by its content, never by its name; zip files are told apart when they are opened. */
export function detectDocumentFormat(bytes: Uint8Array): DetectedFormat {
  for (const [signature, refused] of signatures) {
    if (startsWith(bytes, signature)) {
      return { refused };
    }
  }
  const isRiffPicture =
    startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8);
  const isBitmap = startsWith(bytes, [0x42, 0x4d]) && startsWith(bytes, [0, 0, 0, 0], 6);
  if (isRiffPicture || isBitmap) {
    return { refused: "image-file" };
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) {
    return { refused: detectOle(bytes) };
  }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    return { format: "docx" };
  }
  // Some programs write a few bytes before the PDF's head; readers look for it in the first kilobyte.
  if (latin(bytes.subarray(0, 1024)).includes("%PDF-")) {
    return { format: "pdf" };
  }
  const isUtf16 = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  const head = latin(bytes.subarray(0, 8192));
  const start = (
    isUtf16 ? head.replaceAll("\0", "").slice(2) : head.replace(/^\u00ef\u00bb\u00bf/, "")
  ).trimStart();
  if (
    /^MIME-Version:/i.test(start) ||
    /^<\?xml[^>]*\?>\s*(?:<\?mso|<\w+:(?:package|wordDocument))/i.test(start)
  ) {
    return { refused: "other-office-file" };
  }
  return { format: isHtml(start) ? "html" : "text" };
}
