import type { Bilingual } from "@halfsky/statistics";
import { type Expression, type Insertable, type Selectable, type SqlBool, sql } from "kysely";
import { jsonText } from "../../database/json-text.ts";
import type { LoadedListTables, LoadedRowState } from "../../database/tables/loaded-lists.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/transactions.ts";

/** A list as it is kept. */
export type LoadedListColumns = Selectable<LoadedListTables["service_loaded_list"]>;
/** A row as it is kept. */
export type LoadedRowColumns = Selectable<LoadedListTables["service_loaded_row"]>;
/** A row that is to be kept. */
export type NewRow = Insertable<LoadedListTables["service_loaded_row"]>;

const rowsPerStatement = 1000;

/** Keeps the rows of a list. */
export async function insertRows(transaction: WriteTransaction, rows: readonly NewRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsPerStatement) {
    await transaction
      .insertInto("service_loaded_row")
      .values(rows.slice(at, at + rowsPerStatement))
      .execute();
  }
}

/** A list by its id. */
export async function findLoadedList(
  transaction: ReadTransaction,
  id: string,
): Promise<LoadedListColumns | undefined> {
  return await transaction
    .selectFrom("service_loaded_list")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
}

/** The newest lists of an organisation, each with how many of its rows stand how. */
export async function listLoadedLists(
  transaction: ReadTransaction,
  {
    organisationId,
    systems,
    most,
  }: { readonly organisationId: string; readonly systems: readonly string[]; readonly most: number },
) {
  if (systems.length === 0) return [];
  const lists = await transaction
    .selectFrom("service_loaded_list")
    .leftJoin("account", "account.id", "service_loaded_list.brought_by")
    .selectAll("service_loaded_list")
    .select("account.display_name as brought_name")
    .where("service_loaded_list.organisation_id", "=", organisationId)
    .where("service_loaded_list.system", "in", [...systems])
    .where("service_loaded_list.accepted_at", "is not", null)
    .orderBy("service_loaded_list.accepted_at", "desc")
    .limit(most)
    .execute();
  const counts = await countRows(
    transaction,
    lists.map(({ id }) => id),
  );
  return lists.map((list) => ({ ...list, counts: counts.get(list.id) ?? noRows }));
}

const noRows: Readonly<Record<LoadedRowState, number>> = { waiting: 0, opened: 0, here: 0, refused: 0 };

