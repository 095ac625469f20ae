import { readTextSource, type SourceDocument } from "@halfsky/plan-document";
import { decodeText } from "./decode-text.ts";
import { detectDocumentFormat } from "./detect-document-format.ts";
import { documentLimits } from "./document-limits.ts";
import { UnreadableDocumentError } from "./unreadable-document-error.ts";

/**
 * Reads the bytes of a plan document, told by its content: .docx, .html, .pdf or text in UTF-8, UTF-16 or GB18030.
 * Throws UnreadableDocumentError, with words and advice in both languages, for everything else.
 */
export async function readPlanDocument(name: string, bytes: Uint8Array): Promise<SourceDocument> {
  if (bytes.length > documentLimits.fileBytes) {
    throw new UnreadableDocumentError("file-too-large");
  }
  if (bytes.length === 0) {
    throw new UnreadableDocumentError("empty-file");
  }
  const detected = detectDocumentFormat(bytes);
  if ("refused" in detected) {
    throw new UnreadableDocumentError(detected.refused);
  }
  const source = await readDetected(name, bytes, detected.format);
  if (source.lines.every((line) => line.text.trim() === "")) {
    throw new UnreadableDocumentError("empty-file");
  }
  return source;
}

// The readers are loaded when they are needed: each brings a library that the other formats do without.
async function readDetected(
  name: string,
  bytes: Uint8Array,
  format: SourceDocument["format"],
): Promise<SourceDocument> {
  switch (format) {
    case "docx":
      return (await import("./docx/read-docx.ts")).readDocx(name, bytes);
    case "html":
      return (await import("./html/read-html.ts")).readHtml(name, bytes);
    case "pdf":
      return (await import("./pdf/read-pdf.ts")).readPdf(name, bytes);
    case "text":
      return readTextSource(name, decodeText(bytes));
  }
}
