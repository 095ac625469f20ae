import { planImport, planImportList } from "@halfsky/api-contract";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type SignedIn, startTestServer, type TestServer } from "../http/start-test-server.ts";
import { uploadFile } from "../http/upload-file.ts";
import { waitingWish } from "../http/waiting-wish.ts";
import { JobWorker } from "../jobs/job-worker.ts";
import { examplePlan } from "./example-plan.ts";
import { planImportHandler } from "./plan-import.service.ts";
import { planImportKind } from "./plan-import.store.ts";
import { readPlanFile } from "./read-plan-file.ts";
import type { ReadDocument } from "./reading-pool.ts";

let server: TestServer;
let office: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  office = await server.signIn("office");
});
afterAll(() => server.close());
beforeEach(() => server.advance(1000));

const log = { error: () => undefined };
const workerWith = (read: ReadDocument) =>
  new JobWorker(server.ground, { [planImportKind]: planImportHandler(read) }, log);

/** Leaves an import in the queue, as a server that only takes requests does. */
async function orderImport(fileName: string, content: string): Promise<string> {
  const config = { ...server.ground.config, HALFSKY_JOB_WORKERS: 0 };
  const ground = server.app.ground;
  Object.assign(server.app.ground, { config });
  try {
    const upload = { url: "/api/plan-documents", fileName, content, prefer: "wait=60" };
    const answer = await uploadFile(office, upload);
    expect(answer.statusCode).toBe(202);
    return planImport.parse(answer.json()).jobId;
  } finally {
    Object.assign(ground, { config: { ...config, HALFSKY_JOB_WORKERS: 1 } });
  }
}

const importOf = async (jobId: string) =>
  planImport.parse((await office.get(`/api/plan-imports/${jobId}`)).json());

const countOf = async (table: "plan_document" | "plan_reading" | "plan") =>
  (await server.database.kysely.selectFrom(table).select("area_code").execute()).length;

const bytesKept = async (jobId: string) =>
  (
    await server.database.kysely
      .selectFrom("plan_import")
      .select("bytes")
      .where("job_id", "=", jobId)
      .executeTakeFirstOrThrow()
  ).bytes;

const named = (title: string) => examplePlan((plan) => plan.replaceAll("甲市", title));

describe("an import that takes longer than its caller waits", () => {
  test("is answered with its job, goes on, and is found with its result by whoever comes back", async () => {
    const jobId = await orderImport("慢.txt", examplePlan());
    expect(await importOf(jobId)).toMatchObject({ state: "queued", fileName: "慢.txt", result: null });
    expect(await countOf("plan_document")).toBe(0);
    const seen: number[] = [];
    const worker = workerWith(async (name, bytes, onRead) => {
      seen.push((await importOf(jobId)).progress);
      return await readPlanFile(name, bytes, onRead);
    });
    expect(await worker.runDue()).toBe(1);
    expect(seen).toEqual([5]);
    const { imports } = planImportList.parse((await office.get("/api/plan-imports")).json());
    expect(imports[0]).toMatchObject({
      jobId,
      state: "done",
      progress: 100,
      error: null,
      result: { fileName: "慢.txt", already: false, plans: [{ outcome: "new" }] },
    });
    expect(await bytesKept(jobId)).toBeNull();
  });

  test("is refused in the words that a caller who waits gets, and lets go of the file", async () => {
    const jobId = await orderImport("通知.txt", "关于召开会议的通知\n请准时参加。\n");
    await workerWith(readPlanFile).runDue();
    const waiting = await uploadFile(office, {
      url: "/api/plan-documents",
      fileName: "通知.txt",
      content: "关于召开会议的通知\n请准时参加。\n",
    });
    const { code, detail, faults } = waiting.json<{ code: string; detail: unknown; faults: unknown }>();
    expect(waiting.statusCode).toBe(422);
    expect(await importOf(jobId)).toMatchObject({ state: "failed", error: { code, detail, faults } });
    expect(await bytesKept(jobId)).toBeNull();
  });

  test("is nobody else's to see", async () => {
    const jobId = await orderImport("别人的.txt", named("丙市"));
    const other = await server.signIn("county");
    expect((await other.get(`/api/plan-imports/${jobId}`)).statusCode).toBe(404);
    expect(planImportList.parse((await other.get("/api/plan-imports")).json()).imports).toEqual([]);
    expect((await (await server.signIn("leader")).get("/api/plan-imports")).statusCode).toBe(403);
    await workerWith(readPlanFile).runDue();
  });
});

