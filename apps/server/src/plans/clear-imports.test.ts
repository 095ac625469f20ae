import { planImport } from "@halfsky/api-contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../http/start-test-server.ts";
import { uploadFile } from "../http/upload-file.ts";
import { JobWorker } from "../jobs/job-worker.ts";
import { clearImportsJobs, clearImportsKind } from "./clear-imports.service.ts";
import { examplePlan } from "./example-plan.ts";

const dayMs = 86_400_000;
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** Does the nights that are due, of which each puts the next one into the queue. */
async function doNights(): Promise<void> {
  await new JobWorker(server.ground, clearImportsJobs, { error: () => undefined }).runDue();
}

const nightsAhead = async () =>
  (
    await server.database.kysely
      .selectFrom("job")
      .select("run_after")
      .where("kind", "=", clearImportsKind)
      .where("state", "=", "queued")
      .execute()
  ).length;

async function importThatFailed(fileName: string, content: string): Promise<string> {
  // Sessions do not last through the days between.
  const office = await server.signIn("office");
  const { ground } = server.app;
  const { config } = ground;
  Object.assign(ground, { config: { ...config, HALFSKY_JOB_WORKERS: 0 } });
  const upload = { url: "/api/plan-documents", fileName, content, prefer: "wait=60" };
  const answer = await uploadFile(office, upload);
  Object.assign(ground, { config });
  const { jobId } = planImport.parse(answer.json());
  // As a worker leaves it that tried three times and found the disk full.
  await server.database.kysely
    .updateTable("job")
    .set({ state: "failed", finished_at: server.ground.now().toISOString() })
    .where("id", "=", jobId)
    .execute();
  return jobId;
}

const kept = (jobId: string) =>
  server.database.kysely
    .selectFrom("plan_import")
    .select(["file_name", "byte_count", "bytes"])
    .where("job_id", "=", jobId)
    .executeTakeFirstOrThrow();

test("the file of an import that failed for good goes after thirty days; the import and its hash stay", async () => {
  const applied = await uploadFile(await server.signIn("office"), {
    url: "/api/plan-documents",
    fileName: "成了.txt",
    content: examplePlan(),
  });
  expect(applied.statusCode).toBe(200);
  const jobId = await importThatFailed("没成.txt", "没有读成的规划");
  expect(await nightsAhead()).toBe(1);

  server.advance(29 * dayMs);
  await doNights();
  expect((await kept(jobId)).bytes).not.toBeNull();
  expect(await nightsAhead()).toBe(1);

  server.advance(2 * dayMs);
  await doNights();
  expect(await kept(jobId)).toEqual({ file_name: "没成.txt", byte_count: 21, bytes: null });
  const entries = await server.database.kysely
    .selectFrom("audit_entry")
    .select(["action", "subject_id", "details"])
    .where("action", "=", "plan-import.clear")
    .execute();
  expect(entries).toMatchObject([
    {
      subject_id: jobId,
      details: {
        before: { fileName: "没成.txt", byteCount: 21, sha256: expect.stringMatching(/^[\da-f]{64}$/u) },
        reason: "failed for good, and kept for 30 days after that",
      },
    },
  ]);

  const documents = await server.database.kysely.selectFrom("plan_document").select("bytes").execute();
  expect(documents.map(({ bytes }) => bytes.length > 0)).toEqual([true]);
  // Nothing is left to clear: the nights end until somebody uploads again.
  expect(await nightsAhead()).toBe(0);
});

test("the file of an import that still waits is not cleared, however long", async () => {
  const jobId = await importThatFailed("等着.txt", "还在等的规划");
  await server.database.kysely
    .updateTable("job")
    .set({ state: "queued", finished_at: null, run_after: "2099-01-01T00:00:00.000Z" })
    .where("id", "=", jobId)
    .execute();
  server.advance(100 * dayMs);
  await doNights();
  expect((await kept(jobId)).bytes).not.toBeNull();
  expect(await nightsAhead()).toBe(1);
});
