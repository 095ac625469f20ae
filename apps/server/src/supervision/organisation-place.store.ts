import type { ReadTransaction } from "../database/transactions.ts";

/** An organisation with the area it belongs to. */
export interface OrganisationPlace {
  readonly id: string;
  readonly name: string;
  readonly areaCode: string;
}

/** The organisations of some areas, by area and pinyin. */
export async function listOrganisationPlaces(
  transaction: ReadTransaction,
  areaCodes: readonly string[],
): Promise<OrganisationPlace[]> {
  if (areaCodes.length === 0) return [];
  const rows = await transaction
    .selectFrom("organisation")
    .select(["id", "name", "area_code"])
    .where("area_code", "in", [...areaCodes])
    .orderBy("area_code")
    .orderBy("pinyin")
    .execute();
  return rows.map((row) => ({ id: row.id, name: row.name, areaCode: row.area_code }));
}
