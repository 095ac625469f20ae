import {
  type AreaTree,
  type CaseStanding,
  isInLine,
  lineOf,
  readAsOf,
  readersOf,
  readsOf,
  readsSealed,
  type Relation,
  relationTable,
  type RelationRule,
  type ServicePerson,
  type StandingColumn,
  type SystemDefinition,
} from "@halfsky/cases";
import { type Expression, type SqlBool, sql } from "kysely";
import { areaTreeOf, type ReadContext } from "../access/context.ts";
import { type HashedDefinition, ownSystems } from "./case-host.ts";
import { personOf } from "./case-person.ts";
import { assigneeGone } from "./gone-assignee.store.ts";

/** One relation, and the systems in which the person has an actor of it. */
interface Stretch {
  readonly relation: Relation;
  /** whether the person's organisation is of the line of these systems */
  readonly inLine: boolean;
  /** whether a case of these systems that is sealed as a whole is there for her by this relation at all */
  readonly readsSealed: boolean;
  readonly systems: readonly string[];
}

/**
 * How far somebody sees cases. "whole": as one who stands to the case itself; "held": as one to whom something of it was
 * handed, who learns no more of it than that. Lists, searches, counts, queues, exports and notifications ask the condition
 * in SQL, single reads the predicate; both are made of `relationTable`.
 */
export interface CaseReach {
  readonly person: ServicePerson;
  /** the person's area and all below it */
  readonly areas: readonly string[];
  readonly whole: readonly Stretch[];
  readonly held: readonly Stretch[];
}

/** How far the actor sees cases. */
export async function findCaseReach(context: ReadContext): Promise<CaseReach> {
  const person = personOf(context.actor);
  const tree = await areaTreeOf(context);
  return caseReachOf(ownSystems(), person, [...tree.areaAndBelow(person.areaCode)]);
}

/** How far a person sees cases, `areas` being her own and all below it. */
function caseReachOf(
  systems: ReadonlyMap<string, HashedDefinition>,
  person: ServicePerson,
  areas: readonly string[],
): CaseReach {
  const whole = new Map<string, Stretch & { readonly systems: string[] }>();
  const held: typeof whole = new Map();
  for (const [system, { definition }] of systems) {
    for (const name of readersOf(definition, Object.keys(definition.actors))) {
      const actor = definition.actors[name];
      if (actor === undefined || !person.roles.includes(actor.role)) continue;
      const stretches = readsOf(definition, name).whole ? whole : held;
      const { relation } = actor;
      const inLine = isInLine(person, lineOf(definition));
      const stretch = { relation, inLine, readsSealed: readsSealed(definition, name) };
      // of a relation that asks for no line there is one condition over all systems
      const key = `${relation} ${stretch.readsSealed} ${asksLine(relationTable[relation].usual) && inLine}`;
      const found = stretches.get(key) ?? { ...stretch, systems: [] };
      if (!found.systems.includes(system)) found.systems.push(system);
      stretches.set(key, found);
    }
  }
  return { person, areas, whole: [...whole.values()], held: [...held.values()] };
}

/** The names of a system's actors that a person is to a case, of those who may know that it exists. */
export function readersTo(
  definition: SystemDefinition,
  standing: CaseStanding,
  person: ServicePerson,
  tree: AreaTree,
): readonly string[] {
  return readAsOf(definition, standing, person, tree);
}

const columns: Readonly<Record<StandingColumn, string>> = {
  areaCode: "service_case.lies_in",
  ownerOrganisationId: "service_case.owner_organisation_id",
  ownerAreaCode: "service_case.owner_area",
  assignee: "service_case.assignee",
  openedBy: "service_case.opened_by",
};

/**
 * The rule as a condition on service_case; "any" includes what was only handed over. It may be null, which finds nothing, of
 * a case that is assigned to nobody: what it does not reach is `caseBeyond`.
 */
export function caseWithin(reach: CaseReach, part: "whole" | "any"): Expression<SqlBool> {
  const stretches = part === "whole" ? reach.whole : [...reach.whole, ...reach.held];
  const parts = stretches.map(({ relation, inLine, readsSealed: isKeeper, systems }) => {
    const { usual, sealed, own } = relationTable[relation];
    // the usual rule stands alone, because an index serves a plain condition only; a sealed case is seen by no more people
    const asUsual = ruleAsSql(own === undefined ? usual : { any: [usual, own] }, reach, inLine);
    const whenSealed = isKeeper ? ruleAsSql(sealed, reach, inLine) : false;
    const ofSealed =
      isKeeper && isSameRule(usual, sealed)
        ? true
        : anyOf([sql<SqlBool>`not service_case.sealed`, whenSealed]);
    return allOf([sql<SqlBool>`service_case.system = any(${systems})`, asUsual, ofSealed]);
  });
  return asExpression(anyOf(parts));
}

