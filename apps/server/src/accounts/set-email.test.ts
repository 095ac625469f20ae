import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { startTestServer, type TestServer } from "../http/start-test-server.ts";
import { createAccount } from "./create-account.service.ts";
import { setEmail } from "./set-email.service.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const behalf = { actor: platformActor, requestId: null };
const set = (username: string, email: string | null) =>
  writeFor(server.ground, behalf, (context) => setEmail(context, username, email));
const emailOf = async (username: string) =>
  await server.database.kysely
    .selectFrom("account")
    .select("email")
    .where("username", "=", username)
    .executeTakeFirst();

describe("the e-mail address of an account", () => {
  test("is set, cleared and told to the audit log", async () => {
    await set("Education", "chen@example.org");
    expect(await emailOf("education")).toEqual({ email: "chen@example.org" });
    await set("education", null);
    expect(await emailOf("education")).toEqual({ email: null });
    const entries = await server.database.kysely
      .selectFrom("audit_entry")
      .select("details")
      .where("action", "=", "account.set-email")
      .orderBy("sequence")
      .execute();
    expect(entries.map(({ details }) => details)).toEqual([
      { before: { email: null }, after: { email: "chen@example.org" } },
      { before: { email: "chen@example.org" }, after: { email: null } },
    ]);
  });

  test("is refused where it is none, and where there is no such account", async () => {
    await expect(set("education", "no address")).rejects.toMatchObject({ code: "invalid-input" });
    await expect(set("nobody", "a@example.org")).rejects.toMatchObject({ code: "not-found" });
  });

  test("may come with a new account", async () => {
    const account = {
      username: "new",
      displayName: "新人",
      organisationId: "education-990100",
      roleIds: ["liaison"],
      password: "Halfsky-test-2025",
      mustChangePassword: false,
    };
    const make = (email: string) =>
      writeFor(server.ground, behalf, (context) => createAccount(context, { ...account, email }));
    await expect(make("x")).rejects.toMatchObject({ faults: [{ where: "email" }] });
    await make("new@example.org");
    expect(await emailOf("new")).toEqual({ email: "new@example.org" });
  });
});
