import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { jsonText } from "./json-text.ts";
import type { Database } from "./open-database.ts";
import { openTestDatabase } from "./open-test-database.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function read(expression: RawBuilder<unknown>): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`select ${expression} as value`.execute(database.kysely);
  return rows[0]?.value;
}

describe("a value of the database is the same JavaScript value from the embedded database and from a server", () => {
  test.for([
    ["a count is a number", sql`count(*)`, 1],
    ["a bigint within the safe integers is a number", sql`9007199254740991::int8`, 9_007_199_254_740_991],
    ["a negative bigint", sql`(-5)::int8`, -5],
    ["numeric is exact text", sql`39.20::numeric`, "39.20"],
    ["numeric beyond binary precision", sql`0.1234567890123456789::numeric`, "0.1234567890123456789"],
    ["a sum of numerics", sql`0.1::numeric + 0.2::numeric`, "0.3"],
    ["a double is a number", sql`0.5::float8`, 0.5],
    ["a date is its day, whatever the time zone", sql`'2025-03-03'::date`, "2025-03-03"],
    [
      "a moment is ISO text in UTC",
      sql`'2025-03-03 09:00:00.125+08'::timestamptz`,
      "2025-03-03T01:00:00.125Z",
    ],
    [
      "a moment with half an hour of zone",
      sql`'2025-03-03 06:30:00+05:30'::timestamptz`,
      "2025-03-03T01:00:00.000Z",
    ],
    ["bytes are a plain Uint8Array", sql`'\\x00ff10'::bytea`, new Uint8Array([0, 255, 16])],
    ["jsonb is a value", sql`'{"a":[1,null,"二"]}'::jsonb`, { a: [1, null, "二"] }],
    ["a JSON string", sql`'"x"'::jsonb`, "x"],
    ["JSON's null and SQL's null", sql`array['null'::jsonb, null]`, [null, null]],
    [
      "a list of text",
      sql`array['a,b', 'quote " and \\', null, 'NULL', '{}']`,
      ["a,b", 'quote " and \\', null, "NULL", "{}"],
    ],
    ["an empty list", sql`array[]::text[]`, []],
    [
      "a list of lists",
      sql`array[[1,2],[3,4]]`,
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ["a list of dates", sql`array['2025-03-03'::date]`, ["2025-03-03"]],
    ["a list of numerics", sql`array[1.50::numeric]`, ["1.50"]],
    ["a list of bigints", sql`array[7::int8]`, [7]],
    ["a list of jsonb", sql`array['{"a":"x,y"}'::jsonb]`, [{ a: "x,y" }]],
    ["a list of truth values", sql`array[true, false]`, [true, false]],
    ["an interval is text", sql`'1 day 02:00'::interval`, "1 day 02:00:00"],
    ["an area code keeps its zeros", sql`'010203'::char(6)`, "010203"],
    ["nothing", sql`null::text`, null],
  ] as const)("%s", async ([, expression, expected]) => {
    expect(await read(expression)).toStrictEqual(expected);
  });

  test("a bigint beyond the safe integers is an error, not a rounded number", async () => {
    await expect(read(sql`9007199254740993::int8`)).rejects.toThrow("beyond the safe integers");
  });

  test.for([
    ["bytes", sql`${new Uint8Array([1, 2])}::bytea`, new Uint8Array([1, 2])],
    ["a decimal as text", sql`${"12.30"}::numeric`, "12.30"],
    ["a list", sql`${["a", 'b"c', "d,e"]}::text[]`, ["a", 'b"c', "d,e"]],
    ["JSON text of a list", sql`${jsonText([1, { a: "二" }])}::jsonb`, [1, { a: "二" }]],
    ["a moment", sql`${"2025-03-03T01:00:00.125Z"}::timestamptz`, "2025-03-03T01:00:00.125Z"],
  ] as const)("a parameter comes back as it went: %s", async ([, expression, expected]) => {
    expect(await read(expression)).toStrictEqual(expected);
  });
});

describe("a write", () => {
  test("says how many rows it touched", async () => {
    const { kysely } = database;
    await kysely.insertInto("role").values({ id: "one", name_zh: "一", name_en: "one" }).execute();
    const changed = await kysely
      .updateTable("role")
      .set({ name_en: "1" })
      .where("id", "=", "one")
      .executeTakeFirst();
    expect(changed.numUpdatedRows).toBe(1n);
    const deleted = await kysely.deleteFrom("role").where("id", "=", "one").executeTakeFirst();
    expect(deleted.numDeletedRows).toBe(1n);
  });
});
