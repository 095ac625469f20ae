import type { InjectOptions, LightMyRequestResponse } from "fastify";
import { createAccount } from "../accounts/create-account.service.ts";
import { platformActor } from "../access/actor.ts";
import { buildApp } from "../app.ts";
import { type Config, readConfig } from "../config.ts";
import type { Database } from "../database/open-database.ts";
import { openTestDatabase } from "../database/open-test-database.ts";
import type { App, Ground, RouteModule } from "./ground.ts";
import { writeFor } from "./run-in-transaction.ts";

/** The password of everyone on a test server. */
export const testPassword = "Halfsky-test-2025";

/** The master key of cases on a test server: no file is made for it. */
const testCaseKey = "5e".repeat(32);

/** A browser of someone who is signed in. */
export interface SignedIn {
  get(url: string): Promise<LightMyRequestResponse>;
  send(
    method: "POST" | "PUT" | "PATCH" | "DELETE",
    url: string,
    body?: InjectOptions["payload"],
  ): Promise<LightMyRequestResponse>;
  inject(options: InjectOptions): Promise<LightMyRequestResponse>;
  readonly cookie: string;
}

/** A whole server on a database of its own, with a province, two cities, three counties, and a person of each role. */
export interface TestServer {
  readonly app: App;
  readonly ground: Ground;
  readonly database: Database;
  /** Signs in as "office", "statistics", "education", "health", "county", "other-county", "other-city", "province", "leader", "auditor" or "administrator". */
  signIn(username: string): Promise<SignedIn>;
  /** Moves the clock of the server. */
  advance(milliseconds: number): void;
  close(): Promise<void>;
}

/** Starts a test server; its clock stands at 2025-03-03 09:00 in Beijing until `advance`. */
export async function startTestServer(
  options: { readonly routes?: readonly RouteModule[]; readonly settings?: Partial<Config> } = {},
): Promise<TestServer> {
  const database = await openTestDatabase();
  let time = Date.parse("2025-03-03T01:00:00.000Z");
  const config = {
    ...readConfig({
      HALFSKY_LOG_LEVEL: "silent",
      HALFSKY_SIGN_INS_PER_MINUTE: "10000",
      HALFSKY_CASE_KEY: testCaseKey,
    }),
    ...options.settings,
  };
  const ground: Ground = { database, config, now: () => new Date(time) };
  await fillTestDatabase(ground);
  const app = await buildApp(ground, options.routes);
  await app.ready();
  return {
    app,
    ground,
    database,
    signIn: (username) => signIn(app, username),
    advance: (milliseconds) => {
      time += milliseconds;
    },
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}

async function signIn(app: App, username: string): Promise<SignedIn> {
  const answer = await app.inject({
    method: "POST",
    url: "/api/session",
    payload: { username, password: testPassword },
  });
  if (answer.statusCode !== 200) throw new Error(`${username} cannot sign in: ${answer.body}`);
  const { name, value } = answer.cookies[0] ?? { name: "", value: "" };
  const cookie = `${name}=${value}`;
  const inject = (request: InjectOptions): Promise<LightMyRequestResponse> =>
    app.inject({ ...request, headers: { ...request.headers, cookie } });
  return {
    cookie,
    inject,
    get: (url) => inject({ method: "GET", url }),
    send: (method, url, body) =>
      inject(body === undefined ? { method, url } : { method, url, payload: body }),
  };
}

const areas = [
  { code: "990000", name: "示例省", pinyin: "shilisheng", level: "province", parent_code: null },
  { code: "990100", name: "甲市", pinyin: "jiashi", level: "city", parent_code: "990000" },
  { code: "990200", name: "乙市", pinyin: "yishi", level: "city", parent_code: "990000" },
  { code: "990101", name: "甲东区", pinyin: "jiadongqu", level: "county", parent_code: "990100" },
  { code: "990102", name: "甲西县", pinyin: "jiaxixian", level: "county", parent_code: "990100" },
  { code: "990201", name: "乙中县", pinyin: "yizhongxian", level: "county", parent_code: "990200" },
] as const;

const organisations = [
  { id: "office-990000", area_code: "990000", kind: "office", name: "示例省妇儿工委办" },
  { id: "office-990100", area_code: "990100", kind: "office", name: "甲市妇儿工委办" },
  { id: "statistics-990100", area_code: "990100", kind: "statistics-bureau", name: "甲市统计局" },
  { id: "education-990100", area_code: "990100", kind: "member-unit", name: "甲市教育局" },
  { id: "health-990100", area_code: "990100", kind: "member-unit", name: "甲市卫生健康委" },
  { id: "government-990100", area_code: "990100", kind: "government", name: "甲市人民政府" },
  { id: "office-990101", area_code: "990101", kind: "county-office", name: "甲东区妇儿工委办" },
  { id: "office-990102", area_code: "990102", kind: "county-office", name: "甲西县妇儿工委办" },
  { id: "office-990200", area_code: "990200", kind: "office", name: "乙市妇儿工委办" },
] as const;

const people = [
  ["province", "office-990000", "office"],
  ["office", "office-990100", "office"],
  ["statistics", "statistics-990100", "statistics"],
  ["education", "education-990100", "liaison"],
  ["health", "health-990100", "liaison"],
  ["county", "office-990101", "county-office"],
  ["other-county", "office-990102", "county-office"],
  ["other-city", "office-990200", "office"],
  ["leader", "government-990100", "leader"],
  ["auditor", "government-990100", "auditor"],
  ["administrator", "government-990100", "system-administrator"],
] as const;

/** The usernames of a test server, one of each role and area. */
export const testUsernames = people.map(([username]) => username);

async function fillTestDatabase(ground: Ground): Promise<void> {
  await writeFor(ground, { actor: platformActor, requestId: null }, async (context) => {
    const { transaction } = context;
    await transaction
      .insertInto("area")
      .values([...areas])
      .execute();
    await transaction
      .insertInto("organisation")
      .values(organisations.map((one) => ({ ...one, short_name: one.name, pinyin: one.id })))
      .execute();
    for (const [username, organisationId, role] of people) {
      await createAccount(context, {
        username,
        displayName: username,
        organisationId,
        roleIds: [role],
        password: testPassword,
        mustChangePassword: false,
      });
    }
  });
}
