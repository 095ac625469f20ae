import type { JudgementStatus } from "@halfsky/targets";
import { platformActor } from "../access/actor.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** What a person signed about a target in an area and a year. */
export interface StoredDecision {
  readonly targetId: string;
  readonly areaCode: string;
  readonly year: number;
  readonly revision: number;
  readonly status: JudgementStatus;
  /** What the machine proposed when it was signed. */
  readonly proposed: JudgementStatus;
  readonly reason: string;
  readonly decided: { readonly by: string; readonly at: string };
}

/** The newest decision of each target, area and year; with `asOf` (ISO 8601) the newest of that moment. */
export async function listDecisions(
  transaction: ReadTransaction,
  query: {
    readonly targetIds: readonly string[];
    readonly areaCodes: readonly string[];
    readonly years: readonly number[];
    readonly asOf?: string | undefined;
  },
): Promise<readonly StoredDecision[]> {
  if (query.targetIds.length === 0 || query.areaCodes.length === 0 || query.years.length === 0) return [];
  let select = transaction
    .selectFrom("target_decision")
    .leftJoin("account", "account.id", "target_decision.decided_by")
    .selectAll("target_decision")
    .select("account.display_name")
    .distinctOn(["target_decision.target_id", "target_decision.judged_area", "target_decision.year"])
    .where("target_decision.target_id", "in", [...query.targetIds])
    .where("target_decision.judged_area", "in", [...query.areaCodes])
    .where("target_decision.year", "in", [...query.years])
    .orderBy("target_decision.target_id")
    .orderBy("target_decision.judged_area")
    .orderBy("target_decision.year")
    .orderBy("target_decision.revision", "desc");
  if (query.asOf !== undefined) select = select.where("target_decision.decided_at", "<=", query.asOf);
  return (await select.execute()).map((row) => ({
    targetId: row.target_id,
    areaCode: row.judged_area,
    year: row.year,
    revision: row.revision,
    status: row.status,
    proposed: row.proposed,
    reason: row.reason,
    decided: {
      by:
        row.display_name ??
        (row.decided_by === platformActor.accountId ? platformActor.displayName : row.decided_by),
      at: row.decided_at,
    },
  }));
}

/** Adds a signed decision; an earlier one stays beneath it. */
export async function insertDecision(
  transaction: WriteTransaction,
  decision: Omit<StoredDecision, "decided"> & {
    readonly planArea: string;
    readonly by: string;
    readonly at: string;
  },
): Promise<void> {
  await transaction
    .insertInto("target_decision")
    .values({
      area_code: decision.planArea,
      target_id: decision.targetId,
      judged_area: decision.areaCode,
      year: decision.year,
      revision: decision.revision,
      status: decision.status,
      proposed: decision.proposed,
      reason: decision.reason,
      decided_by: decision.by,
      decided_at: decision.at,
    })
    .execute();
}
