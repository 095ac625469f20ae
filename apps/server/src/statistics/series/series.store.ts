import type { Series } from "@halfsky/api-contract";
import { isMissingReason } from "@halfsky/statistics";
import { type RawBuilder, sql } from "kysely";
import { preparedAs } from "../../database/prepared-statements.ts";
import type { ReadTransaction } from "../../database/transactions.ts";

/** A figure as series and slices show it, with the area and the year that it is of. */
export interface PlacedFigure {
  readonly areaCode: string;
  readonly year: number;
  readonly figure: Omit<Series["points"][number], "year">;
}

/** An indicator with some of its figures; `organisationId` is the unit that reports it. */
export interface IndicatorFigures {
  readonly indicator: Series["indicator"];
  readonly organisationId: string | null;
  readonly figures: readonly PlacedFigure[];
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  readonly direction: Series["indicator"]["direction"];
  readonly organisation_id: string | null;
  readonly figures: string | null;
}

/** Which figures of an indicator: of one area through the years, or in one year of some areas or of every one there is. */
export type FigureSlice = { readonly indicatorId: string; readonly breakdown: string } & (
  | { readonly areaCode: string }
  | { readonly year: number; readonly areaCodes: readonly string[] | "every" }
);

/**
 * The indicator and its figures in no certain order, in one statement; undefined for an unknown indicator. A key begins with
 * area and indicator, an index with indicator and year, so that what is read does not depend on how many figures there are.
 * The figures come as one text: as rows they take three times the memory, and every collection of it is a pause in some
 * answer; as JSON they take PostgreSQL a third longer.
 */
export async function findIndicatorFigures(
  transaction: ReadTransaction,
  slice: FigureSlice,
): Promise<IndicatorFigures | undefined> {
  const { indicatorId, breakdown } = slice;
  const { name: kept, where } = narrowed(slice);
  const { rows } =
    await sql<Row>`select ${preparedAs(kept)} indicator.id, indicator.name, indicator.unit, indicator.decimals, indicator.direction,
      indicator.organisation_id, (
        select string_agg(held.area_code || ',' || held.year || ',' || coalesce(held.value::text, '') || ',' ||
          coalesce(held.missing_reason, '') || ',' || coalesce(held.numerator::text, '') || ',' ||
          coalesce(held.denominator::text, '') ||
          case when held.revision > held.signed_revision then ',changed' else ',' end, ';')
        from observation as held
        where held.indicator_id = ${indicatorId} and held.breakdown = ${breakdown} and ${where}) as figures
    from indicator where indicator.id = ${indicatorId}`.execute(transaction);
  const [first] = rows;
  if (first === undefined) return undefined;
  const { id, name, unit, decimals, direction, organisation_id: organisationId } = first;
  return {
    indicator: { id, name, unit, decimals, direction },
    organisationId,
    figures: first.figures === null ? [] : first.figures.split(";").map(readFigure),
  };
}

/** What narrows the figures, and under which name a connection keeps the statement. */
function narrowed(slice: FigureSlice): { readonly name: string; readonly where: RawBuilder<unknown> } {
  if ("areaCode" in slice) return { name: "series", where: sql`held.area_code = ${slice.areaCode}` };
  const { year, areaCodes } = slice;
  if (areaCodes === "every") return { name: "whole-slice", where: sql`held.year = ${year} and ${inSlice}` };
  return {
    name: "slice",
    where: sql`held.year = ${year} and ${inSlice} and held.area_code = any(${[...areaCodes]}::text[]::char(6)[])`,
  };
}

/** True of every figure; said so that the index of slices is taken, which is for nobody else (migration 0036). */
const inSlice = sql`held.revision >= 1`;

/** A figure as the statement writes it; codes, reasons and decimals hold neither comma nor semicolon. */
function readFigure(written: string): PlacedFigure {
  const [areaCode = "", year, value, missing, numerator, denominator, changed] = written.split(",");
  return {
    areaCode,
    year: Number(year),
    figure: {
      value: value || null,
      missing: isMissingReason(missing) ? missing : null,
      numerator: numerator || null,
      denominator: denominator || null,
      changedSinceSigning: changed === "changed",
    },
  };
}