/** How many rows of lists stand how. */
export async function countRows(
  transaction: ReadTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<LoadedRowState, number>>>> {
  if (ids.length === 0) return new Map();
  const found = await transaction
    .selectFrom("service_loaded_row")
    .select(["list_id", "state", sql<number>`count(*)::integer`.as("rows")])
    .where("list_id", "in", [...ids])
    .groupBy(["list_id", "state"])
    .execute();
  const counts = new Map<string, Record<LoadedRowState, number>>();
  for (const { list_id, state, rows } of found) {
    counts.set(list_id, { ...(counts.get(list_id) ?? noRows), [state]: rows });
  }
  return counts;
}

/** Where a list stands. */
export interface ListPlace {
  readonly areaCode: string;
  readonly id: string;
}

/** Numbers of the next rows that wait. */
export async function nextWaiting(
  transaction: ReadTransaction,
  { areaCode, id }: ListPlace,
  most: number,
): Promise<readonly number[]> {
  const rows = await transaction
    .selectFrom("service_loaded_row")
    .select("number")
    .where("area_code", "=", areaCode)
    .where("list_id", "=", id)
    .where("state", "=", "waiting")
    .orderBy("number")
    .limit(most)
    .execute();
  return rows.map(({ number }) => number);
}

/** Of these rows those that still wait, in their order, held until the commit. */
export async function lockWaiting(
  transaction: WriteTransaction,
  { areaCode, id }: ListPlace,
  numbers: readonly number[],
): Promise<readonly LoadedRowColumns[]> {
  return await transaction
    .selectFrom("service_loaded_row")
    .selectAll()
    .where("area_code", "=", areaCode)
    .where("list_id", "=", id)
    .where("number", "in", [...numbers])
    .where("state", "=", "waiting")
    .orderBy("number")
    .forUpdate()
    .execute();
}

/** What became of a row; what it said is gone, but for a refused one. */
export type SettledRow = { readonly row: Pick<LoadedRowColumns, "area_code" | "list_id" | "number"> } & (
  | { readonly state: "opened"; readonly caseId: string }
  | { readonly state: "here" }
  | { readonly state: "refused"; readonly reason: Bilingual }
);

/** Writes what became of rows of a list. */
export async function settleRows(
  transaction: WriteTransaction,
  settled: readonly SettledRow[],
): Promise<void> {
  const [first] = settled;
  if (first === undefined) return;
  const outcomes = settled.map((one) => ({
    number: one.row.number,
    state: one.state,
    case_id: one.state === "opened" ? one.caseId : null,
    reason: one.state === "refused" ? one.reason : null,
  }));
  const said = sql`json_to_recordset(${jsonText(outcomes)}::json)
    as said(number integer, state text, case_id text, reason jsonb)`;
  await sql`update service_loaded_row as of_list
    set state = said.state, case_id = said.case_id, reason = said.reason,
      secret = case said.state when 'refused' then of_list.secret end
    from ${said}
    where area_code = ${first.row.area_code} and list_id = ${first.row.list_id}
      and of_list.number = said.number`.execute(transaction);
}

/** All rows that wait are refused for one reason: whoever loads may not any more. */
export async function refuseWaiting(
  transaction: WriteTransaction,
  { areaCode, id }: ListPlace,
  reason: Bilingual,
): Promise<void> {
  await transaction
    .updateTable("service_loaded_row")
    .set({ state: "refused", reason: jsonText(reason) })
    .where("area_code", "=", areaCode)
    .where("list_id", "=", id)
    .where("state", "=", "waiting")
    .execute();
}

/** Ends a list none of whose rows waits, once; whether it did. */
export async function finishList(
  transaction: WriteTransaction,
  { areaCode, id }: ListPlace,
  now: string,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable("service_loaded_list")
    .set({ finished_at: now })
    .where("area_code", "=", areaCode)
    .where("id", "=", id)
    .where("finished_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The refused rows of a list, in the order of its sheet. */
export async function listRefused(
  transaction: ReadTransaction,
  { areaCode, id }: ListPlace,
): Promise<readonly LoadedRowColumns[]> {
  return await transaction
    .selectFrom("service_loaded_row")
    .selectAll()
    .where("area_code", "=", areaCode)
    .where("list_id", "=", id)
    .where("state", "=", "refused")
    .where("secret", "is not", null)
    .orderBy("number")
    .execute();
}

/** Lets go of what rows of lists said that were finished before a moment; the lists. */
export async function clearLists(
  transaction: WriteTransaction,
  { before, now }: { readonly before: string; readonly now: string },
): Promise<readonly Pick<LoadedListColumns, "area_code" | "id" | "system">[]> {
  const lists = await transaction
    .updateTable("service_loaded_list")
    .set({ cleared_at: now })
    .where("cleared_at", "is", null)
    .where("finished_at", "<=", before)
    .returning(["area_code", "id", "system"])
    .execute();
  for (const { area_code, id } of lists) {
    await transaction
      .updateTable("service_loaded_row")
      .set({ secret: null })
      .where("area_code", "=", area_code)
      .where("list_id", "=", id)
      .where("state", "=", "refused")
      .execute();
  }
  return lists;
}

/** A case of the system in which somebody with such a key stands. */
export interface KnownEntry {
  readonly blind: string;
  readonly phase: string;
  readonly work: Readonly<Record<string, unknown>>;
}

/** Cases of a system about people with these keys, within what the reader sees as such, never a sealed one. */
export async function listKnownEntries(
  transaction: ReadTransaction,
  {
    system,
    party,
    blinds,
    within,
  }: {
    readonly system: string;
    readonly party: string;
    readonly blinds: readonly string[];
    readonly within: Expression<SqlBool>;
  },
): Promise<readonly KnownEntry[]> {
  const found: KnownEntry[] = [];
  for (let at = 0; at < blinds.length; at += rowsPerStatement) {
    const rows = await transaction
      .selectFrom("service_person_key")
      .innerJoin("service_case", (join) =>
        join
          .onRef("service_case.area_code", "=", "service_person_key.area_code")
          .onRef("service_case.id", "=", "service_person_key.case_id"),
      )
      .select(["service_person_key.blind", "service_case.phase", "service_case.work"])
      .where("service_person_key.blind", "in", blinds.slice(at, at + rowsPerStatement))
      .where("service_person_key.party", "=", party)
      .where("service_case.system", "=", system)
      .where("service_case.sealed", "=", false)
      .where(within)
      .execute();
    found.push(...rows);
  }
  return found;
}
