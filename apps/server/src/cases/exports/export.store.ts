import { beijingMidnight, addDays } from "@halfsky/calendar";
import { type Expression, type Insertable, type Selectable, type SqlBool, sql } from "kysely";
import type { ExportFilter, ServiceCaseTables } from "../../database/tables/service-cases.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/transactions.ts";
import type { CaseColumns } from "../case.store.ts";

/** A row of service_export. */
export type ExportColumns = Selectable<ServiceCaseTables["service_export"]>;

/** Which cases: a system, and a filter whose area stands as all areas that belong to it. */
export interface ExportedCases {
  readonly system: string;
  readonly filter: Omit<ExportFilter, "area">;
  readonly areas: readonly string[] | null;
}

function selectCases(
  transaction: ReadTransaction,
  within: Expression<SqlBool>,
  { system, filter, areas }: ExportedCases,
) {
  let select = transaction
    .selectFrom("service_case")
    .where(within)
    // what is sealed as a whole never leaves the house in bulk, not by its handlers either
    .where("sealed", "=", false)
    .where("system", "=", system);
  const { phase, state, grade, openedFrom, openedTo } = filter;
  if (areas !== null) select = select.where("lies_in", "in", [...areas]);
  if (phase !== undefined) select = select.where("phase", "=", phase);
  if (state !== undefined) select = select.where("state", "=", state);
  if (grade !== undefined) select = select.where("grade", "=", grade);
  if (openedFrom !== undefined) select = select.where("opened_at", ">=", beijingMidnight(openedFrom));
  if (openedTo !== undefined) select = select.where("opened_at", "<", beijingMidnight(addDays(openedTo, 1)));
  return select;
}

/** How many cases within reach an export is of. */
export async function countExportCases(
  transaction: ReadTransaction,
  within: Expression<SqlBool>,
  cases: ExportedCases,
): Promise<number> {
  const { count } = await selectCases(transaction, within, cases)
    .select((builder) => builder.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** The next cases of an export, by their number. */
export async function listExportCases(
  transaction: ReadTransaction,
  within: Expression<SqlBool>,
  cases: ExportedCases,
  page: { readonly after: string; readonly limit: number },
): Promise<readonly CaseColumns[]> {
  return await selectCases(transaction, within, cases)
    .selectAll("service_case")
    .where("number", ">", page.after)
    .orderBy("number")
    .limit(page.limit)
    .execute();
}

/** Exports that somebody asked for, and those of some areas where she may decide; the newest first. */
export async function listExports(
  transaction: ReadTransaction,
  { accountId, decidable }: { readonly accountId: string; readonly decidable: Expression<SqlBool> },
  limit: number,
): Promise<readonly ExportColumns[]> {
  return await transaction
    .selectFrom("service_export")
    .selectAll()
    .where((where) => where.or([where("asked_by", "=", accountId), decidable]))
    .orderBy("asked_at", "desc")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** Asks of an organisation, or of one of a line in some areas: whoever may decide on them stands there or above. */
export function asksOf(
  organisationId: string,
  below: { readonly areas: readonly string[]; readonly line: readonly string[] },
): Expression<SqlBool> {
  return sql<SqlBool>`(service_export.organisation_id = ${organisationId}
    or (service_export.area_code = any(${[...below.areas]}) and exists (
      select from service_agency
      where service_agency.organisation_id = service_export.organisation_id
        and service_agency.area_code = service_export.area_code
        and service_agency.role = any(${[...below.line]}))))`;
}

/** Of these organisations, the roles in which somebody else, whose account is active, may agree to exports. */
export async function listAgreeing(
  transaction: ReadTransaction,
  organisationIds: readonly string[],
  accountId: string,
) {
  if (organisationIds.length === 0) return [];
  return await transaction
    .selectFrom("account")
    .innerJoin("organisation", "organisation.id", "account.organisation_id")
    .innerJoin("account_role", "account_role.account_id", "account.id")
    .innerJoin("role_grant", "role_grant.role_id", "account_role.role_id")
    .select(["account_role.role_id", "organisation.area_code", "account.organisation_id"])
    .distinct()
    .where("role_grant.permission", "=", "case.agree-export")
    .where("account.is_active", "=", true)
    .where("account.id", "!=", accountId)
    .where("account.organisation_id", "in", [...organisationIds])
    .orderBy("account.organisation_id")
    .orderBy("account_role.role_id")
    .execute();
}

/** An export by its id; `lock` holds it until the commit. */
export async function findExport(
  transaction: ReadTransaction,
  id: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<ExportColumns | undefined> {
  const select = transaction.selectFrom("service_export").selectAll().where("id", "=", id);
  return await (lock ? select.forUpdate() : select).executeTakeFirst();
}

/** Adds an ask. */
export async function insertExport(
  transaction: WriteTransaction,
  row: Insertable<ServiceCaseTables["service_export"]>,
): Promise<void> {
  await transaction.insertInto("service_export").values(row).execute();
}

/** Notes a decision, or that the file was fetched. */
export async function updateExport(
  transaction: WriteTransaction,
  { area_code, id }: Pick<ExportColumns, "area_code" | "id">,
  set: Partial<
    Pick<
      ExportColumns,
      "decision" | "decided_by" | "decided_at" | "decision_reason" | "fetches" | "fetched_at"
    >
  >,
): Promise<void> {
  await transaction
    .updateTable("service_export")
    .set(set)
    .where("area_code", "=", area_code)
    .where("id", "=", id)
    .execute();
}
