import type { ServicePerson } from "@halfsky/cases";
import type { Readers } from "../notifications/notification.store.ts";
import type { ReadTransaction } from "../database/transactions.ts";
import { serviceRolesIn } from "./case-person.ts";

/** The active people who hold a role at a place, with all that they are in services. */
export async function listPeopleAt(
  transaction: ReadTransaction,
  { roleId, areaCode, organisationId }: Readers,
): Promise<readonly ServicePerson[]> {
  let select = transaction
    .selectFrom("account")
    .innerJoin("organisation", "organisation.id", "account.organisation_id")
    .innerJoin("account_role as held", "held.account_id", "account.id")
    .innerJoin("account_role as every", "every.account_id", "account.id")
    .select([
      "account.id",
      "organisation.id as organisationId",
      "organisation.area_code as areaCode",
      "every.role_id as roleId",
    ])
    .where("account.is_active", "=", true)
    .where("held.role_id", "=", roleId)
    .where("organisation.area_code", "=", areaCode);
  if (organisationId !== null) select = select.where("organisation.id", "=", organisationId);
  const rows = await select.execute();
  const people = new Map(rows.map((row) => [row.id, row]));
  const served = await transaction
    .selectFrom("service_agency")
    .select(["organisation_id", "role"])
    .where("area_code", "=", areaCode)
    .where("organisation_id", "in", [...new Set(["", ...rows.map((row) => row.organisationId)])])
    .execute();
  return [...people.values()].map(({ id, organisationId: at, areaCode: area }) => ({
    accountId: id,
    organisationId: at,
    areaCode: area,
    roles: serviceRolesIn(rows.flatMap((row) => (row.id === id ? [row.roleId] : []))),
    serves: serviceRolesIn(
      served.flatMap(({ organisation_id: one, role }) => (one === at ? [`service-${role}`] : [])),
    ),
  }));
}

/** Where an account works; undefined for one that is closed. */
export async function findWorkplace(
  transaction: ReadTransaction,
  accountId: string,
): Promise<{ readonly organisationId: string; readonly areaCode: string } | undefined> {
  return await transaction
    .selectFrom("account")
    .innerJoin("organisation", "organisation.id", "account.organisation_id")
    .select(["organisation.id as organisationId", "organisation.area_code as areaCode"])
    .where("account.id", "=", accountId)
    .where("account.is_active", "=", true)
    .executeTakeFirst();
}
