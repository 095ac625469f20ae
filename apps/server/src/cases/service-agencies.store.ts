import type { Insertable } from "kysely";
import type { ServiceCaseTables } from "../database/tables/service-cases.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** Who serves these areas. */
export async function listAgenciesIn(transaction: ReadTransaction, areaCodes: readonly string[]) {
  if (areaCodes.length === 0) return [];
  return await transaction
    .selectFrom("service_agency")
    .selectAll()
    .where("area_code", "in", [...areaCodes])
    .orderBy("area_code")
    .orderBy("role")
    .execute();
}

/** Takes the agency of an area away. */
export async function deleteAgency(
  transaction: WriteTransaction,
  areaCode: string,
  role: string,
): Promise<void> {
  await transaction
    .deleteFrom("service_agency")
    .where("area_code", "=", areaCode)
    .where("role", "=", role)
    .execute();
}

/** Sets the agency of an area that has none. */
export async function insertAgency(
  transaction: WriteTransaction,
  row: Insertable<ServiceCaseTables["service_agency"]>,
): Promise<void> {
  await transaction.insertInto("service_agency").values(row).execute();
}

/** Who serves townships and villages of these areas, by role, organisation and place. */
export async function listLocalAgenciesIn(transaction: ReadTransaction, areaCodes: readonly string[]) {
  if (areaCodes.length === 0) return [];
  return await transaction
    .selectFrom("local_agency")
    .innerJoin("locality", (join) =>
      join
        .onRef("locality.area_code", "=", "local_agency.area_code")
        .onRef("locality.code", "=", "local_agency.locality"),
    )
    .select([
      "local_agency.area_code",
      "local_agency.role",
      "local_agency.organisation_id",
      "local_agency.locality",
      "locality.name",
    ])
    .where("local_agency.area_code", "in", [...areaCodes])
    .orderBy("local_agency.area_code")
    .orderBy("local_agency.role")
    .orderBy("local_agency.locality")
    .execute();
}

/** Takes an organisation away from all townships and villages that it serves in a role. */
export async function deleteLocalAgencies(
  transaction: WriteTransaction,
  {
    areaCode,
    role,
    organisationId,
  }: { readonly areaCode: string; readonly role: string; readonly organisationId: string },
): Promise<void> {
  await transaction
    .deleteFrom("local_agency")
    .where("area_code", "=", areaCode)
    .where("role", "=", role)
    .where("organisation_id", "=", organisationId)
    .execute();
}

/** Sets the agencies of townships and villages that have none. */
export async function insertLocalAgencies(
  transaction: WriteTransaction,
  rows: readonly Insertable<ServiceCaseTables["local_agency"]>[],
): Promise<void> {
  if (rows.length === 0) return;
  await transaction
    .insertInto("local_agency")
    .values([...rows])
    .execute();
}

/** Organisations of these areas. */
export async function listOrganisationsIn(transaction: ReadTransaction, areaCodes: readonly string[]) {
  if (areaCodes.length === 0) return [];
  return await transaction
    .selectFrom("organisation")
    .select(["id", "name", "area_code"])
    .where("area_code", "in", [...areaCodes])
    .orderBy("area_code")
    .orderBy("pinyin")
    .execute();
}

/** Active people of these areas with their roles in services. */
export async function listServicePeople(transaction: ReadTransaction, areaCodes: readonly string[]) {
  if (areaCodes.length === 0) return [];
  const rows = await transaction
    .selectFrom("account")
    .innerJoin("organisation", "organisation.id", "account.organisation_id")
    .leftJoin("account_role", "account_role.account_id", "account.id")
    .select([
      "account.id as accountId",
      "account.display_name as name",
      "organisation.id as organisationId",
      "account_role.role_id as roleId",
    ])
    .where("account.is_active", "=", true)
    .where("organisation.area_code", "in", [...areaCodes])
    .orderBy("organisation.area_code")
    .orderBy("account.display_name")
    .orderBy("account.id")
    .execute();
  const people = new Map<
    string,
    { accountId: string; name: string; organisationId: string; roleIds: string[] }
  >();
  for (const { accountId, name, organisationId, roleId } of rows) {
    const person = people.get(accountId) ?? { accountId, name, organisationId, roleIds: [] };
    if (roleId !== null) person.roleIds.push(roleId);
    people.set(accountId, person);
  }
  return [...people.values()];
}

/** Gives an account these roles in services and no others; its other roles stay. */
export async function replaceServiceRoles(
  transaction: WriteTransaction,
  accountId: string,
  roleIds: readonly string[],
): Promise<void> {
  await transaction
    .deleteFrom("account_role")
    .where("account_id", "=", accountId)
    .where("role_id", "like", "service-%")
    .execute();
  const once = [...new Set(roleIds)];
  if (once.length === 0) return;
  await transaction
    .insertInto("account_role")
    .values(once.map((roleId) => ({ account_id: accountId, role_id: roleId })))
    .execute();
}
