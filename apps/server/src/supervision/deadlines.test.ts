import type { MatterRecord, NotificationList, Problem } from "@halfsky/api-contract";
import { defaultSupervisionRules } from "@halfsky/supervision";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { readSchedule } from "../calendar/read-schedule.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { type SignedIn } from "../http/start-test-server.ts";
import { JobWorker } from "../jobs/job-worker.ts";
import { PlatformError } from "../platform-error.ts";
import { clockKind, startClocks, supervisionJobs } from "./clock-job.ts";
import { runClock } from "./clock.ts";
import { beginMatter, findPeople, type People } from "./invented-years.ts";
import { importCalendarAndRecalculate, loadSchedules } from "./recalculate-deadlines.service.ts";
import { act, startSupervisionTestCity, type SupervisionTestCity } from "./supervision-test-city.ts";

let city: SupervisionTestCity;
let office: SignedIn;
let people: People;
const behalf = { actor: platformActor, requestId: null };
beforeAll(async () => {
  city = await startSupervisionTestCity();
  office = await city.signIn("office");
  people = await findPeople(city);
});
afterAll(() => city.close());

const begin = (id: string, unit: "education" | "health" = "education") =>
  writeFor(city.ground, behalf, (context) => beginMatter(context, people, { id, unit }));
const open = async (id: string) => (await office.get(`/api/supervision/${id}`)).json<MatterRecord>();
const dueOf = async (id: string, duty: string) => {
  const { duties } = await open(id);
  return duties.find((one) => one.id === duty);
};

describe("the calendar", () => {
  test("of working days is answered with the notice that each day comes from", async () => {
    const answer = await office.get("/api/calendar?from=2026-02-14&to=2026-02-15");
    expect(answer.json()).toEqual({
      days: [
        { date: "2026-02-14", kind: "workday", name: "春节", source: "国办发明电〔2025〕7号" },
        { date: "2026-02-15", kind: "holiday", name: "春节", source: "国办发明电〔2025〕7号" },
      ],
      years: [2023, 2024, 2025, 2026],
    });
  });

  test("that the program comes with is loaded once, and adds nothing at the next start", async () => {
    const count = async () =>
      (await city.database.kysely.selectFrom("calendar_day").select("date").execute()).length;
    const before = await count();
    expect(await loadSchedules(city.ground)).toEqual([]);
    expect(await count()).toBe(before);
  });

  test("that is published later moves the deadlines that waited for it, tells the unit, and leaves the others alone", async () => {
    await begin("waiting");
    await begin("settled");
    const extend = { kind: "extend-deadline", dutyId: "explain/1", due: "2026-12-31", reason: "年底前" };
    const asked = await act(office, "waiting", 2, extend);
    expect(asked.json<MatterRecord>().duties.find(({ id }) => id === "explain/2")).toMatchObject({
      due: "2026-12-31",
      provisional: true,
    });
    // made up, as the schedule of 2027 could be
    const days = readSchedule(
      [
        "date,kind,name,source",
        "2026-12-31,holiday,元旦,示例",
        "2027-01-01,holiday,元旦,示例",
        "2027-01-02,workday,元旦,示例",
      ].join("\n"),
    );
    const counts = await writeFor(city.ground, behalf, (context) =>
      importCalendarAndRecalculate(context, days),
    );
    expect(counts).toEqual({ added: 3, changed: 0, unchanged: 0, recalculated: 1 });
    expect(await dueOf("waiting", "explain/3")).toMatchObject({ due: "2027-01-02", provisional: false });
    expect((await open("settled")).version).toBe(2);
    const { actions } = await open("waiting");
    expect(actions.at(-1)).toMatchObject({ kind: "recalculate-deadlines", relation: "platform" });
    const again = await writeFor(city.ground, behalf, (context) =>
      importCalendarAndRecalculate(context, days),
    );
    expect(again).toEqual({ added: 0, changed: 0, unchanged: 3, recalculated: 0 });
  });

  test("with faults is refused whole, each fault with its line", () => {
    const text = [
      "date,kind,name,source",
      "2027-02-30,holiday,春节,x",
      "2027-02-08,workday,春节,x",
      "2027-02-06,vacation,春节,x",
      "2027-02-07,holiday,,x",
      "2027-02-06,holiday,春节,x",
      "2027-02-06,holiday,春节,x",
    ].join("\n");
    let problem: PlatformError | undefined;
    try {
      readSchedule(text);
    } catch (error) {
      if (error instanceof PlatformError) problem = error;
    }
    expect(problem?.faults.map(({ where }) => where)).toEqual([
      "line 2",
      "line 3",
      "line 4",
      "line 5",
      "line 7",
    ]);
    expect(() => readSchedule("日期,类别\n")).toThrow("The calendar has faults");
  });
});

