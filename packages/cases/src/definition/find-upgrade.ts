import { checkOutlines } from "./check-upgrade.ts";
import type { DefinitionFault } from "./definition-fault.ts";
import type { DefinitionOutline } from "./definition-outline.ts";
import type { UpgradeMap } from "./upgrade-map.ts";

/** What the version after a landed one calls otherwise. */
export interface LandedStep {
  /** hash of the landed version whose names these were */
  readonly before: string;
  readonly map: UpgradeMap;
}

/** The versions of a system that were released, the oldest first, and what the one after each calls otherwise. */
export interface UpgradeHistory {
  readonly landed: readonly string[];
  readonly steps: readonly LandedStep[];
}

/** A version of a definition as upgrading sees it. */
export interface OutlinedVersion {
  readonly hash: string;
  readonly outline: DefinitionOutline;
}

/**
 * How an open case gets from one version to another: what the second calls otherwise, all steps between them as one; null
 * where there is no way. A version that was never released has no place among the others: the shortest run of steps that
 * leaves it nothing without a name is its way.
 */
export function findUpgrade(
  history: UpgradeHistory,
  before: OutlinedVersion,
  after: OutlinedVersion,
): UpgradeMap | null {
  if (before.hash === after.hash) return {};
  return waysBetween(history, before, after).find((map) => isWay(before, after, map)) ?? null;
}

function isWay(before: OutlinedVersion, after: OutlinedVersion, map: UpgradeMap): boolean {
  return checkOutlines(before.outline, after.outline, map).length === 0;
}

/** What stands in the way between two versions, by the longest way there is; empty where `findUpgrade` finds one. */
export function upgradeFaults(
  history: UpgradeHistory,
  before: OutlinedVersion,
  after: OutlinedVersion,
): readonly DefinitionFault[] {
  if (findUpgrade(history, before, after) !== null) return [];
  return checkOutlines(before.outline, after.outline, waysBetween(history, before, after).at(-1) ?? {});
}

function waysBetween(
  { landed, steps }: UpgradeHistory,
  before: OutlinedVersion,
  after: OutlinedVersion,
): readonly UpgradeMap[] {
  const maps = landed.map((hash) => steps.find((step) => step.before === hash)?.map ?? {});
  const from = landed.lastIndexOf(before.hash);
  const to = landed.lastIndexOf(after.hash);
  const ends = to === -1 ? downFrom(landed.length) : [to];
  return ends.flatMap((end) =>
    (from === -1 ? downFrom(end) : [from]).map((start) =>
      joined(before.outline, maps.slice(start, Math.max(start, end))),
    ),
  );
}

function downFrom(most: number): readonly number[] {
  return Array.from({ length: most + 1 }, (_, index) => most - index);
}

/** Several steps as one, for the names that a version has. */
function joined(names: DefinitionOutline, maps: readonly UpgradeMap[]): UpgradeMap {
  const through = (kind: keyof UpgradeMap, own: readonly string[]): Record<string, string | null> =>
    Object.fromEntries(
      own.flatMap((old) => {
        const now = maps.reduce<string | null>((at, map) => nameAfter(map[kind], at), old);
        return now === old ? [] : [[old, now]];
      }),
    );
  // neither a state nor a grade is ever given up (`checkUpgrade`)
  const kept = (kind: "states" | "grades", own: readonly string[]): Record<string, string> =>
    Object.fromEntries(Object.entries(through(kind, own)).map(([old, now]) => [old, now ?? old]));
  return withoutEmpty({
    states: kept("states", Object.keys(names.states)),
    grades: kept("grades", names.grades),
    fields: through("fields", Object.keys(names.fields)),
    parties: through("parties", Object.keys(names.parties)),
    groups: through("groups", names.groups),
    actions: through("actions", names.actions),
    referrals: through("referrals", names.referrals),
    tasks: through("tasks", names.tasks),
    consents: through("consents", names.consents),
    deadlines: through("deadlines", names.deadlines),
  });
}

function nameAfter(
  names: Readonly<Record<string, string | null>> | undefined,
  name: string | null,
): string | null {
  if (name === null || names === undefined || !Object.hasOwn(names, name)) return name;
  return names[name] ?? null;
}

function withoutEmpty(map: UpgradeMap): UpgradeMap {
  return Object.fromEntries(Object.entries(map).filter(([, names]) => Object.keys(names).length > 0));
}
