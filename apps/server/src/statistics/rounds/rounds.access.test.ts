import type { FormList, Permission, RoundList, RoundRecord } from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type SignedIn,
  startTestServer,
  type TestServer,
  testUsernames,
} from "../../http/start-test-server.ts";
import { type ExpectedReach, readExpectedReach } from "../expected-reach.ts";
import {
  addHeads,
  addIndicators,
  exampleForm,
  exampleRound,
  issueExample,
  makeForm,
  sendWell,
} from "./test-round.ts";

/** What whoever may not gets: told so, or told that nothing is there. */
const refusals = [403, 404];
const everyone = [...testUsernames, "education-head", "statistics-head"];

let server: TestServer;
let mayReach: ExpectedReach;
const people = new Map<string, SignedIn>();
/** Each with its area, whether it is a draft, and whom it went to. */
let rounds: ReadonlyArray<{
  readonly id: string;
  readonly formId: string;
  readonly isDraft: boolean;
  readonly recipients: ReadonlyArray<readonly [organisationId: string, areaCode: string]>;
}>;

function person(username: string): SignedIn {
  const found = people.get(username);
  if (found === undefined) throw new Error(`nobody is called ${username}`);
  return found;
}

beforeAll(async () => {
  server = await startTestServer();
  const ids = await addIndicators(server);
  await addHeads(server);
  mayReach = await readExpectedReach(server);
  for (const username of everyone) people.set(username, await server.signIn(username));
  const statistics = person("statistics");
  const recipientLists = [
    [
      ["education-990100", "990100"],
      ["office-990101", "990101"],
    ],
    [
      ["health-990100", "990100"],
      ["office-990102", "990102"],
    ],
  ] as const;
  const issued = [];
  for (const recipients of recipientLists) {
    const form = await makeForm(statistics, ids);
    const { id } = await issueExample(statistics, exampleRound([[form.id, ...recipients]]));
    issued.push({ id, formId: form.id, isDraft: false, recipients });
  }
  const form = await makeForm(statistics, ids);
  const recipients = recipientLists[0];
  const { id } = await sendWell<RoundRecord>(
    statistics,
    "POST",
    "/api/rounds",
    exampleRound([[form.id, ...recipients]]),
  );
  rounds = [...issued, { id, formId: form.id, isDraft: true, recipients }];
});
afterAll(() => server.close());

function holds(
  username: string,
  name: Permission,
  area = "990100",
  organisation: string | null = null,
): boolean {
  return mayReach(username, name, area, organisation);
}

/** The submissions of a round that somebody is to see, worked out apart from the rule of the server. */
function expectedSubmissions(username: string, { recipients, isDraft }: (typeof rounds)[number]): string[] {
  if (isDraft) return [];
  return recipients
    .filter(([organisation, area]) => holds(username, "submission.read", area, organisation))
    .map(([organisation]) => organisation)
    .toSorted();
}

function isSeen(username: string, round: (typeof rounds)[number]): boolean {
  if (holds(username, "round.manage")) return true;
  if (round.isDraft) return false;
  return holds(username, "submission.read") || expectedSubmissions(username, round).length > 0;
}

async function readersOf(name: Permission): Promise<ReadonlySet<string>> {
  const rows = await server.database.kysely
    .selectFrom("account")
    .innerJoin("account_role", "account_role.account_id", "account.id")
    .innerJoin("role_grant", "role_grant.role_id", "account_role.role_id")
    .select("account.username")
    .where("role_grant.permission", "=", name)
    .execute();
  return new Set(rows.map(({ username }) => username));
}

