import { listMonitoredTargets } from "../apps/server/src/targets/target.store.ts";
import { defaultMonitoringRules } from "@halfsky/targets";
import { sql } from "kysely";
import { platformActor } from "../apps/server/src/access/actor.ts";
import { buildApp } from "../apps/server/src/app.ts";
import { readOnly } from "../apps/server/src/database/transactions.ts";
import { writeFor } from "../apps/server/src/http/run-in-transaction.ts";
import { seriesOf, seriesText } from "../apps/server/src/statistics/figure-checks.ts";
import { recordObservations } from "../apps/server/src/statistics/observation.service.ts";
import { listJudgedFigures } from "../apps/server/src/statistics/observation.store.ts";
import { judgeTarget } from "../apps/server/src/targets/judge-target.ts";
import { type BenchResult, type RunBenches, seededRandom, significant } from "./bench.ts";
import {
  cubeAreas,
  cubeCities,
  cubePassword,
  cubeProvince,
  cubeYears,
  type FigureCube,
  figuresOfArea,
  openFigureCube,
} from "./figure-cube.ts";
import { copyText, openPlainCopy } from "./plain-copy.ts";
import { openBenchServer } from "./temporary-postgres.ts";

type Report = (result: BenchResult) => void;

const rows = cubeAreas.length * 450 * cubeYears.length;
const lastYear = cubeYears.at(-1) ?? 0;
const requests = 60;

/** Loading, judging and showing 450,000 figures, on the embedded database and, with the suffix -postgresql, on a server. */
export const run: RunBenches = async (wanted, report) => {
  const names = [...wanted];
  const embedded = new Set(names.filter((name) => !name.endsWith("-postgresql")));
  if (embedded.size > 0) await runOn(await openFigureCube(), "", "embedded", embedded, report);
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
    await runOn(await openFigureCube(server.url), "-postgresql", server.name, onServer, report);
  } finally {
    await server.stop();
  }
};

async function runOn(
  cube: FigureCube,
  suffix: string,
  place: string,
  wanted: ReadonlySet<string>,
  report: Report,
): Promise<void> {
  const tell = (result: BenchResult) =>
    report({ ...result, name: `${result.name}${suffix}`, note: `${place}; ${result.note ?? ""}` });
  // Everything else needs the figures, so they are always loaded; the figure is reported where it is wanted.
  const load = await measureLoad(cube);
  if (wanted.has("load-450k")) tell(load);
  if (wanted.has("judge-450k")) tell(await measureJudging(cube));
  if (wanted.has("board-p95") || wanted.has("series-p95")) {
    for (const result of await measurePages(cube)) if (wanted.has(result.name)) tell(result);
  }
  await cube.database.close();
}

async function seconds(task: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await task();
  return (performance.now() - start) / 1000;
}

/** Rows a second through the one service that writes figures, beside COPY of the same rows into a table like theirs. */
async function measureLoad({ database, ground, url, indicatorIds }: FigureCube): Promise<BenchResult> {
  let taken = 0;
  let plain = 0;
  const target = await openPlainCopy(url);
  for (const area of cubeAreas) {
    const cells = figuresOfArea(area, indicatorIds);
    const text = copyText(cells);
    plain += await seconds(() => target.copy(text));
    taken += await seconds(() =>
      writeFor(ground, { actor: platformActor, requestId: null }, async (context) => {
        const { saved } = await recordObservations(context, cells, { kind: "bulk", name: "bench" });
        if (saved.length !== cells.length)
          throw new Error(`only ${saved.length} of ${cells.length} were kept`);
      }),
    );
  }
  await target.close();
  await sql`analyze`.execute(database.kysely);
  return {
    name: "load-450k",
    value: significant(rows / taken),
    unit: "rows/s",
    against: significant(rows / plain),
    ratio: significant(taken / plain),
    note: `${significant(taken)} s with checks, revisions and audit; plain: COPY of the same rows into a table like it`,
  };
}

