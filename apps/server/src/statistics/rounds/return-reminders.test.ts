import type { NotificationList, Reminded, SubmissionRecord } from "@halfsky/api-contract";
import type { KyselyPlugin } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { jobHandlers } from "../../app.ts";
import { JobWorker } from "../../jobs/job-worker.ts";
import {
  faultless,
  read,
  save,
  startSubmissionCity,
  step,
  type SubmissionCity,
  walk,
} from "../submissions/test-submissions.ts";
import { giveDueReminders } from "./remind-round.service.ts";
import { sendWell } from "./test-round.ts";

const dayMs = 86_400_000;
/** The servers of these tests stand at nine in the morning of 2025-03-03, and what is sent back is due a week later. */
const daysToDue = 7;
const dueOn = "2025-03-10";

let city: SubmissionCity;
beforeEach(async () => {
  city = await startSubmissionCity();
  await save(city.as("county"), city.county, faultless(city.indicatorIds));
});
afterEach(() => city.server.close());

async function sendBack(username: string): Promise<SubmissionRecord> {
  const { version } = await read(city.as(username), city.county);
  return await sendWell<SubmissionRecord>(
    city.as(username),
    "POST",
    `/api/submissions/${city.county}/return`,
    {
      version,
      dueOn,
      items: city.indicatorIds
        .slice(0, 2)
        .map((indicatorId) => ({ indicatorId, breakdown: "", reason: "与台账不符" })),
    },
  );
}

/** Says why the first figures that were sent back stand, as many as this. */
async function answer(count: number): Promise<void> {
  // her session has ended meanwhile
  const county = await city.server.signIn("county");
  const { returns } = await read(county, city.county);
  for (const item of returns.filter((one) => one.answer === null).slice(0, count)) {
    await sendWell(county, "PUT", `/api/submissions/${city.county}/returns/${item.id}`, {
      words: "已与台账核对一致",
    });
  }
}

/** What was reminded of the county's return, in the order of names. */
const names = async () => {
  const rows = await city.server.database.kysely.selectFrom("round_reminder").select("id").execute();
  return rows
    .filter(({ id }) => id.includes(city.county))
    .map(({ id }) => id.split("/").slice(4).join(" "))
    .toSorted();
};
const told = async () => {
  const rows = await city.server.database.kysely
    .selectFrom("notification")
    .select(["kind", "role_id", "area_code", "organisation_id"])
    .where("kind", "in", ["remind", "escalate"])
    .where("subject_id", "=", city.county)
    .execute();
  return rows.map((row) => `${row.kind} ${row.role_id} ${row.organisation_id ?? row.area_code}`).toSorted();
};
const wordsTo = async (username: string, kind: string) => {
  const who = await city.server.signIn(username);
  const { notifications } = (await who.get("/api/notifications")).json<NotificationList>();
  return notifications.find((one) => one.kind === kind && one.subject?.id === city.county)?.words.zh;
};

/** Lets days go by with two servers working through each morning at once; answers what was reminded on which day around the due day. */
async function liveThrough(days: number, onDay: (day: number) => Promise<void> = async () => {}) {
  const workers = [1, 2].map(
    () => new JobWorker(city.server.ground, jobHandlers, { error: () => undefined }),
  );
  const runOfDay: Record<number, readonly string[]> = {};
  for (let day = 1 - daysToDue; day <= days - daysToDue; day += 1) {
    city.server.advance(dayMs);
    const before = new Set(await names());
    await Promise.all(workers.map((worker) => worker.runDue()));
    const given = (await names()).filter((name) => !before.has(name));
    if (given.length > 0) runOfDay[day] = given;
    await onDay(day);
  }
  return runOfDay;
}

