import type { Selectable } from "kysely";
import type { ServiceCaseTables } from "../database/tables/service-cases.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** A file of a case as it is stored. */
export type FileColumns = Selectable<ServiceCaseTables["service_file"]>;

/** A file without its bytes. */
export type FileLabel = Omit<FileColumns, "bytes">;

const labelColumns = ["area_code", "id", "case_id", "label", "size", "added_by", "added_at"] as const;

/** The files of a case, without their bytes, in the order they came. */
export async function listFiles(
  transaction: ReadTransaction,
  areaCode: string,
  caseId: string,
): Promise<readonly FileLabel[]> {
  return await transaction
    .selectFrom("service_file")
    .select(labelColumns)
    .where("area_code", "=", areaCode)
    .where("case_id", "=", caseId)
    .orderBy("added_at")
    .orderBy("id")
    .execute();
}

/** A file of a case. */
export async function findFile(
  transaction: ReadTransaction,
  areaCode: string,
  caseId: string,
  id: string,
): Promise<FileColumns | undefined> {
  return await transaction
    .selectFrom("service_file")
    .selectAll()
    .where("area_code", "=", areaCode)
    .where("case_id", "=", caseId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Adds a file. */
export async function insertFile(transaction: WriteTransaction, row: FileColumns): Promise<void> {
  await transaction.insertInto("service_file").values(row).execute();
}
