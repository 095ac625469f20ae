import type { CaseQueue, CaseRecord, CaseRow, ReferralInbox } from "@halfsky/api-contract";
import { beijingDate } from "@halfsky/calendar";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  act,
  callForHelp,
  type CaseTestCity,
  type CaseWorker,
  caseWorkers,
  open,
  startCaseTestCity,
} from "./case-test-city.ts";

let city: CaseTestCity;
beforeAll(async () => {
  city = await startCaseTestCity();
});
afterAll(() => city.close());

async function queueOf(username: CaseWorker): Promise<CaseQueue> {
  return (await city.people[username].get("/api/case-queue")).json<CaseQueue>();
}

/** When a row is due, as the counts above the queue say it. */
function countOf(rows: readonly CaseRow[]): Omit<CaseQueue["counts"], "more"> {
  const now = city.ground.now().toISOString();
  const when = ({ nextDeadline }: CaseRow) => {
    if (nextDeadline === null) return "withoutDue";
    if (nextDeadline.dueAt < now) return "late";
    return beijingDate(nextDeadline.dueAt) === beijingDate(now) ? "today" : "later";
  };
  const counts = { late: 0, today: 0, later: 0, withoutDue: 0 };
  for (const row of rows) counts[when(row)] += 1;
  return counts;
}

/** A case handed to the police, whose owner has clocks of her own. */
async function handedToPolice(name: string): Promise<string> {
  const { desk, lead, worker } = city.people;
  const { id } = await open(desk, "dv-case", "receive", callForHelp({ name }));
  await act(lead, id, "take", { assignee: city.accounts.worker });
  await act(worker, id, "visit", {
    answers: { fields: { inDanger: true, again: false, visitFindings: "已安置" } },
  });
  await act(worker, id, "toPolice");
  return id;
}

const referral = { referral: { name: "police", number: 1 } };
let first: string;
let second: string;
beforeEach(async () => {
  first ??= await handedToPolice("何小雨");
  city.advance(60_000);
  second ??= await handedToPolice("何小雪");
});

test("who holds a referral has her own clocks in the queue: to acknowledge, then to answer", async () => {
  const { police } = city.people;
  const before = (await queueOf("police")).rows;
  expect(before.map(({ id, nextDeadline }) => [id, nextDeadline?.name])).toEqual([
    [first, "referral:police:1:acknowledge"],
    [second, "referral:police:1:acknowledge"],
  ]);
  const inbox = (await police.get("/api/referrals")).json<ReferralInbox>();
  expect(inbox.rows.map(({ acknowledgeBy }) => acknowledgeBy)).toEqual(
    before.map(({ nextDeadline }) => nextDeadline?.dueAt),
  );
  await act(police, first, "acknowledge-referral", referral);
  const after = (await queueOf("police")).rows;
  expect(after.map(({ id, nextDeadline }) => [id, nextDeadline?.name])).toEqual([
    [second, "referral:police:1:acknowledge"],
    [first, "referral:police:1:answer"],
  ]);
  const record = (await police.get(`/api/cases/${first}`)).json<CaseRecord>();
  expect(record.row.nextDeadline).toEqual(after[1]?.nextDeadline);
});

test("what a queue counts is what its rows say, for everybody and at any time", async () => {
  for (const hours of [0, 1, 5, 26, 24 * 9]) {
    city.advance(hours * 3_600_000);
    for (const username of caseWorkers) {
      const { rows, counts } = await queueOf(username);
      const { more, ...counted } = counts;
      expect({ username, hours, more, ...counted }).toEqual({
        username,
        hours,
        more: false,
        ...countOf(rows),
      });
    }
  }
  expect((await queueOf("police")).counts.late).toBe(2);
});

test("the clocks of others change nothing in the queue of who holds a referral", async () => {
  const { police } = city.people;
  const before = (await police.get("/api/case-queue")).body;
  expect((await queueOf("worker")).rows.map(({ id }) => id)).toContain(second);
  await city.database.kysely
    .updateTable("service_case")
    .set({ next_due_at: "2020-01-01T00:00:00Z", next_due: "firstContact" })
    .where("id", "=", second)
    .execute();
  expect((await police.get("/api/case-queue")).body).toBe(before);
});
