import type { ReadTransaction } from "../database/transactions.ts";

/** Ids of the cases of a system in which a person of a party is found by a hashed value. */
export async function listGateCases(
  transaction: ReadTransaction,
  system: string,
  party: string,
  blind: string,
): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom("service_person_key")
    .innerJoin("service_case", (join) =>
      join
        .onRef("service_case.area_code", "=", "service_person_key.area_code")
        .onRef("service_case.id", "=", "service_person_key.case_id"),
    )
    .select("service_case.id")
    .distinct()
    .where("service_person_key.blind", "=", blind)
    .where("service_person_key.party", "=", party)
    .where("service_case.system", "=", system)
    .execute();
  return rows.map(({ id }) => id);
}
