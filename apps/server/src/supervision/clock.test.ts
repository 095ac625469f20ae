import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beijingDate, isWorkingDay, workCalendarOf, addDays } from "@halfsky/calendar";
import type { KyselyPlugin } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { verifyAuditChain } from "../audit/verify-audit-chain.ts";
import { readSchedule } from "../calendar/read-schedule.ts";
import type { Ground } from "../http/ground.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { JobWorker } from "../jobs/job-worker.ts";
import { clockKind, startClocks, supervisionJobs } from "./clock-job.ts";
import { runClock } from "./clock.ts";
import {
  beginMatter,
  doAs,
  type ExpectedStep,
  expectedSteps,
  findPeople,
  scriptOf,
  urgedByPerson,
} from "./invented-years.ts";
import { everyMatter } from "./matter-reach.ts";
import { findMatter, listMatters } from "./matter.store.ts";
import { startSupervisionTestCity, type SupervisionTestCity } from "./supervision-test-city.ts";

const matterCount = 306;
const first = "2025-01-06";
const last = "2026-02-06";

class Killed extends Error {}

/** A numbered chance that is the same in every run. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * A process that may be killed at any moment: before any statement, or after it and before the commit. Once killed, nothing
 * of it reaches the database any more.
 */
function mortalGround(ground: Ground, chance: () => number, perStatement: number): Ground {
  let isDead = false;
  const live = (): void => {
    if (!isDead) isDead = chance() < perStatement / 2;
    if (isDead) throw new Killed("killed");
  };
  const killer: KyselyPlugin = {
    transformQuery: ({ node }) => {
      live();
      return node;
    },
    transformResult: async ({ result }) => {
      live();
      return result;
    },
  };
  return { ...ground, database: { ...ground.database, kysely: ground.database.kysely.withPlugin(killer) } };
}

let city: SupervisionTestCity;
beforeAll(async () => {
  city = await startSupervisionTestCity();
});
afterAll(() => city.close());

const schedules = readSchedule(
  readFileSync(join(import.meta.dirname, "../../../../apps/server/calendar/schedules.csv"), "utf8"),
);
const calendar = workCalendarOf(schedules);

