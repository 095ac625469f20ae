import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { BackupError, BackupReader, backupHead, backupTable, backupTableEnd } from "./backup-file.ts";
import { listStoredTables, type StoredTable } from "./list-stored-tables.ts";
import type { Tables } from "./tables.ts";
import { type WriteTransaction, write } from "./transactions.ts";
import type { RowCounts } from "./write-backup.ts";

const batchCharacters = 4_000_000;

/**
 * Fills an empty database of the same schema from a backup file, all of it or nothing; throws BackupError for a damaged
 * file, another schema, or a database that holds something already.
 */
export async function restoreBackup(kysely: Kysely<Tables>, path: string): Promise<RowCounts> {
  const reader = new BackupReader(path);
  try {
    return await write(kysely, async (transaction) => {
      await sql`set local statement_timeout = 0`.execute(transaction);
      const head = await reader.nextAs(backupHead);
      await requireSameSchema(transaction, head.migrations);
      await requireEmpty(transaction);
      const tables = await listStoredTables(transaction);
      const counts: Record<string, number> = {};
      // Rows come table by table: what points elsewhere, or guards changes, is put back when all of them are there.
      await loosen(transaction, tables);
      for (const name of head.tables) {
        const table = tables.find((one) => one.name === name);
        if (table === undefined) throw damaged(name);
        counts[name] = await loadTable(transaction, reader, table);
      }
      await fasten(transaction, tables);
      await requireNamedByFigures(transaction);
      return counts;
    });
  } finally {
    await reader.close();
  }
}

async function requireSameSchema(
  transaction: WriteTransaction,
  migrations: readonly { readonly name: string; readonly checksum: string }[],
): Promise<void> {
  const applied = await transaction
    .selectFrom("migration")
    .select(["name", "checksum"])
    .orderBy("name")
    .execute();
  if (JSON.stringify(applied) === JSON.stringify(migrations)) return;
  throw new BackupError(
    `备份的数据库结构（至 ${migrations.at(-1)?.name}）与目标（至 ${applied.at(-1)?.name}）不同。请恢复到新的空数据文件夹或空数据库。\n` +
      `The backup's schema (up to ${migrations.at(-1)?.name}) differs from the target's (up to ${applied.at(-1)?.name}). Restore into a new data folder or an empty database.`,
  );
}

async function requireEmpty(transaction: WriteTransaction): Promise<void> {
  for (const table of ["area", "account", "audit_entry"] as const) {
    const row = await transaction
      .selectFrom(table)
      .select(sql`1`.as("one"))
      .limit(1)
      .executeTakeFirst();
    if (row !== undefined) {
      throw new BackupError(
        "目标数据库已有数据，为避免覆盖，拒绝恢复。请用新的空数据文件夹（HALFSKY_DATA）或空数据库（DATABASE_URL）。\n" +
          "The target database holds data already and is not overwritten. Use a new data folder (HALFSKY_DATA) or an empty database (DATABASE_URL).",
      );
    }
  }
}

async function loosen(transaction: WriteTransaction, tables: readonly StoredTable[]): Promise<void> {
  for (const { name, foreignKeys } of tables) {
    await sql`alter table ${sql.table(name)} disable trigger user`.execute(transaction);
    for (const key of foreignKeys) {
      await sql`alter table ${sql.table(name)} drop constraint ${sql.ref(key.name)}`.execute(transaction);
    }
  }
  // What migrations put in (roles, the head of the audit log) comes from the backup, as it was changed since.
  for (const { name } of tables) await sql`delete from ${sql.table(name)}`.execute(transaction);
}

async function fasten(transaction: WriteTransaction, tables: readonly StoredTable[]): Promise<void> {
  for (const { name, foreignKeys } of tables) {
    for (const key of foreignKeys) {
      const definition = sql.raw(key.definition);
      await sql`alter table ${sql.table(name)} add constraint ${sql.ref(key.name)} ${definition}`.execute(
        transaction,
      );
    }
    await sql`alter table ${sql.table(name)} enable trigger user`.execute(transaction);
  }
}

/** What a trigger asks of new figures in place of foreign keys (migration 0032), asked of all that the backup brought. */
async function requireNamedByFigures(transaction: WriteTransaction): Promise<void> {
  const { rows } = await sql`
    select from (select distinct area_code from observation) as named
      where not exists (select from area where code = named.area_code)
    union all
    select from (select distinct indicator_id from observation) as named
      where not exists (select from indicator where id = named.indicator_id)
    limit 1`.execute(transaction);
  if (rows.length > 0) throw damaged("observation");
}

async function loadTable(
  transaction: WriteTransaction,
  reader: BackupReader,
  table: StoredTable,
): Promise<number> {
  const { table: name, columns, rows } = await reader.nextAs(backupTable);
  const known = table.columns.map((column) => column.name);
  if (name !== table.name || columns.join() !== known.join()) throw damaged(table.name);
  const hash = createHash("sha256");
  let batch: string[] = [];
  let characters = 0;
  for (let row = 0; row < rows; row += 1) {
    const line = await reader.next();
    if (!line.startsWith("[")) throw damaged(name);
    hash.update(`${line}\n`);
    batch.push(line);
    characters += line.length;
    if (characters >= batchCharacters || row === rows - 1) {
      await insertRows(transaction, table, `[${batch.join(",")}]`);
      batch = [];
      characters = 0;
    }
  }
  const end = await reader.nextAs(backupTableEnd);
  if (end.table !== name || end.sha256 !== hash.digest("hex")) throw damaged(name);
  return rows;
}

async function insertRows(transaction: WriteTransaction, table: StoredTable, rows: string): Promise<void> {
  const columns = sql.join(table.columns.map(({ name }) => sql.ref(name)));
  const values = sql.join(
    table.columns.map(({ type }, index) => sql`(item ->> ${sql.lit(index)})::${sql.raw(type)}`),
  );
  await sql`insert into ${sql.table(table.name)} (${columns})
    select ${values} from json_array_elements(${rows}::json) as item`.execute(transaction);
}

function damaged(table: string): BackupError {
  return new BackupError(
    `备份文件已损坏：表 ${table} 的内容与校验和不符。数据库未作任何改动。\n` +
      `The backup is damaged: table ${table} does not fit its checksum. Nothing was changed in the database.`,
  );
}
