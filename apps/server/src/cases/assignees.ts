import { listAssignees } from "./assignees.store.ts";
import type { CaseReadContext } from "./case-host.ts";
import type { LoadedCase } from "./load-case.ts";

/** To whom a case may be assigned: what its page offers, and what an assignment is judged by. */
export async function assigneesOf(
  { transaction }: CaseReadContext,
  { current, row }: Pick<LoadedCase, "current" | "row">,
): Promise<{ id: string; name: string }[]> {
  const assigned = Object.values(current.definition.actors).filter(({ relation }) => relation === "assigned");
  const rolesOf = (actors: typeof assigned) => actors.map(({ role }) => role);
  return await listAssignees(transaction, {
    organisationId: row.owner_organisation_id,
    roles: rolesOf(assigned),
    areaCode: row.owner_area,
    rolesInArea: rolesOf(assigned.filter(({ ofOtherBodies }) => ofOtherBodies === true)),
  });
}
