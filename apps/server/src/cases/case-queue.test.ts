import { sql, type SqlBool } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readOnly } from "../database/transactions.ts";
import { listQueue, type QueuePart } from "./case-list.store.ts";
import { callForHelp, type CaseTestCity, open, startCaseTestCity } from "./case-test-city.ts";

const now = "2026-06-01T01:00:00.000Z";
const endOfDay = "2026-06-01T15:59:59.999Z";
const dueAt = ["2026-05-30T01:00:00Z", "2026-06-01T05:00:00Z", "2026-06-04T01:00:00Z", null, null] as const;
const names = ["late", "today", "later", "idle", "asked"] as const;

let city: CaseTestCity;
const ids = new Map<string, string>();
beforeAll(async () => {
  city = await startCaseTestCity();
  for (const [index, name] of names.entries()) {
    const { id } = await open(city.people.desk, "dv-case", "receive", callForHelp({ name: `孙小${index}` }));
    ids.set(id, name);
    await city.database.kysely
      .updateTable("service_case")
      .set({ next_due_at: dueAt[index] ?? null })
      .where("id", "=", id)
      .execute();
  }
});
afterAll(() => city.close());

const everything: QueuePart = { why: "owned", where: sql<SqlBool>`true` };
function idOf(name: string): string {
  return [...ids].find(([, one]) => one === name)?.[0] ?? "";
}
const asked: QueuePart = {
  why: "second-person",
  get where() {
    return sql<SqlBool>`service_case.id = ${idOf("asked")}`;
  },
};

async function queue(parts: readonly QueuePart[], limit: number, mostCounted: number) {
  const read = await readOnly(city.database.kysely, (transaction) =>
    listQueue(transaction, parts, { now, endOfDay, limit, mostCounted }),
  );
  return {
    names: read.rows.map(({ row }) => ids.get(row.id)),
    why: read.rows.map(({ why }) => why),
    ...read,
  };
}

describe("a queue", () => {
  test("has what is due first on top and counts by when it is due", async () => {
    const read = await queue([everything], 10, 10);
    expect(read.names.slice(0, 3)).toEqual(["late", "today", "later"]);
    expect(new Set(read.names.slice(3))).toEqual(new Set(["idle", "asked"]));
    expect(read.counts).toEqual({ late: 1, today: 1, later: 1, withoutDue: 2, more: false });
  });

  test("has what a second person is asked for right after what is late, though no clock runs", async () => {
    const read = await queue([everything, asked], 10, 10);
    expect(read.names).toEqual(["late", "asked", "today", "later", "idle"]);
    expect(read.why[1]).toEqual(["owned", "second-person"]);
    expect(read.counts).toMatchObject({ withoutDue: 2 });
  });

  test("of more than it counts is cut after what is due first, and says so", async () => {
    const read = await queue([everything, asked], 1, 2);
    expect(read.names).toEqual(["late"]);
    expect(read.counts).toEqual({ late: 1, today: 0, later: 0, withoutDue: 1, more: true });
  });

  test("of exactly as many as it counts does not say that there are more", async () => {
    expect((await queue([everything], 5, 5)).counts.more).toBe(false);
  });
});
