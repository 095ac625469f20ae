import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../database/open-database.ts";
import { openTestDatabase } from "../../database/open-test-database.ts";
import { listJudgedFigures } from "../observation.store.ts";
import { findIndicatorFigures } from "./series.store.ts";

/* 30,000 figures that nobody has made statistics of: as a database is while it is filled. */

const areas = Array.from({ length: 20 }, (_, index) => `9901${String(index + 1).padStart(2, "0")}`);
const indicators = Array.from({ length: 150 }, (_, index) => `indicator-${index + 1}`);
const at = "2025-01-01T00:00:00Z";
let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  const { kysely } = database;
  await sql`insert into area (code, name, pinyin, level)
    select code, code, code, 'county' from unnest(${areas}::text[]) as code`.execute(kysely);
  await sql`insert into indicator
      (id, area_code, name, pinyin, unit, direction, decimals, period_kind, created_by, created_at)
    select id, ${areas[0]}, id, id, '人', 'up', 0, 'calendar-year', 'test', ${at}
    from unnest(${indicators}::text[]) as id`.execute(kysely);
  await sql`insert into observation
      (area_code, indicator_id, year, revision, value, source_kind, recorded_by, recorded_at)
    select area, indicator, year, 1, 5, 'bulk', 'test', ${at} from unnest(${areas}::text[]) as area,
      unnest(${indicators}::text[]) as indicator, generate_series(2015, 2024) as year`.execute(kysely);
}, 60_000);
afterAll(() => database.close());

/** How often an index was read by this connection and by those that are done. */
async function scansOf(connection: Database["kysely"], index: string): Promise<number> {
  await sql`select pg_stat_force_next_flush()`.execute(connection);
  await sql`select pg_stat_clear_snapshot()`.execute(connection);
  const { rows } = await sql<{ scans: number }>`select idx_scan::int as scans from pg_stat_user_indexes
    where schemaname = current_schema() and indexrelname = ${index}`.execute(connection);
  return rows[0]?.scans ?? 0;
}

test("a map reads the index of slices; the figures of an area never do", async () => {
  await database.kysely.connection().execute(async (connection) => {
    const before = await scansOf(connection, "observation_slice");
    const read = await listJudgedFigures(connection, {
      areaCodes: areas.slice(0, 1),
      indicatorIds: indicators,
    });
    expect(read).toHaveLength(1500);
    expect(await scansOf(connection, "observation_slice")).toBe(before);
    const slice = await findIndicatorFigures(connection, {
      indicatorId: "indicator-7",
      breakdown: "",
      year: 2020,
      areaCodes: "every",
    });
    expect(slice?.figures).toHaveLength(20);
    expect(await scansOf(connection, "observation_slice")).toBeGreaterThan(before);
  });
});
