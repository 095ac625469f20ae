import type { SystemDefinition } from "../definition/definition.ts";
import type { ServiceRole } from "../definition/roles.ts";
import { owningActor, ownsAtOnce } from "./owning-actor.ts";

const known = new WeakMap<SystemDefinition, readonly ServiceRole[]>();

/**
 * The line of a system 条线: the roles whose agencies own its cases, by opening them, by serving the area of one that
 * others report, or by taking one over. Who supervises a case from above is of an agency that serves in one of them.
 */
export function lineOf(definition: SystemDefinition): readonly ServiceRole[] {
  const found = known.get(definition);
  if (found !== undefined) return found;
  const { actors, actions, referrals = {} } = definition;
  const line = new Set<ServiceRole>();
  for (const { relation, role } of Object.values(actors)) if (relation === "owns") line.add(role);
  for (const rule of Object.values(actions).filter(({ from }) => from === "new")) {
    const opening = rule.by.flatMap((name) => actors[name] ?? []);
    for (const one of opening.filter(ownsAtOnce)) line.add(one.role);
    const main = owningActor(definition, rule);
    const falls = rule.byPlatform === true || !opening.every(ownsAtOnce);
    if (falls && main !== undefined && main !== "untold") line.add(main.role);
  }
  for (const { handover, to } of Object.values(referrals)) if (handover === true) line.add(to);
  known.set(definition, [...line]);
  return [...line];
}
