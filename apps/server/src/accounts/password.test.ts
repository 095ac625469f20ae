import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { startTestServer, type TestServer, testPassword } from "../http/start-test-server.ts";
import { createAccount, type NewAccount } from "./create-account.service.ts";
import { hashPassword, isPassword, passwordFaults } from "./password.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const create = (input: Partial<NewAccount>) =>
  writeFor(server.ground, { actor: platformActor, requestId: null }, (context) =>
    createAccount(context, {
      username: "newcomer",
      displayName: "新来的",
      organisationId: "office-990100",
      roleIds: ["office"],
      password: "First-word-1",
      mustChangePassword: true,
      ...input,
    }),
  );

describe("a password", () => {
  test("is kept as argon2id with a salt of its own", async () => {
    const [first, second] = await Promise.all([hashPassword("Same-word-1"), hashPassword("Same-word-1")]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
    expect(first).not.toBe(second);
    expect(await isPassword("Same-word-1", first)).toBe(true);
    expect(await isPassword("same-word-1", first)).toBe(false);
    expect(await isPassword("Same-word-1", undefined)).toBe(false);
  });

  test.for([
    ["Abcdefg-12", []],
    ["妇儿规划Abc-12", []],
    ["Abc-1", ["至少 10 个字符"]],
    ["abcdefghijkl", ["须含大写字母、小写字母、数字、其他字符中的至少三类"]],
    ["Liaison-2025", ["不能包含用户名"]],
  ] as const)("%s has the faults %j", ([password, faults]) => {
    expect(passwordFaults(password, "liaison").map(({ message }) => message.zh)).toEqual(faults);
  });

  test("is changed by its owner, who names the present one; old ones are barred; the log has no word of them", async () => {
    const person = await server.signIn("education");
    const change = (currentPassword: string, newPassword: string) =>
      person.send("PUT", "/api/session/password", { currentPassword, newPassword });
    expect((await change("Wrong-word-1", "Second-word-2")).json()).toMatchObject({
      code: "wrong-credentials",
    });
    const weak = await change(testPassword, "short");
    expect(weak.statusCode).toBe(422);
    expect(weak.json<{ faults: unknown[] }>().faults).toHaveLength(2);
    server.advance(1000);
    expect((await change(testPassword, "Second-word-2")).statusCode).toBe(204);
    server.advance(1000);
    expect((await change("Second-word-2", testPassword)).json()).toMatchObject({ code: "weak-password" });
    const entries = await server.database.kysely.selectFrom("audit_entry").selectAll().execute();
    expect(JSON.stringify(entries)).toContain("account.change-password");
    expect(JSON.stringify(entries)).not.toContain("Second-word-2");
  });
});

describe("a new account", () => {
  test("with a first password that someone else chose can do nothing before changing it", async () => {
    await create({ password: testPassword });
    const person = await server.signIn("newcomer");
    const refused = await person.get("/api/areas");
    expect([refused.statusCode, refused.json().code]).toEqual([403, "password-change-needed"]);
    server.advance(1000);
    const change = { currentPassword: testPassword, newPassword: "My-own-word-7" };
    expect((await person.send("PUT", "/api/session/password", change)).statusCode).toBe(204);
    expect((await person.get("/api/areas")).statusCode).toBe(200);
  });

  test("names all that is wrong with it", async () => {
    const attempt = create({
      username: "Leader",
      displayName: " ",
      organisationId: "nowhere",
      roleIds: ["office", "emperor"],
      password: "short",
    });
    await expect(attempt).rejects.toMatchObject({
      code: "invalid-input",
      faults: [
        { where: "password" },
        { where: "password" },
        { where: "username", message: { zh: "已被使用" } },
        { where: "displayName" },
        { where: "organisation" },
        { where: "role", message: { en: expect.stringContaining("no role emperor") } },
      ],
    });
    await expect(create({ username: "a b" })).rejects.toMatchObject({ faults: [{ where: "username" }] });
  });
});
