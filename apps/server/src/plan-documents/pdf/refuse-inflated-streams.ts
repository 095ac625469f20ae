import { inflateSync } from "node:zlib";
import { documentLimits } from "../document-limits.ts";
import { UnreadableDocumentError } from "../unreadable-document-error.ts";

/** Deflate shrinks at most about a thousandfold, so that shorter streams cannot pass the bound. */
const shortestBomb = Math.floor(documentLimits.streamBytes / 1040);

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}

function inflate(content: Uint8Array): Uint8Array {
  try {
    return inflateSync(content, { maxOutputLength: documentLimits.streamBytes, finishFlush: 2 });
  } catch (error) {
    if (isTooLarge(error)) {
      throw new UnreadableDocumentError("unpacked-too-large", { cause: error });
    }
    // What is no deflate stream after all is left to the reader of the PDF.
    return new Uint8Array();
  }
}

/** Throws UnreadableDocumentError "unpacked-too-large" where a compressed stream of a PDF unpacks beyond the bound. */
export function refuseInflatedStreams(bytes: Uint8Array): void {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let from = content.indexOf("stream");
  let dictionaryFrom = 0;
  let total = 0;
  while (from >= 0) {
    const end = content.indexOf("endstream", from + 6);
    const to = end < 0 ? content.length : end;
    const dictionary = content.toString("latin1", Math.max(dictionaryFrom, from - 2048), from);
    const layers = dictionary.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0;
    if (layers > 0 && to - from > shortestBomb) {
      const start = from + 6 + (content[from + 6] === 13 ? 2 : 1);
      let layer: Uint8Array = content.subarray(start, to);
      for (let index = 0; index < Math.min(layers, 4) && layer.length > shortestBomb; index += 1) {
        layer = inflate(layer);
        total += layer.length;
      }
      if (total > documentLimits.allStreamsBytes) {
        throw new UnreadableDocumentError("unpacked-too-large");
      }
    }
    dictionaryFrom = to;
    from = end < 0 ? -1 : content.indexOf("stream", end + 9);
  }
}
