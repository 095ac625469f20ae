import type { CaseRecord } from "@halfsky/api-contract";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SignedIn } from "../http/start-test-server.ts";
import { act, type CaseTestCity, open, startCaseTestCity, tryAct } from "./case-test-city.ts";
import { addRegisterPeople, checkPerson, idNumbers, recordPerson } from "./checked-test-people.ts";

let city: CaseTestCity;
let office: SignedIn;
beforeAll(async () => {
  city = await startCaseTestCity();
  office = await city.signIn("administrator");
});
afterAll(() => city.close());

const day = 86_400_000;

async function childCase(): Promise<string> {
  const child = { name: randomUUID().slice(0, 8), birthDate: "2016-01-01" };
  const { id } = await open(city.people.desk, "child-protection-case", "receive", {
    answers: {
      fields: { channel: "hotline", inDanger: false },
      parties: { child: [{ id: "c", parts: child }] },
    },
  });
  return id;
}

/** What each way of assigning answers, of a new case each. */
async function ways(assignee: string) {
  const { lead } = city.people;
  const codes: string[] = [];
  for (const way of ["take", "assign"]) {
    const answer = await tryAct(lead, await childCase(), way, { assignee });
    codes.push(answer.statusCode === 200 ? "assigned" : answer.json<{ code: string }>().code);
  }
  return codes;
}

describe("the gate of background checks", () => {
  const [own, other] = idNumbers;

  test("refuses whoever's account nobody recorded, by every way, and says what to do", async () => {
    const id = await childCase();
    const answer = await tryAct(city.people.lead, id, "assign", { assignee: city.accounts.worker });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: "guard-unknown" });
    expect(answer.body).toContain("服务设置");
    expect((await city.people.worker.get(`/api/cases/${id}`)).statusCode).toBe(404);
    expect(await ways(city.accounts.worker)).toEqual(["guard-unknown", "guard-unknown"]);
  });

  test("opens to nobody by a name: a namesake who is clear is somebody else", async () => {
    await checkPerson(city, "worker", own);
    expect(await ways(city.accounts.worker)).toEqual(["guard-unknown", "guard-unknown"]);
    expect((await recordPerson(office, city.accounts["other-worker"], other)).statusCode).toBe(204);
    expect(await ways(city.accounts["other-worker"])).toEqual(["guard-unknown", "guard-unknown"]);
  });

  test("opens to the person herself, whatever her account is called", async () => {
    expect((await recordPerson(office, city.accounts.worker, own.toLowerCase())).statusCode).toBe(204);
    expect(await ways(city.accounts.worker)).toEqual(["assigned", "assigned"]);
  });

  test("closes after twelve months and opens again with the check of the year, in the same case", async () => {
    const { again } = await checkPerson(city, "somebody", other);
    city.advance(300 * day);
    await again();
    city.advance(100 * day);
    // the one was checked 400 days ago, the other a hundred
    expect(await ways(city.accounts.worker)).toEqual(["guard-not-met", "guard-not-met"]);
    expect(await ways(city.accounts["other-worker"])).toEqual(["assigned", "assigned"]);
  });

  test("stays shut to somebody with a hit, though another unit found her clear", async () => {
    await checkPerson(city, "somebody", other, "hit");
    await checkPerson(city, "somebody", other);
    expect(await ways(city.accounts["other-worker"])).toEqual(["guard-not-met", "guard-not-met"]);
  });
});

describe("in a register of children", () => {
  const child = { child: [{ id: "c", parts: { name: "陈小宝", birthDate: "2015-04-05" } }] };
  const found = {
    locality: { unknown: true },
    found: "visit",
    situation: "both",
    livesWith: "grandparents",
  };

  test("a finder who was not checked reports the child all the same, and is not assigned it", async () => {
    const { village, villageId, township, county } = await addRegisterPeople(city, "990101");
    const propose = async () =>
      await open(village, "left-behind-children", "propose", {
        answers: { fields: found, parties: { ...child, guardian: [{ id: "g", parts: { name: "陈父" } }] } },
      });
    const assignee = async (id: string) =>
      (await township.get(`/api/cases/${id}`)).json<CaseRecord>().row.assignee?.id ?? null;
    const first = await propose();
    expect(await assignee(first.id)).toBeNull();
    expect((await village.get(`/api/cases/${first.id}`)).statusCode).toBe(404);
    await act(township, first.id, "verify", { answers: { fields: { findings: "走访" } } });
    const listing = {
      situation: "both",
      livesWith: "grandparents",
      entrustment: true,
      atSchool: "preschool",
    };
    const enlist = { assignee: villageId, answers: { fields: listing } };
    expect((await tryAct(county, first.id, "enlist", enlist)).json()).toMatchObject({
      code: "guard-unknown",
    });
    await checkPerson(city, "village director", idNumbers[2]);
    await recordPerson(office, villageId, idNumbers[2]);
    expect((await tryAct(county, first.id, "enlist", enlist)).statusCode).toBe(200);
    expect(await assignee((await propose()).id)).toBe(villageId);
  });
});

describe("whose account it is", () => {
  test("is recorded by an administrator of the area, by a number that can be one, and never by herself", async () => {
    const me = (await office.get("/api/session")).json<{ account: { id: string } }>().account.id;
    expect((await recordPerson(office, me, idNumbers[3])).statusCode).toBe(409);
    const wrong = await recordPerson(office, city.accounts.worker, "990101198001101005");
    expect(wrong.statusCode).toBe(422);
    expect((await recordPerson(city.people.lead, city.accounts.worker, idNumbers[3])).statusCode).toBe(403);
    const list = await office.get("/api/service-agencies");
    expect(list.body).not.toContain(idNumbers[0]);
    const { people } = list.json<{ people: { accountId: string; isKnown: boolean }[] }>();
    const known = (id: string) => people.find(({ accountId }) => accountId === id)?.isKnown;
    expect([known(city.accounts.worker), known(city.accounts.lead)]).toEqual([true, false]);
    const rows = await city.database.kysely.selectFrom("service_account_person").selectAll().execute();
    expect(JSON.stringify(rows)).not.toMatch(/9901011980/u);
    const audit = await city.database.kysely
      .selectFrom("audit_entry")
      .selectAll()
      .where("action", "=", "service-person.set")
      .execute();
    expect(audit.length).toBeGreaterThan(0);
    expect(JSON.stringify(audit)).not.toMatch(/9901011980/u);
  });
});
