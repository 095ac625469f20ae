import type { Bilingual } from "@halfsky/statistics";
import type { ActionRule, SystemDefinition } from "../definition/definition.ts";
import { words } from "./actor-words.ts";
import { sayCondition } from "./say-condition.ts";

/** The answers that an action gives by what it is, each in words. */
export function setWords(definition: SystemDefinition, { sets = {} }: ActionRule): readonly Bilingual[] {
  return Object.entries(sets).flatMap(([field, value]) => {
    if (value === undefined) return [];
    const { zh, en } = sayCondition({ is: [field, value] }, definition);
    return [words(`记为“${zh}”`, `noted as “${en}”`)];
  });
}
