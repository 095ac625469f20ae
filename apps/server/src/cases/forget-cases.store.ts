import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** Closed cases of a system whose keys are still there, what was closed first standing first. */
export async function listClosedCases(transaction: ReadTransaction, system: string) {
  const rows = await transaction
    .selectFrom("service_case")
    .innerJoin("service_case_key", (join) =>
      join
        .onRef("service_case_key.area_code", "=", "service_case.area_code")
        .onRef("service_case_key.case_id", "=", "service_case.id"),
    )
    .select(["service_case.area_code", "service_case.id", "service_case.number", "service_case.closed_at"])
    .where("service_case.system", "=", system)
    .where("service_case.phase", "=", "closed")
    .where("service_case_key.destroyed_at", "is", null)
    .orderBy("service_case.closed_at")
    .execute();
  return rows.flatMap(({ closed_at, ...row }) => (closed_at === null ? [] : [{ ...row, closed_at }]));
}

/** Destroys the keys of a case, and the name that lists knew it by. */
export async function destroyKeys(
  transaction: WriteTransaction,
  { areaCode, caseId }: { readonly areaCode: string; readonly caseId: string },
  at: string,
): Promise<void> {
  await transaction
    .updateTable("service_case_key")
    .set({ data_key: null, sealed_key: null, destroyed_at: at })
    .where("area_code", "=", areaCode)
    .where("case_id", "=", caseId)
    .execute();
  await transaction
    .updateTable("service_case")
    .set({ who: null })
    .where("area_code", "=", areaCode)
    .where("id", "=", caseId)
    .execute();
}
