import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { readFor } from "../http/run-in-transaction.ts";
import { startTestServer, type TestServer } from "../http/start-test-server.ts";
import { auditedCases } from "./audited-cases.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test("the audit log finds the cases that the law has sealed by an index of sealed cases alone", async () => {
  const plan = await readFor(server.ground, { actor: platformActor, requestId: null }, async (context) => {
    // the table is empty here: what a full one does
    await sql`set local enable_seqscan = off`.execute(context.transaction);
    const { within } = await auditedCases(context);
    const { rows } = await sql<Record<"QUERY PLAN", string>>`explain select audit_entry.sequence
      from audit_entry where ${within} order by audit_entry.sequence desc limit 50`.execute(
      context.transaction,
    );
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  });
  expect(plan).toContain("service_case_sealed");
});
