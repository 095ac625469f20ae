import type { PairJudgement } from "@halfsky/cases";
import { sql } from "kysely";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";
import type { CaseColumns } from "./case.store.ts";

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

/** A case that was found to be perhaps about the same people as another, with why, and what stands judged of the two. */
export interface PairRow {
  readonly other: CaseColumns;
  /** "victim/name+phone=caller/name+phone", the part of the other case behind the sign where it is not turned */
  readonly because: readonly string[];
  readonly isTurned: boolean;
  readonly judged: JudgedPair | null;
}

/** So many are looked at; who sees so many pairs of one case judges by a telephone number of everybody. */
const mostPairs = 200;

/** The pairs of a case whichever of the two found the other, none of a sealed one, the newest first; in one statement. */
export async function listPairRows(
  transaction: ReadTransaction,
  caseId: string,
): Promise<readonly PairRow[]> {
  const { rows } = await sql<
    CaseColumns & {
      because: readonly string[];
      is_turned: boolean;
      judged_case: string | null;
      judged_number: number | null;
      judged_other: string | null;
      judgement: PairJudgement | null;
      judged_by: string | null;
      judged_at: string | null;
    }
  >`with pair as (
      select other_case_id as other_id, because, false as is_turned, found_at
        from service_match where case_id = ${caseId}
      union all
      select case_id, because, true, found_at from service_match where other_case_id = ${caseId})
    select service_case.*, pair.because, pair.is_turned, judged.case_id as judged_case, judged.number as judged_number,
      judged.other_case_id as judged_other, judged.judgement, judged.judged_by, judged.judged_at
    from pair join service_case on service_case.id = pair.other_id and not service_case.sealed
      left join lateral (
        select * from service_match_judgement one
        where (one.case_id = ${caseId} and one.other_case_id = pair.other_id)
          or (one.case_id = pair.other_id and one.other_case_id = ${caseId})
        order by one.judged_at desc, one.case_id desc, one.number desc limit 1) judged on true
    order by pair.found_at desc, service_case.id limit ${mostPairs}`.execute(transaction);
  return rows.map(
    ({
      because,
      is_turned,
      judged_case,
      judged_number,
      judged_other,
      judgement,
      judged_by,
      judged_at,
      ...other
    }) => ({
      other,
      because,
      isTurned: is_turned,
      judged:
        judged_case === null ||
        judged_number === null ||
        judged_other === null ||
        judgement === null ||
        judged_by === null ||
        judged_at === null
          ? null
          : {
              caseId: judged_case,
              number: judged_number,
              otherCaseId: judged_other,
              judgement,
              by: judged_by,
              at: judged_at,
            },
    }),
  );
}

/** What stands judged of pairs that both are among some cases: the newest of each pair, from whichever side. */
export async function listJudgementsAmong(
  transaction: ReadTransaction,
  caseIds: readonly string[],
): Promise<readonly JudgedPair[]> {
  if (caseIds.length < 2) return [];
  const rows = await transaction
    .selectFrom("service_match_judgement")
    .selectAll()
    .where("case_id", "in", [...caseIds])
    .where("other_case_id", "in", [...caseIds])
    .orderBy("judged_at")
    .orderBy("case_id")
    .orderBy("number")
    .execute();
  const newest = new Map(
    rows.map((row) => [
      [row.case_id, row.other_case_id].toSorted().join(" "),
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
  return [...newest.values()];
}
