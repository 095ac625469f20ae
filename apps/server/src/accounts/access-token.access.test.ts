import type { AccessToken, AccessTokenList, AccessTokenMade, Permission } from "@halfsky/api-contract";
import { tokenPermissions } from "@halfsky/api-contract";
import type { InjectOptions, LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../access/actor.ts";
import { loadAreaTree } from "../access/area-tree.ts";
import { narrowActor } from "../access/narrow-actor.ts";
import { isWithin, reachOf } from "../access/reach.ts";
import {
  type SignedIn,
  startTestServer,
  testPassword,
  type TestServer,
  testUsernames,
} from "../http/start-test-server.ts";
import { readExpectedReach, testAreas } from "../statistics/expected-reach.ts";
import { findActor } from "./account.store.ts";

let server: TestServer;
let office: SignedIn;
beforeAll(async () => {
  server = await startTestServer({ settings: { HALFSKY_TOKEN_REQUESTS_PER_MINUTE: 40 } });
  office = await server.signIn("office");
});
afterAll(() => server.close());

const wanted = {
  name: "数据中心接口",
  areaCode: "990101",
  organisationId: null,
  permissions: ["observation.read", "area.read"] as Permission[],
  expiresOn: "2025-12-31",
};
const make = async (who: SignedIn, body: Partial<typeof wanted> = {}) =>
  (await who.send("POST", "/api/access-tokens", { ...wanted, ...body })).json<AccessTokenMade>();
const ask = (
  secret: string,
  url: string,
  rest: Partial<InjectOptions> = {},
): Promise<LightMyRequestResponse> =>
  server.app.inject({
    method: "GET",
    url,
    ...rest,
    headers: { authorization: `Bearer ${secret}`, ...rest.headers },
  });
const cell = {
  indicatorId: "none",
  year: 2024,
  baseRevision: 0,
  value: "1",
  missing: null,
};
const write = (secret: string, areaCode: string, headers: Record<string, string> = {}) =>
  ask(secret, "/api/observations", {
    method: "PUT",
    payload: { cells: [{ ...cell, areaCode }] },
    headers,
  });

async function readActors(): Promise<readonly Actor[]> {
  const rows = await server.database.kysely.selectFrom("account").select("id").execute();
  const actors = await Promise.all(rows.map(({ id }) => findActor(server.database.kysely, id)));
  return actors.flatMap((actor) => actor ?? []);
}

describe("access tokens", () => {
  test("reach what their owner and their limits share: never more, and all of it, for everyone and every row", async () => {
    const tree = await loadAreaTree(server.database.kysely.withoutPlugins());
    const organisations = await server.database.kysely
      .selectFrom("organisation")
      .select(["id", "name", "area_code"])
      .execute();
    const expected = await readExpectedReach(server);
    let compared = 0;
    for (const owner of await readActors()) {
      for (const areaCode of testAreas) {
        for (const unit of [null, ...organisations.filter((one) => one.area_code === areaCode)]) {
          const actor = narrowActor(
            owner,
            {
              token: { id: "token", name: "test" },
              permissions: tokenPermissions,
              areaCode,
              organisation: unit && { ...unit, shortName: unit.name },
            },
            tree,
          );
          for (const permission of tokenPermissions) {
            const reach = reachOf(actor, permission, tree);
            // A limit that the owner herself does not reach leaves nothing.
            const ownUnit = unit?.id ?? owner.organisation.id;
            const isWithinOwners = expected(owner.username, permission, areaCode, ownUnit);
            for (const subjectArea of testAreas) {
              for (const organisationId of [null, ...organisations.map(({ id }) => id)]) {
                const isOwners = expected(owner.username, permission, subjectArea, organisationId);
                const isLimited =
                  unit === null
                    ? tree.areaAndBelow(areaCode).has(subjectArea)
                    : subjectArea === areaCode && organisationId === unit.id;
                const isReached = isWithin(reach, { areaCode: subjectArea, organisationId });
                if (isReached !== (isWithinOwners && isOwners && isLimited))
                  throw new Error(
                    `${owner.username} ${areaCode} ${unit?.id} ${permission} ${subjectArea} ${organisationId}`,
                  );
                compared += 1;
              }
            }
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(30_000);
  });

  test("of every owner answer like her own session within their area, and are refused beyond it", async () => {
    for (const username of testUsernames) {
      const owner = await server.signIn(username);
      const { choices } = (await owner.get("/api/access-tokens")).json<AccessTokenList>();
      const readable = choices.permissions.includes("observation.read");
      const [area] = choices.areas;
      if (!readable || area === undefined) continue;
      const { secret } = await make(owner, { areaCode: area.code, permissions: ["observation.read"] });
      for (const code of testAreas) {
        const url = `/api/observations?areas=${code}&from=2020&to=2024`;
        const [own, token] = [await owner.get(url), await ask(secret, url)];
        const isFine =
          token.statusCode === 200 ? own.statusCode === 200 : token.json().code === "out-of-reach";
        expect([username, code, isFine]).toEqual([username, code, true]);
      }
    }
  });

  test("act in their area with their permissions, and with nothing else that their owner may do", async () => {
    const { secret, token } = await make(office);
    expect(secret.startsWith(token.prefix)).toBe(true);
    expect((await ask(secret, "/api/areas")).json().areas.map((one: { code: string }) => one.code)).toEqual([
      "990101",
    ]);
    const grid = (code: string) => `/api/observations?areas=${code}&from=2020&to=2024`;
    expect((await ask(secret, grid("990101"))).statusCode).toBe(200);
    for (const code of ["990100", "990102", "990200"])
      expect((await ask(secret, grid(code))).json().code).toBe("out-of-reach");
    const notChosen = await write(secret, "990101");
    expect([notChosen.statusCode, notChosen.json().code]).toEqual([403, "not-permitted"]);
    for (const [method, url] of [
      ["GET", "/api/session"],
      ["GET", "/api/access-tokens"],
      ["POST", "/api/access-tokens"],
      ["PUT", "/api/session/password"],
      ["GET", "/api/saved-views?list=targets"],
    ] as const) {
      const answer = await ask(secret, url, {
        method,
        ...(method === "GET" ? {} : { payload: { ...wanted, currentPassword: testPassword } }),
      });
      expect([url, answer.statusCode, answer.json().code]).toEqual([url, 403, "not-permitted"]);
    }
  });

  test("need no origin of ours, whereas a cookie does", async () => {
    const { secret } = await make(office, { permissions: ["observation.write"], areaCode: "990100" });
    const foreign = { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" };
    expect((await write(secret, "990100", foreign)).statusCode).toBe(200);
    const withCookie = await office.inject({
      method: "PUT",
      url: "/api/observations",
      payload: { cells: [{ ...cell, areaCode: "990100" }] },
      headers: foreign,
    });
    expect(withCookie.json().code).toBe("foreign-origin");
    // A forged token does not let the cookie beside it through either.
    const both = await write(`${secret}x`, "990100", { ...foreign, cookie: office.cookie });
    expect([both.statusCode, both.json().code]).toEqual([401, "token-refused"]);
  });

  test("are refused when forged, revoked or over, in the same words", async () => {
    const { secret, token } = await make(office, { name: "要撤销的" });
    const { secret: short } = await make(office, { name: "今天到期的", expiresOn: "2025-03-03" });
    expect([
      (await ask(secret, "/api/areas")).statusCode,
      (await ask(short, "/api/areas")).statusCode,
    ]).toEqual([200, 200]);
    const leader = await server.signIn("leader");
    expect((await leader.send("POST", `/api/access-tokens/${token.id}/revoke`)).statusCode).toBe(404);
    const revoked = await office.send("POST", `/api/access-tokens/${token.id}/revoke`);
    expect(revoked.json<AccessToken>().state).toBe("revoked");
    // Midnight in Beijing is past.
    server.advance(15 * 3_600_000);
    office = await server.signIn("office");
    const forged = `halfsky_${"a".repeat(43)}`;
    const answers = await Promise.all(
      [secret, short, forged, "", "halfsky"].map((one) => ask(one, "/api/areas")),
    );
    for (const answer of answers) {
      expect([answer.statusCode, answer.json().code]).toEqual([401, "token-refused"]);
      expect(answer.json().detail).toEqual(answers[0]?.json().detail);
    }
    const { tokens } = (await office.get("/api/access-tokens")).json<AccessTokenList>();
    const states = new Map(tokens.map(({ name, state }) => [name, state]));
    expect([states.get("要撤销的"), states.get("今天到期的")]).toEqual(["revoked", "expired"]);
  });

  test("lose at once what their owner loses: a grant, or the account", async () => {
    const county = await server.signIn("county");
    const { secret } = await make(county);
    const { kysely } = server.database;
    expect((await ask(secret, "/api/areas")).statusCode).toBe(200);
    const grant = { role_id: "county-office", permission: "area.read", scope: "own-area" } as const;
    await kysely
      .deleteFrom("role_grant")
      .where("role_id", "=", grant.role_id)
      .where("permission", "=", grant.permission)
      .execute();
    expect((await ask(secret, "/api/areas")).json().code).toBe("not-permitted");
    expect((await county.get("/api/areas")).json().code).toBe("not-permitted");
    await kysely.insertInto("role_grant").values(grant).execute();
    expect((await ask(secret, "/api/areas")).statusCode).toBe(200);
    await kysely.updateTable("account").set({ is_active: false }).where("username", "=", "county").execute();
    expect((await ask(secret, "/api/areas")).json().code).toBe("token-refused");
    expect((await county.get("/api/areas")).statusCode).toBe(401);
    await kysely.updateTable("account").set({ is_active: true }).where("username", "=", "county").execute();
  });

  test("are not made beyond what their owner may do; every fault is named", async () => {
    const health = await server.signIn("health");
    const answer = await health.send("POST", "/api/access-tokens", {
      ...wanted,
      areaCode: "990200",
      organisationId: "education-990100",
      expiresOn: "2027-01-01",
    });
    expect([answer.statusCode, answer.json().code]).toEqual([422, "invalid-input"]);
    expect(answer.json().faults.map((fault: { where: string }) => fault.where)).toEqual([
      "body.areaCode",
      "body.organisationId",
      "body.expiresOn",
    ]);
    const managing = await health.send("POST", "/api/access-tokens", {
      ...wanted,
      areaCode: "990100",
      permissions: ["observation.write", "plan.publish", "submission.sign"],
    });
    expect(managing.json().faults.map((fault: { where: string }) => fault.where)).toEqual([
      "body.permissions[1]",
      "body.permissions[2]",
    ]);
  });

  test("stand in the audit log: made, revoked, and behind what was done with them; their secret stands nowhere", async () => {
    const { secret, token } = await make(office, { permissions: ["observation.write"], areaCode: "990100" });
    await office.send("POST", `/api/access-tokens/${token.id}/revoke`);
    const { kysely } = server.database;
    const entries = await kysely
      .selectFrom("audit_entry")
      .select(["action", "username", "details"])
      .where("subject_id", "=", token.id)
      .orderBy("sequence")
      .execute();
    expect(entries.map(({ action, username }) => [action, username])).toEqual([
      ["access-token.make", "office"],
      ["access-token.revoke", "office"],
    ]);
    const stored = await kysely.selectFrom("access_token").selectAll().execute();
    expect(JSON.stringify([entries, stored])).not.toContain(secret);
  });

  test("are slowed down beyond their share of requests in a minute", async () => {
    const { secret } = await make(office);
    const codes: number[] = [];
    for (let count = 0; count < 42; count += 1) codes.push((await ask(secret, "/api/areas")).statusCode);
    expect(codes.slice(0, 40).every((code) => code === 200)).toBe(true);
    expect(codes.slice(40)).toEqual([429, 429]);
    const other = await make(office);
    expect((await ask(other.secret, "/api/areas")).statusCode).toBe(200);
  });
});
