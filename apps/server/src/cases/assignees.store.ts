import type { ServiceRole } from "@halfsky/cases";
import type { ReadTransaction } from "../database/transactions.ts";
import { platformRole } from "./case-person.ts";

/** Among whom the one is chosen that a case is assigned to. */
export interface AssigneesAsked {
  readonly organisationId: string;
  /** one of these, in that organisation */
  readonly roles: readonly ServiceRole[];
  readonly areaCode: string;
  /** one of these, in any organisation of that area */
  readonly rolesInArea: readonly ServiceRole[];
}

/** Active people whom a case may be assigned to, by name; those of another organisation with its short name. */
export async function listAssignees(
  transaction: ReadTransaction,
  { organisationId, roles, areaCode, rolesInArea }: AssigneesAsked,
): Promise<{ id: string; name: string }[]> {
  if (roles.length + rolesInArea.length === 0) return [];
  const idsOf = (names: readonly ServiceRole[]) => names.map((role) => platformRole(role));
  const rows = await transaction
    .selectFrom("account")
    .innerJoin("account_role", "account_role.account_id", "account.id")
    .innerJoin("organisation", "organisation.id", "account.organisation_id")
    .select([
      "account.id",
      "account.display_name as name",
      "organisation.id as organisationId",
      "organisation.short_name as organisationName",
    ])
    .distinct()
    .where("account.is_active", "=", true)
    .where((where) =>
      where.or([
        ...(roles.length === 0
          ? []
          : [
              where.and([
                where("account.organisation_id", "=", organisationId),
                where("account_role.role_id", "in", idsOf(roles)),
              ]),
            ]),
        ...(rolesInArea.length === 0
          ? []
          : [
              where.and([
                where("organisation.area_code", "=", areaCode),
                where("account_role.role_id", "in", idsOf(rolesInArea)),
              ]),
            ]),
      ]),
    )
    .orderBy("account.display_name")
    .orderBy("account.id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.organisationId === organisationId ? row.name : `${row.name}（${row.organisationName}）`,
  }));
}
