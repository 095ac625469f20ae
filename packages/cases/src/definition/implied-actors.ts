import type { ActorRule, SystemDefinition } from "./definition.ts";
import { serviceRoles, type Relation, type ServiceRole } from "./roles.ts";

/** Whoever is asked to review a broken glass that those who review first did not look at. */
export const glassOffice = "glassOffice";
/** Whoever names another person where the one a case is assigned to has left, and nobody supervises the owner. */
const reliefActor = "relief";

/**
 * A definition with those actors written out that its referrals and items already speak of: whoever is asked to act can
 * acknowledge, answer and finish, without each definition saying so again; a broken glass finds
 * somebody to review it, and a case whose assigned person left somebody to name another. An actor that a definition declares
 * for the same role and relation stays as it is.
 */
export function withImpliedActors(definition: SystemDefinition): SystemDefinition {
  const actors: Record<string, ActorRule> = { ...definition.actors };
  const imply = (role: ServiceRole, relation: Relation): void => {
    if (Object.values(actors).some((one) => one.role === role && one.relation === relation)) return;
    const plain = role.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const name = [plain, `${plain}Asked`, `${plain}Tasked`].find((one) => !Object.hasOwn(actors, one));
    if (name !== undefined) actors[name] = { title: serviceRoles[role], role, relation };
  };
  const related = (relation: Relation): boolean =>
    Object.values(actors).some((one) => one.relation === relation);
  for (const { to } of Object.values(definition.referrals ?? {})) imply(to, "holds-referral");
  for (const { agency } of Object.values(definition.tasks ?? {})) imply(agency, "holds-task");
  // of what the law seals for its keepers not even the office learns
  if (definition.sealing === undefined) {
    actors[glassOffice] ??= {
      title: { zh: "受请复查的妇儿工委办", en: "Office of the leading group, asked to review" },
      role: "leading-group-office",
      relation: "holds-review",
    };
  }
  // whoever supervises the owner assigns the case anyway
  if (related("assigned") && !related("supervises-owner")) {
    actors[reliefActor] ??= {
      title: { zh: "本单位督导", en: "Supervisor of the organisation" },
      role: "supervisor",
      relation: "relieves",
    };
  }
  return { ...definition, actors };
}
