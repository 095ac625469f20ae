import { type AreaTree, type ServicePerson, type ServiceRole, serviceRoles } from "@halfsky/cases";
import type { Actor } from "../access/actor.ts";
import { areaTreeOf, type ReadContext } from "../access/context.ts";

const prefix = "service-";

/** Whether a word is a role in services. */
export function isServiceRole(text: string): text is ServiceRole {
  return Object.hasOwn(serviceRoles, text);
}
const allRoles = Object.keys(serviceRoles).filter(isServiceRole);

/** The role of the platform that stands for a role in a service. */
export function platformRole(role: ServiceRole): string {
  return `${prefix}${role}`;
}

/** The roles in services among roles of the platform. */
export function serviceRolesIn(roleIds: readonly string[]): readonly ServiceRole[] {
  return allRoles.filter((role) => roleIds.includes(platformRole(role)));
}

/**
 * Somebody as the service systems know her. A program with an access token has no role in a service: what is personal in a
 * case is read by people who answer for it.
 */
export function personOf(actor: Actor): ServicePerson {
  return {
    accountId: actor.accountId,
    organisationId: actor.organisation.id,
    areaCode: actor.areaCode,
    roles: actor.token === undefined ? serviceRolesIn(actor.roles.map(({ id }) => id)) : [],
    serves: (actor.serves ?? []).filter(isServiceRole),
  };
}

/** The tree of areas as relations ask it. */
export async function caseTreeOf(context: ReadContext): Promise<AreaTree> {
  const tree = await areaTreeOf(context);
  return (code, ancestor) => tree.areaAndBelow(ancestor).has(code);
}
