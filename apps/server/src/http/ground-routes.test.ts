import { problem } from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { recordAudit } from "../audit/record-audit.ts";
import { enqueueJob } from "../jobs/enqueue-job.ts";
import { buildApp } from "../app.ts";
import type { App } from "./ground.ts";
import { inReadTransaction, inWriteTransaction } from "./run-in-transaction.ts";
import { startTestServer, type TestServer } from "./start-test-server.ts";

const access = { permission: "plan.read" } as const;

/** Routes that do what a noun's routes do, and what they must not. */
function exampleRoutes(app: App): void {
  const body = z.object({
    name: z.string().min(2),
    years: z.array(z.number().int()),
    share: z.string().regex(/^\d+$/, "只写数字 / digits only").optional(),
  });
  app.post(
    "/api/example/:id",
    {
      config: { access },
      schema: {
        params: z.object({ id: z.coerce.number().int() }),
        querystring: z.object({ page: z.coerce.number().int().min(1).default(1) }),
        body,
        response: { 200: z.object({ id: z.number(), page: z.number(), name: z.string() }) },
      },
    },
    // What the contract does not name must not leave the server.
    async (request) => ({ ...request.params, ...request.query, ...request.body, secret: "42" }),
  );
  app.get(
    "/api/example-broken",
    { config: { access }, schema: { response: { 200: z.object({ count: z.number() }) } } },
    async () => ({ count: Number.NaN }),
  );
  app.get("/api/example-fault", { config: { access } }, async () => {
    throw new Error("password of the database is hunter2");
  });
  app.get("/api/example-read", { config: { access } }, (request) =>
    inReadTransaction(request, ({ transaction }) =>
      transaction.selectFrom("area").select("code").where("code", "=", "990100").execute(),
    ),
  );
  app.get("/api/example-sly", { config: { access } }, (request) =>
    inWriteTransaction(request, async () => ({ changed: true })),
  );
  app.post(
    "/api/example-change",
    {
      config: { access },
      schema: { body: z.object({ fail: z.enum(["nothing", "end", "audit", "job", "change"]) }) },
    },
    (request) =>
      inWriteTransaction(request, async (context) => {
        const { fail } = request.body;
        const { transaction } = context;
        // Each breaks a rule of the database at its own point.
        if (fail === "change") await transaction.deleteFrom("role").where("id", "=", "leader").execute();
        await transaction
          .updateTable("role")
          .set({ name_en: "changed" })
          .where("id", "=", "leader")
          .execute();
        recordAudit(context, {
          action: "example.change",
          subjectKind: "role",
          subjectId: "leader",
          areaCode: fail === "audit" ? "much too long" : "990100",
        });
        await enqueueJob(context, {
          kind: "example",
          areaCode: fail === "job" ? "much too long" : "990100",
          payload: {},
        });
        if (fail === "end") throw new Error("second thoughts");
        return { changed: true };
      }),
  );
}

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ routes: [exampleRoutes] });
});
afterAll(() => server.close());

describe("a route", () => {
  test("without an access rule cannot be registered", async () => {
    const careless = (app: App): void => {
      app.get("/api/careless", async () => "anyone may read this");
    };
    await expect(buildApp(server.ground, [careless])).rejects.toThrow("GET /api/careless declares no access");
  });

  test("answers 401 to nobody, 403 to whoever lacks the permission, and its answer to whoever has it", async () => {
    const nobody = await server.app.inject("/api/example-read");
    expect([nobody.statusCode, nobody.json().code]).toEqual([401, "not-signed-in"]);
    const auditor = await server.signIn("auditor");
    const refused = await auditor.get("/api/example-read");
    expect([refused.statusCode, refused.json().code]).toEqual([403, "not-permitted"]);
    const office = await server.signIn("office");
    expect((await office.get("/api/example-read")).json()).toEqual([{ code: "990100" }]);
  });

  test("is judged before its body is read, so that strangers cannot make the server parse", async () => {
    const answer = await server.app.inject({
      method: "POST",
      url: "/api/example/1",
      headers: { "content-type": "application/json" },
      payload: "{no json",
    });
    expect(answer.statusCode).toBe(401);
  });

  test("gets its input as the contract reads it, and gives out only what the contract names", async () => {
    const office = await server.signIn("office");
    const answer = await office.send("POST", "/api/example/7?page=2", { name: "规划", years: [2025] });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ id: 7, page: 2, name: "规划" });
  });

  test("for reading cannot open a transaction that writes", async () => {
    const office = await server.signIn("office");
    expect((await office.get("/api/example-sly")).statusCode).toBe(500);
  });

  test("whose answer breaks the contract is a fault of the platform, not an answer", async () => {
    const office = await server.signIn("office");
    const answer = await office.get("/api/example-broken");
    expect([answer.statusCode, answer.json().code]).toEqual([500, "internal"]);
  });
});

