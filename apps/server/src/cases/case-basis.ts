import {
  type CaseBasis,
  type CaseStanding,
  type LocalAgency,
  localAgenciesAbove,
  type ServiceRole,
  type Truth,
} from "@halfsky/cases";
import { platformActor } from "../access/actor.ts";
import { listAreas } from "../access/area-tree.ts";
import { findOrganisation } from "../accounts/organisation.store.ts";
import { type CaseReadContext, clockBasisIn } from "./case-host.ts";
import { caseTreeOf, personOf } from "./case-person.ts";
import { listAgencies, listLocalAgencies } from "./case.store.ts";
import { areaChain } from "./definitions.ts";
import { isPublicActor } from "./public-actor.ts";
import { listAgenciesIn } from "./service-agencies.store.ts";

/** Finds the organisation that serves an area in a role: its own, or that of the next area above that has one. */
type FindAgency = (role: ServiceRole, areaCode: string) => string | null;

/** Reads who serves which area. */
async function agencyFinder(context: CaseReadContext): Promise<FindAgency> {
  const parents = new Map(
    (await listAreas(context.transaction)).map(({ code, parentCode }) => [code, parentCode]),
  );
  const rows = await listAgencies(context.transaction);
  const agencies = new Map(rows.map((row) => [`${row.role} ${row.area_code}`, row.organisation_id]));
  return (role, areaCode) => {
    for (let at: string | null = areaCode; at !== null; at = parents.get(at) ?? null) {
      const found = agencies.get(`${role} ${at}`);
      if (found !== undefined) return found;
    }
    return null;
  };
}

/** Finds the organisations that serve townships and villages of an area in a role. */
async function localAgencyFinder(
  context: CaseReadContext,
): Promise<(role: ServiceRole, areaCode: string) => readonly LocalAgency[]> {
  const known = new Map<string, LocalAgency[]>();
  for (const row of await listLocalAgencies(context.transaction)) {
    const key = `${row.role} ${row.area_code}`;
    const one = { locality: row.locality, organisationId: row.organisation_id };
    const others = known.get(key);
    if (others === undefined) known.set(key, [one]);
    else others.push(one);
  }
  return (role, areaCode) => known.get(`${role} ${areaCode}`) ?? [];
}

/**
 * The agencies of a role above a silent one, the nearest first; where nobody was asked, those of the area itself and above.
 * Above the agency of a village stands that of its township, above these the one that serves the whole county.
 */
export async function agenciesAbove(
  context: CaseReadContext,
  role: ServiceRole,
  silent: Silent | null,
  areaCode: string,
): Promise<readonly string[]> {
  const { transaction } = context;
  const own =
    silent === null ? undefined : (await findOrganisation(transaction, silent.organisationId))?.area_code;
  const local = silent === null ? null : await localAbove(context, role, silent, [areaCode, own]);
  const areas = (await areaChain(context, local?.county ?? own ?? areaCode))
    .toReversed()
    .filter((code) => local !== null || code !== own);
  const agencies = await listAgenciesIn(transaction, areas);
  const above = areas.flatMap((area) =>
    agencies
      .filter((agency) => agency.area_code === area && agency.role === role)
      .map(({ organisation_id: organisationId }) => organisationId),
  );
  return [...(local?.above ?? []), ...above];
}

/** The agency that was asked and kept silent, and the township or village that the case names. */
export interface Silent {
  readonly organisationId: string;
  readonly place: string | null;
}

/** Where the silent one serves townships or villages of a county: which, and who stands above it there. */
async function localAbove(
  context: CaseReadContext,
  role: ServiceRole,
  { organisationId, place }: Silent,
  others: readonly (string | undefined)[],
): Promise<{ readonly county: string; readonly above: readonly string[] } | null> {
  const serving = await localAgencyFinder(context);
  for (const county of new Set([place?.slice(0, 6), ...others])) {
    const above =
      county === undefined ? null : localAgenciesAbove(serving(role, county), organisationId, place);
    if (county !== undefined && above !== null) return { county, above };
  }
  return null;
}

/** How a case stands before it is opened: only its area counts. */
export function standingBefore(areaCode: string): CaseStanding {
  return {
    areaCode,
    ownerOrganisationId: "",
    ownerAreaCode: "",
    assignee: null,
    openedBy: "",
    referralHolders: [],
    taskHolders: [],
    sealed: false,
  };
}

/** By what an action of the actor on a case is judged. */
export async function caseBasis(
  context: CaseReadContext,
  standing: CaseStanding,
  gates: Readonly<Record<string, Truth>> = {},
): Promise<CaseBasis> {
  return {
    actor: personOf(context.actor),
    standing,
    now: context.now,
    gates,
    agencies: await agencyFinder(context),
    localAgencies: await localAgencyFinder(context),
    clock: await clockBasisIn(context),
    tree: await caseTreeOf(context),
    isPlatform: context.actor.accountId === platformActor.accountId,
    isPublic: isPublicActor(context.actor),
  };
}
