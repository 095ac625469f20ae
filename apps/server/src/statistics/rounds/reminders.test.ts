import type { NotificationList, Reminded, RoundRecord } from "@halfsky/api-contract";
import type { KyselyPlugin } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { jobHandlers } from "../../app.ts";
import { type SignedIn, startTestServer, type TestServer } from "../../http/start-test-server.ts";
import { JobWorker } from "../../jobs/job-worker.ts";
import { giveDueReminders } from "./remind-round.service.ts";
import { reminderKind, startAllReminders } from "./reminder-job.ts";
import { addHeads, addIndicators, exampleRound, issueExample, makeForm, sendWell } from "./test-round.ts";

const dayMs = 86_400_000;
/** The servers of these tests stand at nine in the morning of 2025-03-03; the example round is due on 2025-03-20. */
const daysToDue = 17;

let server: TestServer;
let statistics: SignedIn;
let round: RoundRecord;

/** A server whose city has one open round: a form of its education bureau, another of a county. */
async function startOpenRound(): Promise<void> {
  server = await startTestServer();
  const ids = await addIndicators(server);
  await addHeads(server);
  statistics = await server.signIn("statistics");
  const form = await makeForm(statistics, ids);
  round = await issueExample(
    statistics,
    exampleRound([[form.id, ["education-990100", "990100"], ["office-990101", "990101"]]]),
  );
}

const names = async () => {
  const rows = await server.database.kysely.selectFrom("round_reminder").select("id").execute();
  return rows.map(({ id }) => id.split("/").slice(2).join(" ")).toSorted();
};
const told = async () => {
  const rows = await server.database.kysely
    .selectFrom("notification")
    .select(["kind", "role_id", "organisation_id"])
    .where("kind", "in", ["remind", "escalate"])
    .execute();
  return rows.map((row) => `${row.kind} ${row.role_id} ${row.organisation_id ?? "*"}`);
};

describe("the reminders of an open round, day after day", () => {
  beforeAll(startOpenRound);
  afterAll(() => server.close());

  test("go to who fills in before and on the due day, to the head and the office after it, and end with the handing in", async () => {
    const worker = new JobWorker(server.ground, jobHandlers, { error: () => undefined });
    const runOfDay: Record<number, readonly string[]> = {};
    for (let day = 1 - daysToDue; day <= 16; day += 1) {
      server.advance(dayMs);
      const before = new Set(await names());
      await worker.runDue();
      const given = (await names()).filter((name) => !before.has(name));
      if (given.length > 0) runOfDay[day] = given;
      // the unit hands in two days late
      if (day === 2) {
        await server.database.kysely
          .updateTable("submission")
          .set({ state: "submitted", submitted_at: server.ground.now().toISOString() })
          .where("organisation_id", "=", "education-990100")
          .execute();
      }
    }
    const both = (step: string) => [`education-990100 ${step}`, `office-990101 ${step}`];
    expect(runOfDay).toEqual({
      [-7]: both("liaison-7"),
      [-3]: both("liaison-3"),
      [-1]: both("liaison-1"),
      0: both("liaison=0"),
      1: both("liaison+1"),
      // the county has nobody who confirms, so only who fills in is told there, and the office of all
      3: ["office-990101 liaison+3"],
      7: ["office office+7", "office-990101 liaison+7"],
      14: ["office office+14"],
    });
    const education = (
      await (await server.signIn("education")).get("/api/notifications")
    ).json<NotificationList>();
    const last = education.notifications.find(({ kind }) => kind === "remind");
    expect(last?.words.zh).toBe(
      "“2024年年报”：甲市教育局还有 1 张报表没有报送（甲妇儿1表），2025-03-20 已截止，逾期 1 天。",
    );
    const office = (await (await server.signIn("office")).get("/api/notifications")).json<NotificationList>();
    expect(office.notifications.find(({ kind }) => kind === "escalate")?.words.zh).toContain(
      "还有 1 个单位的 1 张报表没有报送（甲东区妇儿工委办）",
    );
  });

  test("stop when the round is closed, and so does the job of each morning", async () => {
    statistics = await server.signIn("statistics");
    await sendWell(statistics, "POST", `/api/rounds/${round.id}/close`);
    const before = await names();
    const worker = new JobWorker(server.ground, jobHandlers, { error: () => undefined });
    for (let day = 0; day < 3; day += 1) {
      server.advance(dayMs);
      await worker.runDue();
    }
    expect(await names()).toEqual(before);
    const waiting = await server.database.kysely
      .selectFrom("job")
      .select("id")
      .where("kind", "=", reminderKind)
      .where("state", "=", "queued")
      .execute();
    expect(waiting).toEqual([]);
  });
});

describe("a reminder is given once", () => {
  beforeEach(async () => {
    await startOpenRound();
    server.advance((daysToDue + 3) * dayMs);
    return () => server.close();
  });

  const expected = ["education-990100 liaison+3", "education-990100 unit-head+3", "office-990101 liaison+3"];
  const expectedTold = [
    "escalate unit-head education-990100",
    "remind county-office office-990101",
    "remind liaison education-990100",
  ];

  test("wherever the server is stopped while it reminds", async () => {
    let isStopped = true;
    for (let statement = 1; isStopped; statement += 1) {
      let asked = 0;
      const stop: KyselyPlugin = {
        transformQuery: ({ node }) => {
          asked += 1;
          if (asked === statement) throw new Error("stopped");
          return node;
        },
        transformResult: async ({ result }) => result,
      };
      const kysely = server.database.kysely.withPlugin(stop);
      const ground = { ...server.ground, database: { ...server.database, kysely } };
      const run = await giveDueReminders(ground, "990100").catch((error: unknown) => ({ failures: [error] }));
      isStopped = run.failures.length > 0;
      expect([0, expected.length]).toContain((await names()).length);
    }
    await giveDueReminders(server.ground, "990100");
    expect(await names()).toEqual(expected);
    expect((await told()).toSorted()).toEqual(expectedTold);
  });

  test("by however many servers at the same moment, and by hand once an hour", async () => {
    const runs = await Promise.all(
      Array.from({ length: 3 }, () => giveDueReminders(server.ground, "990100")),
    );
    expect(runs.flatMap(({ failures }) => failures)).toEqual([]);
    expect(runs.reduce((sum, { reminders }) => sum + reminders, 0)).toBe(expected.length);
    expect(await names()).toEqual(expected);
    expect((await told()).toSorted()).toEqual(expectedTold);
    const url = `/api/rounds/${round.id}/remind`;
    statistics = await server.signIn("statistics");
    expect(await sendWell<Reminded>(statistics, "POST", url)).toEqual({ reminded: 2 });
    expect(await sendWell<Reminded>(statistics, "POST", url)).toEqual({ reminded: 0 });
    server.advance(3_600_000);
    statistics = await server.signIn("statistics");
    expect(await sendWell<Reminded>(statistics, "POST", url)).toEqual({ reminded: 2 });
  });

  test("also when the server stood still for days: the newest stands for those that were missed", async () => {
    await server.database.kysely.deleteFrom("job").execute();
    server.advance(8 * dayMs);
    await startAllReminders(server.ground);
    await startAllReminders(server.ground);
    server.advance(dayMs);
    const worker = new JobWorker(server.ground, jobHandlers, { error: () => undefined });
    await worker.runDue();
    expect(await names()).toEqual([
      "education-990100 liaison+7",
      "education-990100 unit-head+7",
      "office office+7",
      "office-990101 liaison+7",
    ]);
  });
});
