import type { CaseQueue, CaseRecord, DisclosureList, ReferralInbox } from "@halfsky/api-contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { act, callForHelp, type CaseTestCity, open, startCaseTestCity, tryAct } from "./case-test-city.ts";

let city: CaseTestCity;
beforeAll(async () => {
  city = await startCaseTestCity();
}, 60_000);
afterAll(() => city.close());

/** What the record of disclosures says of a case, the oldest first: to whom, and which questions. */
async function told(id: string) {
  const { disclosures } = (
    await city.people.lead.get(`/api/case-disclosures?case=${id}`)
  ).json<DisclosureList>();
  return disclosures
    .map(({ organisation, shared }) => [organisation, shared.map(({ en }) => en)] as const)
    .toReversed();
}

const placeOf = async (id: string) =>
  (await city.people.police.get(`/api/cases/${id}`)).json<CaseRecord>().fields["place"]?.value;

test("who was told once sees what was written later while asked, with a row for it, and nothing once it has answered", async () => {
  const { desk, lead, worker, police } = city.people;
  const { id } = await open(desk, "dv-case", "receive", callForHelp());
  await act(lead, id, "take", { assignee: city.accounts.worker });
  await act(worker, id, "toPolice");
  const atSending = await told(id);
  expect(await placeOf(id)).toBe("临时住处");

  city.advance(60_000);
  await act(desk, id, "correct", { reason: "搬家", answers: { fields: { place: "第二个住处" } } });
  expect(await placeOf(id)).toBe("第二个住处");
  const afterMove = await told(id);
  expect(afterMove.slice(atSending.length)).toEqual([["甲东区公安局", ["Where the victim is"]]]);

  const referral = (await police.get(`/api/cases/${id}`)).json<CaseRecord>().referrals[0];
  await act(police, id, "answer-referral", {
    referral: { name: "police", number: referral?.number ?? 1 },
    answers: { fields: { policeAnswer: "none" } },
  });
  const answered = (await police.get(`/api/cases/${id}`)).json<CaseRecord>();
  city.advance(90 * 86_400_000);
  await act(desk, id, "correct", {
    reason: "再次搬家",
    answers: {
      fields: { place: "新的秘密住处", account: "新的经过" },
      parties: { victim: [{ id: "victim-1", parts: { name: "张小红", phone: "13999990000" } }] },
    },
  });
  const later = (await police.get(`/api/cases/${id}`)).json<CaseRecord>();
  expect(later.fields).toEqual(answered.fields);
  expect(later.parties).toEqual(answered.parties);
  const current = (await worker.get(`/api/cases/${id}`)).json<CaseRecord>();
  expect(current.parties["victim"]?.[0]?.parts.phone).toBe("13999990000");
  expect(await told(id)).toEqual(afterMove);
});

test("who has answered finds its own answer in a closed case, in its inbox and by itself, and nothing else of it", async () => {
  const { desk, police, "far-police": stranger, lead } = city.people;
  const { id, number } = await open(desk, "women-rights-hotline", "receive", {
    answers: {
      fields: { inDanger: true, theme: "violence", channel: "telephone", place: "临时住处", account: "推搡" },
      parties: { caller: [{ id: "c1", parts: { name: "贺小燕", phone: "13800001111" } }] },
    },
  });
  const inbox = async () =>
    (await police.get("/api/referrals?state=answered"))
      .json<ReferralInbox>()
      .rows.find(({ caseId }) => caseId === id);
  await act(police, id, "answer-referral", {
    referral: { name: "police", number: 1 },
    answers: { fields: { policeAnswer: "letter" } },
  });
  expect((await police.get(`/api/cases/${id}`)).json<CaseRecord>().parties["caller"]).toHaveLength(1);
  await act(desk, id, "advise", { answers: { fields: { advice: "已答复" } } });
  await act(desk, id, "callBack", { answers: { fields: { satisfied: "yes" } } });
  await act(desk, id, "finish");
  const toldBefore = await told(id);
  const record = (await police.get(`/api/cases/${id}`)).json<CaseRecord>();
  expect(record.row).toMatchObject({ number, phase: "closed", stateTitle: { zh: "个案已办结" }, who: null });
  expect(record.whole).toBe(false);
  expect(Object.keys(record.fields)).toEqual(["policeAnswer"]);
  expect([record.parties, record.groups, record.possible]).toEqual([
    {},
    {},
    [expect.objectContaining({ action: "break-glass" })],
  ]);
  expect(record.history.map(({ action }) => action)).toEqual(["answer-referral"]);
  expect(JSON.stringify(record)).not.toMatch(/贺小燕|临时住处|推搡|已答复/u);
  expect(await inbox()).toMatchObject({ caseNumber: number, state: "answered" });
  const queue = (await police.get("/api/case-queue")).json<CaseQueue>();
  expect(queue.rows.map((row) => row.id)).not.toContain(id);
  const found = await police.send("POST", "/api/cases/search", { by: "phone", text: "13800001111" });
  expect(found.json<Pick<CaseQueue, "rows">>().rows).toEqual([]);
  expect((await stranger.get(`/api/cases/${id}`)).statusCode).toBe(404);
  expect((await tryAct(police, id, "add-note", { reason: "补充" })).statusCode).toBe(403);
  // what it reads are its own words: nobody has told it anything
  expect(await told(id)).toEqual(toldBefore);
  expect((await lead.get(`/api/cases/${id}`)).json<CaseRecord>().whole).toBe(true);
});