describe("who sees what of rounds and forms", () => {
  test.each(everyone)(
    "%s sees the same rounds, counts and submissions in the list and alone",
    async (username) => {
      const who = person(username);
      const isReader = (await readersOf("submission.read")).has(username);
      const list = await who.get("/api/rounds");
      expect(list.statusCode).toBe(isReader ? 200 : 403);
      const rows = isReader ? list.json<RoundList>().rounds : [];
      for (const round of rounds) {
        const answer = await who.get(`/api/rounds/${round.id}`);
        const seen = isReader && isSeen(username, round);
        expect(answer.statusCode).toBe(seen ? 200 : isReader ? 404 : 403);
        const row = rows.find(({ id }) => id === round.id);
        expect(row !== undefined).toBe(seen);
        if (!seen) continue;
        const record = answer.json<RoundRecord>();
        const expected = expectedSubmissions(username, round);
        expect(record.submissions.map(({ organisation }) => organisation.id).toSorted()).toEqual(expected);
        expect(row?.progress).toEqual(record.progress);
        expect(record.progress.submissions).toBe(expected.length);
        expect(record.mayManage).toBe(holds(username, "round.manage"));
      }
    },
  );

  test.each(everyone)("%s sees the same forms in the list and alone", async (username) => {
    const who = person(username);
    const isReader = (await readersOf("submission.read")).has(username);
    const list = await who.get("/api/forms");
    const rows = isReader ? list.json<FormList>().forms : [];
    for (const round of rounds) {
      const seen =
        isReader &&
        (holds(username, "form.manage") ||
          holds(username, "submission.read") ||
          expectedSubmissions(username, round).length > 0);
      expect((await who.get(`/api/forms/${round.formId}`)).statusCode).toBe(
        seen ? 200 : isReader ? 404 : 403,
      );
      expect(rows.some(({ id }) => id === round.formId)).toBe(seen);
    }
  });
});

describe("who does what with rounds and forms", () => {
  test.each(everyone)("%s changes drafts and reminds only where she manages", async (username) => {
    const who = person(username);
    const may = holds(username, "round.manage");
    for (const { id, formId, isDraft, recipients } of rounds) {
      // the version is never the right one, so whoever may is stopped there and nothing changes
      const input = { ...exampleRound([[formId, ...recipients]]), version: 99 };
      const change = await who.send("PUT", `/api/rounds/${id}`, input);
      expect(may ? [409] : refusals).toContain(change.statusCode);
      const rules = await who.send("PUT", `/api/rounds/${id}/reminders`, { reminders: [], version: 99 });
      expect(may ? [409] : refusals).toContain(rules.statusCode);
      const remind = await who.send("POST", `/api/rounds/${id}/remind`);
      expect(may ? [isDraft ? 409 : 200] : refusals).toContain(remind.statusCode);
    }
  });

  test.each(everyone)("%s saves forms only where she manages", async (username) => {
    const who = person(username);
    for (const { formId } of rounds) {
      const input = { ...exampleForm([]), version: 99 };
      const save = await who.send("PUT", `/api/forms/${formId}`, input);
      expect(holds(username, "form.manage") ? [409] : refusals).toContain(save.statusCode);
    }
  });

  test.each(everyone.filter((username) => username !== "office" && username !== "statistics"))(
    "%s makes, issues, closes and copies nothing in the city",
    async (username) => {
      const who = person(username);
      expect((await who.send("POST", "/api/forms", exampleForm([]))).statusCode).toBe(403);
      for (const { id, formId, recipients } of rounds) {
        for (const action of ["issue", "close"]) {
          expect(refusals).toContain((await who.send("POST", `/api/rounds/${id}/${action}`)).statusCode);
        }
        const copy = { year: 2025, title: "复制", dueOn: "2026-03-20" };
        expect(refusals).toContain((await who.send("POST", `/api/rounds/${id}/copy`, copy)).statusCode);
        const input = exampleRound([[formId, ...recipients]]);
        expect((await who.send("POST", "/api/rounds", input)).statusCode).toBe(403);
      }
    },
  );

  test("a leader only reads, and a unit fills in and confirms nothing but its own", () => {
    expect(holds("leader", "submission.read")).toBe(true);
    for (const name of ["form.manage", "round.manage", "submission.fill", "submission.sign"] as const) {
      expect(holds("leader", name, "990100", "government-990100")).toBe(false);
    }
    expect(holds("education-head", "submission.confirm", "990100", "education-990100")).toBe(true);
    expect(holds("education-head", "submission.confirm", "990100", "health-990100")).toBe(false);
    expect(holds("education-head", "submission.fill", "990100", "education-990100")).toBe(false);
    expect(holds("statistics", "submission.sign", "990100", null)).toBe(false);
    expect(holds("statistics-head", "submission.sign", "990101", null)).toBe(true);
  });
});
