import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "./start-test-server.ts";

let root: string;
let server: TestServer;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "halfsky-web-"));
  const folder = join(root, "apps/web/dist");
  await mkdir(join(folder, "assets"), { recursive: true });
  await writeFile(join(folder, "index.html"), "<title>the application</title>");
  await writeFile(join(folder, "icon.svg"), "<svg/>");
  await writeFile(join(folder, "assets/main-1a2b.js"), `"${"long ".repeat(1000)}"`);
  await writeFile(join(root, "apps/web/secret.txt"), "secret");
  server = await startTestServer({ settings: { root } });
});
afterAll(async () => {
  await server.close();
  await rm(root, { recursive: true });
});

const get = (url: string, headers: Readonly<Record<string, string>> = {}) =>
  server.app.inject({ url, headers });

describe("the web application", () => {
  test.for(["/", "/plans", "/plans/990100-women-2021-2025?tab=targets", "/assets", "/no-such-file.txt"])(
    "is what answers at %s, and is asked for anew each time",
    async (url) => {
      const answer = await get(url);
      expect([answer.statusCode, answer.headers["cache-control"]]).toEqual([200, "no-cache"]);
      expect(answer.body).toContain("the application");
    },
  );

  test("has files, of which those with a hash in the name are kept by the browser and sent compressed", async () => {
    expect((await get("/icon.svg")).headers["content-type"]).toContain("image/svg");
    const script = await get("/assets/main-1a2b.js", { "accept-encoding": "gzip" });
    expect(script.headers["cache-control"]).toContain("immutable");
    expect(script.headers["content-encoding"]).toBe("gzip");
    expect(script.rawPayload.length).toBeLessThan(1000);
  });

  test.for([
    "/../secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/assets/..%2f..%2f..%2fsecret.txt",
    "/%00",
  ])("gives out nothing beside itself: %s", async (url) => {
    expect((await get(url)).body).not.toBe("secret");
  });

  test("is no answer for an address of the API or a file of an older build", async () => {
    expect((await get("/api/no-such-thing")).json()).toMatchObject({ code: "not-found", status: 404 });
    expect((await get("/assets/main-0000.js")).json()).toMatchObject({ code: "not-found" });
  });
});
