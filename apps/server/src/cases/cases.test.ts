import type { CaseList, CaseQueue, CaseRecord, ReferralInbox } from "@halfsky/api-contract";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { act, callForHelp, type CaseTestCity, open, startCaseTestCity, tryAct } from "./case-test-city.ts";

let city: CaseTestCity;
beforeAll(async () => {
  city = await startCaseTestCity();
});
afterAll(() => city.close());

async function record(username: keyof CaseTestCity["people"], id: string): Promise<CaseRecord> {
  const answer = await city.people[username].get(`/api/cases/${id}`);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<CaseRecord>();
}

describe("a case from the call to the answer of the police", () => {
  test("is opened, listed, read, taken on, visited, referred, acknowledged and answered", async () => {
    const { desk, worker, police, lead } = city.people;
    const done = await open(desk, "dv-case", "receive", callForHelp());
    const listed = (await desk.get("/api/cases")).json<CaseList>();
    expect(listed.rows.map(({ number, who }) => [number, who])).toEqual([[done.number, "张**"]]);
    const first = await record("desk", done.id);
    expect(first.fields["place"]).toMatchObject({ value: "临时住处", privacy: "sealed" });
    expect(first.parties["victim"]?.[0]?.parts).toMatchObject({ name: "张小红", phone: "13800001234" });
    expect(first.row.grade?.value).toBe("red");
    expect(first.row.nextDeadline?.name).toBe("firstContact");

    await act(lead, done.id, "take", { assignee: city.accounts.worker });
    const queue = (await worker.get("/api/case-queue")).json<CaseQueue>();
    expect(queue.rows.map(({ id, why }) => [id, why])).toEqual([[done.id, ["assigned"]]]);
    await act(worker, done.id, "visit", {
      answers: { fields: { inDanger: true, again: false, visitFindings: "已安置" } },
    });

    await act(worker, done.id, "toPolice");
    const inbox = (await police.get("/api/referrals")).json<ReferralInbox>();
    expect(inbox.rows).toMatchObject([{ caseId: done.id, name: "police", number: 1, state: "sent" }]);
    const shared = await record("police", done.id);
    // whom to call, and nothing else of who does what
    expect([shared.contact, shared.row.assignee]).toEqual(["worker", null]);
    // who has to reach her knows where she is and what happened
    const handling = await record("worker", done.id);
    expect(handling.fields).toMatchObject({ place: { value: "临时住处" }, account: { value: "经过" } });
    expect(Object.keys(shared.parties)).toEqual(["victim"]);
    expect(shared.fields["visitFindings"]).toBeUndefined();
    expect(shared.row.state).toBe("held");
    const referral = { referral: { name: "police", number: 1 } };
    await act(police, done.id, "acknowledge-referral", referral);
    await act(police, done.id, "answer-referral", {
      ...referral,
      answers: { fields: { policeAnswer: "letter" } },
    });
    const after = await record("lead", done.id);
    expect(after.fields["policeAnswer"]?.value).toBe("letter");
    expect(after.referrals).toMatchObject([{ state: "answered" }]);
    expect((await lead.get("/api/cases")).json<CaseList>().total).toBe(1);
    const disclosures = await city.database.kysely.selectFrom("service_disclosure").selectAll().execute();
    expect(disclosures).toMatchObject([
      {
        organisation_id: "police-990101",
        name: "police",
        fields: { parties: { victim: ["name", "phone"] } },
      },
    ]);
  });

  test("is not there for those it has nothing to do with, whatever they try", async () => {
    const { desk } = city.people;
    const done = await open(desk, "dv-case", "receive", callForHelp({ name: "赵小丽" }));
    for (const username of ["far-desk", "far-worker", "far-lead", "hospital", "other-worker"] as const) {
      const person = city.people[username];
      expect((await person.get(`/api/cases/${done.id}`)).statusCode).toBe(404);
      expect((await tryAct(person, done.id, "visit", {}, { baseVersion: 1 })).statusCode).toBe(404);
    }
  });

  test("done twice with one transaction is done once, and gives the same answer", async () => {
    const { desk } = city.people;
    const body = {
      system: "dv-case",
      action: "receive",
      transactionId: randomUUID(),
      details: callForHelp({ name: "钱小梅" }),
    };
    const first = await desk.send("POST", "/api/cases", body);
    const second = await desk.send("POST", "/api/cases", body);
    expect(second.json()).toEqual(first.json());
    const other = await city.people["far-desk"].send("POST", "/api/cases", body);
    expect(other.json()).toMatchObject({ code: "transaction-used", status: 409 });
  });

  test("says while its grade is not known which one counts, and runs by the shortest clock", async () => {
    const { desk } = city.people;
    const done = await open(desk, "dv-case", "receive", {
      answers: {
        fields: { channel: "hotline", inDanger: false },
        parties: { victim: [{ id: "v", parts: {} }] },
      },
    });
    const { row } = await record("desk", done.id);
    expect([row.grade, row.carefulGrade?.value]).toEqual([null, "yellow"]);
    const listed = (await desk.get("/api/cases")).json<CaseList>().rows.find(({ id }) => id === done.id);
    expect(listed?.carefulGrade).toEqual(row.carefulGrade);
    const due = Date.parse(row.nextDeadline?.dueAt ?? "") - Date.parse(row.openedAt);
    expect(due).toBe(2 * 3_600_000);
    const known = await open(desk, "dv-case", "receive", callForHelp());
    expect((await record("desk", known.id)).row.carefulGrade).toBeNull();
  });
});
