import { randomUUID } from "node:crypto";
import type { CaseDone, CaseRecord, Problem } from "@halfsky/api-contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { act, callForHelp, type CaseTestCity, open, startCaseTestCity, tryAct } from "./case-test-city.ts";

let city: CaseTestCity;
beforeAll(async () => {
  city = await startCaseTestCity();
});
afterAll(() => city.close());

test("an action that waited without a network is done once, and never past what others did meanwhile", async () => {
  const { desk, worker, lead } = city.people;
  const { id } = await open(desk, "dv-case", "receive", callForHelp());
  await act(lead, id, "take", { assignee: city.accounts.worker });
  const versionNow = async () => (await worker.get(`/api/cases/${id}`)).json<CaseRecord>().row.version;
  const builtOn = await versionNow();
  const transactionId = randomUUID();
  const send = (seen: number) =>
    worker.send("POST", `/api/cases/${id}/actions`, {
      action: "add-note",
      transactionId,
      baseVersion: seen,
      builtOn: seen,
      details: { reason: "入户见到本人" },
    });
  await act(lead, id, "add-note", { reason: "请当日入户" });
  const moved = await send(builtOn);
  expect(moved.statusCode).toBe(409);
  expect(moved.json<Problem>()).toMatchObject({ code: "case-moved" });
  const seen = await versionNow();
  const done = await send(seen);
  if (done.statusCode !== 200) throw new Error(done.body);
  // the answer was lost and it is sent again, although the case has moved on by itself
  expect((await send(seen)).json<CaseDone>()).toEqual(done.json<CaseDone>());
  const { history } = (await worker.get(`/api/cases/${id}`)).json<CaseRecord>();
  expect(history.filter(({ reason }) => reason === "入户见到本人")).toHaveLength(1);
  // whoever does not see the case does not learn from it that it moved
  const far = await city.people.court.send("POST", `/api/cases/${id}/actions`, {
    action: "break-glass",
    transactionId: randomUUID(),
    baseVersion: 1,
    builtOn: 1,
    details: {},
  });
  expect(far.statusCode).toBe(404);
  expect(
    (await tryAct(city.people["far-worker"], id, "add-note", { reason: "x" }, { baseVersion: 1 })).statusCode,
  ).toBe(404);
});
