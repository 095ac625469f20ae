import { planList } from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { type SignedIn, startTestServer, type TestServer, testUsernames } from "../http/start-test-server.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { examplePlan } from "./example-plan.ts";
import { importPlanDocument } from "./import-plan-document.service.ts";
import { readPlanFile } from "./read-plan-file.ts";
import { uploadDocument } from "./upload-document.ts";

const areas = { "990100": "甲市", "990101": "甲东区", "990200": "乙市" } as const;
const areaCodes = Object.keys(areas);
/** Areas and what lies in them, as the test server has them. */
const below: Readonly<Record<string, readonly string[]>> = {
  "990000": ["990000", "990100", "990200", "990101", "990102", "990201"],
  "990100": ["990100", "990101", "990102"],
  "990200": ["990200", "990201"],
};

type Permission = "plan.read" | "plan.import" | "plan.correct" | "plan.publish";

interface Action {
  readonly name: string;
  readonly permission: Permission;
  /** The status of an answer to someone who may. */
  readonly allowed: number;
  run(person: SignedIn, areaCode: string): Promise<{ readonly statusCode: number }>;
}

const planOf = (areaCode: string): string => `/api/plans/${areaCode}-women-2021-2025`;
const reading = (name: string, path: string): Action => ({
  name,
  permission: "plan.read",
  allowed: 200,
  run: (person, areaCode) => person.get(`${planOf(areaCode)}${path}`),
});

// Changes are sent so that the right person is refused by a later check: nothing changes between the cases.
const actions: readonly Action[] = [
  reading("reads a plan", ""),
  reading("reads its source", "/source"),
  reading("reads a difference", "/difference"),
  reading("searches it", "/search?q=x"),
  reading("reads indicator matches", "/indicator-matches"),
  {
    name: "downloads its document",
    permission: "plan.read",
    allowed: 200,
    run: (person, areaCode) => person.get(`/api/plan-documents/${documents.get(areaCode) ?? ""}/file`),
  },
  {
    name: "corrects it",
    permission: "plan.correct",
    allowed: 404,
    run: (person, areaCode) =>
      person.send("POST", `${planOf(areaCode)}/corrections`, {
        kind: "strike",
        part: "indicator",
        partId: "i99",
        reason: "x",
      }),
  },
  {
    name: "takes a correction back",
    permission: "plan.correct",
    allowed: 404,
    run: (person, areaCode) => person.send("DELETE", `${planOf(areaCode)}/corrections/9`),
  },
  {
    name: "publishes it",
    permission: "plan.publish",
    allowed: 409,
    run: (person, areaCode) =>
      person.send("POST", `${planOf(areaCode)}/publication`, { revision: 99, choices: {} }),
  },
  {
    name: "withdraws it",
    permission: "plan.publish",
    allowed: 409,
    run: (person, areaCode) =>
      person.send("POST", `/api/plans/${areaCode}-women-2016-2020/withdrawal`, { reason: "x" }),
  },
];

let server: TestServer;
const documents = new Map<string, string>();
const people = new Map<string, SignedIn>();
/** Per person: her area, and how far each permission reaches. */
const grants = new Map<string, { readonly area: string; readonly scopes: ReadonlyMap<string, string> }>();

beforeAll(async () => {
  server = await startTestServer();
  for (const [areaCode, name] of Object.entries(areas)) {
    const ours = examplePlan((text) => text.replaceAll("甲市", name));
    const past = ours.replaceAll("2021", "2016").replaceAll("2025", "2020").replaceAll("十四五", "十三五");
    for (const text of [ours, past]) {
      const file = await readPlanFile("规划.txt", Buffer.from(text));
      const imported = await writeFor(server.ground, { actor: platformActor, requestId: null }, (context) =>
        importPlanDocument(context, file, { areaCode }),
      );
      if (text === ours) documents.set(areaCode, imported.documentId);
    }
  }
  await server.database.kysely
    .updateTable("plan")
    .set({
      state: "withdrawn",
      withdrawn_at: "2025-01-01T00:00:00Z",
      withdrawn_by: "platform",
      withdrawn_reason: "x",
    })
    .where("period_end", "=", 2020)
    .execute();
  for (const username of testUsernames) people.set(username, await server.signIn(username));
  const rows = await server.database.kysely
    .selectFrom("account")
    .innerJoin("organisation", "organisation.id", "account.organisation_id")
    .innerJoin("account_role", "account_role.account_id", "account.id")
    .innerJoin("role_grant", "role_grant.role_id", "account_role.role_id")
    .select(["account.username", "organisation.area_code", "role_grant.permission", "role_grant.scope"])
    .execute();
  for (const username of testUsernames) {
    const own = rows.filter((row) => row.username === username);
    const scopes = new Map(own.map(({ permission, scope }) => [permission, scope]));
    grants.set(username, { area: own[0]?.area_code ?? "", scopes });
  }
});
afterAll(() => server.close());

