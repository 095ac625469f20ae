import type { ActorRule, SystemDefinition } from "../definition/definition.ts";
import { type ServiceRole, serviceRoles } from "../definition/roles.ts";
import type { CaseState } from "../log/case-state.ts";
import { isOpened } from "../log/empty-case.ts";
import { visibleTo } from "../privacy/visible-to.ts";
import { treeOfCodes } from "../relations/case-standing.ts";
import type { CaseBasis, CaseFault } from "./case-decision.ts";
import { actsAs } from "./judging.ts";

/* Which organisation something goes to: a county has one for all of it, and townships and villages may have their own. */

/** An organisation that serves a township or village, by its code, in a role. */
export interface LocalAgency {
  readonly locality: string;
  readonly organisationId: string;
}

/** The organisation that something goes to; or those among which only a person can say which, since the case names no place. */
export type AgencyFound =
  | { readonly organisationId: string | null }
  | { readonly choices: readonly [string, ...string[]] };

/**
 * The question whose answer says in which township or village a case lies: where its people live if the definition marks
 * that, else the first that asks for a place. Only one that everybody who sees the case as such may read: whom a case goes to
 * tells where it lies.
 */
export function placeField({ match, fields }: SystemDefinition): string | undefined {
  const named =
    match?.residence ?? Object.keys(fields).find((name) => fields[name]?.type.kind === "locality");
  const privacy = named === undefined ? undefined : fields[named]?.privacy;
  return privacy === "open" || privacy === "work" ? named : undefined;
}

/** The township (9 digits) or village (12) that a case names; null where it names none. */
export function placeOf(definition: SystemDefinition, { fields }: Pick<CaseState, "fields">): string | null {
  const field = placeField(definition);
  const value = field === undefined ? undefined : fields[field]?.value;
  return typeof value === "string" && /^\d{9}(?:\d{3})?$/u.test(value) ? value : null;
}

/** A village with its township, or a township alone: the narrowest first. */
function narrowestFirst(place: string): readonly string[] {
  return place.length === 12 ? [place, place.slice(0, 9)] : [place];
}

/**
 * The agency of a role: of the village, else of the township, else of the county, else of the nearest area above. Where a
 * county has agencies for some of its townships, and the case names no place in it, several could be meant.
 */
export function findAgency(
  { agencies, localAgencies, tree = treeOfCodes }: Pick<CaseBasis, "agencies" | "localAgencies" | "tree">,
  role: ServiceRole,
  { areaCode, place }: { readonly areaCode: string; readonly place: string | null },
): AgencyFound {
  const county = place?.slice(0, 6);
  if (place !== null && county !== undefined && tree(county, areaCode)) {
    const local = localAgencies?.(role, county) ?? [];
    const own = narrowestFirst(place).flatMap((code) => local.filter(({ locality }) => locality === code))[0];
    return { organisationId: own?.organisationId ?? agencies(role, county) };
  }
  const whole = agencies(role, areaCode);
  const local = (localAgencies?.(role, areaCode) ?? []).map(({ organisationId }) => organisationId);
  const others = [...new Set(local)].filter((organisationId) => organisationId !== whole);
  const [first, ...more] = whole === null ? others : [whole, ...others];
  return first === undefined || others.length === 0
    ? { organisationId: whole }
    : { choices: [first, ...more] };
}

/** What is sent by an action: under its name, to which role, into which area. */
interface Sending {
  /** of the referral or item; "owner" for who owns a case that is opened */
  readonly name: string;
  readonly role: ServiceRole;
  readonly areaCode: string;
  /** whether the person may know that it is sent: else she is asked nothing, or that would tell her */
  readonly isKnown: boolean;
}

/** The name under which the owner of a case that is opened is chosen, beside the names of referrals and items. */
export const ownerReceiver = "owner";

/**
 * Where something goes, with what is wrong with what the person chose. Whoever cannot say where the case lies is not asked:
 * the platform, the public, and whoever may not read the place of a case. It goes to the agency of the whole area then, never to that of
 * a township by guess.
 */
