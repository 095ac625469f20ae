import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { findProjectRoot } from "../config.ts";
import { type Migration, migrate, readMigrations } from "./migrate.ts";
import { type Database, openPglite, openPostgres } from "./open-database.ts";

/**
 * A fresh migrated database for a test file: embedded and in memory, or, with HALFSKY_TEST_DATABASE_URL set, one of its
 * own on that PostgreSQL server, dropped on close; `kind` asks for an embedded one all the same.
 */
export async function openTestDatabase(kind?: "embedded"): Promise<Database> {
  const root = findProjectRoot(import.meta.dirname);
  const migrations = await readMigrations(root);
  const url = process.env["HALFSKY_TEST_DATABASE_URL"];
  return kind === "embedded" || url === undefined || url === ""
    ? await openInMemory(root, migrations)
    : await openOnServer(url, migrations);
}

function schemaChecksum(migrations: readonly Migration[]): string {
  const hash = createHash("sha256");
  for (const { name, checksum } of migrations) hash.update(`${name} ${checksum}\n`);
  return hash.digest("hex").slice(0, 16);
}

/** Making a database takes seconds, loading a dump of one a fraction: migrate once for each state of the migrations. */
async function openInMemory(root: string, migrations: readonly Migration[]): Promise<Database> {
  const folder = join(root, ".cache/test-database");
  const dump = join(folder, `${schemaChecksum(migrations)}.tar`);
  if (!existsSync(dump)) {
    const { PGlite } = await import("@electric-sql/pglite");
    const { Kysely } = await import("kysely");
    const { pgliteDialect } = await import("./pglite-dialect.ts");
    const pglite = await PGlite.create();
    await migrate(new Kysely({ dialect: pgliteDialect(pglite) }), migrations);
    const file = await pglite.dumpDataDir("none");
    await pglite.close();
    await mkdir(folder, { recursive: true });
    const draft = `${dump}.${process.pid}`;
    await writeFile(draft, new Uint8Array(await file.arrayBuffer()));
    await rename(draft, dump);
    await deleteOldDumps(folder);
  }
  const kysely = await openPglite({ loadDataDir: new Blob([await readFile(dump)]) });
  return { kysely, kind: "embedded", applied: [], close: () => kysely.destroy() };
}

async function deleteOldDumps(folder: string): Promise<void> {
  const dayAgo = Date.now() - 86_400_000;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if ((await stat(path)).mtimeMs < dayAgo) await rm(path, { force: true });
  }
}

async function openOnServer(url: string, migrations: readonly Migration[]): Promise<Database> {
  const administration = await openPostgres(url, 2);
  const template = `halfsky_template_${schemaChecksum(migrations)}`;
  const name = `halfsky_test_${randomBytes(6).toString("hex")}`;
  await administration.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(4711202502)`.execute(connection);
    try {
      const found = await sql`select 1 from pg_database where datname = ${template}`.execute(connection);
      if (found.rows.length === 0) {
        await sql`drop database if exists ${sql.id(`${template}_draft`)}`.execute(connection);
        await sql`create database ${sql.id(`${template}_draft`)}`.execute(connection);
        const draft = await openPostgres(withDatabase(url, `${template}_draft`), 2);
        await migrate(draft, migrations);
        await draft.destroy();
        await sql`alter database ${sql.id(`${template}_draft`)} rename to ${sql.id(template)}`.execute(
          connection,
        );
      }
      await sql`create database ${sql.id(name)} template ${sql.id(template)}`.execute(connection);
    } finally {
      await sql`select pg_advisory_unlock(4711202502)`.execute(connection);
    }
  });
  const kysely = await openPostgres(withDatabase(url, name), 5);
  return {
    kysely,
    kind: "postgresql",
    applied: [],
    close: async () => {
      await kysely.destroy();
      await sql`drop database ${sql.id(name)} with (force)`.execute(administration);
      await administration.destroy();
    },
  };
}

function withDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
