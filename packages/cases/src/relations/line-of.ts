import type { SystemDefinition } from "../definition/definition.ts";
import type { ServiceRole } from "../definition/roles.ts";

const known = new WeakMap<SystemDefinition, readonly ServiceRole[]>();

/**
 * The line of a system 条线: the roles whose agencies own its cases, by opening them, by serving the area of one that
 * others report, or by taking one over. Who supervises a case from above is of an agency that serves in one of them.
 */
export function lineOf(definition: SystemDefinition): readonly ServiceRole[] {
  const found = known.get(definition);
  if (found !== undefined) return found;
  const actors = Object.values(definition.actors);
  const owning = actors.filter(({ relation }) => relation === "owns");
  // where no actor is of the owner, cases go to the agency that supervises in the area
  const first = owning.length > 0 ? owning : actors.filter(({ relation }) => relation === "supervises-owner");
  const line = new Set([
    ...first.map(({ role }) => role),
    ...actors.filter(({ ownsWhatItOpens }) => ownsWhatItOpens === true).map(({ role }) => role),
    ...Object.values(definition.referrals ?? {}).flatMap(({ handover, to }) =>
      handover === true ? [to] : [],
    ),
  ]);
  known.set(definition, [...line]);
  return [...line];
}
