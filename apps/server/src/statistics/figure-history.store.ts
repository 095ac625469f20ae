import type { FigureHistory } from "@halfsky/api-contract";
import { sql } from "kysely";
import type { ReadTransaction } from "../database/transactions.ts";

/** A figure of an area through years. */
export interface AreaHistory extends FigureHistory {
  readonly areaCode: string;
}

type Missing = FigureHistory["years"][number]["missing"];

/** A figure as the statement below writes it: area, indicator, breakdown; of each year value, reason, numerator, denominator. */
type WrittenHistory = readonly [
  string,
  string,
  string,
  ReadonlyArray<readonly [number, string | null, Missing | null, string | null, string | null]>,
];

/** Which figures, and from which to which year. */
export interface HistoryQuery {
  readonly areaCodes: readonly string[];
  readonly indicatorIds: readonly string[];
  readonly from: number;
  readonly to: number;
}

/**
 * The figures of areas and indicators, wholes and parts, each with its years. They come as one text of JSON: a large form
 * has a hundred thousand of them, which as rows take several times as long and three times the memory.
 */
export async function listFigureHistories(
  transaction: ReadTransaction,
  { areaCodes, indicatorIds, from, to }: HistoryQuery,
): Promise<readonly AreaHistory[]> {
  if (areaCodes.length === 0 || indicatorIds.length === 0 || to < from) return [];
  const { rows } = await sql<{ figures: string }>`
    select coalesce(json_agg(json_build_array(area_code, indicator_id, breakdown, years)), '[]')::text as figures from (
      select area_code, indicator_id, breakdown, json_agg(json_build_array(
        year, value::text, missing_reason, numerator::text, denominator::text) order by year) as years
      from observation as held
      where held.area_code = any(${[...areaCodes]}::text[]::char(6)[])
        and held.indicator_id = any(${[...indicatorIds]}::text[]) and held.year between ${from}::int and ${to}::int
      group by area_code, indicator_id, breakdown) as figure`.execute(transaction);
  const written: readonly WrittenHistory[] = JSON.parse(rows[0]?.figures ?? "[]");
  return written.map(([areaCode, indicatorId, breakdown, years]) => ({
    areaCode,
    indicatorId,
    breakdown,
    years: years.map(([year, value, missing, numerator, denominator]) => ({
      year,
      value,
      ...(missing === null ? {} : { missing }),
      ...(numerator === null ? {} : { numerator }),
      ...(denominator === null ? {} : { denominator }),
    })),
  }));
}
