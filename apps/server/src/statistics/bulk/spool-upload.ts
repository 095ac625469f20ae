import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { PlatformError } from "../../platform-error.ts";

/** An upload that has arrived whole and can be read as often as wanted. */
export interface SpooledUpload {
  read(): AsyncIterable<Uint8Array>;
  remove(): Promise<void>;
}

/**
 * Takes an upload into a temporary file, showing each chunk to `look` on its way: however slowly it comes, no transaction
 * waits for it, and however large it is, it needs no memory. Throws the problem "too-large" beyond `mostBytes`.
 */
export async function spoolUpload(
  upload: Readable,
  mostBytes: number,
  look: (chunk: Uint8Array) => void,
): Promise<SpooledUpload> {
  const folder = await mkdtemp(join(tmpdir(), "halfsky-bulk-"));
  const path = join(folder, "upload");
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await pipeline(
      upload,
      async function* measure(chunks: AsyncIterable<Uint8Array>) {
        let bytes = 0;
        for await (const chunk of chunks) {
          bytes += chunk.byteLength;
          if (bytes > mostBytes) throw tooLarge(mostBytes);
          look(chunk);
          yield chunk;
        }
      },
      createWriteStream(path, { mode: 0o600 }),
    );
  } catch (error) {
    await remove();
    throw error;
  }
  return { read: () => createReadStream(path, { highWaterMark: 256 * 1024 }), remove };
}

function tooLarge(mostBytes: number): PlatformError {
  const megabytes = mostBytes / 1024 / 1024;
  return new PlatformError("too-large", 413, {
    zh: `一次最多装载 ${megabytes} MB（解压后）。请按地区或年份拆分。`,
    en: `One load may bring ${megabytes} MB at most, unpacked. Split it by areas or years.`,
  });
}
