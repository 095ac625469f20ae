import { type Job, job as jobContract } from "@halfsky/api-contract";
import type { Selectable } from "kysely";
import type { ReadContext } from "../access/context.ts";
import type { Tables } from "../database/tables.ts";

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
