import type { CaseDone, CaseQueue, CaseRecord } from "@halfsky/api-contract";
import { sql } from "kysely";
import { randomUUID } from "node:crypto";
import { buildApp } from "../apps/server/src/app.ts";
import { ownSystems } from "../apps/server/src/cases/case-host.ts";
import { runCaseClock } from "../apps/server/src/cases/clock.ts";
import { madeUpAnswers } from "../apps/server/src/cases/walk-cases.ts";
import type { App } from "../apps/server/src/http/ground.ts";
import { type BenchResult, type RunBenches, seededRandom, significant } from "./bench.ts";
import { measureIndicators } from "./case-indicators.ts";
import { askedCounty, askedPeople, type CaseCity, openCaseCity } from "./case-city.ts";
import { makeCases, phoneOf, someName } from "./case-making.ts";
import { percentile, seconds, signedIn, type SignedInOffice, times } from "./requests.ts";
import { ServedApp } from "./served.ts";
import { openBenchServer } from "./temporary-postgres.ts";

type Report = (result: BenchResult) => void;

const requests = 300;
const cases = Number(process.env["HALFSKY_BENCH_CASES"] ?? "100000");
/** The embedded database takes rows more slowly. */
const casesEmbedded = Math.min(cases, 20_000);

/** Opening, finding, acting on and queueing cases, on the embedded database and, with the suffix -postgresql, on a server. */
export const run: RunBenches = async (wanted, report) => {
  const names = [...wanted];
  const embedded = new Set(names.filter((name) => !name.endsWith("-postgresql")));
  if (embedded.size > 0)
    await runOn(await openCaseCity(), casesEmbedded, { suffix: "", place: "embedded" }, embedded, report);
  const onServer = new Set(
    names.filter((name) => name.endsWith("-postgresql")).map((name) => name.replace("-postgresql", "")),
  );
  if (onServer.size === 0) return;
  const server = await openBenchServer();
  if (server === undefined) {
    console.error(
      "没有 PostgreSQL，跳过 -postgresql 各项 / no PostgreSQL here: the -postgresql benches are skipped",
    );
    return;
  }
  try {
    const at = { suffix: "-postgresql", place: server.name };
    await runOn(await openCaseCity(server.url), cases, at, onServer, report);
  } finally {
    await server.stop();
  }
};

async function runOn(
  city: CaseCity,
  count: number,
  { suffix, place }: { readonly suffix: string; readonly place: string },
  wanted: ReadonlySet<string>,
  report: Report,
): Promise<void> {
  let actions = 0;
  const making = await seconds(async () => {
    actions = await makeCases(city, count);
  });
  await sql`vacuum analyze`.execute(city.database.kysely);
  const app = await buildApp(city.ground);
  await app.ready();
  const made = `${place}, ${count} cases with ${actions} actions made in ${significant(making)} s`;
  const benches = {
    "case-open-p95": measureOpening,
    "case-search-p95": measureSearching,
    "case-queue-p95": measureQueues,
    "case-act-p95": measureActing,
    "case-clock": measureClock,
    "case-indicators": measureIndicators,
  };
  for (const [name, bench] of Object.entries(benches)) {
    if (!wanted.has(name)) continue;
    const result = await bench(city, app);
    report({ ...result, name: `${name}${suffix}`, note: `${made}; ${result.note ?? ""}` });
  }
  await app.close();
  await city.database.close();
}

type Measured = Omit<BenchResult, "name">;

function measured(taken: readonly number[], against: readonly number[], note: string): Measured {
  return {
    value: significant(percentile(taken, 0.95)),
    unit: "ms",
    against: significant(percentile(against, 0.95)),
    ratio: significant(percentile(taken, 0.95) / percentile(against, 0.95)),
    note: `median ${significant(percentile(taken, 0.5))} ms (plain ${significant(percentile(against, 0.5))} ms), slowest ${significant(Math.max(...taken))}; ${taken.length} requests; ${note}`,
  };
}

/** Ids of cases of the asked county in some order that is the same for the same cases. */
async function someCases({ database }: CaseCity, phase: "open" | "closed", limit: number) {
  return await database.kysely
    .selectFrom("service_case")
    .select(["id", "number", "system"])
    .where("owner_area", "=", askedCounty)
    .where("phase", "=", phase)
    .where("sealed", "=", false)
    .orderBy(sql`md5(number)`)
    .limit(limit)
    .execute();
}

