import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildApp } from "../app.ts";
import { type SignedIn, startTestServer, type TestServer, testPassword } from "../http/start-test-server.ts";

const minute = 60_000;
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function tryPassword(username: string, password: string) {
  const answer = await server.app.inject({
    method: "POST",
    url: "/api/session",
    payload: { username, password },
  });
  const { requestId: _, ...body } = answer.json<Record<string, unknown>>();
  return { status: answer.statusCode, body, cookies: answer.cookies };
}

async function auditOf(username: string) {
  const rows = await server.database.kysely
    .selectFrom("audit_entry")
    .select(["action", "area_code", "account_id", "details"])
    .where("username", "=", username)
    .orderBy("sequence")
    .execute();
  return rows.map((row) => [
    row.action,
    row.area_code,
    row.account_id === null ? "nobody" : "account",
    row.details["reason"],
  ]);
}

describe("signing in", () => {
  test("opens a session that says who acts, for which organisation and area, with which permissions", async () => {
    const office = await server.signIn("office");
    const answer = await office.get("/api/session");
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      account: {
        username: "office",
        mustChangePassword: false,
        roles: [{ id: "office", nameZh: "妇儿工委办" }],
      },
      organisation: { id: "office-990100" },
      area: { code: "990100", level: "city", parentCode: "990000" },
      permissions: expect.arrayContaining(["plan.publish"]),
      sampleCity: false,
      languages: ["zh", "en"],
    });
  });

  test("takes the username in capitals and with spaces around it", async () => {
    expect((await tryPassword("  Leader ", testPassword)).status).toBe(200);
  });

  test("gives a cookie that scripts cannot read and other sites do not send, and stores only its hash", async () => {
    const { cookies } = await tryPassword("leader", testPassword);
    expect(cookies).toMatchObject([
      { name: "halfsky-session", httpOnly: true, sameSite: "Lax", path: "/api" },
    ]);
    const sessions = await server.database.kysely.selectFrom("session").select("id_hash").execute();
    expect(sessions.map(({ id_hash }) => id_hash)).not.toContain(cookies[0]?.value);
  });

  test("changes the session id, so that one planted before is worth nothing", async () => {
    const planted = await server.signIn("leader");
    const answer = await planted.send("POST", "/api/session", { username: "office", password: testPassword });
    expect(answer.cookies[0]?.value).not.toBe(planted.cookie.split("=")[1]);
    expect((await planted.get("/api/session")).statusCode).toBe(401);
  });

  test("is refused alike for a wrong password and an unknown name, five times, then locked for 30 minutes, even for the right password", async () => {
    for (let count = 1; count <= 4; count += 1) {
      const wrong = await tryPassword("health", "Wrong-pass-1");
      const unknown = await tryPassword("nobody-here", "Wrong-pass-1");
      expect(wrong).toMatchObject({ status: 401, body: { code: "wrong-credentials" }, cookies: [] });
      expect(unknown).toEqual(wrong);
    }
    const fifth = await tryPassword("health", "Wrong-pass-1");
    expect(fifth).toMatchObject({ status: 429, body: { code: "sign-in-locked" } });
    expect(await tryPassword("nobody-here", "Wrong-pass-1")).toEqual(fifth);
    expect(await tryPassword("health", testPassword)).toEqual(fifth);
    server.advance(29 * minute);
    expect((await tryPassword("health", testPassword)).status).toBe(429);
    server.advance(minute + 1);
    expect((await tryPassword("health", testPassword)).status).toBe(200);
    // The count begins anew.
    expect((await tryPassword("health", "Wrong-pass-1")).status).toBe(401);
  });

  test("and every refusal stand in the audit log; an unknown name belongs to no area", async () => {
    expect((await auditOf("health")).slice(0, 7)).toEqual([
      ...Array.from({ length: 5 }, () => ["session.refuse", "990100", "account", "wrong-credentials"]),
      ["session.refuse", "990100", "account", "locked"],
      ["session.refuse", "990100", "account", "locked"],
    ]);
    expect((await auditOf("nobody-here"))[0]).toEqual([
      "session.refuse",
      "000000",
      "nobody",
      "wrong-credentials",
    ]);
  });

  test("is not possible with a closed account, in the words of a wrong password", async () => {
    const accounts = server.database.kysely.updateTable("account").where("username", "=", "other-city");
    await accounts.set({ is_active: false }).execute();
    expect(await tryPassword("other-city", testPassword)).toMatchObject({
      status: 401,
      body: { code: "wrong-credentials" },
    });
    await accounts.set({ is_active: true }).execute();
  });

  test("takes a name and a password, not megabytes from strangers", async () => {
    expect(await tryPassword("office", "x".repeat(10_000))).toMatchObject({
      status: 413,
      body: { code: "too-large" },
    });
  });

  test("may be tried only so often from one address", async () => {
    const strict = await buildApp({
      ...server.ground,
      config: { ...server.ground.config, HALFSKY_SIGN_INS_PER_MINUTE: 2 },
    });
    const codes: unknown[] = [];
    for (let count = 0; count < 3; count += 1) {
      const payload = { username: "x", password: "y" };
      const answer = await strict.inject({ method: "POST", url: "/api/session", payload });
      codes.push(answer.json<Record<string, unknown>>()["code"]);
    }
    expect(codes).toEqual(["wrong-credentials", "wrong-credentials", "too-many-requests"]);
    await strict.close();
  });
});

