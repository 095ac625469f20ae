import type { SavedView } from "@halfsky/api-contract";
import { jsonText } from "../database/json-text.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** The views that an account has saved of a list (of all lists without one), in the order of their ids' making. */
export async function listSavedViews(
  transaction: ReadTransaction,
  accountId: string,
  list?: string,
): Promise<readonly SavedView[]> {
  let select = transaction
    .selectFrom("saved_view")
    .selectAll()
    .where("account_id", "=", accountId)
    .orderBy("saved_at")
    .orderBy("id");
  if (list !== undefined) select = select.where("list", "=", list);
  return (await select.execute()).map((row) => ({
    id: row.id,
    list: row.list,
    name: row.name,
    query: row.query,
    columns: row.columns === null ? null : [...row.columns],
    savedAt: row.saved_at,
  }));
}

/** Adds a view of an account. */
export async function insertSavedView(
  transaction: WriteTransaction,
  accountId: string,
  view: SavedView,
): Promise<void> {
  await transaction
    .insertInto("saved_view")
    .values({
      account_id: accountId,
      id: view.id,
      list: view.list,
      name: view.name,
      query: view.query,
      columns: view.columns && jsonText<readonly string[]>(view.columns),
      saved_at: view.savedAt,
    })
    .execute();
}

/** Changes name, filters and columns of a view; its place in the order stays. */
export async function updateSavedView(
  transaction: WriteTransaction,
  accountId: string,
  view: SavedView,
): Promise<void> {
  await transaction
    .updateTable("saved_view")
    .set({
      name: view.name,
      query: view.query,
      columns: view.columns && jsonText<readonly string[]>(view.columns),
    })
    .where("account_id", "=", accountId)
    .where("id", "=", view.id)
    .execute();
}

/** Forgets a view of an account. */
export async function deleteSavedView(
  transaction: WriteTransaction,
  accountId: string,
  id: string,
): Promise<void> {
  await transaction
    .deleteFrom("saved_view")
    .where("account_id", "=", accountId)
    .where("id", "=", id)
    .execute();
}
