import { systemOverlay } from "@halfsky/api-contract";
import { exampleOverlays, type ServiceRole, serviceRoles } from "@halfsky/cases";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { WriteContext } from "../src/access/context.ts";
import type { CaseWriteContext } from "../src/cases/case-host.ts";
import { platformRole } from "../src/cases/case-person.ts";
import { readOutsideFile } from "../src/cases/outside/read-outside-file.ts";
import { setOverlay } from "../src/cases/service-overlays.service.ts";
import { importTravel } from "../src/cases/travel/import-travel.service.ts";
import type { Config } from "../src/config.ts";
import { addAccounts, addOrganisations } from "./add-people.ts";
import { actingAs, playSampleCases } from "./play-sample-cases.ts";
import { day } from "./sample-case.ts";
import { recordSamplePeople, sampleChecks } from "./sample-checks.ts";
import { sampleCases } from "./sample-cases.ts";
import { bringSampleList } from "./sample-outside-list.ts";
import { callsOfYear, lastYear, publishSampleRelease } from "./sample-release.ts";

function isServiceRole(text: string): text is ServiceRole {
  return Object.hasOwn(serviceRoles, text);
}

const serviceRole = z.string().refine(isServiceRole);

const services = z.object({
  organisations: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      shortName: z.string(),
      pinyin: z.string(),
      kind: z.literal("agency"),
      areaCode: z.string(),
    }),
  ),
  accounts: z.array(
    z.object({
      username: z.string(),
      displayName: z.string(),
      organisation: z.string(),
      roles: z.array(serviceRole).min(1),
    }),
  ),
  agencies: z.array(z.object({ areaCode: z.string(), role: serviceRole, organisation: z.string() })),
  /** who serves townships and villages, before the one that serves the whole county */
  localAgencies: z.array(z.object({ locality: z.string(), role: serviceRole, organisation: z.string() })),
  localities: z.array(
    z.object({
      areaCode: z.string(),
      code: z.string(),
      name: z.string(),
      level: z.enum(["township", "village"]),
    }),
  ),
});

/** Agencies, people and places of the sample city's services. */
export type SampleServices = z.infer<typeof services>;

/** Reads them; a file that does not fit is a fault of the release. */
export async function readSampleServices(root: string): Promise<SampleServices> {
  const file = join(root, "apps/server/seed/sample-city/services.json");
  return services.parse(JSON.parse(await readFile(file, "utf8")));
}

/**
 * Loads agencies, service workers, townships and made-up cases of many systems, through the services that people use,
 * dated back from the moment of loading so that some clocks have run out and others still run.
 */
export async function loadSampleServices(
  context: WriteContext,
  config: Config,
  given: SampleServices,
  password: string,
): Promise<void> {
  await addAgencies(context, given, password);
  await setCountyParameters(await actingAs(context, config, "office", 0));
  await recordSamplePeople(await actingAs(context, config, "office", 0));
  const calls = callsOfYear(lastYear(context.now));
  await playSampleCases(context, config, [...sampleChecks, ...sampleCases, ...calls]);
  await bringTravelMinutes(await actingAs(context, config, "office", 30 * day), config.root);
  await publishSampleRelease(context, config);
  await bringSampleList(await actingAs(context, config, "civil-affairs", 12 * day));
}

/** One county has parameters of its own in every system: the same definitions with an overlay each, and why. */
async function setCountyParameters(context: CaseWriteContext): Promise<void> {
  for (const [system, { why, overlay }] of Object.entries(exampleOverlays)) {
    await setOverlay(context, system, {
      areaCode: "990102",
      overlay: systemOverlay.parse(overlay),
      reason: `示例：${why.zh}`,
    });
  }
}

/** Minutes between some villages and townships; others were never measured, and their coverage is not known. */
async function bringTravelMinutes(context: CaseWriteContext, root: string): Promise<void> {
  const fileName = "travel-times.csv";
  const bytes = await readFile(join(root, "apps/server/seed/sample-city", fileName));
  await importTravel(context, { fileName, sheets: await readOutsideFile(fileName, bytes) });
}

async function addAgencies(context: WriteContext, given: SampleServices, password: string): Promise<void> {
  const { transaction, now } = context;
  await addOrganisations(context, given.organisations);
  await transaction
    .insertInto("locality")
    .values(
      given.localities.map(({ areaCode, code, name, level }) => ({ area_code: areaCode, code, name, level })),
    )
    .execute();
  await transaction
    .insertInto("service_agency")
    .values(
      given.agencies.map(({ areaCode, role, organisation }) => ({
        area_code: areaCode,
        role,
        organisation_id: organisation,
        set_by: context.actor.accountId,
        set_at: now,
      })),
    )
    .execute();
  await transaction
    .insertInto("local_agency")
    .values(
      given.localAgencies.map(({ locality, role, organisation }) => ({
        area_code: locality.slice(0, 6),
        locality,
        role,
        organisation_id: organisation,
        set_by: context.actor.accountId,
        set_at: now,
      })),
    )
    .execute();
  const accounts = given.accounts.map((account) => ({
    ...account,
    roles: account.roles.map((role) => platformRole(role)),
  }));
  await addAccounts(context, accounts, password);
}
