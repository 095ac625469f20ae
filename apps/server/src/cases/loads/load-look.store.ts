import type { Insertable } from "kysely";
import { jsonText } from "../../database/json-text.ts";
import type { KeptLoadMapping, LoadedListTables } from "../../database/tables/loaded-lists.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/transactions.ts";
import { insertRows, type ListPlace, type LoadedListColumns, type NewRow } from "./loaded-list.store.ts";

/** Keeps a list whose file is still to be looked through. */
export async function insertList(
  transaction: WriteTransaction,
  list: Insertable<LoadedListTables["service_loaded_list"]>,
): Promise<void> {
  await transaction.insertInto("service_loaded_list").values(list).execute();
}

/** A list by its id, held until the commit. */
export async function lockList(
  transaction: WriteTransaction,
  id: string,
): Promise<LoadedListColumns | undefined> {
  return await transaction
    .selectFrom("service_loaded_list")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

/** Writes what the look came to; the file is gone with it, and its rows stand instead. */
export async function keepLook(
  transaction: WriteTransaction,
  { areaCode, id }: ListPlace,
  look: {
    readonly now: string;
    readonly outcome: Uint8Array;
    readonly signature: string | null;
    readonly rows: readonly NewRow[];
  },
): Promise<void> {
  await transaction
    .updateTable("service_loaded_list")
    .set({
      looked_at: look.now,
      file: null,
      outcome: look.outcome,
      signature: look.signature,
      row_count: look.rows.length,
    })
    .where("area_code", "=", areaCode)
    .where("id", "=", id)
    .execute();
  await insertRows(transaction, look.rows);
}

/** Takes a list on; it is finished at once where nothing of it waits. */
export async function takeOn(
  transaction: WriteTransaction,
  { areaCode, id }: ListPlace,
  { now, isFinished }: { readonly now: string; readonly isFinished: boolean },
): Promise<void> {
  await transaction
    .updateTable("service_loaded_list")
    .set({
      accepted_at: now,
      finished_at: isFinished ? now : null,
      outcome: null,
      mapping: null,
      signature: null,
    })
    .where("area_code", "=", areaCode)
    .where("id", "=", id)
    .execute();
}

/** Lets go of lists that were not taken on, with all that they said. */
export async function dropLists(transaction: WriteTransaction, lists: readonly ListPlace[]): Promise<void> {
  for (const { areaCode, id } of lists) {
    await transaction
      .deleteFrom("service_loaded_row")
      .where("area_code", "=", areaCode)
      .where("list_id", "=", id)
      .execute();
    await transaction
      .deleteFrom("service_loaded_list")
      .where("area_code", "=", areaCode)
      .where("id", "=", id)
      .execute();
  }
}

/** Lists that were brought before a moment and that nobody took on, held until the commit. */
export async function lockForgotten(
  transaction: WriteTransaction,
  before: string,
): Promise<readonly Pick<LoadedListColumns, "area_code" | "id" | "system">[]> {
  return await transaction
    .selectFrom("service_loaded_list")
    .select(["area_code", "id", "system"])
    .where("accepted_at", "is", null)
    .where("brought_at", "<=", before)
    .forUpdate()
    .execute();
}

/** Lists that somebody brought and has not taken on, each with how far its look is, the newest first. */
export async function listLooks(
  transaction: ReadTransaction,
  {
    accountId,
    systems,
    most,
  }: { readonly accountId: string; readonly systems: readonly string[]; readonly most: number },
) {
  if (systems.length === 0) return [];
  return await lookQuery(transaction)
    .where("list.brought_by", "=", accountId)
    .where("list.system", "in", [...systems])
    .orderBy("list.brought_at", "desc")
    .limit(most)
    .execute();
}

/** One of them; undefined where it is another's, was taken on or let go. */
export async function findLook(
  transaction: ReadTransaction,
  { accountId, system, id }: { readonly accountId: string; readonly system: string; readonly id: string },
): Promise<LookColumns | undefined> {
  return await lookQuery(transaction)
    .where("list.id", "=", id)
    .where("list.brought_by", "=", accountId)
    .where("list.system", "=", system)
    .executeTakeFirst();
}

/** A look with the state of its job. */
export type LookColumns = Awaited<ReturnType<typeof listLooks>>[number];

function lookQuery(transaction: ReadTransaction) {
  return transaction
    .selectFrom("service_loaded_list as list")
    .leftJoin("job", (join) =>
      join.onRef("job.area_code", "=", "list.area_code").onRef("job.id", "=", "list.job_id"),
    )
    .select([
      "list.area_code",
      "list.id",
      "list.system",
      "list.organisation_id",
      "list.file_name",
      "list.brought_at",
      "list.looked_at",
      "list.outcome",
      "list.provider",
      "list.data_key",
      "job.state as job_state",
      "job.progress",
      "job.error",
    ])
    .where("list.accepted_at", "is", null);
}

/** How an organisation reads lists of a system, as somebody confirmed it; the newest first. */
export async function listLoadMappings(
  transaction: ReadTransaction,
  {
    areaCode,
    system,
    organisationId,
  }: { readonly areaCode: string; readonly system: string; readonly organisationId: string },
): Promise<readonly { readonly signature: string; readonly mapping: KeptLoadMapping }[]> {
  return await transaction
    .selectFrom("service_loaded_mapping")
    .select(["signature", "mapping"])
    .where("area_code", "=", areaCode)
    .where("system", "=", system)
    .where("organisation_id", "=", organisationId)
    .orderBy("kept_at", "desc")
    .limit(mostMappings)
    .execute();
}

const mostMappings = 50;

/** Remembers how lists with such a head are read; what was confirmed last counts. */
export async function keepLoadMapping(
  transaction: WriteTransaction,
  row: Omit<Insertable<LoadedListTables["service_loaded_mapping"]>, "mapping"> & {
    readonly mapping: KeptLoadMapping;
  },
): Promise<void> {
  const { kept_by, kept_at } = row;
  const mapping = jsonText(row.mapping);
  await transaction
    .insertInto("service_loaded_mapping")
    .values({ ...row, mapping })
    .onConflict((conflict) =>
      conflict
        .columns(["area_code", "system", "organisation_id", "signature"])
        .doUpdateSet({ mapping, kept_by, kept_at }),
    )
    .execute();
}
