import type { PrivacyClass } from "@halfsky/cases";
import type { ReadTransaction } from "../database/transactions.ts";

/** That something personal of a case was shown. */
export interface CaseRead {
  readonly areaCode: string;
  readonly caseId: string;
  readonly classes: readonly PrivacyClass[];
}

const reads = new WeakMap<ReadTransaction, CaseRead[]>();

/** Notes that classes whose reading is logged were shown; whoever answers the request writes the entry before the answer. */
export function noteRead({ transaction }: { readonly transaction: ReadTransaction }, read: CaseRead): void {
  const known = reads.get(transaction);
  if (known === undefined) reads.set(transaction, [read]);
  else known.push(read);
}

/** What was noted in a transaction. */
export function notedReads(transaction: ReadTransaction): readonly CaseRead[] {
  return reads.get(transaction) ?? [];
}
