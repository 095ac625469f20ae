import {
  type ActorRule,
  type CaseState,
  glassReviewers,
  lineOf,
  type ServiceRole,
  type SystemDefinition,
} from "@halfsky/cases";
import type { Bilingual } from "@halfsky/statistics";
import { newId } from "../database/new-id.ts";
import { notify } from "../notifications/notify.service.ts";
import { insertNotifications, listHeldRoles, type Readers } from "../notifications/notification.store.ts";
import type { CaseWriteContext } from "./case-host.ts";
import { caseTreeOf, platformRole } from "./case-person.ts";
import { readersTo } from "./case-reach.ts";
import { areaChain } from "./definitions.ts";
import { standingIn } from "./load-case.ts";
import { listAgenciesIn } from "./service-agencies.store.ts";
import { findWorkplace, listPeopleAt } from "./service-people.store.ts";
import { findOrganisation } from "../accounts/organisation.store.ts";

/** What of a case messages are addressed by. Words of messages are of the class open only: its number and its system. */
export interface ToldCase {
  readonly areaCode: string;
  readonly caseId: string;
  readonly number: string;
  readonly definition: SystemDefinition;
  readonly state: CaseState;
}

/** What is told. */
export interface Telling {
  readonly kind: string;
  readonly words: Bilingual;
}

/**
 * Tells an actor of the definition; false where nobody who sees the case holds the role where it would be heard. "owner" is
 * who handles the case, "reviewer" who reviews a broken glass first, of whom `but` is not one.
 */
export async function tellActor(
  context: CaseWriteContext,
  told: ToldCase,
  actorName: string,
  telling: Telling,
  but?: string,
): Promise<boolean> {
  const actors = actorsNamed(told, actorName);
  for (const actor of actors) {
    if (actor === undefined) continue;
    for (const near of await readersFor(context, told, actor)) {
      const readers: Readers[] = [];
      for (const one of near) if (await isHeard(context, told, one, but)) readers.push(one);
      if (readers.length === 0) continue;
      await send(context, told, readers, telling);
      return true;
    }
  }
  return false;
}

/** Tells whoever holds a role at an organisation. */
export async function tellOrganisation(
  context: CaseWriteContext,
  told: ToldCase,
  at: { readonly role: ServiceRole; readonly organisationId: string },
  telling: Telling,
): Promise<boolean> {
  const organisation = await findOrganisation(context.transaction, at.organisationId);
  if (organisation === undefined) return false;
  const readers: Readers = {
    roleId: platformRole(at.role),
    areaCode: organisation.area_code,
    organisationId: organisation.id,
  };
  await send(context, told, [readers], telling);
  return await isHeld(context, readers);
}

function actorsNamed(told: ToldCase, name: string): readonly (ActorRule | undefined)[] {
  const { definition, state } = told;
  if (name === "owner") return ownersOf(told);
  if (name !== "reviewer") return [definition.actors[name]];
  return glassReviewers(definition, state.sealed).map((one) => definition.actors[one]);
}

/** Whether somebody active with a role at a place sees the case: a message about it is not there for anybody else. */
async function isHeard(
  context: CaseWriteContext,
  { areaCode, caseId, definition, state }: ToldCase,
  readers: Readers,
  but?: string,
): Promise<boolean> {
  const people = await listPeopleAt(context.transaction, readers);
  if (people.length === 0) return false;
  const own = context.host.systems.get(definition.id)?.definition ?? definition;
  const standing = await standingIn(context.transaction, own, state, { id: caseId, area_code: areaCode });
  const tree = await caseTreeOf(context);
  return people.some(
    (person) => person.accountId !== but && readersTo(own, standing, person, tree).length > 0,
  );
}

async function isHeld(
  context: CaseWriteContext,
  { roleId, areaCode, organisationId }: Readers,
): Promise<boolean> {
  return (await listHeldRoles(context.transaction, [roleId], { areaCode, organisationId })).length > 0;
}

/** Whoever works on the case: the person it is assigned to, else the agency that owns it, else its supervisors. */
function ownersOf({ definition, state }: ToldCase): readonly ActorRule[] {
  const relations = [
    ...(state.assignee === null ? [] : (["assigned"] as const)),
    "owns",
    "supervises-owner",
    "opened",
  ] as const;
  return relations.flatMap((relation) =>
    Object.values(definition.actors).filter((actor) => actor.relation === relation),
  );
}

