import { auditChainState, auditList } from "@halfsky/api-contract";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { startTestServer, type TestServer } from "../http/start-test-server.ts";
import { recordAudit } from "./record-audit.ts";
import { verifyAuditChain } from "./verify-audit-chain.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await write("990100", 3);
  await write("990200", 2);
});
afterAll(() => server.close());

async function write(areaCode: string, count: number): Promise<void> {
  await writeFor(server.ground, { actor: platformActor, requestId: "request-test" }, async (context) => {
    for (let number = 1; number <= count; number += 1) {
      recordAudit(context, {
        action: "plan.publish",
        subjectKind: "plan",
        subjectId: `plan-${areaCode}-${number}`,
        areaCode,
        before: { state: "review", share: 39.2, order: [2, 1] },
        after: { state: "published", 二: undefined, ü: "𠮷" },
      });
    }
  });
}

async function list(query: string) {
  const auditor = await server.signIn("auditor");
  return auditList.parse((await auditor.get(`/api/audit-entries?${query}`)).json());
}

/** Does to the log what only someone with the keys to the database could do. */
async function tamper(change: string): Promise<unknown> {
  const state = await server.database.kysely
    .transaction()
    .execute(async (transaction) => {
      await sql`alter table audit_entry disable trigger user`.execute(transaction);
      await sql.raw(change).execute(transaction);
      throw Object.assign(new Error("undo"), { state: await verifyAuditChain(transaction) });
    })
    .catch((error: unknown) => (error instanceof Error && "state" in error ? error.state : error));
  return state;
}

describe("the audit log", () => {
  test("takes no change, no deletion and no emptying", async () => {
    const { kysely } = server.database;
    for (const statement of [
      "update audit_entry set action = 'x'",
      "delete from audit_entry",
      "truncate audit_entry",
    ]) {
      await expect(sql.raw(statement).execute(kysely)).rejects.toThrow("the audit log only takes new rows");
    }
  });

  test("counts without a gap and chains every entry to the one before", async () => {
    const rows = await server.database.kysely
      .selectFrom("audit_entry")
      .selectAll()
      .orderBy("sequence")
      .execute();
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, index) => index + 1));
    expect(rows.slice(1).map(({ previous_hash }) => previous_hash)).toEqual(
      rows.slice(0, -1).map(({ hash }) => hash),
    );
    expect(await verifyAuditChain(server.database.kysely)).toEqual({
      status: "intact",
      entries: rows.length,
      brokenAt: null,
    });
  });

  test.for([
    [
      "one word of the details changed",
      `update audit_entry set details = '{"after":{}}' where sequence = 3`,
      3,
    ],
    ["another time", "update audit_entry set at = at + interval '1 ms' where sequence = 2", 2],
    ["another person", "update audit_entry set username = 'someone' where sequence = 5", 5],
    ["an entry taken out", "delete from audit_entry where sequence = 4", 4],
    [
      "the newest entry taken out",
      "delete from audit_entry where sequence = (select max(sequence) from audit_entry)",
      "last",
    ],
    ["all taken out", "delete from audit_entry", 1],
    ["the head put back", "update audit_chain set last_sequence = 1", "after"],
  ] as const)("shows where it was tampered with: %s", async ([, change, where]) => {
    const whole = await verifyAuditChain(server.database.kysely);
    const expected = { last: whole.entries, after: whole.entries + 1 };
    expect(await tamper(change)).toMatchObject({
      status: "broken",
      brokenAt: typeof where === "number" ? where : expected[where],
    });
    expect((await verifyAuditChain(server.database.kysely)).status).toBe("intact");
  });

  test("stays one chain though many write at once", async () => {
    const before = (await verifyAuditChain(server.database.kysely)).entries;
    await Promise.all(Array.from({ length: 10 }, () => write("990101", 5)));
    expect(await verifyAuditChain(server.database.kysely)).toMatchObject({
      status: "intact",
      entries: before + 50,
    });
  });

  test("is read by the auditor, newest first, page by page, by what and by whom", async () => {
    const first = await list("action=plan.publish&limit=2");
    expect(first.total).toBeGreaterThanOrEqual(5);
    expect(first.entries).toHaveLength(2);
    const second = await list(`action=plan.publish&limit=2&before=${first.next}`);
    expect(second.entries[0]?.sequence).toBeLessThan(first.entries[1]?.sequence ?? 0);
    const one = await list("subjectKind=plan&subjectId=plan-990200-1");
    expect(one).toMatchObject({ total: 1, next: null });
    expect(one.entries[0]).toMatchObject({
      username: "platform",
      areaCode: "990200",
      requestId: "request-test",
    });
    expect(one.entries[0]?.details["after"]).toEqual({ state: "published", ü: "𠮷" });
    expect((await list("username=platform&from=2025-03-03&to=2025-03-03")).total).toBeGreaterThan(5);
    expect((await list("from=2025-03-04")).total).toBe(0);
  });

  test("is verified by the auditor", async () => {
    const auditor = await server.signIn("auditor");
    expect(auditChainState.parse((await auditor.get("/api/audit-chain")).json()).status).toBe("intact");
  });

  test.for(["office", "administrator", "leader"])("is closed to %s", async (username) => {
    const person = await server.signIn(username);
    expect((await person.get("/api/audit-entries")).statusCode).toBe(403);
    expect((await person.get("/api/audit-chain")).statusCode).toBe(403);
  });
});
