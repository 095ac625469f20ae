import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../database/open-database.ts";
import { openTestDatabase } from "../database/open-test-database.ts";
import { type WriteTransaction, write } from "../database/transactions.ts";

const isServer = (process.env["HALFSKY_TEST_DATABASE_URL"] ?? "") !== "";
let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.kysely
    .insertInto("area")
    .values(
      ["990000", "990100", "990200", "990300"].map((code) => ({
        code,
        name: code,
        pinyin: code,
        level: "county" as const,
        parent_code: null,
      })),
    )
    .execute();
  await sql`insert into indicator (id, area_code, name, pinyin, unit, direction, decimals, period_kind, created_by, created_at)
    values ('births', '990000', '活产数', 'huochanshu', '人', 'up', 0, 'calendar-year', 'test', '2025-01-01T00:00:00Z'),
      ('deaths', '990000', '死亡数', 'siwangshu', '人', 'down', 0, 'calendar-year', 'test', '2025-01-01T00:00:00Z')`.execute(
    database.kysely,
  );
  await keep(database.kysely, [["990100", "births"]]);
});
afterAll(() => database.close());

async function keep(
  transaction: Database["kysely"] | WriteTransaction,
  cells: readonly (readonly [area: string, indicator: string])[],
): Promise<void> {
  const rows = cells.map(
    ([area, indicator]) => sql`(${area}, ${indicator}, 2024, 1, 5, 'entry', 'test', '2025-01-01T00:00:00Z')`,
  );
  await sql`insert into observation
      (area_code, indicator_id, year, revision, value, source_kind, recorded_by, recorded_at)
    values ${sql.join(rows)}`.execute(transaction);
}

async function countFigures(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from observation`.execute(
    database.kysely,
  );
  return rows[0]?.count ?? 0;
}

describe("a figure", () => {
  test.each([
    [
      "area",
      [
        ["990200", "births"],
        ["999999", "births"],
      ],
      "no such area",
    ],
    [
      "indicator",
      [
        ["990200", "births"],
        ["990200", "weddings"],
      ],
      "no such indicator",
    ],
  ] as const)("of an unknown %s is refused, with all that came with it", async (_, cells, words) => {
    await expect(keep(database.kysely, cells)).rejects.toThrow(words);
    expect(await countFigures()).toBe(1);
  });

  test("keeps its area and its indicator, while all else of it changes", async () => {
    await expect(sql`update observation set area_code = '990200'`.execute(database.kysely)).rejects.toThrow(
      "keeps its area",
    );
    await expect(
      sql`update observation set indicator_id = 'deaths'`.execute(database.kysely),
    ).rejects.toThrow("keeps its area");
    await sql`update observation set area_code = area_code, note = 'seen'`.execute(database.kysely);
  });

  test("holds its area and its indicator where they are", async () => {
    for (const statement of [
      sql`delete from area where code = '990100'`,
      sql`update area set code = '990900' where code = '990100'`,
    ])
      await expect(statement.execute(database.kysely)).rejects.toThrow("area 990100 has figures");
    for (const statement of [
      sql`delete from indicator where id = 'births'`,
      sql`update indicator set id = 'born' where id = 'births'`,
    ])
      await expect(statement.execute(database.kysely)).rejects.toThrow("indicator births has figures");
    await sql`update area set name = '甲县' where code = '990100'`.execute(database.kysely);
    await sql`update area set code = '990301' where code = '990300'`.execute(database.kysely);
    await sql`delete from area where code = '990301'`.execute(database.kysely);
  });

  test.skipIf(!isServer)("that is being kept holds its area against who deletes it meanwhile", async () => {
    let deleting: Promise<unknown> = Promise.resolve();
    await write(database.kysely, async (transaction) => {
      await keep(transaction, [["990200", "deaths"]]);
      deleting = sql`delete from area where code = '990200'`.execute(database.kysely).then(
        () => "deleted",
        (error: unknown) => String(error),
      );
      // The other one waits for the area as long as the figure is not kept.
      await sql`select pg_sleep(0.3)`.execute(transaction);
    });
    expect(await deleting).toContain("area 990200 has figures");
    expect(await countFigures()).toBe(2);
  });

  test.skipIf(!isServer)(
    "of an area that is being deleted waits, and is refused once it is gone",
    async () => {
      await sql`insert into area (code, name, pinyin, level) values ('990400', 'd', 'd', 'county')`.execute(
        database.kysely,
      );
      let keeping: Promise<unknown> = Promise.resolve();
      await write(database.kysely, async (transaction) => {
        await sql`delete from area where code = '990400'`.execute(transaction);
        keeping = keep(database.kysely, [["990400", "births"]]).then(
          () => "kept",
          (error: unknown) => String(error),
        );
        await sql`select pg_sleep(0.3)`.execute(transaction);
      });
      expect(await keeping).toContain("no such area");
    },
  );
});
