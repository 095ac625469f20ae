import type { CaseQueue, CaseRecord } from "@halfsky/api-contract";
import { addDays, beijingDate } from "@halfsky/calendar";
import { afterAll, beforeAll, expect, test } from "vitest";
import { act, type CaseTestCity, open, startCaseTestCity, tryAct } from "./case-test-city.ts";
import { runCaseClock } from "./clock.ts";

let city: CaseTestCity;
beforeAll(async () => {
  city = await startCaseTestCity();
});
afterAll(() => city.close());

const day = 24 * 3_600_000;
const eyes = "schedule:screening:eyes";
const hearing = "schedule:screening:hearing";

async function record(id: string): Promise<CaseRecord> {
  const answer = await city.people.hospital.get(`/api/cases/${id}`);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<CaseRecord>();
}

/** How the steps of a schedule stand on the page of a case. */
async function steps(id: string, schedule = "screening") {
  const found = (await record(id)).schedules.find(({ name }) => name === schedule);
  return (found?.steps ?? []).map(({ name, state, isNext }) => [name, state, isNext]);
}

/** A newborn at risk, born at 31 weeks so many days ago. */
async function newborn(name: string, daysAgo = 0): Promise<{ readonly id: string; readonly born: string }> {
  const born = new Date(city.ground.now().getTime() - daysAgo * day).toISOString();
  const { id } = await open(city.people.hospital, "high-risk-newborn", "grade", {
    answers: {
      fields: {
        locality: { unknown: true },
        bornAt: born,
        weeksAtBirth: "31",
        daysAtBirth: "0",
        risks: ["veryEarly"],
      },
      parties: {
        child: [{ id: "child-1", parts: { name, sex: "female", birthDate: beijingDate(born) } }],
        guardian: [{ id: "guardian-1", parts: { name: "张三", phone: "13800000000" } }],
      },
    },
  });
  return { id, born };
}

test("steps by age stand on the page, escalate when their window passed, and are explained", async () => {
  const { hospital } = city.people;
  const { id, born } = await newborn("测试甲");
  // both end on one day: hearing can be looked at already
  expect(await steps(id)).toEqual([
    ["eyes", "ahead", false],
    ["hearing", "ahead", true],
  ]);
  const checks = (await record(id)).schedules.find(({ name }) => name === "checks");
  // 31 weeks: nine weeks younger than its days say
  expect(checks?.origin).toEqual({
    day: addDays(beijingDate(born), 63),
    correctedDays: 63,
    isGestation: false,
  });

  city.advance(30 * day);
  expect((await steps(id))[0]).toEqual(["eyes", "due", false]);
  await act(hospital, id, "screen", { answers: { fields: { hearing: true } } });
  expect(await steps(id)).toEqual([
    ["eyes", "due", true],
    ["hearing", "done", false],
  ]);
  // nothing has passed yet
  const early = await tryAct(hospital, id, "explain-missed", { scheduled: eyes, reason: "尚在住院" });
  expect(early.statusCode).toBe(409);

  city.advance(14 * day);
  const { failures } = await runCaseClock(city.ground);
  expect(failures).toEqual([]);
  const told = await city.database.kysely
    .selectFrom("service_step")
    .select(["deadline", "kind"])
    .where("case_id", "=", id)
    .where("kind", "=", "escalate")
    .where("deadline", "like", "schedule:%")
    .execute();
  expect(new Set(told.map(({ deadline }) => deadline))).toEqual(new Set([eyes]));
  const late = await record(id);
  expect(late.possible.filter(({ action }) => action === "explain-missed").map(({ about }) => about)).toEqual(
    [{ scheduled: eyes }],
  );
  expect((await tryAct(hospital, id, "explain-missed", { scheduled: eyes })).statusCode).toBe(422);
  expect(
    (await tryAct(hospital, id, "explain-missed", { scheduled: hearing, reason: "无" })).statusCode,
  ).toBe(409);
  await act(hospital, id, "explain-missed", { scheduled: eyes, reason: "病情不允许" });
  expect(await steps(id)).toEqual([
    ["eyes", "missed", false],
    ["hearing", "done", false],
  ]);
  const after = await record(id);
  const missed = after.schedules.find(({ name }) => name === "screening")?.steps[0];
  expect(after.history.find(({ number }) => number === missed?.by)).toMatchObject({
    action: "explain-missed",
    reason: "病情不允许",
  });
  expect(after.deadlines.find(({ name }) => name === eyes)?.state).not.toBe("running");
});

test("a corrected day of birth moves the windows, in list and queue too, and stands in the history", async () => {
  const { hospital } = city.people;
  const { id, born } = await newborn("测试乙", 41);
  // a day before the window ends, sooner than anything else of a file that is new
  const before = (await record(id)).row.nextDeadline;
  expect(before?.name).toBe(eyes);
  const queued = (await hospital.get("/api/case-queue")).json<CaseQueue>();
  expect(queued.rows.find((row) => row.id === id)?.nextDeadline).toEqual(before);
  const corrected = new Date(Date.parse(born) - day).toISOString();
  await act(hospital, id, "correct", { reason: "出生医学证明", answers: { fields: { bornAt: corrected } } });
  const after = await record(id);
  expect(after.row.nextDeadline?.name).toBe(eyes);
  expect(Date.parse(before?.dueAt ?? "") - Date.parse(after.row.nextDeadline?.dueAt ?? "")).toBe(day);
  expect(after.history[0]).toMatchObject({ action: "correct", changed: ["bornAt"], reason: "出生医学证明" });
});

test("nobody is chased while the end of a case waits for a second person", async () => {
  const { hospital } = city.people;
  const { id } = await newborn("测试丙");
  await act(hospital, id, "give-consent", { consent: { scope: "hospital" } });
  await act(hospital, id, "toCentre");
  city.advance(60 * day);
  await act(hospital, id, "close", { answers: { fields: { outcome: "died" } } });
  expect((await record(id)).row.nextDeadline?.name.startsWith("schedule:")).not.toBe(true);
  await runCaseClock(city.ground);
  const told = await city.database.kysely
    .selectFrom("service_step")
    .select("deadline")
    .where("case_id", "=", id)
    .where("deadline", "like", "schedule:%")
    .execute();
  expect(told).toEqual([]);
  expect(await steps(id)).toEqual([
    ["eyes", "unexplained", false],
    ["hearing", "unexplained", false],
  ]);
});
