import { sql } from "kysely";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { migrate, readMigrations } from "../apps/server/src/database/migrate.ts";
import { pgliteDialect } from "../apps/server/src/database/pglite-dialect.ts";
import type { FigureInput } from "../apps/server/src/statistics/observation.service.ts";
import { openDatabaseAt } from "./figure-cube.ts";
import { projectRoot } from "./project-root.ts";

const columns = "area_code, indicator_id, year, revision, value, source_kind, recorded_by, recorded_at";
const plainTable = "create table plain_figure (like observation including all)";

/** The text that COPY reads for figures, one line a row. */
export function copyText(cells: readonly FigureInput[]): string {
  return cells
    .map(
      ({ areaCode, indicatorId, year, value }) =>
        `${areaCode}\t${indicatorId}\t${year}\t1\t${value ?? "\\N"}\tbulk\tplatform\t2025-06-02T01:00:00Z\n`,
    )
    .join("");
}

/** A table like that of the figures, in a database of its own, that takes rows by COPY and nothing else. */
export interface PlainCopy {
  copy(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens one in memory, or on the server at `url`. */
export async function openPlainCopy(url: string | undefined): Promise<PlainCopy> {
  return url === undefined ? await openEmbedded() : await openOnServer(url);
}

async function openEmbedded(): Promise<PlainCopy> {
  const { PGlite } = await import("@electric-sql/pglite");
  const { Kysely } = await import("kysely");
  const pglite = await PGlite.create();
  await migrate(new Kysely({ dialect: pgliteDialect(pglite) }), await readMigrations(projectRoot));
  await pglite.exec(plainTable);
  return {
    copy: async (text) => {
      await pglite.query(`copy plain_figure (${columns}) from '/dev/blob'`, [], { blob: new Blob([text]) });
    },
    close: () => pglite.close(),
  };
}

async function openOnServer(url: string): Promise<PlainCopy> {
  const { default: pg } = await import("pg");
  const { from } = await import("pg-copy-streams");
  const database = await openDatabaseAt(url);
  const found = await sql<{ name: string }>`select current_database() as name`.execute(database.kysely);
  const address = new URL(url);
  address.pathname = `/${found.rows[0]?.name ?? ""}`;
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  await client.query(plainTable);
  return {
    copy: async (text) => {
      await pipeline(
        Readable.from([Buffer.from(text)]),
        client.query(from(`copy plain_figure (${columns}) from stdin`)),
      );
    },
    close: async () => {
      await client.end();
      await database.close();
    },
  };
}
