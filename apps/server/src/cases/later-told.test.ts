import type { CaseRecord, DisclosureList } from "@halfsky/api-contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { act, callForHelp, type CaseTestCity, open, startCaseTestCity } from "./case-test-city.ts";

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