/** The rule, written a second time and independently of the code under test. */
function reaches(username: string, permission: Permission, areaCode: string): boolean {
  const { area, scopes } = grants.get(username) ?? { area: "", scopes: new Map<string, string>() };
  switch (scopes.get(permission)) {
    case "everywhere":
      return true;
    case "area-and-below":
      return (below[area] ?? [area]).includes(areaCode);
    case "own-area":
      return area === areaCode;
    default:
      return false;
  }
}

function expectedStatus(username: string, { permission, allowed }: Action, areaCode: string): number {
  if (!grants.get(username)?.scopes.has(permission)) return 403;
  if (reaches(username, permission, areaCode)) return allowed;
  return reaches(username, "plan.read", areaCode) ? 403 : 404;
}

function personOf(username: string): SignedIn {
  const person = people.get(username);
  if (person === undefined) throw new Error(`nobody is called ${username}`);
  return person;
}

describe("who may do what with whose plan", () => {
  const cases = testUsernames.flatMap((username) =>
    actions.map((action) => ({ username, action, does: action.name })),
  );

  test.each(cases)("$username $does exactly where her role reaches", async ({ username, action }) => {
    for (const areaCode of areaCodes) {
      const { statusCode } = await action.run(personOf(username), areaCode);
      expect({ areaCode, statusCode }).toEqual({
        areaCode,
        statusCode: expectedStatus(username, action, areaCode),
      });
    }
  });

  const withoutPlans = ["auditor", "administrator"];

  test.each(withoutPlans)("%s, whose role has no plans, gets no list of them", async (username) => {
    expect(grants.get(username)?.scopes.has("plan.read")).toBe(false);
    expect((await personOf(username).get("/api/plans")).statusCode).toBe(403);
    expect((await personOf(username).get("/api/plan-documents")).statusCode).toBe(403);
  });

  const readers = testUsernames.filter((username) => !withoutPlans.includes(username));

  test.each(readers)("%s finds in the list exactly what she may read one by one", async (username) => {
    const person = personOf(username);
    const answer = await person.get("/api/plans");
    const listed = planList.parse(answer.json()).plans.map(({ id }) => id);
    const all = await server.database.kysely.selectFrom("plan").select("id").orderBy("id").execute();
    const readable: string[] = [];
    for (const { id } of all)
      if ((await person.get(`/api/plans/${id}`)).statusCode === 200) readable.push(id);
    expect(listed.toSorted()).toEqual(readable);
    const documentsListed = (await person.get("/api/plan-documents")).json<{
      documents: { areaCode: string }[];
    }>();
    const areasSeen = new Set(documentsListed.documents.map(({ areaCode }) => areaCode));
    expect([...areasSeen].toSorted()).toEqual(
      areaCodes.filter((code) => reaches(username, "plan.read", code)),
    );
  });

  test("an import goes only where the role reaches, and leaves nothing where it does not", async () => {
    for (const username of testUsernames) {
      for (const areaCode of areaCodes) {
        const answer = await uploadDocument(personOf(username), "规划.txt", "没有规划", { area: areaCode });
        expect(answer.statusCode).toBe(reaches(username, "plan.import", areaCode) ? 422 : 403);
      }
    }
    const text = examplePlan((plan) => plan.replaceAll("2025", "2030"));
    const before = await server.database.kysely.selectFrom("plan_document").select("id").execute();
    for (const username of testUsernames) {
      for (const areaCode of areaCodes.filter((code) => !reaches(username, "plan.import", code))) {
        const answer = await uploadDocument(personOf(username), "规划.txt", text, { area: areaCode });
        expect(answer.statusCode).toBe(403);
      }
    }
    expect(await server.database.kysely.selectFrom("plan_document").select("id").execute()).toEqual(before);
  });

  test("another area's plan is answered like one that does not exist", async () => {
    const county = personOf("county");
    const hidden = (await county.get(planOf("990200"))).json<{ code: string; detail: { zh: string } }>();
    const absent = (await county.get("/api/plans/990200-women-2091-2095")).json<{
      code: string;
      detail: { zh: string };
    }>();
    expect(hidden.code).toBe("not-found");
    expect(hidden.detail.zh.replace("2021-2025", "")).toBe(absent.detail.zh.replace("2091-2095", ""));
  });

  test("nobody who is not signed in sees anything", async () => {
    expect((await server.app.inject({ method: "GET", url: "/api/plans" })).statusCode).toBe(401);
    expect((await server.app.inject({ method: "GET", url: planOf("990100") })).statusCode).toBe(401);
  });
});
