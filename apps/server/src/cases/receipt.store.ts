import type { Insertable } from "kysely";
import type { ServiceCaseTables } from "../database/tables/service-cases.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** Adds the receipt of a report. */
export async function insertReceipt(
  transaction: WriteTransaction,
  row: Insertable<ServiceCaseTables["service_receipt"]>,
): Promise<void> {
  await transaction.insertInto("service_receipt").values(row).execute();
}

/** The receipt of a number and the keyed hash of its code, with how the case stands. */
export async function findReceipt(transaction: ReadTransaction, number: string, codeHash: string) {
  return await transaction
    .selectFrom("service_receipt")
    .innerJoin("service_case", (join) =>
      join
        .onRef("service_case.area_code", "=", "service_receipt.area_code")
        .onRef("service_case.id", "=", "service_receipt.case_id"),
    )
    .select(["service_receipt.number", "service_receipt.at", "service_case.phase", "service_case.id"])
    .where("service_receipt.number", "=", number)
    .where("service_receipt.code_hash", "=", codeHash)
    .executeTakeFirst();
}

/** When an action was first done on a case; undefined where it never was. */
export async function findActionMoment(
  transaction: ReadTransaction,
  caseId: string,
  actions: readonly string[],
): Promise<string | undefined> {
  if (actions.length === 0) return undefined;
  const row = await transaction
    .selectFrom("service_action")
    .select("at")
    .where("case_id", "=", caseId)
    .where("action", "in", [...actions])
    .orderBy("at")
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}