describe("a request with faults", () => {
  test("is told all of them at once, of path, query and body, in both languages", async () => {
    const office = await server.signIn("office");
    const answer = await office.send("POST", "/api/example/x?page=0", {
      name: "",
      years: [2025, "2026", 2027.5, 2028],
      share: "a",
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    const { faults, ...told } = problem.parse(answer.json());
    expect(told).toMatchObject({
      code: "invalid-request",
      status: 400,
      detail: { zh: "请求有 6 处不符合要求。" },
    });
    expect(faults.map(({ where }) => where)).toEqual([
      "params.id",
      "query.page",
      "body.name",
      "body.years[1]",
      "body.years[2]",
      "body.share",
    ]);
    expect(faults.map(({ message }) => message.zh)).toEqual([
      "应为数字",
      "不能小于 1",
      "至少 2 个字符",
      "应为数字",
      "应为整数",
      "只写数字 / digits only",
    ]);
    expect(faults[3]?.message.en).toBe("Invalid input: expected number, received string");
  });

  test.for([
    ["no JSON", "{no json", "invalid-request", 400],
    [
      "a character that cannot be stored",
      JSON.stringify({ name: "规\0划", years: [] }),
      "invalid-request",
      400,
    ],
    ["half of a character", '{"name":"规\\ud800划","years":[]}', "invalid-request", 400],
    ["a poisoned prototype", '{"__proto__":{"admin":true},"name":"规划","years":[]}', "invalid-request", 400],
  ] as const)("%s is refused with words", async ([, payload, code, status]) => {
    const office = await server.signIn("office");
    const answer = await office.inject({
      method: "POST",
      url: "/api/example/1",
      headers: { "content-type": "application/json" },
      payload,
    });
    expect([answer.statusCode, problem.parse(answer.json()).code]).toEqual([status, code]);
  });

  test("of another content type, too large, at an unknown address or with an unknown method has its own words", async () => {
    const office = await server.signIn("office");
    const post = (payload: string | Buffer, type: string) =>
      office.inject({ method: "POST", url: "/api/example/1", headers: { "content-type": type }, payload });
    expect((await post("a,b", "text/csv")).json().code).toBe("unsupported-media");
    expect((await post(Buffer.alloc(21 * 1024 * 1024, " "), "application/json")).json().code).toBe(
      "too-large",
    );
    expect((await office.get("/api/nothing")).json()).toMatchObject({ code: "not-found", status: 404 });
    expect((await office.send("DELETE", "/api/example-read")).json()).toMatchObject({ code: "not-found" });
    expect((await office.get("/api/%zz")).json()).toMatchObject({ code: "invalid-request" });
  });

  test("shows nothing of a fault inside the platform but a request id that is also in the log", async () => {
    const office = await server.signIn("office");
    const answer = await office.get("/api/example-fault");
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain("hunter2");
    expect(problem.parse(answer.json()).requestId).toMatch(/^request-/);
  });
});

describe("a change", () => {
  async function traces() {
    const { kysely } = server.database;
    const role = await kysely
      .selectFrom("role")
      .select("name_en")
      .where("id", "=", "leader")
      .executeTakeFirstOrThrow();
    const audit = await kysely
      .selectFrom("audit_entry")
      .select("sequence")
      .where("action", "=", "example.change")
      .execute();
    const jobs = await kysely.selectFrom("job").select("id").where("kind", "=", "example").execute();
    return { role: role.name_en, audit: audit.length, jobs: jobs.length };
  }

  test.for(["change", "audit", "job", "end"])(
    "whose %s fails leaves neither change nor audit entry nor job",
    async (fail) => {
      const office = await server.signIn("office");
      const before = await traces();
      const answer = await office.send("POST", "/api/example-change", { fail });
      expect(answer.statusCode).toBe(500);
      expect(await traces()).toEqual(before);
    },
  );

  test("that succeeds leaves all three", async () => {
    const office = await server.signIn("office");
    const answer = await office.send("POST", "/api/example-change", { fail: "nothing" });
    expect(answer.statusCode).toBe(200);
    expect(await traces()).toEqual({ role: "changed", audit: 1, jobs: 1 });
  });
});

describe("a browser", () => {
  test.for([
    ["another site", { origin: "https://elsewhere.example" }, 403],
    ["a site beside ours", { "sec-fetch-site": "same-site" }, 403],
    ["a page without origin", { origin: "null" }, 403],
    [
      "our own page",
      { origin: "http://localhost:80", host: "localhost:80", "sec-fetch-site": "same-origin" },
      200,
    ],
    ["a program that is no browser", {}, 200],
  ] as const)("on %s", async ([, headers, status]) => {
    const office = await server.signIn("office");
    const answer = await office.inject({
      method: "POST",
      url: "/api/example/1",
      headers,
      payload: { name: "规划", years: [] },
    });
    expect(answer.statusCode).toBe(status);
    expect(answer.json().code).toBe(status === 403 ? "foreign-origin" : undefined);
  });

  test("is told to load nothing from elsewhere and to show us in no frame", async () => {
    const { headers } = await server.app.inject("/api/session");
    expect(headers["content-security-policy"]).toContain("default-src 'self'");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(String(headers["content-security-policy"])).not.toContain("http");
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });
});

describe("the OpenAPI document", () => {
  test("is version 3.1 and has every route of the API with its answers and problems", async () => {
    const answer = await server.app.inject("/api/openapi.json");
    const paths = z
      .object({
        openapi: z.literal("3.1.0"),
        paths: z.record(
          z.string(),
          z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) })),
        ),
      })
      .parse(answer.json()).paths;
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        "/api/session",
        "/api/session/password",
        "/api/audit-entries",
        "/api/jobs/{id}",
      ]),
    );
    for (const operations of Object.values(paths)) {
      for (const { responses } of Object.values(operations)) expect(Object.keys(responses)).toContain("4XX");
    }
    expect(JSON.stringify(paths["/api/session"])).toContain("displayName");
  });
});
