import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { OperatorError } from "../operator-error.ts";

/**
 * A backup file is gzipped text: a head line, then for each table a line with its columns and number of rows, one line
 * a row (a JSON array of the columns as PostgreSQL writes them as text), and a line with the SHA-256 of those rows.
 */
export const backupHead = z.object({
  format: z.literal("halfsky-backup"),
  formatVersion: z.literal(1),
  madeAt: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
  tables: z.array(z.string()),
});
export type BackupHead = z.infer<typeof backupHead>;

export const backupTable = z.object({
  table: z.string(),
  columns: z.array(z.string()),
  rows: z.number().int().min(0),
});

export const backupTableEnd = z.object({ table: z.string(), sha256: z.string() });

/** The backup file cannot be made or read; the message says why in Chinese and English. */
export class BackupError extends OperatorError {
  override readonly name = "BackupError";
}

/** Reads a backup file line by line; `next` throws BackupError at the end, `close` frees the file. */
export class BackupReader {
  readonly #lines: AsyncGenerator<string, void>;

  constructor(path: string) {
    this.#lines = linesOf(path);
  }

  async next(): Promise<string> {
    try {
      const { value, done } = await this.#lines.next();
      if (done !== true) return value;
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") throw error;
      throw unfinished(error);
    }
    throw unfinished();
  }

  /** The next line as JSON of a known shape. */
  async nextAs<Schema extends z.ZodType>(schema: Schema): Promise<z.output<Schema>> {
    const line = await this.next();
    try {
      return schema.parse(JSON.parse(line));
    } catch (error) {
      throw new BackupError(
        "这不是本平台的备份文件，或已损坏。\nThis is no backup of this platform, or it is damaged.",
        {
          cause: error,
        },
      );
    }
  }

  async close(): Promise<void> {
    await this.#lines.return();
  }
}

/** Lines end with a line feed only: node:readline would also break at U+2028, which texts of plans may hold. */
async function* linesOf(path: string): AsyncGenerator<string, void> {
  const file = createReadStream(path);
  const unzipped = createGunzip();
  file.on("error", (error) => unzipped.destroy(error));
  const decoder = new TextDecoder();
  let begun: string[] = [];
  try {
    for await (const chunk of file.pipe(unzipped) as AsyncIterable<Buffer>) {
      const [first = "", ...others] = decoder.decode(chunk, { stream: true }).split("\n");
      begun.push(first);
      for (const next of others) {
        yield begun.join("");
        begun = [next];
      }
    }
  } finally {
    file.destroy();
  }
}

function unfinished(cause?: unknown): BackupError {
  return new BackupError(
    "备份文件不完整，或不是备份文件。\nThe file is no backup, or its end is missing.",
    cause === undefined ? undefined : { cause },
  );
}

/** Reads only the head of a backup file. */
export async function readBackupHead(path: string): Promise<BackupHead> {
  const reader = new BackupReader(path);
  try {
    return await reader.nextAs(backupHead);
  } finally {
    await reader.close();
  }
}
