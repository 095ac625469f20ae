import {
  keepsLink,
  namedParties,
  type OutsideLink,
  outsideLinks,
  sealsEveryCase,
  type SystemDefinition,
} from "@halfsky/cases";
import { type Expression, type SqlBool, sql } from "kysely";
import { areaTreeOf } from "../../access/context.ts";
import { notFound } from "../../platform-error.ts";
import type { CaseReadContext } from "../case-host.ts";
import { personOf } from "../case-person.ts";
import { caseWithin, findCaseReach } from "../case-reach.ts";
import type { LinkPlace } from "./outside-list.store.ts";

/** A link with its system. */
export interface SystemLink extends OutsideLink {
  readonly definition: SystemDefinition;
}

/** The links whose lists the caller takes in and works off: by the role that the link names, or as a supervisor. */
export function ownLinks({ host, actor }: CaseReadContext): readonly SystemLink[] {
  const { roles } = personOf(actor);
  return [...host.systems.values()].flatMap(({ definition }) =>
    outsideLinks(definition)
      .filter(({ rule }) => keepsLink(definition, rule, roles))
      .map((link) => ({ ...link, definition })),
  );
}

/** One of them; to everybody else it is not there. */
export function ownLink(context: CaseReadContext, system: string, link: string): SystemLink {
  const found = ownLinks(context).find(({ definition, name }) => definition.id === system && name === link);
  if (found === undefined) {
    throw notFound({ zh: "外部系统链接", en: "link to an outside system" }, `${system}/${link}`);
  }
  return found;
}

/** Any link by its name, for words; undefined where the definitions of today have none. */
export function knownLink({ host }: CaseReadContext, system: string, link: string): SystemLink | undefined {
  const definition = host.systems.get(system)?.definition;
  if (definition === undefined) return undefined;
  const found = outsideLinks(definition).find(({ name }) => name === link);
  return found === undefined ? undefined : { ...found, definition };
}

/** Where the caller's lists of a link stand. */
export function placeOf({ actor }: CaseReadContext, { definition, name }: SystemLink): LinkPlace {
  return {
    areaCode: actor.areaCode,
    system: definition.id,
    link: name,
    organisationId: actor.organisation.id,
    keeper: sealsEveryCase(definition) ? actor.accountId : "",
  };
}

/** Areas that lie below the caller's own. */
export async function areasUnder(context: CaseReadContext): Promise<readonly string[]> {
  const own = context.actor.areaCode;
  return [...(await areaTreeOf(context)).areaAndBelow(own)].filter((code) => code !== own);
}

/**
 * Which differences the caller may know: of the links that she works off, those of her own organisation's lists, of lists of
 * areas below, and those about cases that her organisation owns; and of these, one about a case only while she sees the case
 * as such, by the rule of lists. A case that was sealed since is gone from here with everything that spoke of it. Of a system
 * whose every case is sealed there are her own lists' differences alone, and none about a case that she may no longer open.
 */
export async function differencesWithin(context: CaseReadContext): Promise<Expression<SqlBool>> {
  const { roles } = personOf(context.actor);
  const all = ownLinks(context);
  const own = all.filter(({ definition }) => !sealsEveryCase(definition));
  const kept = all.filter(({ definition }) => sealsEveryCase(definition));
  const nameOf = ({ definition, name }: SystemLink): string => `${definition.id} ${name}`;
  const links = own.map(nameOf);
  const keptLinks = kept.map(nameOf);
  // whoever may not read names and days of birth is not asked about them
  const named = own.filter(({ definition }) => namedParties(definition, roles).length > 0).map(nameOf);
  const below = await areasUnder(context);
  const organisation = context.actor.organisation.id;
  const whole = caseWithin(await findCaseReach(context), "whole");
  const isOfList = sql<SqlBool>`(service_outside_difference.keeper = ''
    and service_outside_difference.system || ' ' || service_outside_difference.link = any(${links})
    and (service_outside_difference.kind <> 'possible-match'
      or service_outside_difference.system || ' ' || service_outside_difference.link = any(${named}))
    and (service_outside_difference.organisation_id = ${organisation}
      or service_outside_difference.area_code = any(${[...below]})
      or (service_outside_difference.case_id is not null and service_outside_difference.owner_organisation_id = ${organisation}))
    and (service_outside_difference.case_id is null or exists (
      select 1 from service_case where service_case.area_code = service_outside_difference.case_area
        and service_case.id = service_outside_difference.case_id and not service_case.sealed and ${whole})))`;
  const isOfOwnList = sql<SqlBool>`(service_outside_difference.keeper = ${context.actor.accountId}
    and service_outside_difference.system || ' ' || service_outside_difference.link = any(${keptLinks})
    and service_outside_difference.organisation_id = ${organisation}
    and (service_outside_difference.case_id is null or exists (
      select 1 from service_case where service_case.area_code = service_outside_difference.case_area
        and service_case.id = service_outside_difference.case_id and ${whole})))`;
  return sql<SqlBool>`(${isOfList} or ${isOfOwnList})`;
}
