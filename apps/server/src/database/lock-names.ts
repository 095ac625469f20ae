import { sql } from "kysely";
import type { WriteTransaction } from "./transactions.ts";

/** Holds names until the commit, in one order, so that who comes later sees what was written under them. */
export async function lockNames(transaction: WriteTransaction, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  // hashtextextended would differ between databases of one city; md5 does not
  await sql`select pg_advisory_xact_lock(('x' || substr(md5(name), 1, 16))::bit(64)::bigint)
    from unnest(${[...new Set(names)].toSorted()}::text[]) as name`.execute(transaction);
}
