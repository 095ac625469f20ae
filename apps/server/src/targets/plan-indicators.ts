import type { ReadTransaction } from "../database/transactions.ts";
import { listPlanTargets } from "./target.store.ts";

/** An indicator with the domain under which a plan lists it, in the plan's order; each indicator once. */
export async function listPlanIndicators(
  transaction: ReadTransaction,
  planId: string,
): Promise<readonly { readonly indicatorId: string; readonly domain: string | null }[]> {
  const found = new Map<string, string | null>();
  for (const target of await listPlanTargets(transaction, planId)) {
    if (target.indicatorId === null || target.retiredAt !== null || found.has(target.indicatorId)) continue;
    found.set(target.indicatorId, target.domain);
  }
  return [...found].map(([indicatorId, domain]) => ({ indicatorId, domain }));
}
