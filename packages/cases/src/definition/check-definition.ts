import type { SystemDefinition } from "./definition.ts";
import type { DefinitionFault } from "./definition-fault.ts";

/**
 * Everything about a definition that its types cannot say, all faults at once. `others` are the systems it stands beside:
 * links to other systems are checked only where they are given.
 */
export function checkDefinition(
  _definition: SystemDefinition,
  _others: readonly SystemDefinition[] = [],
): readonly DefinitionFault[] {
  return [];
}
