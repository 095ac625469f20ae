import type { SystemDefinition } from "./definition.ts";
import { hashDefinition } from "./hash-definition.ts";

/** Definitions by their hash: every version that a log may rest on. */
export interface DefinitionBook {
  get(hash: string): SystemDefinition | undefined;
}

/** A book of these definitions. */
export function bookOf(definitions: Iterable<SystemDefinition>): DefinitionBook {
  return new Map([...definitions].map((definition) => [hashDefinition(definition), definition]));
}
