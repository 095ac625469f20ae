import type { Insertable } from "kysely";
import type { ServiceCaseTables } from "../database/tables/service-cases.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** Ids of cases that the clock has to look at, what is due longest standing first. */
export async function listDueCases(
  transaction: ReadTransaction,
  now: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom("service_case")
    .select("id")
    .where("next_step_at", "<=", now)
    .orderBy("next_step_at")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Ids of cases in which something runs. */
export async function listRunningCases(transaction: ReadTransaction): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom("service_case")
    .select("id")
    // in a closed case the review of a broken glass runs on
    .where((where) =>
      where.or([
        where.and([where("phase", "<>", "closed"), where("next_due_at", "is not", null)]),
        where("next_step_at", "is not", null),
      ]),
    )
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Whether a step was done, by whichever clock. */
export async function isStepDone(transaction: ReadTransaction, id: string): Promise<boolean> {
  const row = await transaction
    .selectFrom("service_step")
    .select("id")
    .where("id", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes that a step was done; the database takes each name once. */
export async function insertStep(
  transaction: WriteTransaction,
  row: Insertable<ServiceCaseTables["service_step"]>,
): Promise<void> {
  await transaction.insertInto("service_step").values(row).execute();
}
