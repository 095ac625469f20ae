import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "./open-database.ts";
import { openPostgres } from "./open-database.ts";
import { openTestDatabase } from "./open-test-database.ts";
import { preparedAs, preparedName } from "./prepared-statements.ts";

const url = process.env["HALFSKY_TEST_DATABASE_URL"] ?? "";

test("a statement is marked right behind its select, and nowhere else", () => {
  expect(preparedName("select /* prepared series */ name from indicator")).toBe("series");
  expect(preparedName("select name from indicator")).toBeUndefined();
  expect(preparedName("select name, '/* prepared series */' from indicator")).toBeUndefined();
});

describe("a database", () => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  test("answers a marked statement as any other, with the parameters of each time", async () => {
    const twice = async (value: number) =>
      (
        await sql<{ twice: number }>`select ${preparedAs("twice")} 2 * ${value}::int as twice`.execute(
          database.kysely,
        )
      ).rows;
    expect(await twice(3)).toEqual([{ twice: 6 }]);
    expect(await twice(4)).toEqual([{ twice: 8 }]);
  });

  test.skipIf(url === "")("keeps it in the connection, and no other", async () => {
    await database.kysely.connection().execute(async (connection) => {
      for (const value of [1, 2]) await sql`select ${preparedAs("kept")} ${value}::int`.execute(connection);
      await sql`select ${3}::int`.execute(connection);
      expect(await keptIn(connection)).toEqual([{ name: "kept", uses: 2 }]);
    });
  });

  test.skipIf(url === "")("refuses another text under the same name", async () => {
    await database.kysely.connection().execute(async (connection) => {
      await sql`select ${preparedAs("one")} 1`.execute(connection);
      await expect(sql`select ${preparedAs("one")} 2`.execute(connection)).rejects.toThrow("unique");
    });
  });

  test.skipIf(url === "")("keeps nothing where a pooler could not bear it", async () => {
    const plain = await openPostgres(url, 1, { isPreparing: false });
    await plain.connection().execute(async (connection) => {
      await sql`select ${preparedAs("kept")} 1`.execute(connection);
      expect(await keptIn(connection)).toEqual([]);
    });
    await plain.destroy();
  });
});

async function keptIn(connection: Database["kysely"]): Promise<readonly unknown[]> {
  const { rows } =
    await sql`select name, (generic_plans + custom_plans)::int as uses from pg_prepared_statements
    where name in ('kept', 'one')`.execute(connection);
  return rows;
}
