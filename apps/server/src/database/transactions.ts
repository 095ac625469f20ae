import type { Kysely, Transaction } from "kysely";
import type { Tables } from "./tables.ts";

/** A transaction that may change rows. */
export type WriteTransaction = Transaction<Tables>;

/** A transaction that can only read: by its type, and in the database itself; a WriteTransaction may stand in for it. */
export type ReadTransaction = Pick<
  Kysely<Tables>,
  "selectFrom" | "selectNoFrom" | "with" | "withRecursive" | "fn" | "getExecutor"
>;

/** Runs `work` on one unchanging picture of the database; any write in it is refused by the database. */
export function readOnly<Result>(
  kysely: Kysely<Tables>,
  work: (transaction: ReadTransaction) => Promise<Result>,
): Promise<Result> {
  return kysely
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute((transaction) => work(transaction));
}

/** Runs `work` in a transaction that is committed when it returns and undone when it throws. */
export function write<Result>(
  kysely: Kysely<Tables>,
  work: (transaction: WriteTransaction) => Promise<Result>,
): Promise<Result> {
  return kysely.transaction().execute((transaction) => work(transaction));
}
