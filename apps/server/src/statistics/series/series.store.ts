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
  readonly area_code: string | null;
  readonly year: number | null;
  readonly value: string | null;
  readonly missing_reason: PlacedFigure["figure"]["missing"];
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly is_changed: boolean | null;
}

/** Which figures of an indicator: of one area through the years, or of many areas in one. */
export interface FigureSlice {
  readonly indicatorId: string;
  readonly breakdown: string;
  readonly areaCodes: readonly string[];
  readonly year?: number | undefined;
}

/**
 * The indicator and its figures by area and year, in one statement; undefined for an unknown indicator. The key of the
 * figures begins with area and indicator, so that what is read does not depend on how many there are.
 */
export async function findIndicatorFigures(
  transaction: ReadTransaction,
  { indicatorId, breakdown, areaCodes, year }: FigureSlice,
): Promise<IndicatorFigures | undefined> {
  const inYear = year === undefined ? sql`` : sql`and held.year = ${year}`;
  const { rows } = await sql<Row>`
    select indicator.id, indicator.name, indicator.unit, indicator.decimals, indicator.direction,
      indicator.organisation_id, held.area_code, held.year, held.value, held.missing_reason, held.numerator,
      held.denominator, held.revision > held.signed_revision as is_changed
    from indicator left join observation as held on held.area_code = any(${[...areaCodes]}::text[]::char(6)[])
      and held.indicator_id = ${indicatorId} and held.breakdown = ${breakdown} ${inYear}
    where indicator.id = ${indicatorId}
    order by held.area_code, held.year`.execute(transaction);
  const [first] = rows;
  if (first === undefined) return undefined;
  const { id, name, unit, decimals, direction, organisation_id: organisationId } = first;
  return {
    indicator: { id, name, unit, decimals, direction },
    organisationId,
    figures: rows.flatMap((row) =>
      row.area_code === null || row.year === null
        ? []
        : [
            {
              areaCode: row.area_code,
              year: row.year,
              figure: {
                value: row.value,
                missing: row.missing_reason,
                numerator: row.numerator,
                denominator: row.denominator,
                changedSinceSigning: row.is_changed === true,
              },
            },
          ],
    ),
  };
}
