import type { MonitoringRulesRecord, monitoringRulesInput } from "@halfsky/api-contract";
import { checkMonitoringRules, type MonitoringRules } from "@halfsky/targets";
import type { z } from "zod";
import { mayReach, type ReadContext, requireReach, type WriteContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { newId } from "../database/new-id.ts";
import { findPlan } from "../plans/plan.store.ts";
import { notFound, PlatformError } from "../platform-error.ts";
import { areaAndAbove, listAreas } from "../statistics/area.store.ts";
import { insertRules, listRulesVersions, lockRules, type StoredRules } from "./monitoring-rules.store.ts";
import { findRules, type RulesOwner } from "./rules-in-force.ts";

/** The rules that count for a plan or an area's plans in general, whose they are, and every version of their own. */
export async function readMonitoringRules(
  context: ReadContext,
  query: { readonly areaCode?: string | undefined; readonly planId?: string | undefined },
): Promise<MonitoringRulesRecord> {
  const areaCode = query.areaCode ?? context.actor.areaCode;
  await requireReach(context, "judgement.read", { areaCode });
  const areas = await listAreas(context.transaction);
  if (query.planId === undefined) return await describeRules(context, { areaCode, planId: null });
  const plan = await findPlan(context.transaction, query.planId);
  // Rules of a plan are for all whom it binds to see.
  if (!plan || !areaAndAbove(areas, areaCode).includes(plan.areaCode)) throw noPlan(query.planId);
  return await describeRules(context, { areaCode: plan.areaCode, planId: plan.id });
}

function noPlan(id: string): PlatformError {
  return notFound({ zh: "规划", en: "plan" }, id);
}

async function describeRules(context: ReadContext, owner: RulesOwner): Promise<MonitoringRulesRecord> {
  const { transaction } = context;
  const rulesOf = await findRules(transaction, [owner.areaCode]);
  const { rules, version, stored } = rulesOf(owner);
  const versions = await listRulesVersions(transaction, owner);
  const areas = await listAreas(transaction);
  const isArea = stored !== null && stored.planId === null;
  return {
    ...owner,
    rules: copyOf(rules),
    rulesVersion: version,
    from: stored === null ? "default" : isArea ? "area" : "plan",
    fromArea: isArea
      ? {
          code: stored.areaCode,
          name: areas.find(({ code }) => code === stored.areaCode)?.name ?? stored.areaCode,
        }
      : null,
    version: versions[0]?.version ?? 0,
    versions: versions.map((one) => ({
      version: one.version,
      rules: copyOf(one.rules),
      reason: one.reason,
      set: one.set,
    })),
    mayManage: await mayReach(context, "light.manage", { areaCode: owner.areaCode }),
  };
}

function copyOf({ tolerance, lights }: MonitoringRules): MonitoringRulesRecord["rules"] {
  return { tolerance, lights: { ...lights, rules: lights.rules.map((rule) => ({ ...rule })) } };
}

/** Sets rules for a plan or an area: a new version beside the old ones, which still say what was judged by them. */
export async function setMonitoringRules(
  context: WriteContext,
  input: z.infer<typeof monitoringRulesInput>,
): Promise<MonitoringRulesRecord> {
  const { transaction } = context;
  const { areaCode, planId, rules, reason } = input;
  await requireReach(context, "light.manage", { areaCode });
  if (planId !== null && (await findPlan(transaction, planId))?.areaCode !== areaCode) throw noPlan(planId);
  const faults = checkMonitoringRules(rules);
  if (faults.length > 0) {
    throw new PlatformError(
      "invalid-input",
      422,
      {
        zh: `监测规则有 ${faults.length} 处问题，没有保存。`,
        en: `The rules have ${faults.length} fault(s) and were not kept.`,
      },
      faults.map(({ field, words }) => ({ where: `body.rules.${field}`, message: words })),
    );
  }
  await lockRules(transaction, areaCode);
  const newest = (await listRulesVersions(transaction, { areaCode, planId }))[0];
  if ((newest?.version ?? 0) !== input.baseVersion) throw fasterThan(newest);
  const version = input.baseVersion + 1;
  const id = newId("rules");
  const by = context.actor.accountId;
  await insertRules(transaction, { areaCode, id, planId, version, rules, reason, by, at: context.now });
  recordAudit(context, {
    action: "light.set-rules",
    subjectKind: planId === null ? "area" : "plan",
    subjectId: planId ?? areaCode,
    areaCode,
    before: newest && { version: newest.version, rules: newest.rules },
    after: { version, rules },
    details: { reason },
  });
  return await describeRules(context, { areaCode, planId });
}

function fasterThan(newest: StoredRules | undefined): PlatformError {
  const by = newest?.set.by ?? "?";
  return new PlatformError("conflict", 409, {
    zh: `${by} 已先保存了第 ${newest?.version ?? 0} 版规则。请刷新，核对后再保存。`,
    en: `${by} has set version ${newest?.version ?? 0} meanwhile. Reload, compare, and save again.`,
  });
}
