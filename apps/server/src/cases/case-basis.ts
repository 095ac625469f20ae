import type { CaseBasis, CaseStanding, ServiceRole, Truth } from "@halfsky/cases";
import { platformActor } from "../access/actor.ts";
import { listAreas } from "../access/area-tree.ts";
import { findOrganisation } from "../accounts/organisation.store.ts";
import { type CaseReadContext, clockBasisIn } from "./case-host.ts";
import { caseTreeOf, personOf } from "./case-person.ts";
import { listAgencies } from "./case.store.ts";
import { areaChain } from "./definitions.ts";
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

/**
 * The agencies of a role above a silent one, the nearest first; where nobody was asked, those of the area itself and above.
 */
export async function agenciesAbove(
  context: CaseReadContext,
  role: ServiceRole,
  { silent, areaCode }: { readonly silent: string | null; readonly areaCode: string },
): Promise<readonly string[]> {
  const { transaction } = context;
  const own = silent === null ? undefined : (await findOrganisation(transaction, silent))?.area_code;
  const areas = (await areaChain(context, own ?? areaCode)).toReversed().filter((code) => code !== own);
  const agencies = await listAgenciesIn(transaction, areas);
  return areas.flatMap((area) =>
    agencies
      .filter((agency) => agency.area_code === area && agency.role === role)
      .map(({ organisation_id: organisationId }) => organisationId),
  );
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
    clock: await clockBasisIn(context),
    tree: await caseTreeOf(context),
    isPlatform: context.actor.accountId === platformActor.accountId,
  };
}
