import { namedKind } from "@halfsky/cases";
import { type Expression, type Insertable, type Selectable, type SqlBool, sql } from "kysely";
import type { KeptMapping, OutsideListTables } from "../../database/tables/outside-lists.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/transactions.ts";

/** A row of service_outside_list. */
export type ListColumns = Selectable<OutsideListTables["service_outside_list"]>;

/** Which lists: those of a link that an organisation, or one person of it for herself, takes in for an area. */
export interface LinkPlace {
  readonly areaCode: string;
  readonly system: string;
  readonly link: string;
  readonly organisationId: string;
  /** account whose own the lists are, where every case of the system is sealed; empty where they are the organisation's */
  readonly keeper: string;
}

/** The newest lists of a link in a place, the newest first. */
export async function listOutsideLists(
  transaction: ReadTransaction,
  { areaCode, system, link, organisationId, keeper }: LinkPlace,
  limit: number,
): Promise<readonly ListColumns[]> {
  return await transaction
    .selectFrom("service_outside_list")
    .selectAll()
    .where("area_code", "=", areaCode)
    .where("system", "=", system)
    .where("link", "=", link)
    .where("organisation_id", "=", organisationId)
    .where("keeper", "=", keeper)
    .orderBy("number", "desc")
    .limit(limit)
    .execute();
}

/** The newest list of each place in these areas: of organisations, and of one keeper where she asks. */
export async function listNewestLists(
  transaction: ReadTransaction,
  areaCodes: readonly string[],
  keeper: string,
): Promise<readonly ListColumns[]> {
  if (areaCodes.length === 0) return [];
  return await transaction
    .selectFrom("service_outside_list as list")
    .selectAll()
    .where("area_code", "in", [...areaCodes])
    .where("keeper", "in", ["", keeper])
    .where(
      sql<SqlBool>`number = (select max(newest.number) from service_outside_list newest
        where newest.area_code = list.area_code and newest.system = list.system and newest.link = list.link
          and newest.organisation_id = list.organisation_id
          and newest.keeper = list.keeper)`,
    )
    .execute();
}

/** Lists by their ids. */
export async function findLists(
  transaction: ReadTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ListColumns>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction
    .selectFrom("service_outside_list")
    .selectAll()
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Adds a list; the rows of the one before go with its coming. */
export async function insertList(
  transaction: WriteTransaction,
  row: Insertable<OutsideListTables["service_outside_list"]>,
  before: string | null,
): Promise<void> {
  await transaction.insertInto("service_outside_list").values(row).execute();
  if (before === null) return;
  await transaction
    .deleteFrom("service_outside_row")
    .where("area_code", "=", row.area_code)
    .where("list_id", "=", before)
    .execute();
}

const rowsPerStatement = 1000;

/** Adds the rows of a list. */
export async function insertListRows(
  transaction: WriteTransaction,
  rows: readonly Insertable<OutsideListTables["service_outside_row"]>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    await transaction
      .insertInto("service_outside_row")
      .values(rows.slice(start, start + rowsPerStatement))
      .execute();
  }
}

/** The rows of the newest list as they are kept. */
export async function listListRows(
  transaction: ReadTransaction,
  { area_code, id }: Pick<ListColumns, "area_code" | "id">,
): Promise<readonly Selectable<OutsideListTables["service_outside_row"]>[]> {
  return await transaction
    .selectFrom("service_outside_row")
    .selectAll()
    .where("area_code", "=", area_code)
    .where("list_id", "=", id)
    .orderBy("number")
    .execute();
}

/** Where people of rows live, enciphered, by list and row of its sheet; only of lists whose rows are still kept. */
export async function listRowResidences(
  transaction: ReadTransaction,
  seen: readonly {
    readonly area_code: string;
    readonly seen_list: string;
    readonly sheet_row: number | null;
  }[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const sheetRows = [...new Set(seen.flatMap(({ sheet_row }) => sheet_row ?? []))];
  if (sheetRows.length === 0) return new Map();
  const rows = await transaction
    .selectFrom("service_outside_row")
    .select(["list_id", "sheet_row", "residence_secret"])
    .where("area_code", "in", [...new Set(seen.map(({ area_code }) => area_code))])
    .where("list_id", "in", [...new Set(seen.map(({ seen_list }) => seen_list))])
    .where("sheet_row", "in", sheetRows)
    .execute();
  return new Map(
    rows.flatMap(({ list_id, sheet_row, residence_secret }) =>
      residence_secret === null ? [] : [[`${list_id} ${sheet_row ?? ""}`, residence_secret] as const],
    ),
  );
}

/** How exports of a link are read in the nearest of these areas, the nearest last. */
export async function findMapping(
  transaction: ReadTransaction,
  chain: readonly string[],
  { system, link, keeper }: Pick<LinkPlace, "system" | "link" | "keeper">,
): Promise<{ readonly signature: string; readonly mapping: KeptMapping } | undefined> {
  const rows = await transaction
    .selectFrom("service_outside_mapping")
    .select(["area_code", "signature", "mapping"])
    .where("area_code", "in", [...chain])
    .where("system", "=", system)
    .where("link", "=", link)
    .where("keeper", "=", keeper)
    .orderBy("number", "desc")
    .execute();
  return chain
    .toReversed()
    .map((area) => rows.find((row) => row.area_code === area))
    .find((row) => row !== undefined);
}

/** Remembers how exports are read; an earlier way stays in the history. */
export async function rememberMapping(
  transaction: WriteTransaction,
  row: Omit<Insertable<OutsideListTables["service_outside_mapping"]>, "number">,
): Promise<void> {
  const last = await transaction
    .selectFrom("service_outside_mapping")
    .select("number")
    .where("area_code", "=", row.area_code)
    .where("system", "=", row.system)
    .where("link", "=", row.link)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  await transaction
    .insertInto("service_outside_mapping")
    .values({ ...row, number: (last?.number ?? 0) + 1 })
    .execute();
}

/** Which cases a list is compared with. */
export interface ComparedStretch {
  readonly system: string;
  readonly areaCodes: readonly string[];
  /** also cases that are sealed as a whole: only where what comes of it is her own who compares */
  readonly withSealed: boolean;
}

/** A case as lists are compared with it. */
export interface ComparedCase {
  readonly id: string;
  readonly state: string;
  readonly ownerOrganisationId: string;
  readonly openedAt: string;
}

/**
 * Cases of a system in areas that lists are compared with: those within reach, and where others see what comes of it never
 * one that is sealed as a whole. To who compares, and to whoever reads what came of it, such a case is not there.
 */
export async function listComparedCases(
  transaction: ReadTransaction,
  within: Expression<SqlBool>,
  { system, areaCodes, withSealed }: ComparedStretch,
): Promise<readonly ComparedCase[]> {
  const query = transaction
    .selectFrom("service_case")
    .select(["id", "state", "owner_organisation_id", "opened_at"])
    .where(within)
    .where("system", "=", system)
    .where("area_code", "in", [...areaCodes]);
  const rows = await (withSealed ? query : query.where("sealed", "=", false)).execute();
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    ownerOrganisationId: row.owner_organisation_id,
    openedAt: row.opened_at,
  }));
}

