import type { ImportedDocument, PlanImport } from "@halfsky/api-contract";
import { planImport } from "@halfsky/api-contract";
import type { ReadContext } from "../access/context.ts";
import { jsonText } from "../database/json-text.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** Which import: imports are named by the job that does them. */
export interface PlanImportKey {
  readonly areaCode: string;
  readonly jobId: string;
}

/** The kind of the jobs that import a plan document. */
export const planImportKind = "plan.import";

/** Keeps an uploaded file for the job that will import it. */
export async function insertPlanImport(
  transaction: WriteTransaction,
  { areaCode, jobId }: PlanImportKey,
  upload: {
    readonly fileName: string;
    readonly bytes: Uint8Array;
    readonly wantedArea: string | undefined;
    readonly period: readonly [number, number] | undefined;
  },
): Promise<void> {
  await transaction
    .insertInto("plan_import")
    .values({
      area_code: areaCode,
      job_id: jobId,
      file_name: upload.fileName,
      byte_count: upload.bytes.length,
      bytes: upload.bytes,
      wanted_area: upload.wantedArea ?? null,
      period_start: upload.period?.[0] ?? null,
      period_end: upload.period?.[1] ?? null,
    })
    .execute();
}

/** What a job has to import, or what came of it when it was done before. */
export async function findPlanImport(transaction: ReadTransaction, { areaCode, jobId }: PlanImportKey) {
  return transaction
    .selectFrom("plan_import")
    .selectAll()
    .where("area_code", "=", areaCode)
    .where("job_id", "=", jobId)
    .executeTakeFirst();
}

/** The result of an import that is done; until the transaction ends nobody else can do it. */
export async function lockPlanImport(
  transaction: WriteTransaction,
  { areaCode, jobId }: PlanImportKey,
): Promise<ImportedDocument | null> {
  const { result } = await transaction
    .selectFrom("plan_import")
    .select("result")
    .where("area_code", "=", areaCode)
    .where("job_id", "=", jobId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return result;
}

/** Writes what came of an import, null for a refused one, and lets go of the file. */
export async function endPlanImport(
  transaction: WriteTransaction,
  { areaCode, jobId }: PlanImportKey,
  result: ImportedDocument | null,
): Promise<void> {
  await transaction
    .updateTable("plan_import")
    .set({ bytes: null, ...(result === null ? {} : { result: jsonText(result) }) })
    .where("area_code", "=", areaCode)
    .where("job_id", "=", jobId)
    .execute();
}

/**
 * The imports of an area that failed for good before a moment (ISO 8601) and still have their file; until the transaction
 * ends nobody else changes them. An import that waits, is being done or has a result is none of them.
 */
export async function lockGivenUpImports(transaction: WriteTransaction, areaCode: string, before: string) {
  const rows = await selectImports(transaction)
    .select(["bytes", "job.created_by"])
    .where("plan_import.area_code", "=", areaCode)
    .where("bytes", "is not", null)
    .where("plan_import.result", "is", null)
    .where("state", "=", "failed")
    .where("finished_at", "<", before)
    .orderBy("job.id")
    .forUpdate("plan_import")
    .execute();
  return rows.flatMap(({ bytes, ...row }) =>
    bytes === null
      ? []
      : {
          jobId: row.id,
          bytes,
          fileName: row.file_name,
          createdBy: row.created_by,
          createdAt: row.created_at,
          finishedAt: row.finished_at,
        },
  );
}

/** Whether any import of an area still has its file. */
export async function isAnyFileKept(transaction: ReadTransaction, areaCode: string): Promise<boolean> {
  const row = await transaction
    .selectFrom("plan_import")
    .select("job_id")
    .where("area_code", "=", areaCode)
    .where("bytes", "is not", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The areas in which an import still has its file. */
export async function listAreasWithFiles(transaction: ReadTransaction): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom("plan_import")
    .select("area_code")
    .distinct()
    .where("bytes", "is not", null)
    .orderBy("area_code")
    .execute();
  return rows.map((row) => row.area_code);
}

/** The newest imports of the actor, newest first. */
export async function listOwnPlanImports({ transaction, actor }: ReadContext): Promise<PlanImport[]> {
  const rows = await selectImports(transaction)
    .where("job.created_by", "=", actor.accountId)
    .orderBy("job.created_at", "desc")
    .orderBy("job.id")
    .limit(20)
    .execute();
  return rows.map(asPlanImport);
}

/** An import of the actor; undefined for an unknown one and for someone else's. */
export async function findOwnPlanImport(
  { transaction, actor }: ReadContext,
  jobId: string,
): Promise<PlanImport | undefined> {
  const row = await selectImports(transaction)
    .where("job.created_by", "=", actor.accountId)
    .where("job.id", "=", jobId)
    .executeTakeFirst();
  return row === undefined ? undefined : asPlanImport(row);
}

function selectImports(transaction: ReadTransaction) {
  return transaction
    .selectFrom("plan_import")
    .innerJoin("job", (join) =>
      join.onRef("job.area_code", "=", "plan_import.area_code").onRef("job.id", "=", "plan_import.job_id"),
    )
    .select(["job.id", "job.area_code", "file_name", "byte_count", "state", "progress", "plan_import.result"])
    .select(["error", "job.created_at", "finished_at"]);
}

function asPlanImport(
  row: Awaited<ReturnType<ReturnType<typeof selectImports>["execute"]>>[number],
): PlanImport {
  return {
    jobId: row.id,
    areaCode: row.area_code,
    fileName: row.file_name,
    byteCount: row.byte_count,
    state: row.state,
    progress: row.progress,
    // Kept with the import itself, a moment before the job is marked done.
    result: row.state === "done" ? row.result : null,
    error: row.error === null ? null : planImport.shape.error.parse(row.error),
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  };
}
