import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestServer, startTestServer } from "../http/start-test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

describe("signing in", () => {
  test("the right password opens a session that says who is signed in, for which organisation and area", async () => {
    const signedIn = await server.signIn("office");
    const answer = await signedIn.get("/api/session");
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      account: { username: "office", mustChangePassword: false },
      organisation: { id: "office-990100" },
      area: { code: "990100" },
      sampleCity: false,
    });
  });
});
