import { createHash } from "node:crypto";
import { platformActor } from "../access/actor.ts";
import type { WriteContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ground } from "../http/ground.ts";
import { readFor, writeFor } from "../http/run-in-transaction.ts";
import type { JobHandlers } from "../jobs/job-worker.ts";
import { beginRounds, enqueueNextRound, forgetOldRounds, type RecurringJob } from "../jobs/recurring-job.ts";
import { endPlanImport, isAnyFileKept, listAreasWithFiles, lockGivenUpImports } from "./plan-import.store.ts";

/** The kind of job that lets go, once a night in an area, of the files of imports that were given up long ago. */
export const clearImportsKind = "plan.clear-imports";

const dayMs = 86_400_000;
const nights: RecurringJob = {
  kind: clearImportsKind,
  everyMs: dayMs,
  // three in the morning in Beijing
  offsetMs: 68_400_000,
  keptMs: 7 * dayMs,
};

const behalf = { actor: platformActor, requestId: null };

/** The job that clears files of imports, by its kind. */
export const clearImportsJobs: JobHandlers = {
  [clearImportsKind]: async ({ ground, areaCode }) => {
    return await writeFor(ground, behalf, async (context) => {
      const cleared = await clearGivenUpImports(context, areaCode, ground.config.HALFSKY_IMPORT_DAYS);
      if (await isAnyFileKept(context.transaction, areaCode)) {
        await enqueueNextRound(context, nights, areaCode);
      }
      await forgetOldRounds(context, nights, areaCode);
      return { cleared };
    });
  },
};

/**
 * Lets go of the files of an area whose import failed for good so many days ago, and returns how many. What was imported is
 * in the plan document and is never touched; who uploaded what when stays with the import, and with the hash of the file in
 * the audit log.
 */
async function clearGivenUpImports(context: WriteContext, areaCode: string, days: number): Promise<number> {
  const before = new Date(Date.parse(context.now) - days * dayMs).toISOString();
  const givenUp = await lockGivenUpImports(context.transaction, areaCode, before);
  for (const { jobId, bytes, fileName, createdBy, createdAt, finishedAt } of givenUp) {
    await endPlanImport(context.transaction, { areaCode, jobId }, null);
    recordAudit(context, {
      action: "plan-import.clear",
      subjectKind: "plan-import",
      subjectId: jobId,
      areaCode,
      before: {
        fileName,
        byteCount: bytes.length,
        sha256: createHash("sha256").update(bytes).digest("hex"),
        uploaded: { by: createdBy, at: createdAt },
        failedAt: finishedAt,
      },
      details: { reason: `failed for good, and kept for ${days} days after that` },
    });
  }
  return givenUp.length;
}

/** Lets the nights of an area begin that has a file of an import, unless they are under way. */
export async function startClearing(context: WriteContext, areaCode: string): Promise<void> {
  await beginRounds(context, nights, areaCode, "next");
}

/** Looks at the start of the server that each area with a file of an import has its nights. */
export async function startAllClearing(ground: Ground): Promise<readonly string[]> {
  const areas = await readFor(ground, behalf, ({ transaction }) => listAreasWithFiles(transaction));
  for (const areaCode of areas) await writeFor(ground, behalf, (context) => startClearing(context, areaCode));
  return [];
}
