import type { ReadTransaction } from "../database/transactions.ts";

/** Townships or villages of some areas, by their codes. */
export async function listLocalities(
  transaction: ReadTransaction,
  areaCodes: readonly string[],
  level: "township" | "village",
): Promise<readonly { readonly areaCode: string; readonly code: string; readonly name: string }[]> {
  if (areaCodes.length === 0) return [];
  return await transaction
    .selectFrom("locality")
    .select(["area_code as areaCode", "code", "name"])
    .where("area_code", "in", [...areaCodes])
    .where("level", "=", level)
    .orderBy("code")
    .execute();
}

/** Names of townships and villages by their codes. */
export async function listLocalityNames(
  transaction: ReadTransaction,
  codes: readonly string[],
): Promise<readonly { readonly code: string; readonly name: string }[]> {
  if (codes.length === 0) return [];
  return await transaction
    .selectFrom("locality")
    .select(["code", "name"])
    .where("code", "in", [...codes])
    .execute();
}

/** Of these codes those that the areas list. */
export async function listKnownCodes(
  transaction: ReadTransaction,
  areaCodes: readonly string[],
  codes: readonly string[],
): Promise<ReadonlySet<string>> {
  if (areaCodes.length === 0) return new Set();
  const rows = await transaction
    .selectFrom("locality")
    .select("code")
    .where("area_code", "in", [...areaCodes])
    .where("code", "in", [...codes])
    .execute();
  return new Set(rows.map(({ code }) => code));
}

/** Of these areas those that list townships or villages at all. */
export async function listAreasWithLocalities(
  transaction: ReadTransaction,
  areaCodes: readonly string[],
): Promise<ReadonlySet<string>> {
  if (areaCodes.length === 0) return new Set();
  const rows = await transaction
    .selectFrom("locality")
    .select("area_code")
    .distinct()
    .where("area_code", "in", [...areaCodes])
    .execute();
  return new Set(rows.map((row) => row.area_code));
}
