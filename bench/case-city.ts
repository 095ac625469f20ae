import type { ServiceRole } from "@halfsky/cases";
import { createAccount } from "../apps/server/src/accounts/create-account.service.ts";
import { platformActor } from "../apps/server/src/access/actor.ts";
import {
  importCalendar,
  readDeliveredSchedules,
} from "../apps/server/src/calendar/import-calendar.service.ts";
import { platformRole } from "../apps/server/src/cases/case-person.ts";
import { readConfig } from "../apps/server/src/config.ts";
import type { Database } from "../apps/server/src/database/open-database.ts";
import type { Ground } from "../apps/server/src/http/ground.ts";
import { writeFor } from "../apps/server/src/http/run-in-transaction.ts";
import { cubePassword, openDatabaseAt } from "./figure-cube.ts";
import { cast } from "../packages/cases/src/systems/scenarios/cast.ts";

/** A city of nine counties; each has every agency of the stories. */
const city = "990100";
export const caseCounties: readonly string[] = Array.from({ length: 9 }, (_, index) => `99010${index + 1}`);
/** The county whose people are asked. */
export const askedCounty = "990101";
/** Each story role is shared by so many people of a county. */
export const peopleOfRole = 20;

/** Who is asked, by username: county people, and a supervisor of the whole city. */
export const askedPeople = ["desk", "worker", "lead", "police", "mediator", "doctor", "city-lead"] as const;

/** The people of the stories who serve the measured county; the first of each twenty has an account. */
type Named = keyof typeof cast;
const names = ["desk", "worker", "lead", "police", "mediator", "doctor"] as const satisfies readonly Named[];

/** A database with the city and its people, but no cases yet. */
export interface CaseCity {
  readonly database: Database;
  readonly ground: Ground;
  /** what stands for a person of a story: accounts that can sign in, or names for those who need not */
  accountOf(name: string, areaCode: string, index: number): string;
}

/** The organisation of a county that stands for one of the stories. */
export function organisationIn(areaCode: string, organisation: string): string {
  return `${organisation}-${areaCode}`;
}

/** Makes the city in memory, or on the server at `url`. */
export async function openCaseCity(url?: string): Promise<CaseCity> {
  const database = await openDatabaseAt(url);
  const config = readConfig({
    HALFSKY_LOG_LEVEL: "silent",
    HALFSKY_SIGN_INS_PER_MINUTE: "10000",
    HALFSKY_CASE_KEY: "5e".repeat(32),
  });
  const ground: Ground = { database, config, now: () => new Date("2026-06-01T01:00:00.000Z") };
  const schedules = await readDeliveredSchedules(config.root);
  const accounts = new Map<string, string>();
  await writeFor(ground, { actor: platformActor, requestId: null }, async (context) => {
    const { transaction, now } = context;
    await importCalendar(context, schedules);
    await transaction
      .insertInto("area")
      .values([
        { code: "990000", name: "测速省", pinyin: "p", level: "province" as const, parent_code: null },
        { code: city, name: "测速市", pinyin: "c", level: "city" as const, parent_code: "990000" },
        ...caseCounties.map((code) => ({
          code,
          name: `测速县${code}`,
          pinyin: code,
          level: "county" as const,
          parent_code: city,
        })),
      ])
      .execute();
    const served = new Map<string, Set<ServiceRole>>();
    for (const { organisation, roles } of Object.values(cast)) {
      const known = served.get(organisation) ?? new Set();
      served.set(organisation, new Set([...known, ...roles]));
    }
    await transaction
      .insertInto("organisation")
      .values(
        [...caseCounties, city].flatMap((area) =>
          [...served.keys()].map((organisation) => ({
            id: organisationIn(area, organisation),
            name: `${area}${organisation}`,
            short_name: organisation,
            pinyin: organisation,
            kind: "agency" as const,
            area_code: area,
          })),
        ),
      )
      .execute();
    await transaction
      .insertInto("service_agency")
      .values(
        [...caseCounties, city].flatMap((area) =>
          agenciesOf(served).map(([role, organisation]) => ({
            area_code: area,
            role,
            organisation_id: organisationIn(area, organisation),
            set_by: "platform",
            set_at: now,
          })),
        ),
      )
      .execute();
    const add = (username: string, area: string, name: Named) =>
      createAccount(context, {
        username,
        displayName: username,
        organisationId: organisationIn(area, cast[name].organisation),
        roleIds: cast[name].roles.map((role) => platformRole(role)),
        password: cubePassword,
        mustChangePassword: false,
      });
    for (const name of names) accounts.set(name, await add(name, askedCounty, name));
    await add("city-lead", city, "lead");
  });
  return {
    database,
    ground,
    accountOf: (name, areaCode, index) =>
      (areaCode === askedCounty && index === 0 ? accounts.get(name) : undefined) ??
      `account-${name}-${areaCode}-${index}`,
  };
}

/** Which organisation serves a role: the first of the stories that has it. */
function agenciesOf(served: ReadonlyMap<string, ReadonlySet<ServiceRole>>) {
  const found = new Map<ServiceRole, string>();
  for (const [organisation, roles] of served)
    for (const role of roles) if (!found.has(role)) found.set(role, organisation);
  return [...found];
}
