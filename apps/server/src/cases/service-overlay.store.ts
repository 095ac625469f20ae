import type { Insertable } from "kysely";
import type { ServiceCaseTables } from "../database/tables/service-cases.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** Adds a version of an area's parameters. */
export async function insertOverlay(
  transaction: WriteTransaction,
  row: Insertable<ServiceCaseTables["service_overlay"]>,
): Promise<void> {
  await transaction.insertInto("service_overlay").values(row).execute();
}

/** All versions of an area's parameters, newest first; of one system or of every one. */
export async function listOverlayVersions(transaction: ReadTransaction, areaCode: string, system?: string) {
  let select = transaction.selectFrom("service_overlay").selectAll().where("area_code", "=", areaCode);
  if (system !== undefined) select = select.where("system", "=", system);
  return await select.orderBy("system").orderBy("version", "desc").execute();
}

/** Which of these grades cases of a system stand in that are not closed. */
export async function listGradesInUse(
  transaction: ReadTransaction,
  areaCodes: readonly string[],
  system: string,
  grades: readonly string[],
): Promise<readonly string[]> {
  if (areaCodes.length === 0 || grades.length === 0) return [];
  const rows = await transaction
    .selectFrom("service_case")
    .select("grade")
    .distinct()
    .where("area_code", "in", [...areaCodes])
    .where("system", "=", system)
    .where("phase", "<>", "closed")
    .where("grade", "in", [...grades])
    .execute();
  return rows.flatMap(({ grade }) => grade ?? []);
}

/** The newest parameters of every system in every area. */
export async function listNewestOverlays(transaction: ReadTransaction) {
  return await transaction
    .selectFrom("service_overlay as overlay")
    .select(["overlay.system", "overlay.area_code", "overlay.version", "overlay.overlay"])
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom("service_overlay as newer")
            .select("newer.version")
            .whereRef("newer.area_code", "=", "overlay.area_code")
            .whereRef("newer.system", "=", "overlay.system")
            .whereRef("newer.version", ">", "overlay.version"),
        ),
      ),
    )
    .execute();
}
