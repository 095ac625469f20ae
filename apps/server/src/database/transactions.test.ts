import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "./open-database.ts";
import { openTestDatabase } from "./open-test-database.ts";
import { readOnly, write } from "./transactions.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const role = (id: string) => ({ id, name_zh: id, name_en: id });

async function roleIds(): Promise<readonly string[]> {
  const rows = await database.kysely.selectFrom("role").select("id").orderBy("id").execute();
  return rows.map(({ id }) => id);
}

describe("a transaction", () => {
  test("for reading is refused every write by the database itself", async () => {
    const attempt = readOnly(database.kysely, (transaction) =>
      sql`insert into role (id, name_zh, name_en) values ('x', 'x', 'x')`.execute(transaction),
    );
    await expect(attempt).rejects.toThrow("read-only transaction");
    expect(await roleIds()).not.toContain("x");
  });

  test("that throws leaves nothing behind, and the database goes on", async () => {
    const before = await roleIds();
    const attempt = write(database.kysely, async (transaction) => {
      await transaction.insertInto("role").values(role("x")).execute();
      throw new Error("second thoughts");
    });
    await expect(attempt).rejects.toThrow("second thoughts");
    expect(await roleIds()).toEqual(before);
  });

  test("of many, one after the other, leaves the thread to others in between", async () => {
    let heard = 0;
    const hear = () => {
      heard += 1;
      if (heard < 1000) hearing = setImmediate(hear);
    };
    let hearing = setImmediate(hear);
    for (let number = 0; number < 20; number += 1) {
      await readOnly(database.kysely, (transaction) => sql`select 1`.execute(transaction));
    }
    clearImmediate(hearing);
    expect(heard).toBeGreaterThanOrEqual(20);
  });

  test("is alone with its rows though many are begun at once", async () => {
    await database.kysely
      .insertInto("setting")
      .values({ name: "count", value: "0", changed_at: "2025-01-01" })
      .execute();
    await Promise.all(
      Array.from({ length: 20 }, () =>
        write(database.kysely, async (transaction) => {
          const { value } = await transaction
            .selectFrom("setting")
            .select("value")
            .where("name", "=", "count")
            .forUpdate()
            .executeTakeFirstOrThrow();
          await transaction
            .updateTable("setting")
            .set({ value: JSON.stringify(Number(value) + 1) })
            .where("name", "=", "count")
            .execute();
        }),
      ),
    );
    const { value } = await database.kysely
      .selectFrom("setting")
      .select("value")
      .where("name", "=", "count")
      .executeTakeFirstOrThrow();
    expect(value).toBe(20);
  });
});