/** The cases that the rule does not reach, those assigned to nobody among them. */
export function caseBeyond(reach: CaseReach, part: "whole" | "any"): Expression<SqlBool> {
  return sql<SqlBool>`not coalesce(${caseWithin(reach, part)}, false)`;
}

/** A condition, or one whose answer is known before the database is asked: left out, it cannot lead a plan astray. */
type Condition = Expression<SqlBool> | boolean;

function ruleAsSql(rule: RelationRule, reach: CaseReach, inLine: boolean): Condition {
  const partAsSql = (part: RelationRule) => ruleAsSql(part, reach, inLine);
  if ("always" in rule) return true;
  if ("never" in rule) return false;
  if ("any" in rule) return anyOf(rule.any.map(partAsSql));
  if ("all" in rule) return allOf(rule.all.map(partAsSql));
  if ("inLine" in rule) return inLine;
  if ("assigneeGone" in rule) return assigneeGone();
  if ("holds" in rule) return holdsAsSql(rule.holds, reach.person.organisationId);
  if ("within" in rule) return isOneOf(columns[rule.within[0]], reach.areas);
  if ("below" in rule) {
    const below = reach.areas.filter((code) => code !== reach.person[rule.below[1]]);
    return isOneOf(columns[rule.below[0]], below);
  }
  return sql<SqlBool>`${sql.ref(columns[rule.equals[0]])} = ${reach.person[rule.equals[1]]}`;
}

function isOneOf(column: string, values: readonly string[]): Condition {
  return values.length > 0 && sql<SqlBool>`${sql.ref(column)} = any(${values})`;
}

function isSameRule(one: RelationRule, other: RelationRule): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether a rule asks of which line somebody is. */
function asksLine(rule: RelationRule): boolean {
  if ("any" in rule) return rule.any.some(asksLine);
  return "all" in rule ? rule.all.some(asksLine) : "inLine" in rule;
}

type Holds = Extract<RelationRule, { readonly holds: unknown }>["holds"];

/** As `standingOf` of package cases counts who holds something. */
function holdsAsSql(kind: Holds, organisationId: string): Expression<SqlBool> {
  const counts = {
    referral: sql`held.state not in ('returned', 'withdrawn') and (held.state not in ('answered', 'answered-below') or service_case.phase <> 'closed')`,
    task: sql`held.state <> 'not-applicable' and service_case.phase <> 'closed'`,
    review: sql`held.is_open`,
    answer: sql`held.state = 'answered' and service_case.phase = 'closed' and not service_case.sealed`,
  }[kind];
  const held = kind === "answer" ? "referral" : kind;
  return sql<SqlBool>`exists (select 1 from service_holder held where held.area_code = service_case.area_code
    and held.case_id = service_case.id and held.kind = ${held} and held.organisation_id = ${organisationId} and ${counts})`;
}

function anyOf(parts: readonly Condition[]): Condition {
  if (parts.includes(true)) return true;
  const asked = parts.filter((part) => typeof part !== "boolean");
  return asked.length > 0 && sql<SqlBool>`(${sql.join(asked, sql` or `)})`;
}

function allOf(parts: readonly Condition[]): Condition {
  if (parts.includes(false)) return false;
  const asked = parts.filter((part) => typeof part !== "boolean");
  return asked.length === 0 || sql<SqlBool>`(${sql.join(asked, sql` and `)})`;
}

function asExpression(condition: Condition): Expression<SqlBool> {
  return typeof condition === "boolean" ? sql<SqlBool>`${sql.lit(condition)}` : condition;
}

/** Which notifications the actor may read: of cases only those she sees at this moment, by the rule of lists. */
export async function notificationsWithin(context: ReadContext): Promise<Expression<SqlBool>> {
  const within = caseWithin(await findCaseReach(context), "any");
  return sql<SqlBool>`(notification.subject_kind <> 'case' or exists (
    select 1 from service_case where service_case.id = notification.subject_id and ${within}))`;
}
