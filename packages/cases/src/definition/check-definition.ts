import { checkBulk } from "./checks/check-bulk.ts";
import { checkClocks } from "./checks/check-clocks.ts";
import { checkConditions } from "./checks/check-conditions.ts";
import { checkFlow } from "./checks/check-flow.ts";
import { checkForms } from "./checks/check-forms.ts";
import { checkGlass } from "./checks/check-glass.ts";
import { checkHeld, checkLoads } from "./checks/check-loads.ts";
import { checkOpenings } from "./checks/check-openings.ts";
import { checkOutside } from "./checks/check-outside.ts";
import { checkOwner } from "./checks/check-owner.ts";
import { checkPeople } from "./checks/check-people.ts";
import { checkPrivacy } from "./checks/check-privacy.ts";
import { checkRunning } from "./checks/check-running.ts";
import { checkSchedules } from "./checks/check-schedules.ts";
import { checkSharing } from "./checks/check-sharing.ts";
import { checkTriggers } from "./checks/check-triggers.ts";
import { checkWords } from "./checks/check-words.ts";
import type { Check } from "./checks/check.ts";
import { checkKind } from "./checks/kind-rules.ts";
import type { SystemDefinition } from "./definition.ts";
import type { DefinitionFault } from "./definition-fault.ts";

const checks: readonly Check[] = [
  checkWords,
  checkKind,
  checkFlow,
  checkForms,
  checkConditions,
  checkPeople,
  checkOwner,
  checkGlass,
  checkClocks,
  checkTriggers,
  checkRunning,
  checkSchedules,
  checkPrivacy,
  checkBulk,
  checkSharing,
  checkOpenings,
  checkOutside,
  checkLoads,
  checkHeld,
];

/**
 * Everything about a definition that its types cannot say, all faults at once: names in conditions and effects, ways in and
 * out of each state, an owner of whatever is opened, second persons that exist, periods of every grade, floors of privacy,
 * legal bases, what is shared and carried over, what a kind restricts. `others` are the systems beside it, by which links
 * and gates are checked; left out, those are not.
 */
export function checkDefinition(
  definition: SystemDefinition,
  others: readonly SystemDefinition[] = [],
): readonly DefinitionFault[] {
  const beside = others.filter((other) => other !== definition);
  const faults = checks.flatMap((check) => [...check({ definition, others: beside })]);
  const seen = new Set<string>();
  return faults.filter(({ path, words }) => {
    const key = `${path}\n${words.en}`;
    return !seen.has(key) && seen.add(key);
  });
}
