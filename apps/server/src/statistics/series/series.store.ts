import type { Series } from "@halfsky/api-contract";
import { sql } from "kysely";
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
  readonly figures: string;
}

/** A figure as the statement below writes it: area, year, value, reason, numerator, denominator, changed since signing. */
type WrittenFigure = readonly [
  string,
  number,
  string | null,
  PlacedFigure["figure"]["missing"],
  string | null,
  string | null,
  boolean | null,
];

/** Which figures of an indicator: of one area through the years, or of many areas in one. */
export interface FigureSlice {
  readonly indicatorId: string;
  readonly breakdown: string;
  readonly areaCodes: readonly string[];
  readonly year?: number | undefined;
}

/**
 * The indicator and its figures by area and year, in one statement; undefined for an unknown indicator. The key of the
 * figures begins with area and indicator, so that what is read does not depend on how many there are. The figures come as
 * one text of JSON: as rows they take three times the memory, and every collection of it is a pause in some answer.
 */
export async function findIndicatorFigures(
  transaction: ReadTransaction,
  { indicatorId, breakdown, areaCodes, year }: FigureSlice,
): Promise<IndicatorFigures | undefined> {
  const inYear = year === undefined ? sql`` : sql`and held.year = ${year}`;
  const { rows } = await sql<Row>`
    select indicator.id, indicator.name, indicator.unit, indicator.decimals, indicator.direction,
      indicator.organisation_id, (
        select coalesce(json_agg(json_build_array(held.area_code, held.year, held.value::text, held.missing_reason,
          held.numerator::text, held.denominator::text, held.revision > held.signed_revision)
          order by held.area_code, held.year), '[]')::text
        from observation as held
        where held.area_code = any(${[...areaCodes]}::text[]::char(6)[])
          and held.indicator_id = ${indicatorId} and held.breakdown = ${breakdown} ${inYear}) as figures
    from indicator where indicator.id = ${indicatorId}`.execute(transaction);
  const [first] = rows;
  if (first === undefined) return undefined;
  const { id, name, unit, decimals, direction, organisation_id: organisationId } = first;
  const written: readonly WrittenFigure[] = JSON.parse(first.figures);
  return {
    indicator: { id, name, unit, decimals, direction },
    organisationId,
    figures: written.map(([areaCode, itsYear, value, missing, numerator, denominator, isChanged]) => ({
      areaCode,
      year: itsYear,
      figure: { value, missing, numerator, denominator, changedSinceSigning: isChanged === true },
    })),
  };
}
