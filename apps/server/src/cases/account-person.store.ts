import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** By what the person of an account is known in cases; undefined where nobody recorded it. */
export async function findAccountPerson(
  transaction: ReadTransaction,
  accountId: string,
): Promise<string | undefined> {
  const row = await transaction
    .selectFrom("service_account_person")
    .select("blind")
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  return row?.blind;
}

/** Accounts among these whose person is recorded. */
export async function listKnownAccounts(
  transaction: ReadTransaction,
  accountIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (accountIds.length === 0) return new Set();
  const rows = await transaction
    .selectFrom("service_account_person")
    .select("account_id")
    .where("account_id", "in", [...accountIds])
    .execute();
  return new Set(rows.map(({ account_id }) => account_id));
}

/** Records whose account it is from now on; null takes it away. */
export async function replaceAccountPerson(
  transaction: WriteTransaction,
  accountId: string,
  person: { readonly blind: string; readonly setBy: string; readonly setAt: string } | null,
): Promise<void> {
  await transaction.deleteFrom("service_account_person").where("account_id", "=", accountId).execute();
  if (person === null) return;
  await transaction
    .insertInto("service_account_person")
    .values({ account_id: accountId, blind: person.blind, set_by: person.setBy, set_at: person.setAt })
    .execute();
}
