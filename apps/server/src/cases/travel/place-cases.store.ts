import type { Expression, SqlBool } from "kysely";
import type { ReadTransaction } from "../../database/transactions.ts";
import type { CaseColumns } from "../case.store.ts";

/** Places of a register that were there before a moment, within a reach, by their ids. */
export async function listPlacesOpenedBefore(
  transaction: ReadTransaction,
  system: string,
  before: string,
  within: Expression<SqlBool>,
): Promise<readonly Pick<CaseColumns, "area_code" | "id" | "phase" | "work">[]> {
  return await transaction
    .selectFrom("service_case")
    .select(["area_code", "id", "phase", "work"])
    .where("system", "=", system)
    .where("opened_at", "<", before)
    .where(within)
    .orderBy("id")
    .execute();
}
