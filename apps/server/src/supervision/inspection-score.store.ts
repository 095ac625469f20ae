import type { ScoreEntry } from "@halfsky/supervision";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";
import { shownName } from "../plans/plan.store.ts";
import type { InspectionKey } from "./inspection.store.ts";

/** A row of a unit's score sheet as it stands now. */
export interface StoredScore extends ScoreEntry {
  readonly unit: string;
  readonly revision: number;
  readonly changed: { readonly by: string; readonly at: string };
}

/** The newest revision of each row of each unit. */
export async function listScores(
  transaction: ReadTransaction,
  { areaCode, id }: InspectionKey,
): Promise<readonly StoredScore[]> {
  const rows = await transaction
    .selectFrom("inspection_score as score")
    .leftJoin("account", "account.id", "score.changed_by")
    .selectAll("score")
    .select("account.display_name")
    .distinctOn(["score.unit", "score.item_id"])
    .where("score.area_code", "=", areaCode)
    .where("score.inspection_id", "=", id)
    .orderBy("score.unit")
    .orderBy("score.item_id")
    .orderBy("score.revision", "desc")
    .execute();
  return rows.map((row) => ({
    unit: row.unit,
    itemId: row.item_id,
    selfScore: row.self_score,
    teamScore: row.team_score,
    reason: row.reason,
    confirmedBy: row.confirmed_by,
    revision: row.revision,
    changed: { by: shownName(row.changed_by, row.display_name), at: row.changed_at },
  }));
}

/** Adds the next revisions of rows of a unit. */
export async function insertScores(
  transaction: WriteTransaction,
  { areaCode, id }: InspectionKey,
  unit: string,
  rows: ReadonlyArray<ScoreEntry & { readonly revision: number; readonly by: string; readonly at: string }>,
): Promise<void> {
  await transaction
    .insertInto("inspection_score")
    .values(
      rows.map((row) => ({
        area_code: areaCode,
        inspection_id: id,
        unit,
        item_id: row.itemId,
        revision: row.revision,
        self_score: row.selfScore,
        team_score: row.teamScore,
        reason: row.reason,
        confirmed_by: row.confirmedBy,
        changed_by: row.by,
        changed_at: row.at,
      })),
    )
    .execute();
}
