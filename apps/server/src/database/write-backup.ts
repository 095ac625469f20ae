import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { type Kysely, sql } from "kysely";
import type { BackupHead } from "./backup-file.ts";
import { listStoredTables, type StoredTable } from "./list-stored-tables.ts";
import type { Tables } from "./tables.ts";
import { type ReadTransaction, readOnly } from "./transactions.ts";

/** How many rows of each table went into or came out of a backup. */
export type RowCounts = Readonly<Record<string, number>>;

/** Writes every table, as of one moment, into a file that `restoreBackup` reads on either kind of database. */
export async function writeBackup(kysely: Kysely<Tables>, path: string, madeAt: string): Promise<RowCounts> {
  const draft = `${path}.${process.pid}.draft`;
  const counts: Record<string, number> = {};
  try {
    await readOnly(kysely, async (transaction) => {
      await sql`set local statement_timeout = 0`.execute(transaction);
      const lines = backupLines(transaction, madeAt, counts);
      await pipeline(Readable.from(lines), createGzip(), createWriteStream(draft, { flush: true }));
    });
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
  return counts;
}

async function* backupLines(
  transaction: ReadTransaction,
  madeAt: string,
  counts: Record<string, number>,
): AsyncGenerator<string> {
  const tables = await listStoredTables(transaction);
  const migrations = await transaction
    .selectFrom("migration")
    .select(["name", "checksum"])
    .orderBy("name")
    .execute();
  const head: BackupHead = {
    format: "halfsky-backup",
    formatVersion: 1,
    madeAt,
    migrations,
    tables: tables.map(({ name }) => name),
  };
  yield `${JSON.stringify(head)}\n`;
  for (const table of tables) {
    const { rows, batch } = await measure(transaction, table);
    counts[table.name] = rows;
    yield `${JSON.stringify({ table: table.name, columns: table.columns.map(({ name }) => name), rows })}\n`;
    const hash = createHash("sha256");
    await declareCursor(transaction, table);
    for (let done = 0; done < rows;) {
      const page = await sql<{ line: string }>`${sql.raw(`fetch ${batch} from backup_row`)}`.execute(
        transaction,
      );
      const text = page.rows.map(({ line }) => `${line}\n`).join("");
      hash.update(text);
      yield text;
      done += page.rows.length;
    }
    await sql`close backup_row`.execute(transaction);
    yield `${JSON.stringify({ table: table.name, sha256: hash.digest("hex") })}\n`;
  }
}

/** Counts the rows, and how many of them are some megabytes, so that a table of whole documents fits into memory too. */
async function measure(
  transaction: ReadTransaction,
  { name }: StoredTable,
): Promise<{ rows: number; batch: number }> {
  const counted = await sql<{ rows: number; bytes: number }>`
    select count(*) as rows, pg_table_size(${sql.lit(`"${name}"`)}::regclass) as bytes from ${sql.table(name)}`.execute(
    transaction,
  );
  const { rows = 0, bytes = 0 } = counted.rows[0] ?? {};
  // Stored rows are compressed and bytes double as text: reckon with eight times the size.
  const rowBytes = (8 * bytes) / Math.max(rows, 1);
  return { rows, batch: Math.max(1, Math.min(5000, Math.floor(8_000_000 / Math.max(rowBytes, 1)))) };
}

async function declareCursor(
  transaction: ReadTransaction,
  { name, columns, keyColumns }: StoredTable,
): Promise<void> {
  const texts = sql.join(columns.map((column) => sql`${sql.ref(column.name)}::text`));
  const order =
    keyColumns.length === 0 ? sql`` : sql` order by ${sql.join(keyColumns.map((column) => sql.ref(column)))}`;
  await sql`declare backup_row no scroll cursor for
    select array_to_json(array[${texts}]::text[])::text as line from ${sql.table(name)}${order}`.execute(
    transaction,
  );
}