export function receiverOf(
  definition: SystemDefinition,
  state: CaseState,
  basis: CaseBasis,
  { name, role, areaCode, isKnown }: Sending,
  chosen: string | undefined,
): { readonly organisationId: string | null; readonly faults: readonly CaseFault[] } {
  const place = placeOf(definition, state);
  const found = findAgency(basis, role, { areaCode, place });
  const isAsked = basis.isPlatform !== true && basis.isPublic !== true && isKnown;
  if (!isAsked || hidesPlace(definition, state, basis)) {
    const organisationId = "choices" in found ? basis.agencies(role, areaCode) : found.organisationId;
    return { organisationId, faults: [] };
  }
  const where = `receivers.${name}`;
  const title = serviceRoles[role];
  if ("organisationId" in found) {
    const { organisationId } = found;
    const differs = chosen !== undefined && chosen !== organisationId;
    const message = {
      zh: `本案写明了所在的乡镇（街道）、村（社区），按该地点送往承接单位（${title.zh}），不另选单位。`,
      en: `The case names its township or village, which says where it goes (${title.en}): no other organisation is chosen.`,
    };
    return { organisationId, faults: differs ? [{ where, message, choices: [] }] : [] };
  }
  const { choices } = found;
  if (chosen !== undefined && choices.includes(chosen)) return { organisationId: chosen, faults: [] };
  const message =
    chosen === undefined
      ? {
          zh: `本地区有多个单位可承接（${title.zh}），本案没有写明在哪个乡镇（街道）、村（社区），请选择送往哪个单位。`,
          en: `The area has several organisations of this kind (${title.en}) and the case names no township or village: choose which one it goes to.`,
        }
      : {
          zh: `所选单位不在本地区可承接的单位之中（${title.zh}），请从名单中选择。`,
          en: `The organisation is none of those that serve the area (${title.en}); choose one of the list.`,
        };
  return { organisationId: null, faults: [{ where, message, choices }] };
}

function hidesPlace(definition: SystemDefinition, state: CaseState, basis: CaseBasis): boolean {
  const field = placeField(definition);
  // who opens a case wrote all of it herself
  if (field === undefined || !isOpened(state)) return false;
  const { fields } = visibleTo(definition, actsAs(definition, state, basis), state, {
    organisationId: basis.actor.organisationId,
    now: basis.now,
  });
  return fields[field] !== "shown";
}

/** Whether an organisation serves a role in another area than that of the case, in all of it or in townships. */
export function servesElsewhere(
  { role }: Pick<ActorRule, "role">,
  { actor, standing, localAgencies }: CaseBasis,
): boolean {
  if (actor.areaCode === standing.areaCode) return false;
  const local = localAgencies?.(role, actor.areaCode) ?? [];
  return (
    (actor.serves ?? []).includes(role) ||
    local.some(({ organisationId }) => organisationId === actor.organisationId)
  );
}

/** Whether an organisation serves a role in townships or villages of the county alone, and the case names another one. */
export function servesOtherTownship(
  { role }: Pick<ActorRule, "role">,
  place: string | null,
  { actor, standing, agencies, localAgencies }: CaseBasis,
): boolean {
  if (place === null || actor.areaCode !== standing.areaCode) return false;
  if (agencies(role, standing.areaCode) === actor.organisationId) return false;
  const local = (localAgencies?.(role, standing.areaCode) ?? []).filter(
    ({ organisationId }) => organisationId === actor.organisationId,
  );
  return local.length > 0 && !local.some(({ locality }) => narrowestFirst(place).includes(locality));
}

/**
 * Of those that serve townships and villages of a county in a role, the ones above a silent one, the nearest first: its
 * township's after its village's. What serves the whole county stands above all of them; null where the silent one serves
 * none of them.
 */
export function localAgenciesAbove(
  local: readonly LocalAgency[],
  silent: string,
  place: string | null,
): readonly string[] | null {
  if (!local.some(({ organisationId }) => organisationId === silent)) return null;
  if (place === null) return [];
  const along = narrowestFirst(place).flatMap((code) => local.filter(({ locality }) => locality === code));
  const at = along.findIndex(({ organisationId }) => organisationId === silent);
  return at === -1 ? [] : along.slice(at + 1).map(({ organisationId }) => organisationId);
}
