import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** The failed tries of a name that was typed; undefined when there is none. */
export async function findFailure(
  transaction: ReadTransaction,
  username: string,
): Promise<{ readonly failedCount: number; readonly lockedUntil: string | null } | undefined> {
  const row = await transaction
    .selectFrom("sign_in_failure")
    .selectAll()
    .where("username", "=", username)
    .executeTakeFirst();
  return row === undefined ? undefined : { failedCount: row.failed_count, lockedUntil: row.locked_until };
}

/** Counts one more failed try and locks the name where the count is full; returns the count. */
export async function countFailure(
  transaction: WriteTransaction,
  failure: { username: string; now: string; triesBeforeLock: number; lockedUntil: string },
): Promise<number> {
  const { username, now, triesBeforeLock, lockedUntil } = failure;
  await deleteForgotten(transaction, now);
  // A lock that is over begins a new count.
  await transaction
    .deleteFrom("sign_in_failure")
    .where("username", "=", username)
    .where("locked_until", "<=", now)
    .execute();
  const counted = await transaction
    .updateTable("sign_in_failure")
    .set((row) => ({ failed_count: row("failed_count", "+", 1), last_failed_at: now }))
    .where("username", "=", username)
    .returning("failed_count")
    .executeTakeFirst();
  const count = counted?.failed_count ?? 1;
  if (counted === undefined) {
    await transaction
      .insertInto("sign_in_failure")
      .values({ username, failed_count: 1, last_failed_at: now, locked_until: null })
      .execute();
  }
  if (count >= triesBeforeLock) {
    await transaction
      .updateTable("sign_in_failure")
      .set({ locked_until: lockedUntil })
      .where("username", "=", username)
      .execute();
  }
  return count;
}

/** Tries of a day ago no longer count; deleting them keeps made-up names from filling the table. */
async function deleteForgotten(transaction: WriteTransaction, now: string): Promise<void> {
  const dayAgo = new Date(Date.parse(now) - 86_400_000).toISOString();
  await transaction.deleteFrom("sign_in_failure").where("last_failed_at", "<", dayAgo).execute();
}

/** Forgets the failed tries of a name after a good one. */
export async function forgetFailures(transaction: WriteTransaction, username: string): Promise<void> {
  await transaction.deleteFrom("sign_in_failure").where("username", "=", username).execute();
}
