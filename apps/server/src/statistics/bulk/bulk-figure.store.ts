import type { MissingReason } from "@halfsky/statistics";
import { sql } from "kysely";
import type { ReadTransaction } from "../../database/transactions.ts";

/** A figure as a bulk read tells it. */
export interface BulkFigure {
  readonly area: string;
  readonly indicator: string;
  readonly year: number;
  readonly breakdown: string;
  readonly value: string | null;
  readonly missing: MissingReason | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly note: string | null;
  readonly revision: number;
  readonly signed_revision: number | null;
  readonly source: string;
  readonly recorded_at: string;
}

/** Which figures of one area a bulk read wants. */
export interface BulkFigureQuery {
  readonly areaCode: string;
  /** Only figures of indicators that these units report; undefined: of every unit and of none. */
  readonly organisationIds: readonly string[] | undefined;
  readonly indicators?: readonly string[] | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly breakdown?: string | undefined;
  readonly asOf?: string | undefined;
}

/** A page of the figures of an area, in the order of indicator, year and breakdown, beginning after a figure. */
export async function listBulkFigures(
  transaction: ReadTransaction,
  query: BulkFigureQuery,
  after: BulkFigure | undefined,
  rows: number,
): Promise<readonly BulkFigure[]> {
  const { asOf } = query;
  const key = sql`held.indicator_id, held.year, held.breakdown`;
  const conditions = [
    sql`held.area_code = ${query.areaCode}`,
    ...(after === undefined
      ? []
      : [sql`(${key}) > (${after.indicator}::text, ${after.year}::int, ${after.breakdown}::text)`]),
    ...(query.indicators === undefined
      ? []
      : [sql`held.indicator_id = any(${[...query.indicators]}::text[])`]),
    ...(query.from === undefined ? [] : [sql`held.year >= ${query.from}`]),
    ...(query.to === undefined ? [] : [sql`held.year <= ${query.to}`]),
    ...(query.breakdown === undefined ? [] : [sql`held.breakdown = ${query.breakdown}`]),
    ...(query.organisationIds === undefined
      ? []
      : [
          sql`held.indicator_id in (select id from indicator
            where organisation_id = any(${[...query.organisationIds]}::text[]))`,
        ]),
  ];
  const columns = sql`held.area_code as area, held.indicator_id as indicator, held.year, held.breakdown, held.value,
    held.missing_reason as missing, held.numerator, held.denominator, held.note, held.revision,
    coalesce(held.source_name, held.source_kind) as source, held.recorded_at`;
  const where = sql.join(conditions, sql` and `);
  const { rows: found } = await (
    asOf === undefined
      ? sql<BulkFigure>`select ${columns}, held.signed_revision from observation as held where ${where}
          order by ${key} limit ${rows}`
      : sql<BulkFigure>`select distinct on (${key}) ${columns}, null::int as signed_revision
          from observation_revision as held where ${where} and held.recorded_at <= ${asOf}
          order by ${key}, held.revision desc limit ${rows}`
  ).execute(transaction);
  return found;
}
