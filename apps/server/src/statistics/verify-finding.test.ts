import type { Board, CheckFinding, ObservationGrid } from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { startTestServer, type SignedIn, type TestServer } from "../http/start-test-server.ts";
import { publishTestPlan } from "../targets/publish-test-plan.ts";

let server: TestServer;
let health: SignedIn;
let office: SignedIn;
let indicatorId = "";

beforeAll(async () => {
  server = await startTestServer();
  [health, office] = [await server.signIn("health"), await server.signIn("office")];
  const made = await writeFor(server.ground, { actor: platformActor, requestId: null }, (context) =>
    publishTestPlan(context, {
      areaCode: "990100",
      id: "990100-women-2021-2025",
      targets: [
        {
          name: "宫颈癌筛查率",
          unit: "%",
          direction: "up",
          rule: { kind: "gte", value: "70", value2: null, unit: "%", per: null },
          organisationId: "health-990100",
        },
      ],
    }),
  );
  indicatorId = made[0] ?? "";
  await save({ year: 2022, value: "52.1" });
  await save({ year: 2023, value: "5.31" });
});
afterAll(() => server.close());

async function save(cell: { year: number; value: string; baseRevision?: number; reason?: string }) {
  const answer = await health.send("PUT", "/api/observations", {
    cells: [{ areaCode: "990100", indicatorId, baseRevision: 0, missing: null, ...cell }],
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
}

const verify = (who: SignedIn, body: Record<string, unknown> = {}) =>
  who.send("PUT", "/api/findings/verification", {
    areaCode: "990100",
    indicatorId,
    year: 2023,
    code: "jump",
    revision: 1,
    reason: "已与医院报表核对，当年停筛。",
    ...body,
  });
async function findings(): Promise<readonly CheckFinding[]> {
  const answer = await office.get("/api/observations?areas=990100&from=2020&to=2025");
  return answer.json<ObservationGrid>().findings;
}
async function board(): Promise<Board> {
  return (await office.get("/api/board?area=990100&year=2023")).json<Board>();
}

describe("a finding of the checks", () => {
  test("is a duty until somebody says why the figure stands, with name and time", async () => {
    expect((await board()).duties.findings).toBe(1);
    const answer = await verify(health);
    expect(answer.statusCode).toBe(200);
    const verified = {
      reason: "已与医院报表核对，当年停筛。",
      by: "卫健委联络员",
      at: server.ground.now().toISOString(),
    };
    expect(answer.json<CheckFinding>().verified).toMatchObject({ ...verified, by: expect.any(String) });
    expect(await findings()).toMatchObject([
      { code: "jump", revision: 1, verified: { reason: verified.reason, at: verified.at } },
    ]);
    const seen = await board();
    expect(seen.duties.findings).toBe(0);
    expect(seen.findings).toMatchObject([{ verified: { reason: verified.reason } }]);
    const record = (await office.get(`/api/indicators/${indicatorId}?area=990100&year=2023`)).json();
    expect(record.findings).toMatchObject([{ verified: { reason: verified.reason } }]);
  });

  test("is one again when the person takes it back, and every answer stays in the database and the log", async () => {
    expect((await verify(health, { reason: null })).json<CheckFinding>().verified).toBeNull();
    expect((await board()).duties.findings).toBe(1);
    expect((await verify(health, { reason: null })).statusCode).toBe(200);
    const { kysely } = server.database;
    const kept = await kysely
      .selectFrom("finding_verification")
      .select(["number", "reason"])
      .orderBy("number")
      .execute();
    expect(kept.map(({ reason }) => reason)).toEqual(["已与医院报表核对，当年停筛。", null]);
    const actions = await kysely
      .selectFrom("audit_entry")
      .select("action")
      .where("action", "like", "finding.%")
      .orderBy("sequence")
      .execute();
    expect(actions.map(({ action }) => action)).toEqual(["finding.verify", "finding.withdraw-verification"]);
    await expect(kysely.deleteFrom("finding_verification").execute()).rejects.toThrow("only takes new rows");
  });

  test("is one again when the figure changes, and when the figure before it makes it read otherwise", async () => {
    await verify(office);
    expect((await board()).duties.findings).toBe(0);
    await save({ year: 2023, value: "5.32", baseRevision: 1 });
    expect((await board()).duties.findings).toBe(1);
    expect((await verify(office, { revision: 2 })).statusCode).toBe(200);
    expect((await board()).duties.findings).toBe(0);
    await save({ year: 2022, value: "53.4", baseRevision: 1 });
    expect((await board()).duties.findings).toBe(1);
  });

  test("cannot be verified by who saw another figure, nor where nothing was found", async () => {
    for (const body of [{ revision: 1 }, { revision: 2, code: "above-bound" }, { revision: 1, year: 2022 }]) {
      const answer = await verify(health, body);
      expect([answer.statusCode, answer.json().code]).toEqual([409, "finding-changed"]);
    }
    expect((await verify(health, { reason: "  " })).statusCode).toBe(400);
    const unknown = await verify(health, { indicatorId: "none" });
    expect([unknown.statusCode, unknown.json().code]).toEqual([404, "not-found"]);
  });

  test.each([
    ["education", 403],
    ["leader", 403],
    ["county", 403],
    ["other-city", 404],
    ["auditor", 403],
  ])("%s, who may not write the figure, is answered %i", async (username, status) => {
    expect((await verify(await server.signIn(username), { revision: 2 })).statusCode).toBe(status);
  });
});