describe("rules", () => {
  test("are versions; new deadlines follow the new ones, and those that are set keep theirs", async () => {
    await begin("before");
    const rules = {
      ...defaultSupervisionRules,
      periods: { ...defaultSupervisionRules.periods, explain: 15 },
      reminders: [5, 2],
    };
    const input = { areaCode: "990100", baseVersion: 0, rules, reason: "按市里要求放宽" };
    const set = await office.send("PUT", "/api/supervision/rules", input);
    expect(set.json()).toMatchObject({ version: 1, rules: { periods: { explain: 15 } }, mayChange: true });
    await begin("after");
    expect(await dueOf("before", "explain/1")).toMatchObject({ due: "2025-03-17", rulesVersion: 0 });
    expect(await dueOf("after", "explain/1")).toMatchObject({ due: "2025-03-24", rulesVersion: 1 });
    const late = await office.send("PUT", "/api/supervision/rules", input);
    expect(late.json<Problem>()).toMatchObject({ code: "conflict", status: 409 });
    const wrong = { ...input, baseVersion: 1, rules: { ...rules, reminders: [0] } };
    expect((await office.send("PUT", "/api/supervision/rules", wrong)).statusCode).toBe(400);
  });
});

describe("the clock's job", () => {
  const rounds = () =>
    city.database.kysely
      .selectFrom("job")
      .select(["id", "state", "run_after"])
      .where("kind", "=", clockKind)
      .orderBy("run_after")
      .execute();
  const worker = () => new JobWorker(city.ground, supervisionJobs, { error: () => undefined });

  test("is there once for each hour and area, and each round puts the next one into the queue", async () => {
    await startClocks(city.ground);
    await startClocks(city.ground);
    expect((await rounds()).map(({ state }) => state)).toEqual(["queued"]);
    expect(await worker().runDue()).toBe(1);
    expect((await rounds()).map(({ state }) => state)).toEqual(["done", "queued"]);
    expect(await worker().runDue()).toBe(0);
    city.advance(3_600_000);
    expect(await worker().runDue()).toBe(1);
    await startClocks(city.ground);
    expect(await rounds()).toHaveLength(3);
  });

  test("skips the hours in which no process ran, and keeps a week of finished rounds", async () => {
    city.advance(20 * 24 * 3_600_000);
    expect(await worker().runDue()).toBe(1);
    const left = await rounds();
    expect(left.map(({ state }) => state)).toEqual(["done", "queued"]);
  });

  test("is started by the first matter of an area", async () => {
    await city.database.kysely.deleteFrom("job").execute();
    const drafted = await office.send("POST", "/api/supervision", { targetIds: [city.targets[0]] });
    expect(drafted.statusCode).toBe(200);
    expect(await rounds()).toHaveLength(1);
  });

  test("of one matter that cannot be handled goes on with the others, and says that it failed", async () => {
    const { kysely } = city.database;
    await begin("broken");
    await begin("whole");
    // a stored object where a list is expected: only a damaged database holds such a thing
    await kysely
      .insertInto("supervision_action")
      .values({
        area_code: "990100",
        matter_id: "broken",
        number: 3,
        kind: "acknowledge",
        relation: "addressee",
        account_id: "x",
        organisation_id: null,
        at: city.ground.now().toISOString(),
        details: "{}",
        dues: "{}",
      })
      .execute();
    city.advance(40 * 24 * 3_600_000);
    const { failures } = await runClock(city.ground, "990100");
    expect(failures).toHaveLength(1);
    const done = await kysely
      .selectFrom("supervision_clock_step")
      .select("id")
      .where("matter_id", "=", "whole")
      .execute();
    expect(done.length).toBeGreaterThan(3);
    // and it is not left for dead: the next round tries it again
    expect((await runClock(city.ground, "990100")).failures).toHaveLength(1);
  });
});

describe("nobody to tell", () => {
  test("a person who left is no reader: the next rung is told at once, and told why; where nobody is left, the matter says so", async () => {
    await begin("left", "health");
    const close = (username: string) =>
      city.database.kysely
        .updateTable("account")
        .set({ is_active: false })
        .where("username", "=", username)
        .execute();
    await close("health");
    city.advance(40 * 24 * 3_600_000);
    await runClock(city.ground, "990100");
    const { notifications } = (await office.get("/api/notifications")).json<NotificationList>();
    const passed = notifications.filter(
      ({ matterId, words }) => matterId === "left" && words.zh.includes("转告"),
    );
    expect(passed.length).toBeGreaterThan(0);
    expect(passed[0]?.words.zh).toContain("承办单位联络员无在岗人员");
    expect((await open("left")).nobodyToTell).toBe(false);

    const record = await open("left");
    for (const username of ["office", "leader"]) await close(username);
    const statistics = await city.signIn("statistics");
    await writeFor(city.ground, behalf, (context) =>
      beginMatter(context, people, { id: "lost", unit: "health" }),
    );
    city.advance(40 * 24 * 3_600_000);
    await runClock(city.ground, "990100");
    const lost = (await statistics.get("/api/supervision/lost")).json<MatterRecord>();
    expect(lost).toMatchObject({ nobodyToTell: true, escalatedTo: null });
    expect(lost.actions.some(({ words }) => words.zh.includes("无人可告知"))).toBe(true);
    expect(record.escalatedTo).toBe("leader");
  });
});
