import type { ReadTransaction } from "../database/transactions.ts";
import { hashAuditEntry } from "./hash-audit-entry.ts";

/** Whether the whole audit log is as it was written. */
export type AuditChainState =
  | { readonly status: "intact"; readonly entries: number; readonly brokenAt: null }
  | { readonly status: "broken"; readonly entries: number; readonly brokenAt: number };

const firstHash = "0".repeat(64);
const pageSize = 2000;

/** Recomputes every hash from the first entry on; an entry changed, missing or added makes the chain broken there. */
export async function verifyAuditChain(transaction: ReadTransaction): Promise<AuditChainState> {
  let previousHash = firstHash;
  let sequence = 0;
  for (;;) {
    const rows = await transaction
      .selectFrom("audit_entry")
      .selectAll()
      .where("sequence", ">", sequence)
      .orderBy("sequence")
      .orderBy("area_code")
      .limit(pageSize)
      .execute();
    for (const { hash, ...entry } of rows) {
      const fits =
        entry.sequence === sequence + 1 &&
        entry.previous_hash === previousHash &&
        hashAuditEntry(entry) === hash;
      if (!fits) return { status: "broken", entries: sequence, brokenAt: sequence + 1 };
      sequence = entry.sequence;
      previousHash = hash;
    }
    if (rows.length < pageSize) break;
  }
  const head = await transaction.selectFrom("audit_chain").selectAll().executeTakeFirst();
  return head?.last_sequence === sequence && head.last_hash === previousHash
    ? { status: "intact", entries: sequence, brokenAt: null }
    : { status: "broken", entries: sequence, brokenAt: sequence + 1 };
}
