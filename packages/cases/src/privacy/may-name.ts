import type { SystemDefinition } from "../definition/definition.ts";
import type { Visibility } from "./visible-to.ts";

/**
 * Whether a reader may be told who acted as an actor. Somebody who reports a case is named by her account as much as by her
 * name: where the actor stands for a party (`asParty`), to those alone who may read the names of the party (Anti-Domestic
 * Violence Law art. 13).
 */
export function mayName(
  { actors }: SystemDefinition,
  actedAs: string,
  { parties }: Pick<Visibility, "parties">,
): boolean {
  const party = Object.hasOwn(actors, actedAs) ? actors[actedAs]?.asParty : undefined;
  return party === undefined || parties[party]?.name === "shown";
}
