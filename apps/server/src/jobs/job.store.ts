import { type Job, job as jobContract } from "@halfsky/api-contract";
import type { Selectable } from "kysely";
import type { ReadContext } from "../access/context.ts";
import type { Tables } from "../database/tables.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** The newest jobs of the actor, newest first. */
export async function listOwnJobs({ transaction, actor }: ReadContext): Promise<Job[]> {
  const rows = await transaction
    .selectFrom("job")
    .selectAll()
    .where("created_by", "=", actor.accountId)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .limit(100)
    .execute();
  return rows.map(asJob);
}

/** A job of the actor; undefined for an unknown one and for someone else's. */
export async function findOwnJob({ transaction, actor }: ReadContext, id: string): Promise<Job | undefined> {
  const row = await transaction
    .selectFrom("job")
    .selectAll()
    .where("id", "=", id)
    .where("created_by", "=", actor.accountId)
    .executeTakeFirst();
  return row === undefined ? undefined : asJob(row);
}

/** Whether a job of an area is known by this name, whatever became of it. */
export async function isJobKnown(
  transaction: ReadTransaction,
  areaCode: string,
  id: string,
): Promise<boolean> {
  const row = await transaction
    .selectFrom("job")
    .select("id")
    .where("area_code", "=", areaCode)
    .where("id", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a job of a kind waits or is being done in an area. */
export async function isKindUnderWay(
  transaction: ReadTransaction,
  areaCode: string,
  kind: string,
): Promise<boolean> {
  const row = await transaction
    .selectFrom("job")
    .select("id")
    .where("area_code", "=", areaCode)
    .where("kind", "=", kind)
    .where("state", "in", ["queued", "running"])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets the jobs of a kind in an area that were finished before a moment (ISO 8601). */
export async function deleteFinishedJobs(
  transaction: WriteTransaction,
  areaCode: string,
  kind: string,
  before: string,
): Promise<void> {
  await transaction
    .deleteFrom("job")
    .where("area_code", "=", areaCode)
    .where("kind", "=", kind)
    .where("state", "in", ["done", "failed"])
    .where("finished_at", "<", before)
    .execute();
}

function asJob(row: Selectable<Tables["job"]>): Job {
  return {
    id: row.id,
    areaCode: row.area_code,
    kind: row.kind,
    state: row.state,
    progress: row.progress,
    result: row.result,
    error: row.error === null ? null : jobContract.shape.error.parse(row.error),
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  };
}
