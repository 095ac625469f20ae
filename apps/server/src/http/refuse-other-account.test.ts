import { session } from "@halfsky/api-contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, testUsernames, type TestServer } from "./start-test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test("a request that names whose it is is served with that person's session only", async () => {
  const person = await server.signIn(testUsernames[0] ?? "");
  const { account } = session.parse((await person.get("/api/session")).json());
  const ask = (name: string) =>
    person.inject({ method: "GET", url: "/api/areas", headers: { "x-halfsky-account": name } });
  expect((await ask(account.id)).statusCode).toBe(200);
  const refused = await ask("account-of-somebody-else");
  expect(refused.statusCode).toBe(401);
  expect(refused.json()).toMatchObject({ code: "other-account" });
});
