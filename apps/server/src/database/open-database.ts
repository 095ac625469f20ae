import { mkdir } from "node:fs/promises";
import { Kysely, PostgresDialect } from "kysely";
import type { Config } from "../config.ts";
import { lockDataFolder } from "./lock-data-folder.ts";
import { migrate, readMigrations } from "./migrate.ts";
import { pgliteDialect } from "./pglite-dialect.ts";
import { preparingPool } from "./prepared-statements.ts";
import { markFolderReady, prepareDatabaseFolder } from "./prepare-database-folder.ts";
import type { Tables } from "./tables.ts";
import { byteaOid, valueReaders, writeBytes } from "./value-readers.ts";

/** An open, migrated database. */
export interface Database {
  readonly kysely: Kysely<Tables>;
  readonly kind: "embedded" | "postgresql";
  /** Names of the migrations that were applied on opening. */
  readonly applied: readonly string[];
  close(): Promise<void>;
}

interface OpenOptions {
  /** The last migration to apply; all by default. */
  readonly upTo?: string | undefined;
  /** Told of things that an operator should know, in Chinese and English. */
  readonly notice?: ((words: string) => void) | undefined;
}

/** Opens the database that the settings name and migrates it; throws FolderInUseError or MigrationError with words. */
export async function openDatabase(config: Config, options: OpenOptions = {}): Promise<Database> {
  return config.DATABASE_URL === undefined
    ? await openEmbedded(config, options)
    : await openServer(config, config.DATABASE_URL, options);
}

async function openEmbedded(config: Config, { upTo, notice }: OpenOptions): Promise<Database> {
  await mkdir(config.HALFSKY_DATA, { recursive: true });
  const unlock = await lockDataFolder(config.HALFSKY_DATA);
  try {
    const folder = await prepareDatabaseFolder(config.HALFSKY_DATA, notice);
    const kysely = await openPglite({ dataDir: folder });
    try {
      const applied = await migrate(kysely, await readMigrations(config.root), upTo);
      await markFolderReady(folder);
      return {
        kysely,
        kind: "embedded",
        applied,
        close: async () => {
          await kysely.destroy();
          await unlock();
        },
      };
    } catch (error) {
      await kysely.destroy();
      throw error;
    }
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** Kysely on an embedded database in a folder, or in memory from a dump. */
export async function openPglite(at: { dataDir?: string; loadDataDir?: Blob }): Promise<Kysely<Tables>> {
  const { PGlite } = await import("@electric-sql/pglite");
  const pglite = await PGlite.create({
    ...at,
    parsers: { ...valueReaders },
    serializers: { [byteaOid]: writeBytes },
  });
  return new Kysely<Tables>({ dialect: pgliteDialect(pglite) });
}

async function openServer(config: Config, url: string, { upTo }: OpenOptions): Promise<Database> {
  const kysely = await openPostgres(url, config.DATABASE_CONNECTIONS, {
    isPreparing: config.DATABASE_PREPARED,
  });
  try {
    const applied = await migrate(kysely, await readMigrations(config.root), upTo);
    return { kysely, kind: "postgresql", applied, close: () => kysely.destroy() };
  } catch (error) {
    await kysely.destroy();
    throw error;
  }
}

/** Kysely on a PostgreSQL server, with the same readers of values as the embedded database. */
export async function openPostgres(
  url: string,
  connections: number,
  { isPreparing = true }: { readonly isPreparing?: boolean } = {},
): Promise<Kysely<Tables>> {
  const { default: pg } = await import("pg");
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 10_000,
    // A statement that waits longer than a person would is a fault to report, not a request to hold.
    statement_timeout: 120_000,
    options: "-c timezone=UTC -c datestyle=ISO -c bytea_output=hex -c intervalstyle=postgres",
    types: { getTypeParser: (oid: number) => valueReaders[oid] ?? String },
  });
  // A lost idle connection is replaced on the next query; without a listener it would end the process.
  pool.on("error", () => undefined);
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: isPreparing ? preparingPool(pool) : pool }),
  });
}