/** Where an actor may be heard, the nearest first. Messages go to a role at a place: whoever sees the case there reads them. */
async function readersFor(
  context: CaseWriteContext,
  { areaCode, definition, state }: ToldCase,
  { role, relation }: ActorRule,
): Promise<readonly (readonly Readers[])[]> {
  const roleId = platformRole(role);
  const { owner } = state;
  // an agency of the area above may own cases of an area that has none
  const at = await findOrganisation(context.transaction, owner.organisationId);
  const atOwner: Readers = {
    roleId,
    areaCode: at?.area_code ?? owner.areaCode,
    organisationId: owner.organisationId,
  };
  const inArea = async (code: string): Promise<readonly (readonly Readers[])[]> =>
    (await areaChain(context, code))
      .toReversed()
      .map((one) => [{ roleId, areaCode: one, organisationId: null }]);
  switch (relation) {
    case "owns":
    case "anyone":
    case "relieves":
      return [[atOwner]];
    case "assigned":
      return [await atWorkplace(context, roleId, state.assignee)];
    case "opened":
      return [await atWorkplace(context, roleId, state.openedBy)];
    case "holds-review":
      return await atOrganisations(
        context,
        roleId,
        state.breakGlass.map(({ askedOf }) => askedOf),
      );
    case "supervises-owner":
      // of a sealed case nobody outside the owning agency learns
      if (state.sealed) return [[atOwner]];
      return [[atOwner], ...(await aboveInLine(context, roleId, definition, owner.areaCode))];
    case "in-jurisdiction":
      return state.sealed ? [] : await inArea(areaCode);
    case "holds-referral":
      return await atOrganisations(
        context,
        roleId,
        state.referrals.map(({ organisationId }) => organisationId),
      );
    case "holds-task":
      return await atOrganisations(
        context,
        roleId,
        Object.values(state.tasks).map(({ organisationId }) => organisationId),
      );
  }
}

/** Organisations of the line of a system in the areas above an owner, the nearest first: those whose supervisors are its own. */
async function aboveInLine(
  context: CaseWriteContext,
  roleId: string,
  definition: SystemDefinition,
  ownerArea: string,
): Promise<readonly (readonly Readers[])[]> {
  const areas = (await areaChain(context, ownerArea)).toReversed().filter((code) => code !== ownerArea);
  const agencies = await listAgenciesIn(context.transaction, areas);
  const line = new Set<string>(lineOf(definition));
  return areas.map((area) => {
    const inLine = agencies.filter(({ area_code: at, role }) => at === area && line.has(role));
    const ids = new Set(inLine.map(({ organisation_id: id }) => id));
    return [...ids].map((organisationId) => ({ roleId, areaCode: area, organisationId }));
  });
}

/** Where an account works, which may be elsewhere than the owner; nowhere once it is closed. */
async function atWorkplace(
  { transaction }: CaseWriteContext,
  roleId: string,
  accountId: string | null,
): Promise<readonly Readers[]> {
  const place = accountId === null ? undefined : await findWorkplace(transaction, accountId);
  return place === undefined ? [] : [{ roleId, ...place }];
}

async function atOrganisations(
  context: CaseWriteContext,
  roleId: string,
  ids: readonly (string | null)[],
): Promise<readonly (readonly Readers[])[]> {
  const readers: (readonly Readers[])[] = [];
  for (const id of new Set(ids)) {
    const organisation = id === null ? undefined : await findOrganisation(context.transaction, id);
    if (organisation === undefined) continue;
    readers.push([{ roleId, areaCode: organisation.area_code, organisationId: organisation.id }]);
  }
  return readers;
}

async function send(
  context: CaseWriteContext,
  { caseId, number, definition, state }: ToldCase,
  readers: readonly Readers[],
  { kind, words }: Telling,
): Promise<void> {
  const { title } = definition;
  const note = {
    subjectKind: "case",
    subjectId: caseId,
    kind,
    words: { zh: `${title.zh} ${number}：${words.zh}`, en: `${title.en} ${number}: ${words.en}` },
  };
  // of a sealed case nothing leaves the house, neither by mail nor to another program
  if (!state.sealed) return await notify(context, [{ ...note, readers }]);
  await insertNotifications(
    context.transaction,
    readers.map((one) => ({ id: newId("notification"), at: context.now, readers: one, note })),
  );
}