/** Whether somebody sees a case; the supervisor of some systems is none of others. */
async function seen(app: App, person: SignedInOffice, id: string): Promise<CaseRecord | null> {
  const answer = await app.inject({
    method: "GET",
    url: `/api/cases/${id}`,
    headers: { cookie: person.cookie },
  });
  return answer.statusCode === 200 ? answer.json<CaseRecord>() : null;
}

async function measureOpening(city: CaseCity, app: App): Promise<Measured> {
  const people = await Promise.all(
    ["lead", "worker", "desk", "doctor", "police"].map((name) => signedIn(app, name)),
  );
  const found: { readonly person: SignedInOffice; readonly id: string }[] = [];
  const list = [
    ...(await someCases(city, "open", 2 * requests)),
    ...(await someCases(city, "closed", 2 * requests)),
  ];
  for (const [index, { id }] of list.entries()) {
    const person = people[index % people.length];
    if (person !== undefined && found.length < requests && (await seen(app, person, id)) !== null)
      found.push({ person, id });
  }
  const open = (index: number) => {
    const one = found[index % found.length];
    return one === undefined ? Promise.resolve() : one.person.get(`/api/cases/${one.id}`);
  };
  const plain = (index: number) =>
    sql`select * from service_action where area_code = ${askedCounty} and case_id = ${found[index % found.length]?.id}`.execute(
      city.database.kysely,
    );
  const taken = await times(requests, open);
  await times(20, plain);
  return measured(
    taken,
    await times(requests, plain),
    `${found.length} cases; plain: one indexed select of the case's actions`,
  );
}

async function measureSearching(city: CaseCity, app: App): Promise<Measured> {
  const people = await Promise.all(
    ["doctor", "lead", "city-lead", "desk", "doctor"].map((name) => signedIn(app, name)),
  );
  const random = seededRandom(3);
  let hits = 0;
  const search = async (index: number) => {
    const sought =
      index % 2 === 0
        ? { by: "name", text: someName(random) }
        : { by: "phone", text: phoneOf(Math.floor(random() * cases)) };
    const answer = await people[index % people.length]?.send<{ rows: unknown[] }>(
      "POST",
      "/api/cases/search",
      sought,
    );
    hits += answer?.rows.length ?? 0;
  };
  const { rows } = await sql<{
    blind: string;
  }>`select blind from service_person_key where kind = 'search:name' limit ${requests}`.execute(
    city.database.kysely,
  );
  const plain = (index: number) =>
    sql`select case_id from service_person_key where blind = ${rows[index % rows.length]?.blind}`.execute(
      city.database.kysely,
    );
  await times(requests, search);
  hits = 0;
  const taken = await times(requests, search);
  await times(20, plain);
  return measured(
    taken,
    await times(requests, plain),
    `${hits} cases found by name and by telephone; plain: one indexed select of the cases of a name`,
  );
}

async function measureQueues({ database }: CaseCity, app: App): Promise<Measured> {
  const taken = new Map<string, readonly number[]>();
  const notes: string[] = [];
  const served = await ServedApp.open(app);
  const each = Math.ceil(requests / askedPeople.length);
  const queues = (count: number) => Array.from({ length: count }, () => "/api/case-queue");
  for (const name of askedPeople) {
    const person = await signedIn(app, name);
    const { counts } = (await person.get("/api/case-queue")).json<CaseQueue>();
    await served.ask(person.cookie, queues(3 * each));
    const { inServer, atReader } = await served.ask(person.cookie, queues(each));
    taken.set(name, inServer);
    const waiting = counts.late + counts.today + counts.later + counts.withoutDue;
    notes.push(
      `${name} ${significant(percentile(inServer, 0.95))} ms, at the reader ${significant(percentile(atReader, 0.95))} (${waiting} waiting)`,
    );
  }
  served.close();
  const plain = () =>
    sql`select * from service_case where owner_organisation_id = ${`federation-${askedCounty}`}
      and phase = 'open' order by next_due_at limit 200`.execute(database.kysely);
  await times(20, plain);
  return measured(
    [...taken.values()].flat(),
    await times(requests, plain),
    `p95 by person: ${notes.join(", ")}; plain: one indexed select of an agency's first 200 cases`,
  );
}

