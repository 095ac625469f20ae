import type { CaseQueue, CaseRecord, ReferralInbox } from "@halfsky/api-contract";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { act, type CaseTestCity, open, startCaseTestCity } from "./case-test-city.ts";

let city: CaseTestCity;
beforeAll(async () => {
  city = await startCaseTestCity();
}, 60_000);
afterAll(() => city.close());

/** A case of which the hospital holds a referral: what it is not told differs, and so does how much others did. */
async function referred(hidden: {
  readonly injury: string;
  readonly inDanger: boolean;
  readonly notes: number;
}) {
  const { desk, lead, worker } = city.people;
  const { injury, inDanger, notes } = hidden;
  const one = await open(desk, "dv-case", "receive", {
    answers: {
      fields: { channel: "hotline", inDanger, injury, weapon: inDanger, threat: inDanger, repeat: inDanger },
      parties: { victim: [{ id: "v", parts: { name: "同名", phone: "13500001111" } }] },
    },
  });
  await act(lead, one.id, "take", { assignee: city.accounts.worker });
  for (let note = 0; note < notes; note += 1) await act(lead, one.id, "add-note", { reason: `记录${note}` });
  await act(worker, one.id, "give-consent", { consent: { scope: "share" } });
  await act(worker, one.id, "toHospital");
  for (let note = 0; note < notes; note += 1) await act(lead, one.id, "add-note", { reason: `后来${note}` });
  return one;
}

/** An answer without ids, numbers and moments, which differ between any two cases. */
function alike(value: unknown, { id, number }: { readonly id: string; readonly number: string }): string {
  return JSON.stringify(value)
    .replaceAll(id, "ID")
    .replaceAll(number, "NUMBER")
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "AT");
}

test("who holds a referral is told no grade, and no number that counts what others did", async () => {
  const { hospital, lead } = city.people;
  const made = [
    await referred({ injury: "none", inDanger: false, notes: 0 }),
    await referred({ injury: "serious", inDanger: true, notes: 3 }),
  ];
  const grades = await Promise.all(
    made.map(async ({ id }) => (await lead.get(`/api/cases/${id}`)).json<CaseRecord>().row.grade?.value),
  );
  expect(new Set(grades).size).toBe(2);
  const seen = await Promise.all(
    made.map(async (one) => {
      const record = (await hospital.get(`/api/cases/${one.id}`)).json<CaseRecord>();
      const inbox = (await hospital.get("/api/referrals")).json<ReferralInbox>();
      const queue = (await hospital.get("/api/case-queue")).json<CaseQueue>();
      expect(record.row.grade).toBeNull();
      expect(record.row.carefulGrade).toBeNull();
      return [
        record,
        inbox.rows.find(({ caseId }) => caseId === one.id),
        queue.rows.find(({ id }) => id === one.id),
      ].map((answer) => alike(answer, one));
    }),
  );
  expect(seen[0]).toEqual(seen[1]);
});

test("the count that a holder has serves as the base of what it does, and comes back for the same transaction", async () => {
  const { hospital, lead } = city.people;
  const { id } = await referred({ injury: "slight", inDanger: false, notes: 2 });
  const record = (await hospital.get(`/api/cases/${id}`)).json<CaseRecord>();
  const referral = { name: "hospital", number: record.referrals[0]?.number ?? 1 };
  await act(lead, id, "add-note", { reason: "此间又记" });
  const transactionId = randomUUID();
  const more = { baseVersion: record.row.version, transactionId };
  const done = await act(hospital, id, "acknowledge-referral", { referral }, more);
  expect(done.version).toBe(record.row.version + 1);
  expect((await act(hospital, id, "acknowledge-referral", { referral }, more)).version).toBe(done.version);
  const after = (await hospital.get(`/api/cases/${id}`)).json<CaseRecord>();
  expect(after.row.version).toBe(done.version);
  expect(after.history.map(({ number }) => number)).toEqual([done.version]);
});
