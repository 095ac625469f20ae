import type { SystemDefinition } from "../definition/definition.ts";
import { glassOffice } from "../definition/implied-actors.ts";
import type { Relation } from "../definition/roles.ts";
import type { CaseStanding, ServicePerson } from "./case-standing.ts";
import { relationTable } from "./relation-table.ts";
import { readsSealed } from "./stands-in.ts";

/**
 * The actors who review a broken glass first: who supervises the owner; where a system has nobody such, who supervises in the
 * area of the case; where nobody does, or the case is sealed before them, the person that it is assigned to. Where they do
 * not, the leading-group office is asked (`clockRuleOf`). Whoever broke it never reviews it.
 */
export function glassReviewers(definition: SystemDefinition, isSealed: boolean): readonly string[] {
  const tiers = [
    actorsIn(definition, "supervises-owner"),
    supervisingIn(definition),
    actorsIn(definition, "assigned"),
  ];
  const isThere = (name: string): boolean => !isSealed || staysWith(definition, name);
  return tiers.map((tier) => tier.filter(isThere)).find((tier) => tier.length > 0) ?? [];
}

/** Everybody who may review one: who reviews first, and the office once it was asked. */
export function mayReviewGlass(definition: SystemDefinition, isSealed: boolean): readonly string[] {
  return [...glassReviewers(definition, isSealed), ...actorsIn(definition, "holds-review")];
}

/**
 * The actors whose roles may break the glass of a case that is not theirs: whoever works in the system, never for opening
 * cases alone. What the law sealed is opened again for the queries that it allows, by nobody else.
 */
export function glassBreakers(definition: SystemDefinition, isSealed: boolean): readonly string[] {
  const { sealing } = definition;
  if (isSealed && sealing !== undefined) return sealing.queries;
  return Object.entries(definition.actors).flatMap(([name, { relation }]) =>
    opensOnly.has(relation) ? [] : [name],
  );
}

/** A case that is sealed as a whole is opened in need by people of the organisation that owns it, and by nobody outside. */
export function isNearSealed(
  { sealing }: SystemDefinition,
  { sealed, ownerOrganisationId }: CaseStanding,
  { organisationId }: ServicePerson,
): boolean {
  return !sealed || sealing !== undefined || organisationId === ownerOrganisationId;
}

const opensOnly: ReadonlySet<Relation> = new Set(["anyone", "opened", "holds-review", "relieves"]);

/** Whether a case that is sealed as a whole is there for an actor of its relation. */
function staysWith(definition: SystemDefinition, name: string): boolean {
  const relation = definition.actors[name]?.relation;
  return (
    relation !== undefined && !("never" in relationTable[relation].sealed) && readsSealed(definition, name)
  );
}

function actorsIn({ actors }: SystemDefinition, relation: Relation): readonly string[] {
  return Object.keys(actors).filter((name) => actors[name]?.relation === relation);
}

/** Of those in whose area a case lies, the ones whom its clocks call when something is late; where they call none, all. */
function supervisingIn(definition: SystemDefinition): readonly string[] {
  const near = actorsIn(definition, "in-jurisdiction");
  const told = new Set([
    ...Object.values(definition.deadlines ?? {}).flatMap(({ escalate }) => escalate.map(({ to }) => to)),
    ...Object.values(definition.schedules ?? {}).flatMap(({ escalate }) => escalate.map(({ to }) => to)),
    ...Object.values(definition.referrals ?? {}).flatMap(({ onSilence }) => onSilence.tell),
  ]);
  const called = near.filter((name) => told.has(name));
  return called.length > 0 ? called : near;
}

/** Whether the leading-group office is asked where nobody reviewed: not of what the law sealed for its keepers. */
export function asksGlassOffice({ actors }: SystemDefinition): boolean {
  return Object.hasOwn(actors, glassOffice);
}
