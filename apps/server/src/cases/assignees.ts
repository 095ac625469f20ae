import type { SystemDefinition } from "@halfsky/cases";
import { listAssignees } from "./assignees.store.ts";
import type { CaseReadContext } from "./case-host.ts";
import type { LoadedCase } from "./load-case.ts";

/** To whom a case may be assigned: what its page offers, and what an assignment is judged by. */
export async function assigneesOf(
  context: CaseReadContext,
  { current, row }: Pick<LoadedCase, "current" | "row">,
): Promise<{ id: string; name: string }[]> {
  const owner = { organisationId: row.owner_organisation_id, areaCode: row.owner_area };
  return await assigneesUnder(context, current, owner);
}

/** To whom a case of an owner may be assigned, also one that is only being opened. */
export async function assigneesUnder(
  { transaction }: CaseReadContext,
  { definition }: { readonly definition: SystemDefinition },
  { organisationId, areaCode }: { readonly organisationId: string; readonly areaCode: string },
): Promise<{ id: string; name: string }[]> {
  const assigned = Object.values(definition.actors).filter(({ relation }) => relation === "assigned");
  const rolesOf = (actors: typeof assigned) => actors.map(({ role }) => role);
  return await listAssignees(transaction, {
    organisationId,
    roles: rolesOf(assigned),
    areaCode,
    rolesInArea: rolesOf(assigned.filter(({ ofOtherBodies }) => ofOtherBodies === true)),
  });
}
