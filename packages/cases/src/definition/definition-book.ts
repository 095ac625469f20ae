import type { SystemDefinition } from "./definition.ts";
import { hashDefinition } from "./hash-definition.ts";
import type { UpgradeMap } from "./upgrade-map.ts";

/** Definitions by their hash: every version that a log may rest on. */
export interface DefinitionBook {
  get(hash: string): SystemDefinition | undefined;
  /** what the newer of two versions calls otherwise; undefined where nothing */
  mapOf?(before: string, after: string): UpgradeMap | undefined;
}

/** One step from a version to the next, for versions that call something otherwise. */
export interface UpgradeStep {
  readonly before: SystemDefinition;
  readonly after: SystemDefinition;
  readonly map: UpgradeMap;
}

/** A book of these definitions, with what their versions call otherwise. */
export function bookOf(
  definitions: Iterable<SystemDefinition>,
  steps: readonly UpgradeStep[] = [],
): DefinitionBook {
  const known = new Map([...definitions].map((definition) => [hashDefinition(definition), definition]));
  const maps = new Map(
    steps.map(({ before, after, map }) => [`${hashDefinition(before)} ${hashDefinition(after)}`, map]),
  );
  return {
    get: (hash) => known.get(hash),
    mapOf: (before, after) => maps.get(`${before} ${after}`),
  };
}
