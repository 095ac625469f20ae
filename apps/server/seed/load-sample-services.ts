import { type CaseOpening, systemOverlay } from "@halfsky/api-contract";
import { disputeColours, type ServiceRole, serviceRoles } from "@halfsky/cases";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { WriteContext } from "../src/access/context.ts";
import { findActor } from "../src/accounts/account.store.ts";
import { actOnCase } from "../src/cases/act-on-case.service.ts";
import { caseHostOf, type CaseWriteContext } from "../src/cases/case-host.ts";
import { platformRole } from "../src/cases/case-person.ts";
import { doDueCaseSteps } from "../src/cases/clock.ts";
import { openCase } from "../src/cases/open-case.service.ts";
import { setOverlay } from "../src/cases/service-overlays.service.ts";
import type { Config } from "../src/config.ts";
import type { SampleStep } from "./sample-case.ts";
import { addAccounts, addOrganisations } from "./add-people.ts";
import { sampleCases } from "./sample-cases.ts";

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
  const host = caseHostOf(config);
  const acting = async (username: string, minutesAgo: number): Promise<CaseWriteContext> => {
    const account = await context.transaction
      .selectFrom("account")
      .select("id")
      .where("username", "=", username)
      .executeTakeFirstOrThrow();
    const actor = await findActor(context.transaction, account.id);
    if (actor === undefined) throw new Error(`services.json: nobody is called ${username}`);
    const now = new Date(Date.parse(context.now) - minutesAgo * 60_000).toISOString();
    return { ...context, actor, now, host };
  };
  const accountOf = async (username: string) => (await acting(username, 0)).actor.accountId;
  await setCountyScale(await acting("office", 0));
  for (const { system, area, steps } of sampleCases) {
    let id = "";
    let version = 0;
    for (const step of steps) {
      const details = await detailsOf(step, context.now, accountOf);
      const as = await acting(step.by, step.minutesAgo);
      // the version of a case is the number of its last action
      const shared = {
        action: step.does,
        transactionId: randomUUID(),
        details: { ...details, ...(step.agrees === true ? { pending: version } : {}) },
      };
      const done =
        id === ""
          ? await openCase(as, { ...shared, system, areaCode: area })
          : await actOnCase(as, id, { ...shared, baseVersion: version });
      ({ id, version } = done);
    }
    await doDueCaseSteps({ ...context, host }, id);
  }
}

/** One county grades family disputes in five colours, as some places do: the same definition with an overlay. */
async function setCountyScale(context: CaseWriteContext): Promise<void> {
  const [[system, overlay] = []] = Object.entries(disputeColours.fiveColours.systems);
  if (system === undefined || overlay === undefined)
    throw new Error("the overlay of five colours sets nothing");
  await setOverlay(context, system, {
    areaCode: "990102",
    overlay: systemOverlay.parse(overlay),
    reason: "示例：青岚县按五色分级",
  });
}

/** "5h" and "4d" are so long before the loading: a moment, a day. */
function dated(answer: string | boolean | readonly string[], now: string): string | boolean | string[] {
  if (typeof answer === "boolean") return answer;
  if (typeof answer !== "string") return [...answer];
  const [, count, unit] = /^(\d+)([hd])$/u.exec(answer) ?? [];
  if (count === undefined) return answer;
  const then = new Date(
    Date.parse(now) - Number(count) * (unit === "h" ? 3_600_000 : 86_400_000),
  ).toISOString();
  return unit === "h" ? then : then.slice(0, 10);
}

async function detailsOf(
  { answers, parties, reason, assignee, referral, task, grade, consent }: SampleStep,
  now: string,
  accountOf: (username: string) => Promise<string>,
): Promise<CaseOpening["details"]> {
  return {
    ...(answers === undefined && parties === undefined
      ? {}
      : {
          answers: {
            fields: Object.fromEntries(
              Object.entries(answers ?? {}).map(([field, answer]) => [field, dated(answer, now)]),
            ),
            ...(parties === undefined
              ? {}
              : {
                  parties: Object.fromEntries(
                    Object.entries(parties).map(([party, persons]) => [
                      party,
                      persons.map((parts, index) => ({ id: `${party}-${index + 1}`, parts: { ...parts } })),
                    ]),
                  ),
                }),
          },
        }),
    ...(reason === undefined ? {} : { reason }),
    ...(assignee === undefined ? {} : { assignee: await accountOf(assignee) }),
    ...(referral === undefined ? {} : { referral }),
    ...(task === undefined ? {} : { task }),
    ...(grade === undefined ? {} : { grade }),
    ...(consent === undefined ? {} : { consent: { scope: consent } }),
  };
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
  const accounts = given.accounts.map((account) => ({
    ...account,
    roles: account.roles.map((role) => platformRole(role)),
  }));
  await addAccounts(context, accounts, password);
}
