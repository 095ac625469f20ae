import { correctedFields, type Correction } from "@halfsky/api-contract";
import type { CorrectedFields, CorrectionStep, StandingCorrection } from "@halfsky/plan-document";
import { jsonText } from "../database/json-text.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";
import { type PlanKey, shownName } from "./plan.store.ts";

/** A correction as it was made; whether it applies depends on the reading it is looked at from. */
export interface StoredCorrection extends Omit<Correction, "applies" | "whyNot"> {
  readonly reading: number;
  readonly revision: number;
  readonly accountId: string;
  /** The fields it sets, as the plan-document package takes them. */
  readonly fields: CorrectedFields;
  readonly words: string;
}

/** Every correction ever made to a plan, in order, those taken back too. */
export async function listCorrections(
  transaction: ReadTransaction,
  plan: PlanKey,
): Promise<StoredCorrection[]> {
  const rows = await transaction
    .selectFrom("plan_correction")
    .leftJoin("account as maker", "maker.id", "plan_correction.author")
    .leftJoin("account as withdrawer", "withdrawer.id", "plan_correction.withdrawn_by")
    .selectAll("plan_correction")
    .select(["maker.display_name as maker_name", "withdrawer.display_name as withdrawer_name"])
    .where("area_code", "=", plan.areaCode)
    .where("plan_id", "=", plan.id)
    .orderBy("number")
    .execute();
  return rows.map((row) => {
    return {
      number: row.number,
      kind: row.kind,
      part: row.part,
      partId: row.part_id,
      field: row.field,
      before: row.before,
      after: row.after,
      reason: row.reason,
      made: { by: shownName(row.author, row.maker_name), at: row.made_at },
      withdrawn:
        row.withdrawn_at === null || row.withdrawn_by === null
          ? null
          : { by: shownName(row.withdrawn_by, row.withdrawer_name), at: row.withdrawn_at },
      reading: row.reading,
      revision: row.revision,
      accountId: row.author,
      fields: fieldsOf(row.kind, row.field, row.after),
      words: row.words,
    };
  });
}

function fieldsOf(kind: Correction["kind"], field: string | null, after: unknown): CorrectedFields {
  if (kind === "strike") return {};
  return correctedFields.parse(kind === "add" || field === null ? after : { [field]: after });
}

/** The corrections that were not taken back, as the plan-document package carries them. */
export function standingCorrections(corrections: readonly StoredCorrection[]): StandingCorrection[] {
  return corrections
    .filter(({ withdrawn }) => withdrawn === null)
    .map(({ number, reading, kind, part, partId, fields, words }) => {
      return { number, reading, kind, part, partId, fields, words };
    });
}

/** A correction to be kept: one field, one added part or one struck part. */
export interface NewCorrection extends Pick<CorrectionStep, "kind" | "part" | "partId" | "words"> {
  readonly number: number;
  readonly field: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

/** Keeps corrections of one change. */
export async function insertCorrections(
  transaction: WriteTransaction,
  change: {
    readonly areaCode: string;
    readonly planId: string;
    readonly reading: number;
    readonly revision: number;
    readonly reason: string;
    readonly by: string;
    readonly at: string;
  },
  corrections: readonly NewCorrection[],
): Promise<void> {
  const rows = corrections.map((correction) => {
    return {
      area_code: change.areaCode,
      plan_id: change.planId,
      number: correction.number,
      reading: change.reading,
      kind: correction.kind,
      part: correction.part,
      part_id: correction.partId,
      field: correction.field,
      before: jsonOrNull(correction.before),
      after: jsonOrNull(correction.after),
      words: correction.words,
      revision: change.revision,
      reason: change.reason,
      author: change.by,
      made_at: change.at,
    };
  });
  await transaction.insertInto("plan_correction").values(rows).execute();
}

function jsonOrNull(value: unknown) {
  return value === undefined ? null : jsonText(value);
}

/** Marks a correction as taken back; false when it was already. */
export async function withdrawCorrectionRow(
  transaction: WriteTransaction,
  correction: { readonly areaCode: string; readonly planId: string; readonly number: number },
  withdrawn: { readonly by: string; readonly at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable("plan_correction")
    .set({ withdrawn_at: withdrawn.at, withdrawn_by: withdrawn.by })
    .where("area_code", "=", correction.areaCode)
    .where("plan_id", "=", correction.planId)
    .where("number", "=", correction.number)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
