import type { SystemDefinition } from "../definition/definition.ts";
import type { Relation, ServiceRole } from "../definition/roles.ts";
import { isAnswered } from "../log/as-answered.ts";
import { areaNow } from "../log/case-area.ts";
import type { CaseState } from "../log/case-state.ts";
import { type AreaTree, type CaseStanding, type ServicePerson, treeOfCodes } from "./case-standing.ts";
import { lineOf } from "./line-of.ts";
import { relationTable, ruleHolds } from "./relation-table.ts";

/** Whether a person stands in a relation to a case of a system with this line. */
export function standsIn(
  relation: Relation,
  standing: CaseStanding,
  person: ServicePerson,
  line: readonly ServiceRole[],
  tree: AreaTree = treeOfCodes,
): boolean {
  const { usual, sealed } = relationTable[relation];
  return ruleHolds(standing.sealed ? sealed : usual, standing, person, { tree, line });
}

/** Whether a case that is sealed as a whole is there for an actor at all: where the law seals it, for its keepers alone. */
export function readsSealed({ sealing }: SystemDefinition, actor: string): boolean {
  return sealing === undefined || sealing.readers.includes(actor);
}

/** Names of the definition's actors that a person is to a case: the role is hers and the relation holds. */
export function actedAsOf(
  definition: SystemDefinition,
  standing: CaseStanding,
  person: ServicePerson,
  tree: AreaTree = treeOfCodes,
): readonly string[] {
  const line = lineOf(definition);
  return Object.entries(definition.actors)
    .filter(
      ([name, { role, relation }]) =>
        person.roles.includes(role) &&
        (!standing.sealed || readsSealed(definition, name)) &&
        standsIn(relation, standing, person, line, tree),
    )
    .map(([name]) => name);
}

/**
 * Names of the actors as whom a person reads a case: those that she acts as, and those whose organisation has an answer of
 * its own in it (`own`), of which she reads that alone.
 */
export function readAsOf(
  definition: SystemDefinition,
  standing: CaseStanding,
  person: ServicePerson,
  tree: AreaTree = treeOfCodes,
): readonly string[] {
  const acting = new Set(actedAsOf(definition, standing, person, tree));
  const basis = { tree, line: lineOf(definition) };
  const reading = Object.entries(definition.actors).filter(([name, { role, relation }]) => {
    const { own } = relationTable[relation];
    if (acting.has(name)) return true;
    return own !== undefined && person.roles.includes(role) && ruleHolds(own, standing, person, basis);
  });
  return readersOf(
    definition,
    reading.map(([name]) => name),
  );
}

/**
 * Those of the actors who may know that a case exists. "anyone" is for opening a case: it lets nobody read one, or each
 * intake worker of the city would read every case.
 */
export function readersOf(definition: SystemDefinition, actors: readonly string[]): readonly string[] {
  return actors.filter((name) => {
    const actor = definition.actors[name];
    return actor !== undefined && actor.relation !== "anyone";
  });
}

/** How a case stands for relations, as its log has made it. Which area it was opened in the host keeps beside the log. */
export function standingOf(state: CaseState, openedIn: string): CaseStanding {
  const isClosed = state.phase === "closed";
  const holders = state.referrals
    .filter(({ state: at }) => {
      if (at === "returned" || at === "withdrawn") return false;
      return isAnswered(at) ? !isClosed : true;
    })
    .map(({ organisationId }) => organisationId);
  const tasks = isClosed
    ? []
    : Object.values(state.tasks)
        .filter(({ status }) => status !== "not-applicable")
        .map(({ organisationId }) => organisationId);
  const known = (ids: readonly (string | null)[]): readonly string[] => [
    ...new Set(ids.filter((id) => id !== null)),
  ];
  return {
    areaCode: areaNow(state, openedIn),
    ownerOrganisationId: state.owner.organisationId,
    ownerAreaCode: state.owner.areaCode,
    assignee: state.assignee,
    openedBy: state.openedBy,
    referralHolders: known(holders),
    taskHolders: known(tasks),
    answerHolders:
      isClosed && !state.sealed
        ? known(state.referrals.flatMap((one) => (one.state === "answered" ? [one.organisationId] : [])))
        : [],
    reviewHolders: known(state.breakGlass.flatMap(({ reviewed, askedOf }) => (reviewed ? [] : [askedOf]))),
    sealed: state.sealed,
  };
}
