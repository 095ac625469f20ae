import { type Expression, type SqlBool, sql } from "kysely";
import type { ReadTransaction } from "../database/transactions.ts";
import { ownSystems } from "./case-host.ts";

/**
 * A case whose assigned person has left, as a condition on service_case: the account is closed, or works in another
 * organisation than the owner, where the system lets nobody of other bodies have a case assigned.
 */
export function assigneeGone(): Expression<SqlBool> {
  const open = [...ownSystems()]
    .filter(([, { definition }]) =>
      Object.values(definition.actors).some(({ ofOtherBodies }) => ofOtherBodies),
    )
    .map(([system]) => system);
  return sql<SqlBool>`(service_case.assignee is not null and not exists (select 1 from account at
    where at.id = service_case.assignee and at.is_active
      and (at.organisation_id = service_case.owner_organisation_id or service_case.system = any(${open}))))`;
}

/** Whether whom a case is assigned to has left. */
export async function isAssigneeGone(transaction: ReadTransaction, caseId: string): Promise<boolean> {
  const row = await transaction
    .selectFrom("service_case")
    .select("id")
    .where("id", "=", caseId)
    .where(assigneeGone())
    .executeTakeFirst();
  return row !== undefined;
}
