import type { CountRule } from "@halfsky/cases";
import { type Expression, type Selectable, type SqlBool, sql } from "kysely";
import { jsonText } from "../../database/json-text.ts";
import type { LastCountCell, ServiceCaseTables } from "../../database/tables/service-cases.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/transactions.ts";
import type { CaseColumns } from "../case.store.ts";
import { candidates, type CountScope } from "./counted-rows.store.ts";

/** By what cases were counted: what of it differs makes a count of a case worth nothing. */
export interface CountedBy {
  readonly year: number;
  /** way of counting and hash of the definition */
  readonly definition: string;
  readonly calendarVersion: number;
}

/** A row of service_count. */
type CountedColumns = Selectable<ServiceCaseTables["service_count"]>;

/** A case whose count is not there, or older than its log. */
export type UncountedRow = Pick<CaseColumns, "area_code" | "id" | "version">;

function isCounted({ year, definition, calendarVersion }: CountedBy): Expression<SqlBool> {
  return sql<SqlBool>`(service_count.area_code = service_case.area_code and service_count.case_id = service_case.id
    and service_count.year = ${year} and service_count.definition = ${definition}
    and service_count.version = service_case.version and service_count.calendar_version = ${calendarVersion})`;
}

function uncounted(
  transaction: ReadTransaction,
  scope: CountScope,
  rules: readonly CountRule[],
  by: CountedBy,
) {
  return transaction
    .selectFrom("service_case")
    .where(candidates(scope, rules))
    .where(sql<SqlBool>`not exists (select 1 from service_count where ${isCounted(by)})`);
}

/** The next cases that have to be folded, by id. */
export async function listUncounted(
  transaction: ReadTransaction,
  scope: CountScope,
  rules: readonly CountRule[],
  by: CountedBy,
  page: { readonly after: string; readonly limit: number },
): Promise<readonly UncountedRow[]> {
  return await uncounted(transaction, scope, rules, by)
    .select(["service_case.area_code", "service_case.id", "service_case.version"])
    .where("service_case.id", ">", page.after)
    .orderBy("service_case.id")
    .limit(page.limit)
    .execute();
}

/** How many cases have to be folded. */
export async function countUncounted(
  transaction: ReadTransaction,
  scope: CountScope,
  rules: readonly CountRule[],
  by: CountedBy,
): Promise<number> {
  const { count } = await uncounted(transaction, scope, rules, by)
    .select((builder) => builder.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** A sum over cases: of an area, and of the categories of the dimensions asked for, in their order. */
export interface CountedSum {
  readonly area: string;
  readonly categories: readonly string[];
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * What cases that were counted add to an indicator, by the area they lay in then and by dimensions, each given by its place
 * among the indicator's own.
 */
export async function sumCounted(
  transaction: ReadTransaction,
  scope: CountScope,
  rules: readonly CountRule[],
  by: CountedBy,
  { indicator, dimensions }: { readonly indicator: string; readonly dimensions: readonly number[] },
): Promise<readonly CountedSum[]> {
  const at = (index: number) => sql`cell ->> ${sql.lit(index)}`;
  const area = sql<string>`${at(2)}`;
  const side = (index: number) => sql<number>`sum((${at(index)})::int)::int`;
  const categories =
    dimensions.length === 0
      ? sql<readonly string[]>`'[]'::jsonb`
      : sql<readonly string[]>`jsonb_build_array(${sql.join(dimensions.map((one) => at(3 + one)))})`;
  return await transaction
    .selectFrom("service_case")
    .innerJoin("service_count", (join) => join.on(isCounted(by)))
    .innerJoin(
      sql<{ cell: unknown }>`jsonb_array_elements(service_count.counted -> ${indicator}::text)`.as<"entry">(
        sql`entry(cell)`,
      ),
      (join) => join.onTrue(),
    )
    .select([
      area.as("area"),
      categories.as("categories"),
      side(0).as("numerator"),
      side(1).as("denominator"),
    ])
    .where(candidates(scope, rules))
    .where(sql<SqlBool>`${area} = any(${[...scope.areas]})`)
    .groupBy([area, categories])
    .execute();
}

/** Keeps what cases add, in the place of what was known of them. */
export async function storeCounted(
  transaction: WriteTransaction,
  { year, definition, calendarVersion }: CountedBy,
  rows: readonly Pick<CountedColumns, "area_code" | "case_id" | "version" | "counted">[],
): Promise<void> {
  if (rows.length === 0) return;
  await transaction
    .deleteFrom("service_count")
    .where("area_code", "in", [...new Set(rows.map(({ area_code }) => area_code))])
    .where(
      "case_id",
      "in",
      rows.map(({ case_id }) => case_id),
    )
    .where("year", "=", year)
    .where("definition", "=", definition)
    .execute();
  await transaction
    .insertInto("service_count")
    .values(
      rows.map((row) => ({
        ...row,
        year,
        definition,
        calendar_version: calendarVersion,
        counted: jsonText(row.counted),
      })),
    )
    .execute();
}

/** What was counted last of an indicator over an area, and when. */
export interface LastCount {
  readonly counts: readonly LastCountCell[];
  readonly countedAt: string;
}

type LastCountKey = Pick<
  Selectable<ServiceCaseTables["service_last_count"]>,
  "area_code" | "system" | "indicator" | "year" | "taken_by" | "definition"
>;

function isOfKey({ area_code, system, indicator, year, taken_by }: LastCountKey): Expression<SqlBool> {
  return sql<SqlBool>`(area_code = ${area_code} and system = ${system} and indicator = ${indicator}
    and year = ${year} and taken_by = ${taken_by}::text[])`;
}

/** The last count by the same definition and dimensions; undefined where there is none. */
export async function findLastCount(
  transaction: ReadTransaction,
  key: LastCountKey,
): Promise<LastCount | undefined> {
  const row = await transaction
    .selectFrom("service_last_count")
    .select(["counts", "counted_at"])
    .where(isOfKey(key))
    .where("definition", "=", key.definition)
    .executeTakeFirst();
  return row === undefined ? undefined : { counts: row.counts, countedAt: row.counted_at };
}

/** Keeps a count in the place of the one before. */
export async function storeLastCount(
  transaction: WriteTransaction,
  key: LastCountKey,
  { counts, countedAt }: LastCount,
): Promise<void> {
  await transaction.deleteFrom("service_last_count").where(isOfKey(key)).execute();
  await transaction
    .insertInto("service_last_count")
    .values({ ...key, counts: jsonText(counts), counted_at: countedAt })
    .execute();
}