async function measureActing(city: CaseCity, app: App): Promise<Measured> {
  const people = await Promise.all(
    ["worker", "lead", "desk", "police", "mediator", "doctor"].map((name) => signedIn(app, name)),
  );
  const random = seededRandom(5);
  const now = city.ground.now().toISOString();
  const taken: number[] = [];
  const kinds = new Map<string, number>();
  const ids: string[] = [];
  const warm = 60;
  for (const { id, system } of await someCases(city, "open", 4000)) {
    if (taken.length >= requests + warm) break;
    const definition = ownSystems().get(system)?.definition;
    if (definition === undefined) continue;
    for (const person of people) {
      const record = await seen(app, person, id);
      const possible = (record?.possible ?? []).filter(
        ({ action, blockedBy }) =>
          blockedBy === null && (definition.actions[action] !== undefined || action === "add-note"),
      );
      const chosen = possible[Math.floor(random() * possible.length)];
      if (record === null || chosen === undefined) continue;
      const payload = {
        action: chosen.action,
        transactionId: randomUUID(),
        baseVersion: record.row.version,
        details: {
          ...chosen.about,
          ...(definition.actions[chosen.action]?.form === undefined
            ? {}
            : { answers: madeUpAnswers(random, definition, chosen.action, now) }),
          reason: "测速",
          ...(chosen.needsAssignee ? { assignee: record.assignees[0]?.id ?? "" } : {}),
        },
      };
      let status = 0;
      let done: CaseDone | undefined;
      const time = await seconds(async () => {
        const answer = await app.inject({
          method: "POST",
          url: `/api/cases/${id}/actions`,
          headers: { cookie: person.cookie },
          payload,
        });
        status = answer.statusCode;
        if (status === 200) done = answer.json<CaseDone>();
      });
      if (done === undefined) continue;
      taken.push(1000 * time);
      ids.push(id);
      kinds.set(chosen.action, (kinds.get(chosen.action) ?? 0) + 1);
      break;
    }
  }
  const plain = (index: number) =>
    sql`select * from service_action where area_code = ${askedCounty} and case_id = ${ids[index % ids.length]}`.execute(
      city.database.kysely,
    );
  await times(20, plain);
  const notes = [...kinds].map(([action, count]) => `${action} ${count}`).join(", ");
  return measured(
    taken.slice(warm),
    await times(requests, plain),
    `actions: ${notes}; plain: one indexed select of the case's actions`,
  );
}

/** One run of the clock while nothing is due, and one that has something to do, with every case in its list. */
async function measureClock({ database, ground }: CaseCity): Promise<Measured> {
  await sql`update service_case set next_step_at = ${new Date(ground.now().getTime() + 86_400_000).toISOString()}`.execute(
    database.kysely,
  );
  await sql`vacuum analyze service_case`.execute(database.kysely);
  const idle = await times(20, () => runCaseClock(ground));
  const due = 100;
  await sql`update service_case set next_step_at = ${ground.now().toISOString()} where id in (
    select id from service_case where phase = 'open' and next_due_at < ${ground.now().toISOString()} order by id limit ${due})`.execute(
    database.kysely,
  );
  let steps = 0;
  const busy = await seconds(async () => {
    const ran = await runCaseClock(ground);
    steps = ran.steps;
    if (ran.failures.length > 0) throw new AggregateError(ran.failures, "the clock failed");
  });
  const plain = await times(20, () =>
    sql`select id from service_case where next_step_at <= ${ground.now().toISOString()} limit 500`.execute(
      database.kysely,
    ),
  );
  return {
    value: significant(percentile(idle, 0.95)),
    unit: "ms",
    against: significant(percentile(plain, 0.95)),
    ratio: significant(percentile(idle, 0.95) / percentile(plain, 0.95)),
    note: `nothing due, every case in the clock's list; ${due} due cases with ${steps} steps took ${significant(1000 * busy)} ms; plain: one indexed select of what is due`,
  };
}