/** Seconds to judge every target in every area and year, reading the figures included. */
async function measureJudging({ database, indicatorIds }: FigureCube): Promise<BenchResult> {
  let judged = 0;
  const taken = await seconds(() =>
    readOnly(database.kysely, async (transaction) => {
      const targets = await listMonitoredTargets(transaction, { areaCodes: [cubeProvince] });
      for (const areaCode of cubeAreas) {
        const figures = await listJudgedFigures(transaction, { areaCodes: [areaCode], indicatorIds });
        const series = seriesOf(figures);
        for (const target of targets) {
          for (const year of cubeYears) {
            judgeTarget(
              target,
              areaCode,
              series.get(seriesText({ areaCode, indicatorId: target.indicatorId ?? "" })) ?? [],
              year,
              defaultMonitoringRules,
            );
            judged += 1;
          }
        }
      }
    }),
  );
  if (judged !== rows) throw new Error(`${judged} cells were judged instead of ${rows}`);
  let read = 0;
  const plain = await seconds(async () => {
    const result = await sql<{
      value: string;
    }>`select area_code, indicator_id, year, value, missing_reason, numerator,
      denominator from observation`.execute(database.kysely);
    read = result.rows.length;
  });
  if (read !== rows) throw new Error(`${read} rows were read instead of ${rows}`);
  return {
    name: "judge-450k",
    value: significant(taken),
    unit: "s",
    against: significant(plain),
    ratio: significant(taken / plain),
    note: `${Math.round(rows / taken)} cells/s; plain: one select of the same rows`,
  };
}

function percentile95(times: readonly number[]): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
}

async function times(count: number, task: (index: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let index = 0; index < count; index += 1) taken.push(1000 * (await seconds(() => task(index))));
  return taken;
}

/** Milliseconds that 95 of 100 boards and indicator records take in the server, beside one indexed select of their rows. */
async function measurePages({ database, ground, indicatorIds }: FigureCube): Promise<readonly BenchResult[]> {
  const app = await buildApp(ground);
  await app.ready();
  const signIn = await app.inject({
    method: "POST",
    url: "/api/session",
    payload: { username: "office", password: cubePassword },
  });
  const [cookie] = signIn.cookies;
  const get = async (url: string): Promise<void> => {
    const answer = await app.inject({
      method: "GET",
      url,
      headers: { cookie: `${cookie?.name}=${cookie?.value}` },
    });
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`);
  };
  const random = seededRandom(7);
  const someArea = () => cubeCities[Math.floor(random() * cubeCities.length)] ?? cubeProvince;
  const someIndicator = () => indicatorIds[Math.floor(random() * indicatorIds.length)] ?? "";
  const board = () => get(`/api/board?area=${someArea()}&year=${lastYear}`);
  const series = () => get(`/api/indicators/${someIndicator()}?area=${someArea()}&year=${lastYear}`);
  const boardRows = () =>
    sql`select indicator_id, year, value from observation where area_code = ${someArea()}`.execute(
      database.kysely,
    );
  const seriesRows = () =>
    sql`select year, value from observation where area_code = ${someArea()} and indicator_id = ${someIndicator()}`.execute(
      database.kysely,
    );
  const results: BenchResult[] = [];
  for (const { name, page, plain } of [
    { name: "board-p95", page: board, plain: boardRows },
    { name: "series-p95", page: series, plain: seriesRows },
  ]) {
    await times(5, page);
    await times(5, plain);
    const taken = await times(requests, page);
    const against = await times(requests, plain);
    results.push({
      name,
      value: significant(percentile95(taken)),
      unit: "ms",
      against: significant(percentile95(against)),
      ratio: significant(percentile95(taken) / percentile95(against)),
      note: `median ${significant(percentile95(taken.toSorted((a, b) => a - b).slice(0, Math.ceil(requests / 2))))} ms; plain: one indexed select of the area's ${name === "board-p95" ? "figures" : "series"}`,
    });
  }
  await app.close();
  return results;
}
