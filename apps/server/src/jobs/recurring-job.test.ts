import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { startTestServer, type TestServer } from "../http/start-test-server.ts";
import type { WriteContext } from "../access/context.ts";
import { JobWorker } from "./job-worker.ts";
import { beginRounds, enqueueNextRound, forgetOldRounds, type RecurringJob } from "./recurring-job.ts";

const hourMs = 3_600_000;
const hourly: RecurringJob = {
  kind: "example.hourly",
  everyMs: hourMs,
  offsetMs: 1_800_000,
  keptMs: 3 * hourMs,
};
const city = "990100";
const county = "990101";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(() => server.database.kysely.deleteFrom("job").execute());

const change = (work: (context: WriteContext) => Promise<void>) =>
  writeFor(server.ground, { actor: platformActor, requestId: null }, work);

async function rounds(areaCode: string): Promise<readonly string[]> {
  const rows = await server.database.kysely
    .selectFrom("job")
    .select(["run_after", "created_by"])
    .where("kind", "=", hourly.kind)
    .where("area_code", "=", areaCode)
    .orderBy("run_after")
    .execute();
  expect(rows.every(({ created_by }) => created_by === platformActor.accountId)).toBe(true);
  return rows.map(({ run_after }) => run_after);
}

/** Half past the hour that lies so many hours from the one before now. */
const halfPast = (hours: number) =>
  new Date(
    (Math.floor((server.ground.now().getTime() - 1_800_000) / hourMs) + hours) * hourMs + 1_800_000,
  ).toISOString();

describe("the rounds of a job", () => {
  test("begin with the present one or with the next, in each area by itself", async () => {
    await change((context) => beginRounds(context, hourly, city, "this"));
    await change((context) => beginRounds(context, hourly, county, "next"));
    expect(await rounds(city)).toEqual([halfPast(0)]);
    expect(await rounds(county)).toEqual([halfPast(1)]);
  });

  test("do not begin again while one waits, and go on after the one that was done", async () => {
    await change((context) => beginRounds(context, hourly, city, "this"));
    await change((context) => beginRounds(context, hourly, city, "next"));
    expect(await rounds(city)).toEqual([halfPast(0)]);
    await new JobWorker(
      server.ground,
      { [hourly.kind]: async () => "done" },
      { error: () => undefined },
    ).runDue();
    await change((context) => beginRounds(context, hourly, city, "this"));
    expect(await rounds(city)).toEqual([halfPast(0), halfPast(1)]);
  });

  test("come once, however many ask for them at the same time", async () => {
    const asking = Array.from({ length: 6 }, () => [
      change((context) => enqueueNextRound(context, hourly, city)),
      change((context) => beginRounds(context, hourly, city, "next")),
    ]);
    await Promise.all(asking.flat());
    expect(await rounds(city)).toEqual([halfPast(1)]);
  });

  test("are forgotten some time after they were finished, those that wait are not", async () => {
    await change((context) => beginRounds(context, hourly, city, "this"));
    await new JobWorker(
      server.ground,
      { [hourly.kind]: async () => "done" },
      { error: () => undefined },
    ).runDue();
    await change((context) => enqueueNextRound(context, hourly, city));
    const forget = () => change((context) => forgetOldRounds(context, hourly, city));
    server.advance(2 * hourMs);
    await forget();
    expect(await rounds(city)).toHaveLength(2);
    server.advance(2 * hourMs);
    await forget();
    expect(await rounds(city)).toHaveLength(1);
  });
});
