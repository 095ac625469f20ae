import type { GroundTables } from "../database/tables/ground.ts";
import type { ReadTransaction } from "../database/transactions.ts";

/** The first organisation of a kind in an area, by pinyin; undefined where the area has none. */
export async function findOrganisationOfKind(
  transaction: ReadTransaction,
  areaCode: string,
  kind: GroundTables["organisation"]["kind"],
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  return await transaction
    .selectFrom("organisation")
    .select(["id", "name"])
    .where("area_code", "=", areaCode)
    .where("kind", "=", kind)
    .orderBy("pinyin")
    .executeTakeFirst();
}

/** An organisation by its id, with its place. */
export async function findOrganisation(transaction: ReadTransaction, id: string) {
  return await transaction
    .selectFrom("organisation")
    .select(["id", "name", "area_code", "kind"])
    .where("id", "=", id)
    .executeTakeFirst();
}
