import { platformActor } from "../apps/server/src/access/actor.ts";
import { readConfig } from "../apps/server/src/config.ts";
import type { Database } from "../apps/server/src/database/open-database.ts";
import { openTestDatabase } from "../apps/server/src/database/open-test-database.ts";
import { createAccount } from "../apps/server/src/accounts/create-account.service.ts";
import type { Ground } from "../apps/server/src/http/ground.ts";
import { writeFor } from "../apps/server/src/http/run-in-transaction.ts";
import { publishTestPlan } from "../apps/server/src/targets/publish-test-plan.ts";
import type { FigureInput } from "../apps/server/src/statistics/observation.service.ts";
import { seededRandom } from "./bench.ts";

/** Ten years of 450 indicators (150, each for all, women and men) in 100 areas: a province with 9 cities and 90 counties. */
export const cubeYears = Array.from({ length: 10 }, (_, index) => 2015 + index);
export const cubeProvince = "990000";
export const cubeCities = Array.from({ length: 9 }, (_, index) => `990${index + 1}00`);
const counties = cubeCities.flatMap((city) =>
  Array.from({ length: 10 }, (_, index) => `${city.slice(0, 4)}${String(index + 1).padStart(2, "0")}`),
);
export const cubeAreas: readonly string[] = [cubeProvince, ...cubeCities, ...counties];
export const cubePassword = "Bench-only-2025";

/** A database with areas, people, indicators and targets of the cube, but no figures yet. */
export interface FigureCube {
  readonly database: Database;
  readonly ground: Ground;
  /** The server that it is on; undefined in memory. */
  readonly url: string | undefined;
  readonly indicatorIds: readonly string[];
}

/** Makes an empty cube in memory, or on the server at `url`. */
export async function openFigureCube(url?: string): Promise<FigureCube> {
  const database = await openDatabaseAt(url);
  const config = readConfig({
    HALFSKY_LOG_LEVEL: "silent",
    HALFSKY_SIGN_INS_PER_MINUTE: "10000",
    HALFSKY_TOKEN_REQUESTS_PER_MINUTE: "1000000",
  });
  const ground: Ground = { database, config, now: () => new Date("2025-06-02T01:00:00.000Z") };
  const indicatorIds = await writeFor(ground, { actor: platformActor, requestId: null }, async (context) => {
    await context.transaction
      .insertInto("area")
      .values(
        cubeAreas.map((code) => ({
          code,
          name: `地区${code}`,
          pinyin: code,
          level:
            code === cubeProvince
              ? ("province" as const)
              : code.endsWith("00")
                ? ("city" as const)
                : ("county" as const),
          parent_code:
            code === cubeProvince ? null : code.endsWith("00") ? cubeProvince : `${code.slice(0, 4)}00`,
        })),
      )
      .execute();
    await context.transaction
      .insertInto("organisation")
      .values({
        id: "office",
        name: "妇儿工委办",
        short_name: "妇儿工委办",
        pinyin: "office",
        kind: "office",
        area_code: cubeProvince,
      })
      .execute();
    await createAccount(context, {
      username: "office",
      displayName: "测速",
      organisationId: "office",
      roleIds: ["office"],
      password: cubePassword,
      mustChangePassword: false,
    });
    return await publishTestPlan(context, {
      areaCode: cubeProvince,
      id: "990000-women-2021-2030",
      period: [2015, 2030],
      targets: Array.from({ length: 450 }, (_, index) => ({
        name: `指标${Math.floor(index / 3) + 1}（${["合计", "女", "男"][index % 3] ?? ""}）`,
        unit: "%",
        direction: index % 2 === 0 ? ("up" as const) : ("down" as const),
        domain: `领域${(Math.floor(index / 3) % 8) + 1}`,
        rule: {
          kind: index % 2 === 0 ? "gte" : "lte",
          value: index % 2 === 0 ? "95" : "20",
          value2: null,
          unit: "%",
          per: null,
        },
        targetYear: 2030,
        baseline: null,
      })),
    });
  });
  return { database, ground, url, indicatorIds };
}

/** Adds areas below the cube's province. */
export async function addCubeAreas({ ground }: FigureCube, codes: readonly string[]): Promise<void> {
  await writeFor(ground, { actor: platformActor, requestId: null }, async ({ transaction }) => {
    await transaction
      .insertInto("area")
      .values(
        codes.map((code) => ({
          code,
          name: `地区${code}`,
          pinyin: code,
          level: "county" as const,
          parent_code: cubeProvince,
        })),
      )
      .execute();
  });
}

/** A fresh migrated database in memory, or on the server at `url`. */
export async function openDatabaseAt(url: string | undefined): Promise<Database> {
  const name = "HALFSKY_TEST_DATABASE_URL";
  const before = process.env[name];
  process.env[name] = url ?? "";
  try {
    return await openTestDatabase();
  } finally {
    process.env[name] = before ?? "";
  }
}

/** The figures of an area: plausible shares that wander a little from year to year, the same in every run. */
export function figuresOfArea(areaCode: string, indicatorIds: readonly string[]): FigureInput[] {
  const random = seededRandom(Number(areaCode));
  return indicatorIds.flatMap((indicatorId) => {
    let value = 40 + random() * 40;
    return cubeYears.map((year) => {
      value += random() * 3 - 1;
      return {
        areaCode,
        indicatorId,
        year,
        baseRevision: 0,
        value: value.toFixed(2),
        missing: null,
        numerator: null,
        denominator: null,
        note: null,
      };
    });
  });
}
