import type { Bilingual } from "@halfsky/statistics";
import type { SystemDefinition } from "../definition/definition.ts";
import { readsOf } from "../privacy/reads.ts";

/** Something that may be done on many cases in one go. */
export interface BulkAction {
  readonly action: string;
  readonly title: Bilingual;
  /** states from which it may be done */
  readonly from: readonly string[];
}

/**
 * What may be done on many cases in one go by somebody who is one of these actors, of cases that she sees as such: actions
 * that the definition declares `bulk`. Each is still judged case by case, as if it were done alone.
 */
export function bulkActions(definition: SystemDefinition, actors: readonly string[]): readonly BulkAction[] {
  const own = new Set(actors.filter((name) => readsOf(definition, name).whole));
  return Object.entries(definition.actions).flatMap(([action, { bulk, title, from, by }]) =>
    bulk === true && Array.isArray(from) && by.some((name) => own.has(name)) ? [{ action, title, from }] : [],
  );
}