describe("an import that breaks off", () => {
  test("while it reads is taken again after its lease and imports exactly once", async () => {
    const before = [await countOf("plan_document"), await countOf("plan_reading"), await countOf("plan")];
    const jobId = await orderImport("断电.txt", named("丁市"));
    let wake: () => void = () => undefined;
    const asleep = new Promise<void>((resolve) => {
      wake = resolve;
    });
    let begun: () => void = () => undefined;
    const isReading = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const dying = workerWith(async (name, bytes) => {
      begun();
      await asleep;
      return await readPlanFile(name, bytes);
    }).runDue();
    await isReading;
    expect(await countOf("plan_document")).toBe(before[0]);
    expect(await workerWith(readPlanFile).runDue()).toBe(0);
    server.advance(61_000);
    expect(await workerWith(readPlanFile).runDue()).toBe(1);
    // The one that was taken for dead wakes up and finds the work done.
    wake();
    await dying;
    const after = [await countOf("plan_document"), await countOf("plan_reading"), await countOf("plan")];
    expect(after).toEqual(before.map((count) => count + 1));
    const done = await importOf(jobId);
    expect(done).toMatchObject({ state: "done", result: { already: false, plans: [{ reading: 1 }] } });
    const entries = await server.database.kysely
      .selectFrom("audit_entry")
      .select("action")
      .where("subject_id", "=", done.result?.documentId ?? "")
      .execute();
    expect(entries).toEqual([{ action: "plan-document.import" }]);
  });

  test("between its commit and the end of its job gives the same result again", async () => {
    const jobId = await orderImport("晚断电.txt", named("戊市"));
    await workerWith(readPlanFile).runDue();
    const { result } = await importOf(jobId);
    const before = await countOf("plan_reading");
    await server.database.kysely
      .updateTable("job")
      .set({ state: "running", worker: "dead", result: null, leased_until: "2025-01-01T00:00:00Z" })
      .where("id", "=", jobId)
      .execute();
    const worker = workerWith(() => Promise.reject(new Error("read twice")));
    expect(await worker.runDue()).toBe(1);
    expect(await importOf(jobId)).toMatchObject({ state: "done", result });
    expect(await countOf("plan_reading")).toBe(before);
  });

  test("by a fault of the program keeps the file and is tried again later", async () => {
    const jobId = await orderImport("再来.txt", named("己市"));
    let tries = 0;
    const worker = workerWith(async (name, bytes) => {
      tries += 1;
      if (tries === 1) throw new Error("the thread would not start");
      return await readPlanFile(name, bytes);
    });
    await worker.runDue();
    expect(await importOf(jobId)).toMatchObject({ state: "queued", error: null });
    expect(await bytesKept(jobId)).not.toBeNull();
    server.advance(60_000);
    await worker.runDue();
    expect(await importOf(jobId)).toMatchObject({ state: "done" });
  });
});

test.each([
  [undefined, 2000],
  ["wait=10", 10_000],
  ["wait=10, handling=strict", 10_000],
  ["wait=99999", 60_000],
  ["respond-async", 0],
  ["respond-async, wait=3", 3000],
  ["nonsense", 2000],
])("a caller who prefers %s waits %i ms", (prefer, milliseconds) => {
  expect(waitingWish({ headers: prefer === undefined ? {} : { prefer } })).toBe(milliseconds);
});
