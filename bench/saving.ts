import type { FiguresSaved } from "@halfsky/api-contract";
import { sql } from "kysely";
import { buildApp } from "../apps/server/src/app.ts";
import { type BenchResult, type RunBenches, significant } from "./bench.ts";
import { cubeProvince, type FigureCube, openFigureCube } from "./figure-cube.ts";
import {
  breakdowns,
  earlierYears,
  figureOf,
  fillIn,
  issueLargeForm,
  type IssuedForm,
  rows,
  year,
} from "./large-form.ts";
import { percentile, seconds, signedIn, type SignedInOffice } from "./requests.ts";
import { openBenchServer } from "./temporary-postgres.ts";

const savings = 40;
const openings = 5;

/**
 * Milliseconds to save one figure of a form of 2,000 rows and 18,000 figures, each with five earlier years, and to read
 * the form as its page does; on both databases.
 */
export const run: RunBenches = async (wanted, report) => {
  if (wanted.has("save-one-figure") || wanted.has("open-large-form")) {
    await measure(await openFigureCube(), "embedded", "", wanted, report);
  }
  if (!wanted.has("save-one-figure-postgresql") && !wanted.has("open-large-form-postgresql")) return;
  const server = await openBenchServer();
  if (server === undefined) return;
  try {
    await measure(await openFigureCube(server.url), server.name, "-postgresql", wanted, report);
  } finally {
    await server.stop();
  }
};

async function measure(
  cube: FigureCube,
  place: string,
  suffix: string,
  wanted: ReadonlySet<string>,
  report: (result: BenchResult) => void,
): Promise<void> {
  const app = await buildApp(cube.ground);
  await app.ready();
  const { id, indicatorIds } = await issueLargeForm(cube, app);
  const unit = await signedIn(app, "unit");
  await fillIn(unit, id, indicatorIds);
  await sql`vacuum analyze`.execute(cube.database.kysely);
  if (wanted.has(`save-one-figure${suffix}`)) {
    report(await measureSaving(cube, unit, { id, indicatorIds, place, suffix }));
  }
  if (wanted.has(`open-large-form${suffix}`)) report(await measureOpening(cube, unit, { id, place, suffix }));
  await app.close();
  await cube.database.close();
}

interface Place {
  readonly place: string;
  readonly suffix: string;
}

async function measureSaving(
  cube: FigureCube,
  unit: SignedInOffice,
  { id, indicatorIds, place, suffix }: IssuedForm & Place,
): Promise<BenchResult> {
  const taken: number[] = [];
  const against: number[] = [];
  for (let at = -5; at < savings; at += 1) {
    const indicatorId = indicatorIds[((at + 5) * 17) % rows] ?? "";
    const figure = figureOf(indicatorId, "sex=male", 1, String(480 + (at % 7)));
    const own = await seconds(async () => {
      const answer = await unit.send<FiguresSaved>("PUT", `/api/submissions/${id}/figures`, {
        figures: [figure],
      });
      if (answer.saved.length !== 1) throw new Error(JSON.stringify(answer).slice(0, 2000));
    });
    const plain = await seconds(() =>
      sql`update submission_figure set value = value where area_code = ${cubeProvince} and submission_id = ${id}
        and indicator_id = ${indicatorId} and breakdown = 'sex=male'`.execute(cube.database.kysely),
    );
    if (at < 0) continue;
    taken.push(1000 * own);
    against.push(1000 * plain);
  }
  const [median, plain] = [percentile(taken, 0.5), percentile(against, 0.5)];
  return {
    name: `save-one-figure${suffix}`,
    value: significant(median),
    unit: "ms",
    against: significant(plain),
    ratio: significant(median / plain),
    note: `${place}; in a form of ${rows * breakdowns.length} figures, median of ${savings}, p95 ${significant(percentile(taken, 0.95))} ms; plain: one update of the row`,
  };
}

async function measureOpening(
  cube: FigureCube,
  unit: SignedInOffice,
  { id, place, suffix }: Pick<IssuedForm, "id"> & Place,
): Promise<BenchResult> {
  const taken: number[] = [];
  const against: number[] = [];
  let bytes = 0;
  for (let at = 0; at < openings; at += 1) {
    taken.push(
      1000 *
        (await seconds(async () => {
          bytes = (await unit.get(`/api/submissions/${id}/grid`)).rawPayload.length;
        })),
    );
    against.push(
      1000 *
        (await seconds(async () => {
          await sql`select * from submission_figure where area_code = ${cubeProvince} and submission_id = ${id}`.execute(
            cube.database.kysely,
          );
          await sql`select * from observation where area_code = ${cubeProvince} and year between ${year - 10}::int
            and ${year - 1}::int and indicator_id like 'i-%'`.execute(cube.database.kysely);
        })),
    );
  }
  const [median, plain] = [percentile(taken, 0.5), percentile(against, 0.5)];
  return {
    name: `open-large-form${suffix}`,
    value: significant(median),
    unit: "ms",
    against: significant(plain),
    ratio: significant(median / plain),
    note: `${place}; ${rows} rows, ${rows * breakdowns.length} figures with ${earlierYears} earlier years, ${Math.round(bytes / 1000)} KB of JSON, median of ${openings}, slowest ${significant(Math.max(...taken))} ms; plain: selecting the same rows`,
  };
}
