import type { CaseRecord } from "@halfsky/api-contract";
import { partPrivacy, systems } from "@halfsky/cases";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  act,
  callForHelp,
  type CaseTestCity,
  type CaseWorker,
  open,
  startCaseTestCity,
} from "./case-test-city.ts";
import { classesWaiting } from "./case-pending.ts";
import { runCaseClock } from "./clock.ts";

let city: CaseTestCity;
beforeAll(async () => {
  city = await startCaseTestCity();
});
afterAll(() => city.close());

async function record(username: CaseWorker, id: string): Promise<CaseRecord> {
  const answer = await city.people[username].get(`/api/cases/${id}`);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<CaseRecord>();
}

async function assigned(phone: string): Promise<string> {
  const { desk, lead } = city.people;
  const { id } = await open(desk, "dv-case", "receive", callForHelp({ phone }));
  await act(lead, id, "take", { assignee: city.accounts.worker });
  return id;
}

const calm = {
  inDanger: false,
  injury: "none",
  again: false,
  visitFindings: "已平静",
};
const minutes = 60_000;

test("what of a proposal is shown is on record by its classes", () => {
  const dv = systems.find(({ id }) => id === "dv-case");
  if (dv === undefined) throw new Error("no dv-case");
  const parties = { victim: [{ id: "v", parts: { phone: "13800001234" } }] };
  const shown = { answers: { fields: { account: "经过" }, parties }, reason: null };
  const classes = classesWaiting(dv, "2026-11-01T00:00:00.000Z", [shown]);
  const kept = dv.parties.victim;
  if (kept === undefined) throw new Error("no victim");
  const [victim = { id: "v", parts: {} }] = parties.victim;
  const phone = partPrivacy(kept, "phone", victim, "2026-11-01T00:00:00.000Z");
  expect(classes).toEqual([dv.fields["account"]?.privacy, phone]);
  expect(classesWaiting(dv, "2026-11-01T00:00:00.000Z", [{ answers: null, reason: "因" }])).toEqual([
    "sensitive",
  ]);
});

describe("what the page of a case says of its course", () => {
  test("a second person learns to which grade, and why; who does not handle the case learns no reason", async () => {
    const id = await assigned("13811110011");
    await act(city.people.worker, id, "visit", { answers: { fields: calm } });
    await act(city.people.worker, id, "lower-grade", { grade: "green", reason: "对方已搬离" });
    expect((await record("lead", id)).pending).toMatchObject([
      { action: "lower-grade", mayConfirm: true, grade: { value: "green" }, reason: "对方已搬离" },
    ]);
    const [own] = (await record("desk", id)).pending;
    expect(own).toMatchObject({ mayConfirm: false, grade: { value: "green" } });
  });

  test("a second person learns which result is proposed", async () => {
    const id = await assigned("13811110012");
    const { worker, lead } = city.people;
    for (let visit = 0; visit < 3; visit += 1) await act(worker, id, "visit", { answers: { fields: calm } });
    await act(worker, id, "lower-grade", { grade: "green", reason: "对方已搬离" });
    const [waiting] = (await record("lead", id)).pending;
    await act(lead, id, "confirm", { pending: waiting?.number });
    await act(worker, id, "follow");
    await act(worker, id, "close", { answers: { fields: { outcome: "safe" } } });
    expect((await record("lead", id)).pending).toMatchObject([
      { action: "close", grade: null, answers: { fields: { outcome: "safe" } } },
    ]);
  });

  test("the history names whom a case was assigned to", async () => {
    const id = await assigned("13811110013");
    const { history, row } = await record("lead", id);
    expect(row.assignee).toEqual({ id: city.accounts.worker, name: "worker" });
    expect(history.map(({ action, assignee }) => [action, assignee?.name ?? null])).toEqual([
      ["take", "worker"],
      ["receive", null],
    ]);
  });

  test("the history names the clock of each step, whom it told and which agency was asked next", async () => {
    const id = await assigned("13811110014");
    await act(city.people.worker, id, "toPolice");
    city.advance(31 * minutes);
    expect((await runCaseClock(city.ground)).failures).toEqual([]);
    const steps = (await record("lead", id)).history.flatMap(({ step }) => step ?? []);
    expect(steps).toMatchObject([
      { kind: "silence", clock: { zh: "移送公安：签收" }, told: { zh: "妇儿工委办" }, asked: [] },
      { kind: "silence", clock: { zh: "移送公安：签收" }, told: { zh: "个案督导" }, asked: ["甲市公安局"] },
    ]);
    // an agency that holds a referral is told no step of the case
    expect((await record("police", id)).history.every(({ step }) => step === null)).toBe(true);
  });

  test("who broke the glass reads how the case stands and until when, not that it was referred to her", async () => {
    const id = await assigned("13811110015");
    await act(city.people.hospital, id, "break-glass", { reason: "病人昏迷", minutes: 20 });
    const seen = await record("hospital", id);
    expect(seen).toMatchObject({ whole: true, actedAs: [], row: { state: "handling" } });
    expect(seen.row.assignee).toEqual({ id: city.accounts.worker, name: "worker" });
    const broken = seen.history.find(({ action }) => action === "break-glass");
    expect(Date.parse(seen.glassUntil ?? "") - Date.parse(broken?.at ?? "")).toBe(20 * minutes);
    expect((await record("lead", id)).glassUntil).toBeNull();
  });
});