/** The keys of cases of a system by which rows are compared: ID numbers of these parties, numbers of outside systems. */
export async function listComparedKeys(
  transaction: ReadTransaction,
  {
    system,
    areaCodes,
    withSealed,
    parties,
    named,
  }: ComparedStretch & {
    readonly parties: readonly string[];
    /** parties that are also found by name and day of birth */
    readonly named: readonly string[];
  },
) {
  const query = transaction
    .selectFrom("service_person_key as key")
    .innerJoin("service_case", (join) =>
      join.onRef("service_case.area_code", "=", "key.area_code").onRef("service_case.id", "=", "key.case_id"),
    )
    .select(["key.case_id", "key.party", "key.kind", "key.blind"])
    .where("service_case.system", "=", system)
    .where("service_case.lies_in", "in", [...areaCodes])
    .where("key.kind", "in", ["match:idNumber", namedKeyKind, outsideNumberKind]);
  const rows = await (withSealed ? query : query.where("service_case.sealed", "=", false)).execute();
  const isAsked = ({ kind, party }: (typeof rows)[number]): boolean =>
    kind === outsideNumberKind || (kind === namedKeyKind ? named : parties).includes(party);
  return rows.filter(isAsked);
}

/** The kind of key of a number that an outside system gave. */
export const outsideNumberKind = "outside:number";
/** The kind of key of a name by its sound with a day of birth, as intake finds pairs by it. */
export const namedKeyKind = `match:${namedKind}`;

/** Since when cases of systems stand in areas, and who owns them: what the watch over the rhythm asks. */
export async function listSystemsInUse(transaction: ReadTransaction) {
  return await transaction
    .selectFrom("service_case")
    .select(["lies_in as area_code", "system", "owner_organisation_id"])
    .select((builder) => builder.fn.min("opened_at").as("since"))
    .where("sealed", "=", false)
    .groupBy(["lies_in", "system", "owner_organisation_id"])
    .orderBy("lies_in")
    .orderBy("system")
    .orderBy("owner_organisation_id")
    .execute();
}

/** Since when sealed cases of systems are assigned to somebody: what she is told of the rhythm, and nobody else. */
export async function listSealedInUse(
  transaction: ReadTransaction,
  accountId: string,
  systems: readonly string[],
) {
  if (systems.length === 0) return [];
  return await transaction
    .selectFrom("service_case")
    .select("system")
    .select((builder) => builder.fn.min("opened_at").as("since"))
    .where("sealed", "=", true)
    .where("assignee", "=", accountId)
    .where("system", "in", [...systems])
    .groupBy("system")
    .execute();
}

/** Notes that an organisation was told of a list that did not come; false where it was told before. */
export async function noteReminder(
  transaction: WriteTransaction,
  row: Insertable<OutsideListTables["service_outside_reminder"]>,
): Promise<boolean> {
  const known = await transaction
    .selectFrom("service_outside_reminder")
    .select("due_day")
    .where("area_code", "=", row.area_code)
    .where("system", "=", row.system)
    .where("link", "=", row.link)
    .where("organisation_id", "=", row.organisation_id)
    .where("due_day", "=", row.due_day)
    .executeTakeFirst();
  if (known !== undefined) return false;
  await transaction.insertInto("service_outside_reminder").values(row).execute();
  return true;
}

/** Notes what went out to the owner of an outside system; rows are only ever added. */
export async function insertOutsideDisclosure(
  transaction: WriteTransaction,
  row: Insertable<OutsideListTables["service_outside_disclosure"]>,
): Promise<void> {
  await transaction.insertInto("service_outside_disclosure").values(row).execute();
}

/** Areas of cases by their id. */
export async function listCaseAreas(
  transaction: ReadTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction
    .selectFrom("service_case")
    .select(["id", "area_code"])
    .where("id", "in", [...ids])
    .execute();
  return new Map(rows.map(({ id, area_code }) => [id, area_code]));
}

/** Areas of organisations by their id. */
export async function listOrganisationAreas(
  transaction: ReadTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction
    .selectFrom("organisation")
    .select(["id", "area_code"])
    .where("id", "in", [...ids])
    .execute();
  return new Map(rows.map(({ id, area_code }) => [id, area_code]));
}
