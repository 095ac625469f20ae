import type { FigureHistory, YearFigure } from "@halfsky/api-contract";
import { isMissingReason } from "@halfsky/statistics";
import { sql } from "kysely";
import type { ReadTransaction } from "../database/transactions.ts";

/** A figure of an area through years. */
export interface AreaHistory extends FigureHistory {
  readonly areaCode: string;
}

/** Which figures, and from which to which year. */
export interface HistoryQuery {
  readonly areaCodes: readonly string[];
  readonly indicatorIds: readonly string[];
  readonly from: number;
  readonly to: number;
}

/**
 * The figures of areas and indicators, wholes and parts, each with its years, the oldest first. They come as one text, a
 * figure a line: a large form has a hundred thousand years, which as rows take ten times as long, and as JSON three times.
 * Areas, indicators and breakdowns have neither tabs nor line ends, reasons neither commas nor semicolons.
 */
export async function listFigureHistories(
  transaction: ReadTransaction,
  { areaCodes, indicatorIds, from, to }: HistoryQuery,
): Promise<readonly AreaHistory[]> {
  if (areaCodes.length === 0 || indicatorIds.length === 0 || to < from) return [];
  const { rows } = await sql<{ figures: string | null }>`
    select string_agg(area_code || E'\t' || indicator_id || E'\t' || breakdown || E'\t' || years, E'\n') as figures from (
      select area_code, indicator_id, breakdown, string_agg(
        case when missing_reason is null and numerator is null and denominator is null then year || ',' || value
          else concat_ws(',', year, coalesce(value::text, ''), coalesce(missing_reason, ''),
            coalesce(numerator::text, ''), coalesce(denominator::text, '')) end, ';') as years
      from observation as held
      where held.area_code = any(${[...areaCodes]}::text[]::char(6)[])
        and held.indicator_id = any(${[...indicatorIds]}::text[]) and held.year between ${from}::int and ${to}::int
      group by area_code, indicator_id, breakdown) as figure`.execute(transaction);
  const written = rows[0]?.figures ?? "";
  return written === "" ? [] : written.split("\n").map(readHistory);
}

function readHistory(line: string): AreaHistory {
  const [areaCode = "", indicatorId = "", breakdown = "", years = ""] = line.split("\t");
  return {
    areaCode,
    indicatorId,
    breakdown,
    years: years
      .split(";")
      .map(readYear)
      .toSorted((one, other) => one.year - other.year),
  };
}

function readYear(text: string): YearFigure {
  const [year, value = "", missing = "", numerator = "", denominator = ""] = text.split(",");
  return {
    year: Number(year),
    value: value === "" ? null : value,
    ...(isMissingReason(missing) ? { missing } : {}),
    ...(numerator === "" ? {} : { numerator }),
    ...(denominator === "" ? {} : { denominator }),
  };
}
