import type { Insertable } from "kysely";
import type { ServiceCaseTables } from "../database/tables/service-cases.ts";
import type { WriteTransaction } from "../database/transactions.ts";

/** Notes who was told what; rows are only ever added. */
export async function insertDisclosures(
  transaction: WriteTransaction,
  rows: readonly Insertable<ServiceCaseTables["service_disclosure"]>[],
): Promise<void> {
  await transaction
    .insertInto("service_disclosure")
    .values([...rows])
    .execute();
}
