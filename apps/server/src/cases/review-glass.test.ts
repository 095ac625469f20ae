import type { CaseQueue, CaseRecord, NotificationList } from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { createAccount } from "../accounts/create-account.service.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { type SignedIn, testPassword } from "../http/start-test-server.ts";
import { act, callForHelp, type CaseTestCity, open, startCaseTestCity, tryAct } from "./case-test-city.ts";
import { runCaseClock } from "./clock.ts";

let city: CaseTestCity;
const day = 86_400_000;
const glass = { reason: "当事人到场求助，承办人联系不上", minutes: 30 };

beforeAll(async () => {
  city = await startCaseTestCity();
  await city.database.kysely
    .insertInto("service_agency")
    .values({
      area_code: "990100",
      role: "leading-group-office",
      organisation_id: "office-990100",
      set_by: "platform",
      set_at: "2025-03-01T00:00:00.000Z",
    })
    .execute();
});
afterAll(() => city.close());

async function inQueue(person: SignedIn, id: string) {
  const { rows } = (await person.get("/api/case-queue")).json<CaseQueue>();
  return rows.find((row) => row.id === id);
}
async function told(person: SignedIn, id: string): Promise<readonly string[]> {
  const { notifications } = (await person.get("/api/notifications")).json<NotificationList>();
  return notifications.flatMap(({ subject, kind }) => (subject?.id === id ? [kind] : []));
}
async function reviewOf(person: SignedIn, id: string) {
  const { possible } = (await person.get(`/api/cases/${id}`)).json<CaseRecord>();
  return possible.find(({ action }) => action === "review-break-glass")?.about;
}
async function helped(name: string, phone: string): Promise<string> {
  const { desk, lead } = city.people;
  const { id } = await open(desk, "dv-case", "receive", callForHelp({ name, phone }));
  await act(lead, id, "take", { assignee: city.accounts.worker });
  return id;
}

describe("a broken glass", () => {
  test("waits in the queue of who reviews it with its own end, is late before the office too, and ends with the review", async () => {
    const { lead, "other-worker": other, "city-office": office, worker } = city.people;
    const id = await helped("秦岚", "13733330001");
    const before = (await inQueue(worker, id))?.nextDeadline;
    await act(other, id, "break-glass", glass, { baseVersion: 1 });
    await runCaseClock(city.ground);
    // from Monday two working days on
    const clock = { name: expect.stringMatching(/^glass:/u), dueAt: "2025-03-05T15:59:59.999Z", late: false };
    expect(await told(lead, id)).toContain("break-glass");
    expect(await inQueue(other, id)).toBeUndefined();
    // the one who handles the case has no clock that is not hers
    expect((await inQueue(worker, id))?.nextDeadline).toEqual(before);
    await act(worker, id, "visit", {
      answers: { fields: { inDanger: false, again: false, visitFindings: "见闻" } },
    });
    expect((await inQueue(lead, id))?.why).toContain("second-person");
    expect((await inQueue(lead, id))?.nextDeadline).toMatchObject(clock);
    expect(
      (await office.get(`/api/cases/${id}`)).json<CaseRecord>().possible.map(({ action }) => action),
    ).not.toContain("review-break-glass");
    city.advance(4 * day);
    await runCaseClock(city.ground);
    expect((await inQueue(lead, id))?.nextDeadline).toMatchObject({ ...clock, late: true });
    expect(await inQueue(office, id)).toMatchObject({ why: expect.arrayContaining(["review"]) });
    expect(await told(office, id)).toContain("escalate");
    await act(office, id, "review-break-glass", { ...(await reviewOf(office, id)), reason: "属实" });
    expect((await inQueue(lead, id))?.why ?? []).not.toContain("second-person");
    expect((await inQueue(office, id))?.why ?? []).not.toContain("review");
  });

  test("is for those who work in the system, never for who only opens cases, and shows nobody who reported", async () => {
    const { school, desk, police } = city.people;
    const { id } = await open(school, "mandatory-report-minors", "submit", {
      answers: {
        fields: {
          situation: "s2",
          dutyHolder: "school",
          foundAt: new Date(city.ground.now().getTime() - 3_600_000).toISOString(),
          facts: "封存的事实",
        },
        parties: {
          child: [{ id: "c", parts: { name: "小红", sex: "female" } }],
          reporter: [{ id: "r", parts: { name: "王老师", phone: "13911112222" } }],
        },
      },
    });
    expect((await tryAct(desk, id, "break-glass", glass, { baseVersion: 1 })).statusCode).toBe(404);
    expect((await tryAct(school, id, "break-glass", glass, { baseVersion: 1 })).statusCode).not.toBe(200);
    const { "city-police": above } = city.people;
    await act(above, id, "break-glass", glass, { baseVersion: 1 });
    const seen = await above.get(`/api/cases/${id}`);
    expect(seen.json<CaseRecord>().fields["facts"]?.value).toBe("封存的事实");
    expect(seen.body).not.toMatch(/王老师|13911112222/u);
    expect((await police.get(`/api/cases/${id}`)).body).toContain("王老师");
  });

  test("of a sealed case is for people of the organisation that owns it", async () => {
    const { lead, "other-worker": other, "city-lead": above, "city-office": office } = city.people;
    const id = await helped("钟离", "13733330002");
    await act(lead, id, "seal", { reason: "涉及工作人员亲属" });
    for (const person of [above, office, city.people.police]) {
      expect((await tryAct(person, id, "break-glass", glass, { baseVersion: 1 })).statusCode).toBe(404);
    }
    await act(other, id, "break-glass", glass, { baseVersion: 1 });
    expect(await reviewOf(lead, id)).toBeTruthy();
  });
});

