import type { ReadTransaction } from "../database/transactions.ts";

/** The newest case of a system in which a person of a party is found by a hashed value. */
export async function findGateCase(
  transaction: ReadTransaction,
  system: string,
  party: string,
  blind: string,
): Promise<
  { readonly state: string; readonly opened_at: string; readonly closed_at: string | null } | undefined
> {
  return await transaction
    .selectFrom("service_person_key")
    .innerJoin("service_case", (join) =>
      join
        .onRef("service_case.area_code", "=", "service_person_key.area_code")
        .onRef("service_case.id", "=", "service_person_key.case_id"),
    )
    .select(["service_case.state", "service_case.opened_at", "service_case.closed_at"])
    .where("service_person_key.blind", "=", blind)
    .where("service_person_key.party", "=", party)
    .where("service_case.system", "=", system)
    .orderBy("service_case.opened_at", "desc")
    .orderBy("service_case.id")
    .limit(1)
    .executeTakeFirst();
}
