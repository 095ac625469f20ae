import { jobList } from "@halfsky/api-contract";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { writeFor } from "../http/run-in-transaction.ts";
import { findActor } from "../accounts/account.store.ts";
import { startTestServer, type TestServer } from "../http/start-test-server.ts";
import { PlatformError } from "../platform-error.ts";
import { enqueueJob, type JobOrder } from "./enqueue-job.ts";
import { type JobHandlers, JobWorker } from "./job-worker.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(() => server.database.kysely.deleteFrom("job").execute());

const log = { error: () => undefined };
const workerWith = (handlers: JobHandlers) => new JobWorker(server.ground, handlers, log);

async function order(
  input: Partial<JobOrder> & { readonly kind: string },
  username = "office",
): Promise<string> {
  const { kysely } = server.database;
  const { id } = await kysely
    .selectFrom("account")
    .select("id")
    .where("username", "=", username)
    .executeTakeFirstOrThrow();
  const actor = await findActor(kysely, id);
  if (actor === undefined) throw new Error(`no ${username}`);
  return await writeFor(server.ground, { actor, requestId: null }, (context) =>
    enqueueJob(context, { areaCode: "990100", payload: {}, ...input }),
  );
}

const jobRow = (id: string) =>
  server.database.kysely.selectFrom("job").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

describe("a job", () => {
  test("is done once, for whoever asked for it, and its result and progress are seen", async () => {
    const seen: unknown[] = [];
    const worker = workerWith({
      "example.add": async ({ payload, actor, report }) => {
        await report(40.7);
        seen.push(payload, actor.username, (await jobRow(id)).progress);
        return { sum: 3 };
      },
    });
    const id = await order({ kind: "example.add", payload: [1, 2] });
    expect(await worker.runDue()).toBe(1);
    expect(await worker.runDue()).toBe(0);
    expect(seen).toEqual([[1, 2], "office", 40]);
    const office = await server.signIn("office");
    expect((await office.get(`/api/jobs/${id}`)).json()).toMatchObject({
      state: "done",
      progress: 100,
      result: { sum: 3 },
      error: null,
    });
  });

  test("is seen by nobody but who asked for it", async () => {
    const id = await order({ kind: "example.none" });
    const other = await server.signIn("statistics");
    expect((await other.get(`/api/jobs/${id}`)).statusCode).toBe(404);
    expect(jobList.parse((await other.get("/api/jobs")).json()).jobs).toEqual([]);
    const office = await server.signIn("office");
    expect(jobList.parse((await office.get("/api/jobs")).json()).jobs).toMatchObject([
      { id, state: "queued" },
    ]);
  });

  test("waits for its time, and for a worker that knows its kind", async () => {
    const later = new Date(server.ground.now().getTime() + 3_600_000).toISOString();
    const id = await order({ kind: "example.later", runAfter: later });
    const worker = workerWith({ "example.later": async () => "done" });
    expect(await worker.runDue()).toBe(0);
    server.advance(3_600_000);
    expect(await workerWith({ other: async () => "done" }).runDue()).toBe(0);
    expect(await worker.runDue()).toBe(1);
    expect((await jobRow(id)).result).toBe("done");
  });

  test("that the input is at fault for fails at once, with the words that the asker needs", async () => {
    const fault = { where: "Sheet1!B2", message: { zh: "不是数字", en: "no number" } };
    const id = await order({ kind: "example.refuse" });
    const worker = workerWith({
      "example.refuse": async () => {
        throw new PlatformError("invalid-input", 422, { zh: "有误", en: "faulty" }, [fault]);
      },
    });
    await worker.runDue();
    const office = await server.signIn("office");
    expect((await office.get(`/api/jobs/${id}`)).json()).toMatchObject({
      state: "failed",
      error: { code: "invalid-input", detail: { zh: "有误" }, faults: [fault] },
    });
  });

  test("that breaks off is tried three times, later each time, and then said to have failed, without inner words", async () => {
    let tries = 0;
    const id = await order({ kind: "example.break" });
    const worker = workerWith({
      "example.break": async () => {
        tries += 1;
        throw new Error("secret path");
      },
    });
    for (let round = 0; round < 5; round += 1) {
      await worker.runDue();
      server.advance(700_000);
    }
    expect(tries).toBe(3);
    const row = await jobRow(id);
    expect(row).toMatchObject({ state: "failed", error: { code: "internal" } });
    expect(JSON.stringify(row)).not.toContain("secret path");
  });

  test("of a worker that died is taken again when its lease is over, and what the dead one says later changes nothing", async () => {
    const id = await order({ kind: "example.slow" });
    let letGo: () => void = () => undefined;
    const slow = workerWith({
      "example.slow": () =>
        new Promise((resolve) => {
          letGo = () => resolve("from the dead");
        }),
    });
    const dying = slow.runDue();
    await expect.poll(async () => (await jobRow(id)).state).toBe("running");
    const heir = workerWith({ "example.slow": async () => "from the heir" });
    expect(await heir.runDue()).toBe(0);
    server.advance(61_000);
    expect(await heir.runDue()).toBe(1);
    letGo();
    await dying;
    expect(await jobRow(id)).toMatchObject({ state: "done", result: "from the heir", attempts: 2 });
  });

  test("that kills every worker is given up", async () => {
    const id = await order({ kind: "example.deadly" });
    await server.database.kysely
      .updateTable("job")
      .set({ state: "running", attempts: 3, worker: "dead", leased_until: "2025-01-01T00:00:00Z" })
      .where("id", "=", id)
      .execute();
    const worker = workerWith({ "example.deadly": async () => "not reached" });
    await worker.runDue();
    expect(await jobRow(id)).toMatchObject({ state: "failed", error: { code: "job-given-up" } });
  });

  test("of a closed account is not done", async () => {
    const id = await order({ kind: "example.closed" }, "health");
    await server.database.kysely
      .updateTable("account")
      .set({ is_active: false })
      .where("username", "=", "health")
      .execute();
    await workerWith({ "example.closed": async () => "not reached" }).runDue();
    expect(await jobRow(id)).toMatchObject({ state: "failed", error: { code: "not-permitted" } });
  });

  test("is done by one worker only, though several look at once, and all are done", async () => {
    const done: string[] = [];
    const handlers: JobHandlers = {
      "example.many": async ({ jobId }) => {
        done.push(jobId);
      },
    };
    const ids = await Promise.all(Array.from({ length: 12 }, () => order({ kind: "example.many" })));
    await Promise.all(Array.from({ length: 3 }, () => workerWith(handlers).runDue()));
    expect(done.toSorted()).toEqual(ids.toSorted());
  });

  test("with a name of its own exists once", async () => {
    await order({ kind: "example.daily", id: "example.daily-2025-03-03" });
    await expect(order({ kind: "example.daily", id: "example.daily-2025-03-03" })).rejects.toThrow("job_key");
  });
});

describe("a worker", () => {
  test("that is started does what comes, and finishes the job in hand when it is stopped", async () => {
    let finish: () => void = () => undefined;
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const worker = workerWith({
      "example.long": () =>
        new Promise((resolve) => {
          finish = () => resolve("finished");
          begin();
        }),
    });
    worker.start();
    const id = await order({ kind: "example.long" });
    await begun;
    expect((await jobRow(id)).state).toBe("running");
    const stopped = worker.stop();
    finish();
    await stopped;
    expect(await jobRow(id)).toMatchObject({ state: "done", result: "finished" });
  });
});
