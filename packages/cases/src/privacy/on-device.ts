import { formAsks, formOf } from "../decide/form-items.ts";
import type { SystemDefinition } from "../definition/definition.ts";
import type { PrivacyClass } from "./privacy-class.ts";
import { privacyTable } from "./privacy-table.ts";

/** What is known of a value that could stay in a device. */
export interface DevicePlace {
  /** the case is assigned to whose device it is */
  readonly isAssigned: boolean;
  /** it is asked by the form of an action that is declared to work offline */
  readonly isDeclared: boolean;
}

/** Whether a value of a class may stay, enciphered, in the device of who works without a network: by the one table. */
export function mayStayOnDevice(privacy: PrivacyClass, { isAssigned, isDeclared }: DevicePlace): boolean {
  switch (privacyTable[privacy].offline) {
    case "yes":
      return true;
    case "assigned":
      return isAssigned;
    case "declared":
      return isDeclared;
    case "never":
      return false;
  }
}

/** What the forms of actions ask that are declared to work offline, of those that a person may do now. */
export function askedOffline(
  definition: SystemDefinition,
  actions: readonly string[],
): ReturnType<typeof formAsks> {
  const items = actions
    .filter((action) => definition.actions[action]?.offline === true)
    .flatMap((action) => formOf(definition, action));
  return formAsks(items);
}
