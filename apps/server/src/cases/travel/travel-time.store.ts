import type { TravelMode, TravelTime } from "@halfsky/cases";
import { type Insertable, type SqlBool, sql } from "kysely";
import type { Tables } from "../../database/tables.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/transactions.ts";

const columns = [
  "from_unit as from",
  "to_unit as to",
  "mode",
  "minutes",
  "both_ways as bothWays",
  "source",
  "measured_on as measuredOn",
  "revision",
] as const;

/** Measurements of ways that begin in some areas, or lead back there, by one way of travelling or all. */
export async function listTravelTimes(
  transaction: ReadTransaction,
  areaCodes: readonly string[],
  mode?: TravelMode,
): Promise<readonly TravelTime[]> {
  if (areaCodes.length === 0) return [];
  let select = transaction
    .selectFrom("travel_time")
    .select(columns)
    .where((builder) =>
      builder.or([
        builder("area_code", "in", [...areaCodes]),
        sql<SqlBool>`(both_ways and substr(to_unit, 1, 6) = any(${[...areaCodes]}))`,
      ]),
    );
  if (mode !== undefined) select = select.where("mode", "=", mode);
  return await select
    .orderBy("from_unit")
    .orderBy("to_unit")
    .orderBy("mode")
    .orderBy("measured_on")
    .orderBy("revision")
    .execute();
}

/** What was measured of ways that begin in some areas, by the way of travelling. */
export async function sumTravelTimes(
  transaction: ReadTransaction,
  areaCodes: readonly string[],
): Promise<
  readonly {
    readonly mode: TravelMode;
    readonly ways: number;
    readonly units: number;
    readonly newest: string;
  }[]
> {
  if (areaCodes.length === 0) return [];
  return await transaction
    .selectFrom("travel_time")
    .select([
      "mode",
      sql<number>`count(distinct from_unit || ' ' || to_unit)::int`.as("ways"),
      sql<number>`count(distinct from_unit)::int`.as("units"),
      sql<string>`max(measured_on)`.as("newest"),
    ])
    .where("area_code", "in", [...areaCodes])
    .groupBy("mode")
    .orderBy("mode")
    .execute();
}

/** Rows in one statement: a statement has at most 65,535 values. */
const turnRows = 4000;

/** Adds measurements; nothing is overwritten. */
export async function insertTravelTimes(
  transaction: WriteTransaction,
  rows: readonly Insertable<Tables["travel_time"]>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += turnRows) {
    await transaction
      .insertInto("travel_time")
      .values(rows.slice(at, at + turnRows))
      .execute();
  }
}
