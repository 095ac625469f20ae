import type { SystemDefinition } from "../definition/definition.ts";
import { privacyTable } from "./privacy-table.ts";

/**
 * Answers by which a list may be filtered: those of classes that lists show and that may be counted by, with few values.
 * Whoever stands to a case itself reads them all (`readsOf`), so that no filter tells more than the list.
 */
export function filterFields(definition: SystemDefinition): readonly string[] {
  return Object.entries(definition.fields).flatMap(([name, { type, privacy }]) => {
    const { list, group } = privacyTable[privacy];
    return list === "shown" && group && filterKinds.has(type.kind) ? [name] : [];
  });
}

const filterKinds: ReadonlySet<string> = new Set(["code", "flag", "locality", "reference"]);
