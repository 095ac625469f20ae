import type { WriteContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { PublishedTarget } from "./target.store.ts";
import {
  insertTarget,
  keepTargetRevisions,
  listPlanTargets,
  retireTargets,
  updateTarget,
} from "./target.store.ts";

export type { PublishedTarget } from "./target.store.ts";
export { listPlanTargets } from "./target.store.ts";

/** The targets of one published version of a plan. */
export interface PublishedTargets {
  readonly areaCode: string;
  readonly planId: string;
  readonly planVersion: number;
  readonly targets: readonly PublishedTarget[];
}

/**
 * Brings the stored targets of a plan to its newest version: known ids are changed, new ones added, those no longer there
 * retired; how each stood before stays in its revisions. The caller has checked that the actor may publish.
 */
export async function publishTargets(context: WriteContext, published: PublishedTargets): Promise<void> {
  const { transaction, now } = context;
  const known = await listPlanTargets(transaction, published.planId);
  const ids = new Set(published.targets.map(({ id }) => id));
  const gone = known.filter(({ id, retiredAt }) => !ids.has(id) && retiredAt === null).map(({ id }) => id);
  for (const target of published.targets) {
    const isKnown = known.some(({ id }) => id === target.id);
    await (isKnown ? updateTarget : insertTarget)(transaction, published, target);
  }
  await retireTargets(transaction, published.areaCode, gone, now);
  await keepTargetRevisions(transaction, published.areaCode, [...ids, ...gone], now);
  recordAudit(context, {
    action: "target.publish",
    subjectKind: "plan",
    subjectId: published.planId,
    areaCode: published.areaCode,
    details: { version: published.planVersion, targets: [...ids], retired: gone },
  });
}
