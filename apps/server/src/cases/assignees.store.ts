import type { ServiceRole } from "@halfsky/cases";
import type { ReadTransaction } from "../database/transactions.ts";
import { platformRole } from "./case-person.ts";

/** Active people of an organisation who hold one of the roles, by name. */
export async function listAssignees(
  transaction: ReadTransaction,
  organisationId: string,
  roles: readonly ServiceRole[],
): Promise<{ id: string; name: string }[]> {
  if (roles.length === 0) return [];
  const rows = await transaction
    .selectFrom("account")
    .innerJoin("account_role", "account_role.account_id", "account.id")
    .select(["account.id", "account.display_name as name"])
    .distinct()
    .where("account.is_active", "=", true)
    .where("account.organisation_id", "=", organisationId)
    .where(
      "account_role.role_id",
      "in",
      roles.map((role) => platformRole(role)),
    )
    .orderBy("account.display_name")
    .orderBy("account.id")
    .execute();
  return rows;
}