describe("a session", () => {
  const isOpen = async (person: SignedIn) => (await person.get("/api/session")).statusCode === 200;

  test("survives a restart of the server", async () => {
    const person = await server.signIn("statistics");
    const restarted = await buildApp(server.ground);
    const answer = await restarted.inject({ url: "/api/session", headers: { cookie: person.cookie } });
    expect(answer.json()).toMatchObject({ account: { username: "statistics" } });
    await restarted.close();
  });

  test("ends after half an hour without a request, and not while there are some", async () => {
    const person = await server.signIn("statistics");
    for (let count = 0; count < 3; count += 1) {
      server.advance(29 * minute);
      expect(await isOpen(person)).toBe(true);
    }
    server.advance(30 * minute);
    expect(await isOpen(person)).toBe(false);
  });

  test("ends after twelve hours however busy it is", async () => {
    const person = await server.signIn("statistics");
    for (let count = 0; count < 12 * 60 - 20; count += 20) {
      server.advance(20 * minute);
      expect(await isOpen(person)).toBe(true);
    }
    server.advance(20 * minute);
    expect(await isOpen(person)).toBe(false);
  });

  test("ends with signing out, which the audit log tells, and when the account is closed", async () => {
    const person = await server.signIn("county");
    expect((await person.send("DELETE", "/api/session")).statusCode).toBe(204);
    expect(await isOpen(person)).toBe(false);
    expect((await auditOf("county")).at(-1)).toEqual(["session.end", "990101", "account", undefined]);

    const closed = await server.signIn("county");
    const accounts = server.database.kysely.updateTable("account").where("username", "=", "county");
    await accounts.set({ is_active: false }).execute();
    expect(await isOpen(closed)).toBe(false);
    await accounts.set({ is_active: true }).execute();
  });

  test("is not opened by a made-up or broken cookie", async () => {
    for (const cookie of ["halfsky-session=made-up", "halfsky-session=", "halfsky-session=%00%ff", "=;;;="]) {
      const answer = await server.app.inject({ url: "/api/session", headers: { cookie } });
      expect(answer.statusCode).toBe(401);
    }
  });

  test("costs visitors who are not signed in no row", async () => {
    const count = async () =>
      (await server.database.kysely.selectFrom("session").select("id_hash").execute()).length;
    const before = await count();
    await server.app.inject("/api/openapi.json");
    await tryPassword("leader", "Wrong-pass-1");
    expect(await count()).toBe(before);
  });
});
