import type { ImportedDocument } from "@halfsky/api-contract";
import { requireReach, type WriteContext } from "../access/context.ts";
import { readFor, writeFor } from "../http/run-in-transaction.ts";
import { enqueueJob } from "../jobs/enqueue-job.ts";
import type { JobHandler } from "../jobs/job-worker.ts";
import { PlatformError } from "../platform-error.ts";
import { startClearing } from "./clear-imports.service.ts";
import { importPlanDocument, type ImportWishes } from "./import-plan-document.service.ts";
import { endPlanImport, findPlanImport, insertPlanImport, lockPlanImport } from "./plan-import.store.ts";
import { planImportKind } from "./plan-import.store.ts";
import { plainFileName } from "./read-plan-file.ts";
import type { ReadDocument } from "./reading-pool.ts";

/** Keeps an uploaded document and puts its import into the queue; returns the id of the job. */
export async function orderPlanImport(
  context: WriteContext,
  upload: { readonly fileName: string; readonly bytes: Uint8Array },
  { areaCode: wantedArea, period }: ImportWishes,
): Promise<string> {
  if (wantedArea !== undefined) await requireReach(context, "plan.import", { areaCode: wantedArea });
  const areaCode = context.actor.areaCode;
  const jobId = await enqueueJob(context, { kind: planImportKind, areaCode, payload: {} });
  const fileName = plainFileName(upload.fileName);
  const key = { areaCode, jobId };
  await insertPlanImport(context.transaction, key, { fileName, bytes: upload.bytes, wantedArea, period });
  await startClearing(context, areaCode);
  return jobId;
}

/**
 * Does the import of a job: reads outside any transaction, then keeps the document, its plans and the result in one.
 * Taken again after a crash it either finds the result or nothing at all, so a document is imported exactly once.
 */
export function planImportHandler(readDocument: ReadDocument): JobHandler {
  return async ({ ground, actor, areaCode, jobId, report }): Promise<ImportedDocument> => {
    const key = { areaCode, jobId };
    const onBehalf = { actor, requestId: null };
    const order = await readFor(ground, onBehalf, ({ transaction }) => findPlanImport(transaction, key));
    if (order?.result) return order.result;
    if (!order?.bytes) throw new Error(`the file of ${jobId} is gone`);
    try {
      await report(5);
      // A report that comes to nothing is made good by the next one.
      const onRead = () => void report(50).catch(() => undefined);
      const file = await readDocument(order.file_name, order.bytes, onRead);
      await report(80);
      return await writeFor(ground, onBehalf, async (context) => {
        const done = await lockPlanImport(context.transaction, key);
        if (done !== null) return done;
        const result = await importPlanDocument(context, file, {
          areaCode: order.wanted_area ?? undefined,
          period: periodOf(order),
        });
        await endPlanImport(context.transaction, key, result);
        return result;
      });
    } catch (error) {
      // Refused for good; everything else is tried again and needs the file.
      if (error instanceof PlatformError && error.status < 500) {
        await writeFor(ground, onBehalf, ({ transaction }) => endPlanImport(transaction, key, null));
      }
      throw error;
    }
  };
}

function periodOf(order: {
  readonly period_start: number | null;
  readonly period_end: number | null;
}): readonly [number, number] | undefined {
  return order.period_start === null || order.period_end === null
    ? undefined
    : [order.period_start, order.period_end];
}
