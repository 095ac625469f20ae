import type { Insertable, Selectable } from "kysely";
import type { ServiceCaseTables } from "../../database/tables/service-cases.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/transactions.ts";

/** A row of the ledger of releases. */
export type ReleaseColumns = Selectable<ServiceCaseTables["service_release"]>;

/** All releases of a system's figures of a year, the oldest first: what everybody can read together. */
export async function listLedger(
  transaction: ReadTransaction,
  system: string,
  year: number,
): Promise<readonly ReleaseColumns[]> {
  return await transaction
    .selectFrom("service_release")
    .selectAll()
    .where("system", "=", system)
    .where("year", "=", year)
    .orderBy("published_at")
    .orderBy("id")
    .execute();
}

/** Releases of areas, the newest first. */
export async function listReleases(
  transaction: ReadTransaction,
  areaCodes: readonly string[],
): Promise<readonly ReleaseColumns[]> {
  if (areaCodes.length === 0) return [];
  return await transaction
    .selectFrom("service_release")
    .selectAll()
    .where("area_code", "in", [...areaCodes])
    .orderBy("published_at", "desc")
    .orderBy("id")
    .execute();
}

/** A release by its id, and the one that corrected it. */
export async function findRelease(
  transaction: ReadTransaction,
  id: string,
): Promise<{ readonly release: ReleaseColumns; readonly supersededBy: string | null } | undefined> {
  const release = await transaction
    .selectFrom("service_release")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  if (release === undefined) return undefined;
  const later = await transaction
    .selectFrom("service_release")
    .select("id")
    .where("supersedes", "=", id)
    .executeTakeFirst();
  return { release, supersededBy: later?.id ?? null };
}

/** How many releases an area has made. */
export async function countReleases(transaction: ReadTransaction, areaCode: string): Promise<number> {
  const { count } = await transaction
    .selectFrom("service_release")
    .select((builder) => builder.fn.countAll<number>().as("count"))
    .where("area_code", "=", areaCode)
    .executeTakeFirstOrThrow();
  return count;
}

/** Adds a release to the ledger. */
export async function insertRelease(
  transaction: WriteTransaction,
  row: Insertable<ServiceCaseTables["service_release"]>,
): Promise<void> {
  await transaction.insertInto("service_release").values(row).execute();
}
