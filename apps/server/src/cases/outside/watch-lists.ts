import { beijingDate } from "@halfsky/calendar";
import {
  type OutsideLink,
  outsideLinks,
  ownerSeesCases,
  sealsEveryCase,
  standingOfLists,
  type SystemDefinition,
} from "@halfsky/cases";
import { listAreas } from "../../access/area-tree.ts";
import { notify } from "../../notifications/notify.service.ts";
import { type CaseReadContext, type CaseWriteContext, clockBasisIn } from "../case-host.ts";
import { platformRole } from "../case-person.ts";
import { listAgencies } from "../case.store.ts";
import { ownLinks, placeOf } from "./outside-access.ts";
import {
  type LinkPlace,
  type ListColumns,
  listNewestLists,
  listSealedInUse,
  listOrganisationAreas,
  listSystemsInUse,
  noteReminder,
} from "./outside-list.store.ts";

/** A place in which lists of a link are expected, and how they stand. */
export interface ExpectedList extends LinkPlace {
  readonly definition: SystemDefinition;
  readonly rule: OutsideLink["rule"];
  readonly last: ListColumns | null;
  readonly dueDay: string | null;
  readonly isLate: boolean;
}

/**
 * Where lists are expected: of each area in which a system has cases, from the organisation that serves it in the role that
 * the link names; where that role sees no case of the system, from those that own the cases. Where every case is sealed, of
 * each person to whom cases are assigned, and only she is told, on her page: a message would reach all who have her role.
 */
export async function listExpected(context: CaseReadContext): Promise<readonly ExpectedList[]> {
  const { transaction, host, now } = context;
  const inUse = await listSystemsInUse(transaction);
  const agencies = await listAgencies(transaction);
  const last = await listNewestLists(
    transaction,
    (await listAreas(transaction)).map(({ code }) => code),
    context.actor.accountId,
  );
  const { calendar } = await clockBasisIn(context);
  const today = beijingDate(now);
  const areaOf = await listOrganisationAreas(transaction, [
    ...agencies.map(({ organisation_id }) => organisation_id),
    ...inUse.map(({ owner_organisation_id }) => owner_organisation_id),
  ]);
  const expected = new Map<string, ExpectedList>();
  for (const { area_code: caseArea, system, owner_organisation_id: owner, since } of inUse) {
    const definition = host.systems.get(system)?.definition;
    if (definition === undefined || sealsEveryCase(definition)) continue;
    for (const { name, rule } of outsideLinks(definition)) {
      const agency = agencies.find((one) => one.area_code === caseArea && one.role === rule.owner);
      const organisationId = ownerSeesCases(definition, rule) ? agency?.organisation_id : owner;
      // a list is of the area of who takes it in, and all below
      const areaCode = organisationId === undefined ? undefined : areaOf.get(organisationId);
      if (organisationId === undefined || areaCode === undefined) continue;
      const key = `${areaCode} ${system} ${name} ${organisationId}`;
      const known = last.find(
        (one) =>
          one.area_code === areaCode &&
          one.system === system &&
          one.link === name &&
          one.organisation_id === organisationId,
      );
      const before = expected.get(key);
      const firstCase = beijingDate(since);
      const place = { areaCode, system, link: name, organisationId, keeper: "" };
      const standing = standingOfLists(rule, { lastDay: known?.day ?? null, firstCase, today }, calendar);
      // cases of several owners: the first of them counts
      if (before?.dueDay != null && standing.dueDay !== null && before.dueDay <= standing.dueDay) continue;
      expected.set(key, { ...place, definition, rule, last: known ?? null, ...standing });
    }
  }
  return [...expected.values(), ...(await listExpectedOfHer(context, last))];
}

/** The lists that are expected of the caller herself: of systems whose every case is sealed, since her first case of them. */
async function listExpectedOfHer(
  context: CaseReadContext,
  last: readonly ListColumns[],
): Promise<readonly ExpectedList[]> {
  const kept = ownLinks(context).filter(({ definition }) => sealsEveryCase(definition));
  const systems = [...new Set(kept.map(({ definition }) => definition.id))];
  const inUse = await listSealedInUse(context.transaction, context.actor.accountId, systems);
  const { calendar } = await clockBasisIn(context);
  const today = beijingDate(context.now);
  return kept.flatMap((link) => {
    const used = inUse.find(({ system }) => system === link.definition.id);
    if (used === undefined) return [];
    const place = placeOf(context, link);
    const known = last.find(
      (one) =>
        one.keeper === place.keeper &&
        one.organisation_id === place.organisationId &&
        one.system === place.system &&
        one.link === place.link,
    );
    const firstCase = beijingDate(used.since);
    const standing = standingOfLists(link.rule, { lastDay: known?.day ?? null, firstCase, today }, calendar);
    return [{ ...place, definition: link.definition, rule: link.rule, last: known ?? null, ...standing }];
  });
}

/** Tells each organisation once of each list that did not come in time; returns how many were told. */
export async function watchLists(context: CaseWriteContext): Promise<number> {
  let told = 0;
  for (const { definition, rule, last, dueDay, isLate, ...place } of await listExpected(context)) {
    if (!isLate || dueDay === null || place.keeper !== "") continue;
    const { areaCode, system, link, organisationId } = place;
    const isNew = await noteReminder(context.transaction, {
      area_code: areaCode,
      system,
      link,
      organisation_id: organisationId,
      due_day: dueDay,
      at: context.now,
    });
    if (!isNew) continue;
    told += 1;
    const role = ownerSeesCases(definition, rule) ? rule.owner : "supervisor";
    const [zh, en] =
      last === null
        ? ["从未导入清单", "no list ever came"]
        : [`最近一份清单为 ${last.day}`, `the last list is of ${last.day}`];
    await notify(context, [
      {
        subjectKind: "outside-link",
        subjectId: `${system}/${link}`,
        kind: "outside.late",
        words: {
          zh: `${definition.title.zh}：${rule.system.zh}的清单自 ${dueDay} 起逾期，${zh}`,
          en: `${definition.title.en}: the list of ${rule.system.en} is late since ${dueDay}, ${en}`,
        },
        readers: [{ roleId: platformRole(role), areaCode, organisationId }],
      },
    ]);
  }
  return told;
}
