import { type Expression, type Insertable, type Selectable, type SqlBool, sql } from "kysely";
import type { OutsideListTables } from "../../database/tables/outside-lists.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/transactions.ts";
import type { CaseColumns } from "../case.store.ts";
import type { LinkPlace } from "./outside-list.store.ts";

/** What a difference is shown with of its case. */
export type NamedCase = Pick<CaseColumns, "id" | "number" | "system" | "state" | "area_code" | "work">;

/** A row of service_outside_difference. */
export type DifferenceColumns = Selectable<OutsideListTables["service_outside_difference"]>;

/** Which differences somebody may know, and what of these is asked for. */
export interface DifferenceFilter {
  readonly system?: string | undefined;
  readonly link?: string | undefined;
  readonly areaCode?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly keeper?: string | undefined;
  readonly kind?: DifferenceColumns["kind"] | undefined;
  /** only what goes out to the owner of the outside system */
  readonly sendable?: boolean;
  /** without it, what is not settled */
  readonly state?: DifferenceColumns["state"] | undefined;
  /** only those past this moment */
  readonly lateAt?: string | undefined;
}

function select(transaction: ReadTransaction, within: Expression<SqlBool>, filter: DifferenceFilter) {
  const { system, link, areaCode, organisationId, keeper, kind, sendable, state, lateAt } = filter;
  let query = transaction.selectFrom("service_outside_difference").where(within);
  if (system !== undefined) query = query.where("system", "=", system);
  if (link !== undefined) query = query.where("link", "=", link);
  if (areaCode !== undefined) query = query.where("area_code", "=", areaCode);
  if (organisationId !== undefined) query = query.where("organisation_id", "=", organisationId);
  if (keeper !== undefined) query = query.where("keeper", "=", keeper);
  if (kind !== undefined) query = query.where("kind", "=", kind);
  if (sendable === true) query = query.where(isSendable);
  query = state === undefined ? query.where("state", "<>", "settled") : query.where("state", "=", state);
  if (lateAt !== undefined) query = query.where("state", "=", "open").where("due_at", "<", lateAt);
  return query;
}

/** Differences, those that are due first first. */
export async function listDifferences(
  transaction: ReadTransaction,
  within: Expression<SqlBool>,
  filter: DifferenceFilter,
  limit: number,
): Promise<readonly DifferenceColumns[]> {
  return await select(transaction, within, filter)
    .selectAll()
    .orderBy("due_at")
    // judging these moves the others that are due on that day
    .orderBy(sql`kind <> 'possible-match'`)
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** How many differences there are. */
export async function countDifferences(
  transaction: ReadTransaction,
  within: Expression<SqlBool>,
  filter: DifferenceFilter,
): Promise<number> {
  const { count } = await select(transaction, within, filter)
    .select((builder) => builder.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * What goes out to the owner of an outside system: what is still to be judged here is no difference yet; of a sealed case its
 * owner hears only what it wrote itself.
 */
const isSendable = sql<SqlBool>`(kind <> 'possible-match' and (keeper = '' or kind <> 'only-ours'))`;

/** Differences that are not settled by place, as somebody may know them. */
export async function countByPlace(transaction: ReadTransaction, within: Expression<SqlBool>, now: string) {
  return await transaction
    .selectFrom("service_outside_difference")
    .select(["area_code", "system", "link", "organisation_id", "keeper"])
    .select([
      sql<number>`count(*) filter (where state = 'open')::int`.as("open"),
      sql<number>`count(*) filter (where state = 'open' and due_at < ${now})::int`.as("late"),
      sql<number>`count(*) filter (where state = 'answered')::int`.as("answered"),
      sql<number>`count(*) filter (where ${isSendable})::int`.as("sendable"),
    ])
    .where(within)
    .where("state", "<>", "settled")
    .groupBy(["area_code", "system", "link", "organisation_id", "keeper"])
    .execute();
}

/**
 * All differences of a place that are not settled, whoever may know them: what the next list is laid over; with whether the
 * case of one was sealed since.
 */
export async function listStanding(
  transaction: ReadTransaction,
  { areaCode, system, link, organisationId, keeper }: LinkPlace,
): Promise<readonly (DifferenceColumns & { readonly isHidden: boolean })[]> {
  return await transaction
    .selectFrom("service_outside_difference")
    .selectAll()
    .select(
      sql<boolean>`exists (select 1 from service_case where service_case.area_code = case_area
        and service_case.id = case_id and service_case.sealed)`.as("isHidden"),
    )
    .where("service_outside_difference.area_code", "=", areaCode)
    .where("system", "=", system)
    .where("link", "=", link)
    .where("organisation_id", "=", organisationId)
    .where("keeper", "=", keeper)
    .where("state", "<>", "settled")
    .execute();
}

/** A difference by its id, of those that somebody may know. */
export async function findDifference(
  transaction: ReadTransaction,
  within: Expression<SqlBool>,
  id: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<DifferenceColumns | undefined> {
  const query = transaction
    .selectFrom("service_outside_difference")
    .selectAll()
    .where("id", "=", id)
    .where(within);
  return await (lock ? query.forUpdate() : query).executeTakeFirst();
}

/** Adds differences. */
export async function insertDifferences(
  transaction: WriteTransaction,
  rows: readonly Insertable<OutsideListTables["service_outside_difference"]>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += 1000) {
    await transaction
      .insertInto("service_outside_difference")
      .values(rows.slice(start, start + 1000))
      .execute();
  }
}

/** Brings a difference to what a list or a person says of it. */
export async function updateDifference(
  transaction: WriteTransaction,
  { area_code, id }: Pick<DifferenceColumns, "area_code" | "id">,
  set: Partial<Insertable<OutsideListTables["service_outside_difference"]>>,
): Promise<void> {
  await transaction
    .updateTable("service_outside_difference")
    .set(set)
    .where("area_code", "=", area_code)
    .where("id", "=", id)
    .execute();
}

/** A new entry of a difference; its number is given to it. */
export type NewEntry = Omit<Insertable<OutsideListTables["service_outside_entry"]>, "number">;

/** Adds entries, one a difference. */
export async function insertEntries(
  transaction: WriteTransaction,
  entries: readonly NewEntry[],
): Promise<void> {
  for (let start = 0; start < entries.length; start += 1000) {
    const part = entries.slice(start, start + 1000);
    const last = await transaction
      .selectFrom("service_outside_entry")
      .select("difference_id")
      .select((builder) => builder.fn.max("number").as("number"))
      .where(
        "difference_id",
        "in",
        part.map(({ difference_id }) => difference_id),
      )
      .groupBy("difference_id")
      .execute();
    const numbers = new Map(last.map((row) => [row.difference_id, row.number]));
    await transaction
      .insertInto("service_outside_entry")
      .values(part.map((entry) => ({ ...entry, number: (numbers.get(entry.difference_id) ?? 0) + 1 })))
      .execute();
  }
}

/** What became of a difference, from the first on. */
export async function listEntries(transaction: ReadTransaction, { area_code, id }: DifferenceColumns) {
  return await transaction
    .selectFrom("service_outside_entry")
    .selectAll()
    .where("area_code", "=", area_code)
    .where("difference_id", "=", id)
    .orderBy("number")
    .execute();
}

/** Number and state of cases that stand in differences. */
export async function listNamedCases(
  transaction: ReadTransaction,
  ids: readonly string[],
): Promise<readonly NamedCase[]> {
  if (ids.length === 0) return [];
  return await transaction
    .selectFrom("service_case")
    .select(["id", "number", "system", "state", "area_code", "work"])
    .where("id", "in", [...new Set(ids)])
    .execute();
}