function everyDay(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

describe("the clock over a year and a month, with processes killed at random", { timeout: 900_000 }, () => {
  test("does every reminder, urging and escalation exactly once, on its working day", async () => {
    const people = await findPeople(city);
    const workingDays = everyDay("2024-12-01", "2026-06-30").filter((day) => isWorkingDay(calendar, day));
    const begin = workingDays.indexOf(first);
    const issueDays = Array.from(
      { length: matterCount },
      (_, number) => workingDays[begin + Math.floor((number * 170) / matterCount)] ?? first,
    );
    const behalf = { actor: platformActor, requestId: null };
    const moveTo = (day: string): void => {
      const wanted = Date.parse(`${day}T02:00:00.000Z`);
      city.advance(Math.max(0, wanted - city.ground.now().getTime()));
    };
    // the test server begins in March 2025; this story begins earlier
    city.advance(Date.parse(`${first}T01:00:00.000Z`) - city.ground.now().getTime());
    const chance = chances(20_250_106);
    let kills = 0;
    const isLateHour = (): boolean => chance() < 0.5;

    for (const day of everyDay(first, last)) {
      moveTo(day);
      await writeFor(city.ground, behalf, async (context) => {
        for (const [number, issued] of issueDays.entries()) {
          const id = `m${number}`;
          if (issued === day) {
            await beginMatter(context, people, { id, unit: number % 4 < 3 ? "education" : "health" });
          }
          const start = workingDays.indexOf(issued);
          const script = scriptOf(number, (n) => workingDays[start + n] ?? last);
          for (const [after, part, action] of script) {
            if (workingDays[start + after] === day && after > 0) {
              await doAs(context, people, id, part, action);
            }
          }
        }
        if (day === "2025-09-01") {
          await context.transaction
            .updateTable("account")
            .set({ is_active: false })
            .where("username", "=", "health")
            .execute();
        }
      });
      // on other days nothing is due, which the comparison at the end would find out
      kills += isWorkingDay(calendar, day) ? await runDay(isLateHour) : 0;
      if (!isWorkingDay(calendar, day)) await runClock(city.ground, "990100");
    }

    expect(kills).toBeGreaterThan(100);
    await compareWithHistory(workingDays);
  });

  /** Runs the workers of a day until nothing is due: they die, leases run out, processes start again. */
  async function runDay(chooseRogue: () => boolean): Promise<number> {
    const chance = chances(Math.floor(city.ground.now().getTime() / 1000));
    const log = { error: () => undefined };
    let kills = 0;
    for (let round = 0; round < 60; round += 1) {
      await startClocks(city.ground);
      const grounds = [1, 2].map(() => mortalGround(city.ground, chance, 1 / 120));
      const runs = await Promise.allSettled([
        ...grounds.map((ground) => new JobWorker(ground, supervisionJobs, log).runDue()),
        // a third clock that asks no queue: the steps themselves must hold
        ...(chooseRogue() ? [runClock(mortalGround(city.ground, chance, 1 / 120), "990100")] : []),
      ]);
      kills += runs.filter(({ status }) => status === "rejected").length;
      const rounds = await city.database.kysely
        .selectFrom("job")
        .select(["state", "run_after"])
        .where("kind", "=", clockKind)
        .where("run_after", "<=", city.ground.now().toISOString())
        .orderBy("run_after")
        .execute();
      const due = rounds.filter(({ state }) => state === "queued" || state === "running").length;
      const hasFailed = rounds.at(-1)?.state === "failed";
      if (due === 0 && !hasFailed) return kills;
      // leases run out; and where a round was given up after three kills, the next one comes with the next hour
      city.advance(due === 0 ? 3_600_000 : 61_000);
    }
    throw new Error("the clock of a day never came to an end");
  }

  async function compareWithHistory(workingDays: readonly string[]): Promise<void> {
    const { kysely } = city.database;
    const stored = await listMatters(kysely, everyMatter);
    expect(stored).toHaveLength(matterCount);
    const expected = stored.flatMap(({ id, matter, actions }): readonly ExpectedStep[] => {
      const { duties } = matter;
      const ends = actions.filter(({ kind }) => kind === "withdraw" || kind === "propose-closing");
      const asSeen = duties.map((duty) => {
        const next = duties.find(({ name, round }) => name === duty.name && round === duty.round + 1);
        const lapsedBy = ends.find(({ at }) => beijingDate(at) >= duty.openedOn);
        const lapsedOn = next?.openedOn ?? (lapsedBy && beijingDate(lapsedBy.at)) ?? null;
        return {
          ...duty,
          endedOn: duty.state === "met" ? duty.metOn : duty.state === "lapsed" ? lapsedOn : null,
          urgedOn: urgedByPerson(actions, duty.openedOn),
        };
      });
      return expectedSteps(id, asSeen, workingDays, last);
    });
    const rows = await kysely.selectFrom("supervision_clock_step").selectAll().execute();
    const done = rows.map(({ id, due_on }) => ({ id, day: due_on }));
    const key = (step: ExpectedStep): string => `${step.id} ${step.day}`;
    expect(done.map(key).toSorted()).toEqual(expected.map(key).toSorted());
    expect(rows.filter(({ due_on, done_at }) => due_on !== beijingDate(done_at))).toEqual([]);
    expect(rows.length).toBeGreaterThan(1200);

    // each step stands once in a history, and what it told arrived once
    const told = stored.flatMap(({ id, actions }) =>
      actions
        .filter(({ relation }) => relation === "platform")
        .map(({ kind, details }) => ({ kind, step: `${id}/${JSON.stringify(details)}` })),
    );
    expect(new Set(told.map(({ step }) => step)).size).toBe(told.length);
    const notifications = await kysely
      .selectFrom("notification")
      .select(["kind", "words"])
      .where("kind", "in", ["remind", "escalate"])
      .execute();
    expect(notifications).toHaveLength(told.filter(({ kind }) => kind !== "issue-urging").length);

    // the liaison who left in September is told nothing; the office is, and learns why
    const passed = rows.filter(({ told: { asked } }) => asked.length > 1);
    expect(passed.length).toBeGreaterThan(10);
    expect(passed.every(({ told: { asked, reached } }) => asked[0] === "unit" && reached === "office")).toBe(
      true,
    );
    expect(notifications.filter(({ words }) => words.zh.includes("无在岗人员"))).toHaveLength(passed.length);

    const letters = await kysely
      .selectFrom("supervision_letter")
      .select(["year", "number", "kind", "issued_by"])
      .orderBy("year")
      .orderBy("number")
      .execute();
    const numbersOf = (year: number) =>
      letters.filter((one) => one.year === year).map(({ number }) => number);
    for (const year of [2025, 2026]) {
      const numbers = numbersOf(year);
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    }
    const byItself = letters.filter(({ kind, issued_by }) => kind === "urging" && issued_by === "platform");
    expect(byItself).toHaveLength(told.filter(({ kind }) => kind === "issue-urging").length);

    expect((await verifyAuditChain(kysely)).status).toBe("intact");
    expect((await findMatter(kysely, "m1"))?.matter.state).toBe("closed");
  }
});
