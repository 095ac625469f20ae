import { sql } from "kysely";
import type { MonitoringRules } from "@halfsky/targets";
import { platformActor } from "../access/actor.ts";
import { jsonText } from "../database/json-text.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** One version of the monitoring rules of an area or of one of its plans. */
export interface StoredRules {
  readonly areaCode: string;
  readonly id: string;
  /** Null: for all plans of the area that have none of their own. */
  readonly planId: string | null;
  readonly version: number;
  readonly rules: MonitoringRules;
  readonly reason: string;
  readonly set: { readonly by: string; readonly at: string };
}

function selectRules(transaction: ReadTransaction) {
  return transaction
    .selectFrom("monitoring_rules")
    .leftJoin("account", "account.id", "monitoring_rules.set_by")
    .selectAll("monitoring_rules")
    .select("account.display_name");
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRules>["execute"]>>[number];

function fromRow(row: Row): StoredRules {
  const by = row.display_name ?? (row.set_by === platformActor.accountId ? platformActor.displayName : null);
  return {
    areaCode: row.area_code,
    id: row.id,
    planId: row.plan_id,
    version: row.version,
    rules: row.rules,
    reason: row.reason,
    set: { by: by ?? row.set_by, at: row.set_at },
  };
}

/** The newest rules of each of these areas and of each of their plans; with `asOf` (ISO 8601) the newest of that moment. */
export async function listRulesInForce(
  transaction: ReadTransaction,
  query: { readonly areaCodes: readonly string[]; readonly asOf?: string | undefined },
): Promise<readonly StoredRules[]> {
  if (query.areaCodes.length === 0) return [];
  let select = selectRules(transaction).where("monitoring_rules.area_code", "in", [...query.areaCodes]);
  if (query.asOf !== undefined) select = select.where("monitoring_rules.set_at", "<=", query.asOf);
  const rows = await select
    .distinctOn(["monitoring_rules.area_code", sql`coalesce(monitoring_rules.plan_id, '')`])
    .orderBy("monitoring_rules.area_code")
    .orderBy(sql`coalesce(monitoring_rules.plan_id, '')`)
    .orderBy("monitoring_rules.version", "desc")
    .execute();
  return rows.map(fromRow);
}

/** Every version of an area's or a plan's own rules, newest first. */
export async function listRulesVersions(
  transaction: ReadTransaction,
  owner: Pick<StoredRules, "areaCode" | "planId">,
): Promise<readonly StoredRules[]> {
  const rows = await selectRules(transaction)
    .where("monitoring_rules.area_code", "=", owner.areaCode)
    .where("monitoring_rules.plan_id", owner.planId === null ? "is" : "=", owner.planId)
    .orderBy("monitoring_rules.version", "desc")
    .execute();
  return rows.map(fromRow);
}

/** Adds a version; an earlier one stays, for whatever was judged by it. */
export async function insertRules(
  transaction: WriteTransaction,
  stored: Omit<StoredRules, "set"> & { readonly by: string; readonly at: string },
): Promise<void> {
  await transaction
    .insertInto("monitoring_rules")
    .values({
      area_code: stored.areaCode,
      id: stored.id,
      plan_id: stored.planId,
      version: stored.version,
      rules: jsonText(stored.rules),
      reason: stored.reason,
      set_by: stored.by,
      set_at: stored.at,
    })
    .execute();
}

/** Lets one change of an area's rules wait for another, so that versions follow each other. */
export async function lockRules(transaction: WriteTransaction, areaCode: string): Promise<void> {
  await transaction.selectFrom("area").select("code").where("code", "=", areaCode).forUpdate().execute();
}
