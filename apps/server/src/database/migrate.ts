import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import { OperatorError } from "../operator-error.ts";
import type { Tables } from "./tables.ts";

/** A migration file: its name without ending, its SQL, and the SHA-256 of the SQL in hex. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** The database cannot be brought to this program's schema; the message says why in Chinese and English. */
export class MigrationError extends OperatorError {
  override readonly name = "MigrationError";
}

/** Reads the migrations of the project in their order; throws MigrationError on a name or number out of order. */
export async function readMigrations(root: string): Promise<readonly Migration[]> {
  const folder = join(root, "apps/server/migrations");
  const files = (await readdir(folder)).filter((file) => file.endsWith(".sql")).toSorted();
  return await Promise.all(
    files.map(async (file, index) => {
      const number = /^(\d{4})-[a-z]+(?:-[a-z]+)+\.sql$/.exec(file)?.[1];
      if (number === undefined || Number(number) !== index + 1) {
        throw new MigrationError(
          `迁移文件编号不连续：${file} / migration ${file} is not number ${index + 1} of the form NNNN-verb-object.sql`,
        );
      }
      const text = await readFile(join(folder, file), "utf8");
      return {
        name: file.slice(0, -".sql".length),
        sql: text,
        checksum: createHash("sha256").update(text).digest("hex"),
      };
    }),
  );
}

/**
 * Applies what is missing, all in one transaction, and returns the names applied; `upTo` stops after that name.
 * Throws MigrationError when an applied migration was changed or is unknown to this program.
 */
export async function migrate(
  kysely: Kysely<Tables>,
  migrations: readonly Migration[],
  upTo?: string,
): Promise<readonly string[]> {
  return await kysely.transaction().execute(async (transaction) => {
    // A migration of a large table takes as long as it takes, unlike what someone waits for.
    await sql`set local statement_timeout = 0`.execute(transaction);
    // Several processes may start at once on one server: the first migrates, the others wait here.
    await sql`select pg_advisory_xact_lock(4711202501)`.execute(transaction);
    await sql`create table if not exists migration (
      name text not null, checksum text not null, applied_at timestamptz(3) not null default now(),
      constraint migration_key primary key (name))`.execute(transaction);
    const applied = await transaction.selectFrom("migration").selectAll().orderBy("name").execute();
    applied.forEach((row, index) => {
      const known = migrations[index];
      if (known?.name !== row.name) {
        throw new MigrationError(
          `数据库比程序新：含有未知的迁移 ${row.name} / the database is newer than this program: unknown migration ${row.name}`,
        );
      }
      if (known.checksum !== row.checksum) {
        throw new MigrationError(
          `已执行的迁移 ${row.name} 被修改，拒绝启动 / applied migration ${row.name} was changed since; restore the file`,
        );
      }
    });
    const last =
      upTo === undefined ? migrations.length : migrations.findIndex(({ name }) => name === upTo) + 1;
    if (last === 0) throw new MigrationError(`没有迁移 ${upTo} / there is no migration ${upTo}`);
    const missing = migrations.slice(applied.length, last);
    for (const { name, sql: text, checksum } of missing) {
      await sql.raw(text).execute(transaction);
      await sql`insert into migration (name, checksum) values (${name}, ${checksum})`.execute(transaction);
    }
    return missing.map(({ name }) => name);
  });
}
