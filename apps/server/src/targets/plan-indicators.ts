import type { ReadTransaction } from "../database/transactions.ts";
import { listMonitoredTargets, listPlanTargets, type StoredTarget } from "./target.store.ts";

/** An indicator with the domain under which a plan lists it. */
export interface PlanIndicator {
  readonly indicatorId: string;
  readonly domain: string | null;
}

/** The indicators of a plan in its order, each once. */
export async function listPlanIndicators(
  transaction: ReadTransaction,
  planId: string,
): Promise<readonly PlanIndicator[]> {
  const targets = await listPlanTargets(transaction, planId);
  return eachOnce(targets.filter(({ retiredAt }) => retiredAt === null));
}

/** The indicators of all published plans of these areas in the plans' order, each once. */
export async function listMonitoredIndicators(
  transaction: ReadTransaction,
  areaCodes: readonly string[],
): Promise<readonly PlanIndicator[]> {
  return eachOnce(await listMonitoredTargets(transaction, { areaCodes }));
}

function eachOnce(targets: readonly StoredTarget[]): readonly PlanIndicator[] {
  const found = new Map<string, string | null>();
  for (const { indicatorId, domain } of targets) {
    if (indicatorId !== null && !found.has(indicatorId)) found.set(indicatorId, domain);
  }
  return [...found].map(([indicatorId, domain]) => ({ indicatorId, domain }));
}