describe("a sealed case whose named person has left", () => {
  async function addHospital(username: string, roleIds: readonly string[]): Promise<SignedIn> {
    await writeFor(city.ground, { actor: platformActor, requestId: null }, (context) =>
      createAccount(context, {
        username,
        displayName: username,
        organisationId: "hospital-990101",
        roleIds: [...roleIds],
        password: testPassword,
        mustChangePassword: false,
      }),
    );
    return await city.signIn(username);
  }

  test("reaches nobody, says so to the supervisor there alone, and she names another, which is reviewed", async () => {
    const { hospital } = city.people;
    const { id } = await open(hospital, "mother-to-child-transmission", "enter", {
      answers: {
        fields: { infection: { unknown: true }, foundAt: { unknown: true }, foundOn: "2025-03-01" },
        parties: { mother: [{ id: "m", parts: { name: "母亲", phone: "13500003333" } }] },
      },
    });
    const head = await addHospital("hospital-head", ["service-supervisor"]);
    const colleague = await addHospital("hospital-two", ["service-hospital"]);
    const accounts = await city.database.kysely.selectFrom("account").select(["id", "username"]).execute();
    const idOf = (username: string) => accounts.find((one) => one.username === username)?.id ?? "";
    expect((await head.get(`/api/cases/${id}`)).statusCode).toBe(404);
    await city.database.kysely
      .updateTable("account")
      .set({ is_active: false })
      .where("username", "=", "hospital")
      .execute();
    city.advance(60 * day);
    await runCaseClock(city.ground);
    const steps = await city.database.kysely
      .selectFrom("service_step")
      .select(["kind", "reached"])
      .where("case_id", "=", id)
      .execute();
    expect(steps.map(({ reached }) => reached)).toEqual(steps.map(() => null));
    expect(steps.length).toBeGreaterThan(0);
    for (const person of [colleague, city.people["city-office"], city.people.lead]) {
      expect((await person.get(`/api/cases/${id}`)).statusCode).toBe(404);
      expect(await told(person, id)).toEqual([]);
    }
    expect(await told(head, id)).toContain("escalate");
    expect(await inQueue(head, id)).toMatchObject({ why: ["relief"], state: "held", nextDeadline: null });
    const seen = await head.get(`/api/cases/${id}`);
    expect(seen.body).not.toMatch(/母亲|13500003333/u);
    expect(seen.json<CaseRecord>().possible.map(({ action }) => action)).toEqual(["assign"]);
    await act(head, id, "assign", { assignee: idOf("hospital-two") });
    expect((await head.get(`/api/cases/${id}`)).statusCode).toBe(404);
    await runCaseClock(city.ground);
    const taken = (await colleague.get(`/api/cases/${id}`)).json<CaseRecord>();
    expect(taken.possible.map(({ action }) => action)).toContain("treat");
    expect(await told(colleague, id)).toContain("break-glass");
    expect((await inQueue(colleague, id))?.why).toContain("second-person");
    await act(colleague, id, "review-break-glass", { ...(await reviewOf(colleague, id)), reason: "属实" });
    expect((await inQueue(colleague, id))?.why).not.toContain("second-person");
  });
});
