import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../http/start-test-server.ts";
import { caseBeyond, type CaseReach, caseWithin } from "./case-reach.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const worker: CaseReach = {
  person: { accountId: "worker", organisationId: "office", areaCode: "990101", roles: ["caseworker"] },
  areas: ["990101"],
  whole: [{ relation: "assigned", readsSealed: true, systems: ["invented"] }],
  held: [],
};

describe("to whom cases are there that are assigned to her", () => {
  test.each([
    ["worker", true],
    ["colleague", false],
    // who is assigned to nobody's case is not asked: the condition is null, and its contrary has to hold all the same
    [null, false],
  ])("a case of %s lies either within her reach or beyond it", async (assignee, isWithin) => {
    const { rows } = await sql<{ within: boolean | null; beyond: boolean | null }>`
      select ${caseWithin(worker, "whole")} as within, ${caseBeyond(worker, "whole")} as beyond
      from (select 'invented' as system, true as sealed, ${assignee}::text as assignee) as service_case`.execute(
      server.ground.database.kysely,
    );
    expect(rows).toEqual([{ within: assignee === null ? null : isWithin, beyond: !isWithin }]);
  });
});
