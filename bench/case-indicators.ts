import { sql } from "kysely";
import { createAccount } from "../apps/server/src/accounts/create-account.service.ts";
import { platformActor } from "../apps/server/src/access/actor.ts";
import { ownSystems } from "../apps/server/src/cases/case-host.ts";
import type { App } from "../apps/server/src/http/ground.ts";
import { writeFor } from "../apps/server/src/http/run-in-transaction.ts";
import { type BenchResult, significant } from "./bench.ts";
import type { CaseCity } from "./case-city.ts";
import { cubePassword } from "./figure-cube.ts";
import { percentile, seconds, signedIn, times } from "./requests.ts";

const year = 2025;
const city = "990100";
const repeats = 5;

interface Choice {
  readonly system: string;
  readonly indicator: string;
}

/**
 * Every indicator of every system that has cases, counted for a year: the first count as a job, which folds each case once;
 * then what a request for the protected table takes; then the count after a hundred cases changed.
 */
export async function measureIndicators(place: CaseCity, app: App): Promise<Omit<BenchResult, "name">> {
  const { database } = place;
  const cookie = await officeCookie(place, app);
  const choices = await choicesIn(place);
  const order = async (choice: Choice): Promise<void> => {
    const answer = await app.inject({
      method: "POST",
      url: "/api/service-releases/counts",
      headers: { cookie, prefer: "wait=60" },
      payload: { ...choice, year },
    });
    const { jobId, isDone } = answer.json<{ jobId?: string; isDone?: boolean }>();
    if (jobId === undefined) throw new Error(`${choice.system} ${choice.indicator}: ${answer.body}`);
    if (isDone !== true) throw new Error(`${choice.system} ${choice.indicator} took more than a minute`);
  };
  const countAll = () =>
    seconds(async () => {
      for (const choice of choices) await order(choice);
    });
  const first = await countAll();
  const folded = await sql<{ count: number }>`select count(*)::int as count from service_count`.execute(
    database.kysely,
  );
  await sql`vacuum analyze service_count`.execute(database.kysely);
  const again = await countAll();
  const ask = async (index: number) => {
    const { system, indicator } = choices[index % choices.length] ?? { system: "", indicator: "" };
    const answer = await app.inject({
      url: `/api/service-releases/preview?system=${system}&indicator=${indicator}&year=${year}`,
      headers: { cookie },
    });
    // figures that would tell of a few cases are refused in their own words, after they were counted
    const isRefused = answer.statusCode === 409 && answer.json<{ code: string }>().code === "release-refused";
    if (answer.statusCode !== 200 && !isRefused) throw new Error(answer.body);
  };
  const taken = await times(repeats * choices.length, ask);
  await sql`delete from service_count where case_id in (select case_id from service_count order by case_id limit 100)`.execute(
    database.kysely,
  );
  const changed = await countAll();
  const plain = (index: number) =>
    sql`select area_code, count(*) from service_case where system = ${choices[index % choices.length]?.system}
      and opened_at >= ${`${year - 1}-12-31T16:00:00Z`} and opened_at < ${`${year}-12-31T16:00:00Z`} group by area_code`.execute(
      database.kysely,
    );
  await times(20, plain);
  const against = await times(repeats * choices.length, plain);
  return {
    value: significant(percentile(taken, 0.95)),
    unit: "ms",
    against: significant(percentile(against, 0.95)),
    ratio: significant(percentile(taken, 0.95) / percentile(against, 0.95)),
    note: `p95 of a protected table when nothing changed; ${choices.length} indicators of ${year}: first count of all ${significant(first)} s (${folded.rows[0]?.count ?? 0} cases folded, each once), again ${significant(again)} s, after 100 cases changed ${significant(changed)} s; plain: cases opened by area`,
  };
}

/** Indicators that can be released, of systems that have cases. */
async function choicesIn({ database }: CaseCity): Promise<readonly Choice[]> {
  const rows = await database.kysely.selectFrom("service_case").select("system").distinct().execute();
  const found = new Set(rows.map(({ system }) => system));
  return [...ownSystems()].flatMap(([system, { definition }]) =>
    !found.has(system)
      ? []
      : Object.entries(definition.indicators)
          .filter(
            ([, { numerator, denominator }]) =>
              !("sum" in numerator) && (denominator === undefined || !("sum" in denominator)),
          )
          .map(([indicator]) => ({ system, indicator })),
  );
}

/** Somebody who publishes: the office of the city. */
async function officeCookie({ database, ground }: CaseCity, app: App): Promise<string> {
  const { id } = await database.kysely
    .selectFrom("organisation")
    .select("id")
    .where("area_code", "=", city)
    .orderBy("id")
    .limit(1)
    .executeTakeFirstOrThrow();
  await writeFor(ground, { actor: platformActor, requestId: null }, (context) =>
    createAccount(context, {
      username: "office",
      displayName: "office",
      organisationId: id,
      roleIds: ["office"],
      password: cubePassword,
      mustChangePassword: false,
    }),
  );
  return (await signedIn(app)).cookie;
}