describe("what was sent back", () => {
  test("is reminded of before, on and after the day of its answer, then told to the head and the office, until it comes again", async () => {
    await walk(city, 0, 2);
    const { version } = await sendBack("county-statistics");
    const said: Record<number, string | undefined> = {};
    const runs = await liveThrough(daysToDue + 9, async (day) => {
      if (day === -3 || day === 0) {
        said[day] = await wordsTo("county", "remind");
        await answer(1);
      }
      if (day === 8) await step(await city.server.signIn("county"), city.county, "submit");
    });
    expect(said[-3]).toBe(
      "“2024年年报”：甲东区妇儿工委办有 1 张报表被退回（甲妇儿1表），退回的 2 个数中还有 2 个没有答复；答复期限：2025-03-10 截止，还有 3 天。",
    );
    expect(said[0]).toContain("2 个数中还有 1 个没有答复；答复期限：今天截止。");
    const name = (rule: string) => `${version} ${rule}`;
    expect(runs).toEqual({
      [-3]: [name("liaison-3")],
      [-1]: [name("liaison-1")],
      0: [name("liaison=0")],
      1: [name("liaison+1")],
      3: [name("liaison+3"), name("unit-head+3")],
      7: [name("liaison+7"), name("office+7"), name("unit-head+7")],
    });
    expect(await wordsTo("county-head", "escalate")).toContain(
      "退回的 2 个数都已答复，还没有重新报送；答复期限：2025-03-10 已截止，逾期 7 天。",
    );
    // each once, though two servers were at work each morning
    const notes = await told();
    expect(notes.filter((note) => note === "remind county-office office-990101")).toHaveLength(6);
    expect(notes.filter((note) => note === "escalate unit-head office-990101")).toHaveLength(2);
    expect(notes.filter((note) => note.startsWith("escalate office"))).toHaveLength(1);
  });

  test("is not told of as a form that was never handed in, and has its name in the reminding by hand", async () => {
    await walk(city, 0, 2);
    await sendBack("county-statistics");
    const url = `/api/rounds/${city.roundId}/remind`;
    expect(await sendWell<Reminded>(city.as("statistics"), "POST", url)).toEqual({ reminded: 2 });
    expect(await sendWell<Reminded>(city.as("statistics"), "POST", url)).toEqual({ reminded: 0 });
    expect(await told()).toEqual(["remind county-office office-990101"]);
    const rows = await city.server.database.kysely.selectFrom("round_reminder").select("id").execute();
    expect(
      rows
        .map(({ id }) =>
          id
            .split("/")
            .slice(2)
            .join("/")
            .replace(/now-.*/, "now"),
        )
        .toSorted(),
    ).toEqual([
      "education-990100/now",
      `office-990101/${city.county}/${(await read(city.as("county"), city.county)).version}/now`,
    ]);
  });

  test("is reminded of once, wherever the server is stopped", async () => {
    await walk(city, 0, 2);
    await sendBack("county-statistics");
    city.server.advance((daysToDue + 3) * dayMs);
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
      const kysely = city.server.database.kysely.withPlugin(stop);
      const ground = { ...city.server.ground, database: { ...city.server.database, kysely } };
      const run = await giveDueReminders(ground, "990100").catch((error: unknown) => ({ failures: [error] }));
      isStopped = run.failures.length > 0;
      expect([0, 2]).toContain((await names()).length);
    }
    await giveDueReminders(city.server.ground, "990100");
    expect(await names()).toHaveLength(2);
    expect(await told()).toEqual(["escalate unit-head office-990101", "remind county-office office-990101"]);
  });

  test("of a round that is closed is reminded of all the same where a county's signed figures go on to the city", async () => {
    await walk(city, 0, 4);
    await sendWell(city.as("statistics"), "POST", `/api/rounds/${city.roundId}/close`);
    await city.server.database.kysely.deleteFrom("job").execute();
    const { version } = await sendBack("statistics");
    expect(await liveThrough(daysToDue)).toEqual({
      [-3]: [`${version} liaison-3`],
      [-1]: [`${version} liaison-1`],
      0: [`${version} liaison=0`],
    });
    await answer(2);
    await step(await city.server.signIn("county"), city.county, "submit");
    city.server.advance(dayMs);
    const worker = new JobWorker(city.server.ground, jobHandlers, { error: () => undefined });
    await worker.runDue();
    await worker.runDue();
    expect(await names()).toHaveLength(3);
    const waiting = await city.server.database.kysely
      .selectFrom("job")
      .select("id")
      .where("kind", "=", "round.remind")
      .where("state", "=", "queued")
      .execute();
    expect(waiting).toEqual([]);
  });
});
