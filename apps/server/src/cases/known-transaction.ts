import { lockNames } from "../database/lock-names.ts";
import type { CaseDone } from "@halfsky/api-contract";
import { PlatformError } from "../platform-error.ts";
import { findTransaction, listOpenedBy } from "./case-action.store.ts";
import type { CaseWriteContext } from "./case-host.ts";

/** No action has more effects than this. */
const mostEffects = 20;

/**
 * The first answer to a transaction that was done already; undefined for a new one. Its name is held until the commit, so
 * that of two that come at once the second waits and finds the first. Another person's, or that of another case, is refused.
 */
export async function answerOfTransaction(
  { transaction, actor, host }: CaseWriteContext,
  transactionId: string,
  expected: { readonly system: string } | { readonly caseId: string },
): Promise<CaseDone | undefined> {
  await lockNames(transaction, [`transaction ${transactionId}`]);
  const known = await findTransaction(transaction, transactionId);
  if (known === undefined) return undefined;
  const isSame =
    "system" in expected
      ? known.system === expected.system && known.number === 1
      : known.case_id === expected.caseId;
  if (known.account_id !== actor.accountId || !isSame) {
    throw new PlatformError("transaction-used", 409, {
      zh: "这个操作标识已用于另一项操作。",
      en: "This transaction id was used for something else.",
    });
  }
  const opened = await listOpenedBy(
    transaction,
    Array.from({ length: mostEffects }, (_, index) => `${transactionId}/${index}/open`),
  );
  const rule = host.systems.get(known.system)?.definition.actions[known.action];
  return {
    id: known.case_id,
    number: known.case_number,
    version: known.number,
    pending: rule?.secondPerson !== undefined || known.action === "lower-grade",
    opened,
  };
}
