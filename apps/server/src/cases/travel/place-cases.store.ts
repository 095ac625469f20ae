import type { Expression, SqlBool } from "kysely";
import type { ReadTransaction } from "../../database/transactions.ts";
import type { CaseColumns } from "../case.store.ts";

/** Places of a register that were there before a moment, by their ids: those within a reach, or all of them by null. */
export async function listPlacesOpenedBefore(
  transaction: ReadTransaction,
  system: string,
  before: string,
  within: Expression<SqlBool> | null,
): Promise<readonly Pick<CaseColumns, "area_code" | "lies_in" | "id" | "phase" | "work">[]> {
  const opened = transaction
    .selectFrom("service_case")
    .select(["area_code", "lies_in", "id", "phase", "work"])
    .where("system", "=", system)
    .where("opened_at", "<", before)
    .orderBy("id");
  return await (within === null ? opened : opened.where(within)).execute();
}
