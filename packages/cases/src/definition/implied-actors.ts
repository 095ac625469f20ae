import type { ActorRule, SystemDefinition } from "./definition.ts";
import { serviceRoles, type Relation, type ServiceRole } from "./roles.ts";

/**
 * A definition with those actors written out that its referrals and items already speak of: whoever is asked to act can
 * acknowledge, answer and finish, without each definition saying so again. An actor that a definition declares for the
 * same role and relation stays as it is.
 */
export function withImpliedActors(definition: SystemDefinition): SystemDefinition {
  const actors: Record<string, ActorRule> = { ...definition.actors };
  const imply = (role: ServiceRole, relation: Relation): void => {
    if (Object.values(actors).some((one) => one.role === role && one.relation === relation)) return;
    const plain = role.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const name = [plain, `${plain}Asked`, `${plain}Tasked`].find((one) => !Object.hasOwn(actors, one));
    if (name !== undefined) actors[name] = { title: serviceRoles[role], role, relation };
  };
  for (const { to } of Object.values(definition.referrals ?? {})) imply(to, "holds-referral");
  for (const { agency } of Object.values(definition.tasks ?? {})) imply(agency, "holds-task");
  return { ...definition, actors };
}
