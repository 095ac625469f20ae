import type { Period, ReconcileRule, SystemDefinition } from "../definition/definition.ts";
import type { ServiceRole } from "../definition/roles.ts";
import { keySets, type KeySet } from "../matching/match-keys.ts";
import { readsOf } from "../privacy/reads.ts";
import { relationTable } from "../relations/relation-table.ts";
import { readsSealed } from "../relations/stands-in.ts";
import { outsideColumns, type OutsideColumns } from "./outside-columns.ts";

/** An outside system that a definition reconciles with, by a name that addresses and tables know it by. */
export interface OutsideLink {
  readonly name: string;
  readonly rule: ReconcileRule;
}

/** The links of a system; the name is made of the English words, which stay when the order of the links changes. */
export function outsideLinks(definition: SystemDefinition): readonly OutsideLink[] {
  return (definition.reconcile ?? []).map((rule) => ({ name: linkName(rule), rule }));
}

function linkName({ system }: ReconcileRule): string {
  return system.en
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "")
    .slice(0, 60);
}

/**
 * Whether somebody with these roles takes lists of a link in and works off its differences: the role that the link names,
 * and supervisors. Only who sees cases of the system as such: a comparison tells of cases, and a list made up to ask whether
 * somebody has one would be answered otherwise. Where every case is sealed, those to whom the seal leaves cases.
 */
export function keepsLink(
  definition: SystemDefinition,
  { owner }: ReconcileRule,
  roles: readonly ServiceRole[],
): boolean {
  if (sealsEveryCase(definition)) return roles.some((role) => opensSealed(definition, role));
  if (!roles.includes(owner) && !roles.includes("supervisor")) return false;
  return roles.some((role) => seesWhole(definition, role));
}

/**
 * Whether every case of a system is sealed as a whole from its first entry on. A list that is compared with such cases is
 * its bringer's own: what it says of the cases that she may open would tell of them whoever else saw its counts.
 */
export function sealsEveryCase({ actions }: SystemDefinition): boolean {
  const opening = Object.values(actions).filter(({ from }) => from === "new");
  return (
    opening.length > 0 &&
    opening.every(({ effects }) => effects?.some((effect) => "seal" in effect && effect.seal) === true)
  );
}

/** Whether a role has an actor to whom sealed cases of the system are there, as such. */
function opensSealed(definition: SystemDefinition, role: ServiceRole): boolean {
  return Object.entries(definition.actors).some(
    ([name, actor]) =>
      actor.role === role &&
      readsOf(definition, name).whole &&
      readsSealed(definition, name) &&
      !("never" in relationTable[actor.relation].sealed),
  );
}

/** Whether the role that a link names sees cases of the system as such; where not, supervisors take the lists in. */
export function ownerSeesCases(definition: SystemDefinition, { owner }: ReconcileRule): boolean {
  return seesWhole(definition, owner);
}

function seesWhole(definition: SystemDefinition, role: ServiceRole): boolean {
  return Object.entries(definition.actors).some(
    ([name, actor]) => actor.role === role && readsOf(definition, name).whole,
  );
}

/** The parties whose ID number says whom a case is about: those that the definition itself finds people by. */
export function comparedParties(definition: SystemDefinition): readonly string[] {
  const sets = definition.match?.keys ?? [];
  const parties = sets.flatMap((set) =>
    set.length === 1 && set[0]?.endsWith(".idNumber") === true ? [set[0].slice(0, -".idNumber".length)] : [],
  );
  return [...new Set(parties)];
}

/** The kind of key by which a row without a number may be about somebody: name and day of birth. */
export const namedKind = "birthDate+name";

/**
 * The parties whose people may be found by name and day of birth for somebody with these roles: those that the definition
 * itself finds so, where she reads both in whatever way she stands to a case. As with pairs at intake, what is asked must
 * not tell what she may not read.
 */
export function namedParties(definition: SystemDefinition, roles: readonly ServiceRole[]): readonly string[] {
  const readers = Object.entries(definition.actors)
    .filter(([, { role }]) => roles.includes(role))
    .map(([name]) => readsOf(definition, name))
    .filter(({ whole }) => whole);
  const isRead = ({ party, parts }: KeySet): boolean =>
    readers.length > 0 &&
    readers.every(({ parties }) => parts.every((part) => parties.get(party)?.has(part) === true));
  const sets = namedSets(definition).filter(isRead);
  return [...new Set(sets.map(({ party }) => party))];
}

function namedSets(definition: SystemDefinition): readonly KeySet[] {
  return keySets(definition).filter(({ parts }) => parts.join("+") === namedKind);
}

/**
 * The columns of a list that are read. Where every case is sealed nothing of people is: sealed answers make no keys. Where
 * they live only where the definition finds people by name, since nothing else is judged by it.
 */
export function columnsRead(definition: SystemDefinition, columns: OutsideColumns): OutsideColumns {
  if (sealsEveryCase(definition)) {
    return { ...columns, idNumber: null, name: null, birthDate: null, residence: null };
  }
  return namedSets(definition).length > 0 ? columns : { ...columns, residence: null };
}

const everyColumn = { number: 1, idNumber: 1, state: 1, day: 1, name: 1, birthDate: 1, residence: 1 };

/** The columns that a list of the system can have read at all: those that a person who brings one is asked for. */
export function columnsAsked(definition: SystemDefinition): readonly (keyof OutsideColumns)[] {
  const read = columnsRead(definition, everyColumn);
  return outsideColumns.filter((name) => read[name] !== null);
}

/** How long a difference may stay open, in working days (systems.md, part b, rule 4: a parameter of the platform). */
export function differencePeriod({ rhythm }: ReconcileRule): Period {
  return rhythm === "monthly" ? "10wd" : "20wd";
}

/** What lies between two lists. */
export function listPeriod({ rhythm }: ReconcileRule): Period {
  return rhythm === "monthly" ? "1mo" : "3mo";
}
