import type { Progress } from "@halfsky/api-contract";
import { sql } from "kysely";
import type { Reach } from "../../access/reach.ts";
import type { ReadTransaction } from "../../database/transactions.ts";
import { submissionWithin } from "../submissions/submission-reach.ts";

/** How far the submissions of an organisation for an area have come in a round. */
export interface ProgressPart {
  readonly roundId: string;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly area: { readonly code: string; readonly name: string };
  readonly progress: Progress;
}

type ProgressRow = Progress & {
  readonly roundId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly areaCode: string;
  readonly areaName: string;
};

/**
 * Counts the submissions of rounds within reach, by organisation and area, as `countProgress` of the package does, in one statement:
 * each row holds its own counts of cells, so that it costs as much as there are submissions, not as there are figures.
 */
export async function listProgress(
  transaction: ReadTransaction,
  reach: Reach,
  roundIds: readonly string[],
  today: string,
): Promise<readonly ProgressPart[]> {
  if (roundIds.length === 0) return [];
  const { rows } = await sql<ProgressRow>`
    select counted.*, organisation.name as "organisationName", area.name as "areaName"
    from (
      select round_id as "roundId", organisation_id as "organisationId", area_code as "areaCode",
        count(*)::int as submissions,
        count(opened_at)::int as opened,
        count(begun_at)::int as begun,
        count(submitted_at)::int as submitted,
        count(*) filter (where state in ('signed', 'locked') or level <> origin_level)::int as signed,
        count(*) filter (where state = 'returned')::int as returned,
        count(*) filter (where submitted_at is null and due_on < ${today}::date)::int as late,
        count(*) filter (
          where (submitted_at at time zone 'UTC' + interval '8 hours')::date <= due_on)::int as "onTime",
        coalesce(sum(owed_cells), 0)::int as "owedCells",
        coalesce(sum(filled_cells), 0)::int as "filledCells"
      from submission
      where round_id = any(${roundIds}::text[]) and ${submissionWithin(reach)}
      group by round_id, organisation_id, area_code) as counted
    join organisation on organisation.id = counted."organisationId"
    join area on area.code = counted."areaCode"
    order by counted."roundId", organisation.area_code, organisation.pinyin, organisation.id, counted."areaCode"`.execute(
    transaction,
  );
  return rows.map(({ roundId, organisationId, organisationName, areaCode, areaName, ...progress }) => ({
    roundId,
    organisation: { id: organisationId, name: organisationName },
    area: { code: areaCode, name: areaName },
    progress,
  }));
}
