import type { serviceAgencyInput, ServiceAgencyList, serviceRolesInput } from "@halfsky/api-contract";
import type { z } from "zod";
import { listAreas } from "../access/area-tree.ts";
import { areasWithin } from "../access/reach.ts";
import { areaTreeOf, findReach, requireReach } from "../access/context.ts";
import { findActor } from "../accounts/account.store.ts";
import { findOrganisation } from "../accounts/organisation.store.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { notFound, PlatformError } from "../platform-error.ts";
import { listKnownAccounts } from "./account-person.store.ts";
import type { CaseReadContext, CaseWriteContext } from "./case-host.ts";
import { platformRole, serviceRolesIn } from "./case-person.ts";
import { listOrganisationNames } from "./case.store.ts";
import { listLocalities } from "./locality.store.ts";
import { requireArea } from "./require-area.ts";
import {
  deleteAgency,
  insertAgency,
  listAgenciesIn,
  listLocalAgenciesIn,
  listOrganisationsIn,
  listServicePeople,
  replaceServiceRoles,
} from "./service-agencies.store.ts";

/** GET /api/service-agencies: who serves which area of those the actor configures, and who has which role. No case is read. */
export async function readAgencies(context: CaseReadContext): Promise<ServiceAgencyList> {
  const { transaction } = context;
  const areas = areasWithin(await findReach(context, "case.configure"), await areaTreeOf(context));
  const names = new Map((await listAreas(transaction)).map(({ code, name }) => [code, name]));
  const agencies = await listAgenciesIn(transaction, areas);
  const local = await listLocalAgenciesIn(transaction, areas);
  const organisations = await listOrganisationsIn(transaction, areas);
  const people = await listServicePeople(transaction, areas);
  const known = await listKnownAccounts(
    transaction,
    people.map(({ accountId }) => accountId),
  );
  const titles = await listOrganisationNames(transaction, [
    ...[...agencies, ...local].map(({ organisation_id }) => organisation_id),
    ...people.map(({ organisationId }) => organisationId),
  ]);
  return {
    agencies: agencies.flatMap((row) => {
      const [role] = serviceRolesIn([`service-${row.role}`]);
      if (role === undefined) return [];
      return [
        {
          areaCode: row.area_code,
          areaName: names.get(row.area_code) ?? row.area_code,
          role,
          organisation: { id: row.organisation_id, name: titles.get(row.organisation_id) ?? "" },
        },
      ];
    }),
    localAgencies: grouped(local, (id) => titles.get(id) ?? ""),
    localities: [
      ...(await listLocalities(transaction, areas, "township")),
      ...(await listLocalities(transaction, areas, "village")),
    ].toSorted((one, other) => (one.code < other.code ? -1 : 1)),
    organisations: organisations.map(({ id, name, area_code }) => ({ id, name, areaCode: area_code })),
    people: people.map(({ accountId, name, organisationId, roleIds }) => ({
      accountId,
      name,
      organisation: { id: organisationId, name: titles.get(organisationId) ?? "" },
      roles: [...serviceRolesIn(roleIds)],
      isKnown: known.has(accountId),
    })),
  };
}

/** PUT /api/service-agencies: sets, or takes away, who serves an area in a role. */
export async function setAgency(
  context: CaseWriteContext,
  { areaCode, role, organisationId }: z.output<typeof serviceAgencyInput>,
): Promise<void> {
  await requireArea(context, areaCode);
  await requireReach(context, "case.configure", { areaCode });
  const { transaction, now, actor } = context;
  const before = (await listAgenciesIn(transaction, [areaCode])).find((row) => row.role === role);
  await deleteAgency(transaction, areaCode, role);
  if (organisationId !== null) {
    if ((await findOrganisation(transaction, organisationId)) === undefined) {
      throw notFound({ zh: "单位", en: "organisation" }, organisationId);
    }
    await insertAgency(transaction, {
      area_code: areaCode,
      role,
      organisation_id: organisationId,
      set_by: actor.accountId,
      set_at: now,
    });
  }
  recordAudit(context, {
    action: "service-agency.set",
    subjectKind: "service-agency",
    subjectId: `${areaCode}/${role}`,
    areaCode,
    before: before?.organisation_id ?? null,
    after: organisationId,
  });
}

/** The townships and villages of each organisation and role together. */
function grouped(
  rows: Awaited<ReturnType<typeof listLocalAgenciesIn>>,
  nameOf: (organisationId: string) => string,
): ServiceAgencyList["localAgencies"] {
  const known = new Map<string, ServiceAgencyList["localAgencies"][number]>();
  for (const { area_code: areaCode, role: name, organisation_id: id, locality: code, name: title } of rows) {
    const [role] = serviceRolesIn([`service-${name}`]);
    if (role === undefined) continue;
    const key = `${areaCode} ${name} ${id}`;
    const one = known.get(key) ?? {
      areaCode,
      role,
      organisation: { id, name: nameOf(id) },
      localities: [],
    };
    one.localities.push({ code, name: title });
    known.set(key, one);
  }
  return [...known.values()];
}

/** PUT /api/service-roles/:account: what a person is in services from then on; nobody gives herself a role. */
export async function setServiceRoles(
  context: CaseWriteContext,
  accountId: string,
  { roles }: z.output<typeof serviceRolesInput>,
): Promise<void> {
  const person = await findActor(context.transaction, accountId);
  if (person === undefined) throw notFound({ zh: "账号", en: "account" }, accountId);
  await requireReach(context, "case.configure", {
    areaCode: person.areaCode,
    organisationId: person.organisation.id,
  });
  if (accountId === context.actor.accountId) {
    throw new PlatformError("second-person-needed", 409, {
      zh: "不能给自己设置服务角色，请另一位管理人员办理。",
      en: "Nobody gives herself a role in services; another administrator does.",
    });
  }
  await replaceServiceRoles(context.transaction, accountId, roles.map(platformRole));
  recordAudit(context, {
    action: "service-role.set",
    subjectKind: "account",
    subjectId: person.username,
    areaCode: person.areaCode,
    before: serviceRolesIn(person.roles.map(({ id }) => id)),
    after: roles,
  });
}
