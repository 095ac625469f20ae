import type { Permission } from "@halfsky/api-contract";
import type { ReadTransaction } from "../../database/transactions.ts";

/** A role that somebody active holds at an organisation, with a permission that it gives. */
export interface HeldPermission {
  readonly permission: string;
  readonly roleId: string;
  readonly organisationId: string;
  readonly areaCode: string;
}

const stepPermissions: readonly Permission[] = [
  "submission.fill",
  "submission.confirm",
  "submission.review",
  "submission.sign",
  "round.manage",
];

/** Who holds the permissions of the review in areas, so that each step is told to whoever has it. */
export async function listHeldPermissions(
  transaction: ReadTransaction,
  areaCodes: readonly string[],
): Promise<readonly HeldPermission[]> {
  if (areaCodes.length === 0) return [];
  const rows = await transaction
    .selectFrom("account")
    .innerJoin("account_role", "account_role.account_id", "account.id")
    .innerJoin("role_grant", "role_grant.role_id", "account_role.role_id")
    .innerJoin("organisation", "organisation.id", "account.organisation_id")
    .select([
      "role_grant.permission",
      "account_role.role_id as roleId",
      "organisation.id as organisationId",
      "organisation.area_code as areaCode",
    ])
    .distinct()
    .where("account.is_active", "=", true)
    .where("organisation.area_code", "in", [...areaCodes])
    .where("role_grant.permission", "in", [...stepPermissions])
    .orderBy("account_role.role_id")
    .orderBy("organisation.id")
    .execute();
  return rows;
}

/** Tells of each of these areas whether somebody active there reviews, and somebody signs. */
export async function tellReviewers(
  transaction: ReadTransaction,
  areaCodes: readonly string[],
): Promise<(areaCode: string) => boolean> {
  const held = await listHeldPermissions(transaction, [...new Set(areaCodes)]);
  const areasOf = (permission: Permission) =>
    new Set(held.filter((one) => one.permission === permission).map(({ areaCode }) => areaCode));
  const [review, sign] = [areasOf("submission.review"), areasOf("submission.sign")];
  return (areaCode) => review.has(areaCode) && sign.has(areaCode);
}
