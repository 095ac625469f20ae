import { listMonitoredTargets } from "../apps/server/src/targets/target.store.ts";
import { defaultMonitoringRules } from "@halfsky/targets";
import { sql } from "kysely";
import { buildApp } from "../apps/server/src/app.ts";
import { readOnly } from "../apps/server/src/database/transactions.ts";
import type { App } from "../apps/server/src/http/ground.ts";
import { seriesOf, seriesText } from "../apps/server/src/statistics/figure-checks.ts";
import { listJudgedFigures } from "../apps/server/src/statistics/observation.store.ts";
import { judgeTarget } from "../apps/server/src/targets/judge-target.ts";
import { type BenchResult, type RunBenches, seededRandom, significant } from "./bench.ts";
import {
  cubeAreas,
  cubeCities,
  cubeProvince,
  cubeYears,
  type FigureCube,
  openFigureCube,
} from "./figure-cube.ts";
import { cubeRows, FigureLoader } from "./load.ts";
import { percentile, seconds, signedIn, times } from "./requests.ts";
import { ServedApp } from "./served.ts";
import { measureSigning } from "./signing.ts";
import { openBenchServer } from "./temporary-postgres.ts";

type Report = (result: BenchResult) => void;

const rows = cubeRows;
const lastYear = cubeYears.at(-1) ?? 0;

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
  const tell = (result: BenchResult) => {
    if (wanted.has(result.name))
      report({ ...result, name: `${result.name}${suffix}`, note: `${place}; ${result.note ?? ""}` });
  };
  const app = await buildApp(cube.ground);
  await app.ready();
  // Everything else needs the figures, so they are always loaded; the figure is reported where it is wanted.
  const loader = await FigureLoader.open(cube, app);
  await loader.load(cubeAreas);
  tell(loader.result());
  await loader.settle();
  if (wanted.has("judge-450k")) tell(await measureJudging(cube));
  for (const result of await measurePages(cube, app, wanted)) tell(result);
  if (wanted.has("sign-to-board-p99")) tell(await measureSigning(cube, app));
  if (wanted.has("load-validated-millions")) {
    tell(await loader.loadMillions());
    await loader.settle();
    for (const result of await measurePages(cube, app, new Set(["series-p95", "map-p95"])))
      report({
        ...result,
        name: `${result.name}${suffix}`,
        note: `${place}; at 4,500,000 figures; ${result.note}`,
      });
  }
  await loader.close();
  await app.close();
  await cube.database.close();
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

/** Milliseconds that 95 of 100 requests take in the server, beside one indexed select of their rows. */
async function measurePages(
  { database, indicatorIds }: FigureCube,
  app: App,
  wanted: ReadonlySet<string>,
): Promise<readonly BenchResult[]> {
  const { cookie } = await signedIn(app);
  const served = await ServedApp.open(app);
  const random = seededRandom(7);
  const someArea = () => cubeCities[Math.floor(random() * cubeCities.length)] ?? cubeProvince;
  const someIndicator = () => indicatorIds[Math.floor(random() * indicatorIds.length)] ?? "";
  const someYear = () => cubeYears[Math.floor(random() * cubeYears.length)] ?? lastYear;
  const boardRows = () =>
    sql`select indicator_id, year, value from observation where area_code = ${someArea()}`.execute(
      database.kysely,
    );
  const seriesRows = () =>
    sql`select year, value from observation where area_code = ${someArea()} and indicator_id = ${someIndicator()}`.execute(
      database.kysely,
    );
  const mapRows = () =>
    sql`select area_code, value from observation where area_code = any(${[...cubeAreas]}::text[]::char(6)[])
      and indicator_id = ${someIndicator()} and year = ${someYear()}`.execute(database.kysely);
  const results: BenchResult[] = [];
  for (const { name, requests, path, plain, rows } of [
    {
      name: "board-p95",
      requests: 60,
      path: () => `/api/board?area=${someArea()}&year=${lastYear}`,
      plain: boardRows,
      rows: "the area's figures",
    },
    {
      name: "indicator-page-p95",
      requests: 60,
      path: () => `/api/indicators/${someIndicator()}?area=${someArea()}&year=${lastYear}`,
      plain: seriesRows,
      rows: "the area's series",
    },
    {
      name: "series-p95",
      requests: 500,
      path: () => `/api/series?area=${someArea()}&indicator=${someIndicator()}`,
      plain: seriesRows,
      rows: "the series",
    },
    {
      name: "map-p95",
      requests: 500,
      path: () => `/api/map?area=${cubeProvince}&indicator=${someIndicator()}&year=${someYear()}`,
      plain: mapRows,
      rows: "the slice of 100 areas",
    },
  ]) {
    if (!wanted.has(name)) continue;
    const paths = (count: number) => Array.from({ length: count }, path);
    // Three times as often as is measured, so that the code is compiled as in a server that runs for weeks.
    await served.ask(cookie, paths(3 * requests));
    await times(20, plain);
    const { inServer, atReader } = await served.ask(cookie, paths(requests));
    const against = await times(requests, plain);
    results.push({
      name,
      value: significant(percentile(inServer, 0.95)),
      unit: "ms",
      against: significant(percentile(against, 0.95)),
      ratio: significant(percentile(inServer, 0.95) / percentile(against, 0.95)),
      note: `median ${significant(percentile(inServer, 0.5))} ms (plain ${significant(percentile(against, 0.5))} ms); ${requests} requests; at the reader, over HTTP, ${significant(percentile(atReader, 0.95))} ms; plain: one indexed select of ${rows}`,
    });
  }
  served.close();
  return results;
}
