import type { PairJudgement } from "@halfsky/cases";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** What somebody judged of a pair of cases, in the log of one of them. */
export interface JudgedPair {
  readonly caseId: string;
  readonly number: number;
  readonly otherCaseId: string;
  readonly judgement: PairJudgement;
  readonly by: string;
  readonly at: string;
}

/** Keeps a judgement beside the log that it stands in, so that either case of the pair finds it. */
export async function insertJudgement(
  transaction: WriteTransaction,
  areaCode: string,
  judged: JudgedPair,
): Promise<void> {
  await transaction
    .insertInto("service_match_judgement")
    .values({
      area_code: areaCode,
      case_id: judged.caseId,
      number: judged.number,
      other_case_id: judged.otherCaseId,
      judgement: judged.judgement,
      judged_by: judged.by,
      judged_at: judged.at,
    })
    .execute();
}

/** What stands judged of a case and others, by the id of the other: the newest of each pair, from whichever side. */
export async function listJudgements(
  transaction: ReadTransaction,
  caseId: string,
): Promise<ReadonlyMap<string, JudgedPair>> {
  const rows = await transaction
    .selectFrom("service_match_judgement")
    .selectAll()
    .where((where) => where.or([where("case_id", "=", caseId), where("other_case_id", "=", caseId)]))
    .orderBy("judged_at")
    .orderBy("case_id")
    .orderBy("number")
    .execute();
  return new Map(
    rows.map((row) => [
      row.case_id === caseId ? row.other_case_id : row.case_id,
      {
        caseId: row.case_id,
        number: row.number,
        otherCaseId: row.other_case_id,
        judgement: row.judgement,
        by: row.judged_by,
        at: row.judged_at,
      },
    ]),
  );
}
