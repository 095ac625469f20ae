import type { Permission } from "@halfsky/api-contract";
import type { ReadTransaction } from "../../database/transactions.ts";
import type { Readers } from "../../notifications/notification.store.ts";

/** Roles that somebody active holds, by organisation: for filling in there, and for confirming. */
export interface UnitReaders {
  readonly fill: readonly Readers[];
  readonly confirm: readonly Readers[];
}

/** Who fills in and who confirms at organisations, by the grants of their roles, in one statement. */
export async function listUnitReaders(
  transaction: ReadTransaction,
  organisationIds: readonly string[],
): Promise<(organisationId: string) => UnitReaders> {
  const fill = new Map<string, Readers[]>();
  const confirm = new Map<string, Readers[]>();
  if (organisationIds.length > 0) {
    const rows = await transaction
      .selectFrom("account")
      .innerJoin("account_role", "account_role.account_id", "account.id")
      .innerJoin("role_grant", "role_grant.role_id", "account_role.role_id")
      .innerJoin("organisation", "organisation.id", "account.organisation_id")
      .select(["account_role.role_id", "role_grant.permission", "organisation.id", "organisation.area_code"])
      .distinct()
      .where("account.is_active", "=", true)
      .where("organisation.id", "in", [...new Set(organisationIds)])
      .where("role_grant.permission", "in", ["submission.fill", "submission.confirm"])
      .orderBy("account_role.role_id")
      .execute();
    for (const row of rows) {
      const readers = { roleId: row.role_id, areaCode: row.area_code, organisationId: row.id };
      const map = row.permission === "submission.fill" ? fill : confirm;
      map.set(row.id, [...(map.get(row.id) ?? []), readers]);
    }
  }
  return (id) => ({ fill: fill.get(id) ?? [], confirm: confirm.get(id) ?? [] });
}

/** The roles in an area that somebody active holds and that give a permission. */
export async function listAreaReaders(
  transaction: ReadTransaction,
  areaCode: string,
  permission: Permission,
): Promise<readonly Readers[]> {
  const rows = await transaction
    .selectFrom("account")
    .innerJoin("account_role", "account_role.account_id", "account.id")
    .innerJoin("role_grant", "role_grant.role_id", "account_role.role_id")
    .innerJoin("organisation", "organisation.id", "account.organisation_id")
    .select("account_role.role_id")
    .distinct()
    .where("account.is_active", "=", true)
    .where("organisation.area_code", "=", areaCode)
    .where("role_grant.permission", "=", permission)
    .orderBy("account_role.role_id")
    .execute();
  return rows.map((row) => ({ roleId: row.role_id, areaCode, organisationId: null }));
}
