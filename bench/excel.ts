import type { FormSheetImport } from "@halfsky/api-contract";
import { platformActor } from "../apps/server/src/access/actor.ts";
import { buildApp } from "../apps/server/src/app.ts";
import type { App } from "../apps/server/src/http/ground.ts";
import { writeFor } from "../apps/server/src/http/run-in-transaction.ts";
import { sql } from "kysely";
import ExcelJS from "exceljs";
import { type BenchResult, type RunBenches, significant } from "./bench.ts";
import { type FigureCube, openFigureCube } from "./figure-cube.ts";
import { addUnit, issueForm } from "./large-form.ts";
import { percentile, seconds, signedIn } from "./requests.ts";
import { openBenchServer } from "./temporary-postgres.ts";

const rows = 400;
const runs = 5;

/** The whole, its parts by sex, residence and age, and those by sex and the others: 25 columns, 10,000 cells. */
const breakdowns = [
  "",
  ...["female", "male"].map((sex) => `sex=${sex}`),
  ...["urban", "rural"].flatMap((place) => [
    `residence=${place}`,
    ...["female", "male"].map((sex) => `residence=${place};sex=${sex}`),
  ]),
  ...["0-6", "7-14", "15-17", "18-34", "35-49"].flatMap((age) => [
    `age=${age}`,
    ...["female", "male"].map((sex) => `age=${age};sex=${sex}`),
  ]),
  "age=50-64",
];

/** Milliseconds to take in a workbook of 10,000 cells: read, checked and stored, on both databases. */
export const run: RunBenches = async (wanted, report) => {
  if (wanted.has("excel-10k")) report(await measure(await openFigureCube(), "embedded", ""));
  if (!wanted.has("excel-10k-postgresql")) return;
  const server = await openBenchServer();
  if (server === undefined) return;
  try {
    report(await measure(await openFigureCube(server.url), server.name, "-postgresql"));
  } finally {
    await server.stop();
  }
};

async function measure(cube: FigureCube, place: string, suffix: string): Promise<BenchResult> {
  const app = await buildApp(cube.ground);
  await app.ready();
  const id = await issue(cube, app);
  const unit = await signedIn(app, "unit");
  const taken: number[] = [];
  const against: number[] = [];
  for (let round = 0; round < runs; round += 1) {
    const file = await unit.download(`/api/submissions/${id}/sheet.xlsx`);
    const bytes = await fill(file, round);
    taken.push(
      1000 *
        (await seconds(async () => {
          const answer = await unit.upload<FormSheetImport>("/api/submissions/import?apply=true", bytes);
          const [sheet] = answer.sheets;
          if (sheet?.applied !== true) throw new Error(JSON.stringify(answer).slice(0, 2000));
        })),
    );
    // Reading the same file with the library, and writing as many rows: what no import can do without.
    against.push(1000 * (await seconds(() => plainImport(cube, bytes))));
  }
  await app.close();
  await cube.database.close();
  const [median, plain] = [percentile(taken, 0.5), percentile(against, 0.5)];
  return {
    name: `excel-10k${suffix}`,
    value: significant(median),
    unit: "ms",
    against: significant(plain),
    ratio: significant(median / plain),
    note: `${place}; ${rows * breakdowns.length} cells, median of ${runs} imports, slowest ${significant(Math.max(...taken))} ms; plain: reading the same file with the library and one insert of as many rows`,
  };
}

async function plainImport({ database }: FigureCube, bytes: Uint8Array): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  await sql`create temporary table if not exists plain_cell (id int, value numeric)`.execute(database.kysely);
  const values = Array.from({ length: rows * breakdowns.length }, (_, index) => String(index));
  await sql`insert into plain_cell select ordinality, value::numeric
    from unnest(${values}::text[]) with ordinality as given (value, ordinality)`.execute(database.kysely);
}

/** Every cell of the form with a figure, another one each time. */
async function fill(file: Uint8Array, round: number): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(file).buffer);
  let filled = 0;
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) => {
      for (let column = 1; column <= sheet.columnCount; column += 1) {
        const cell = row.getCell(column);
        if (cell.protection?.locked === false && sheet.state === "visible") {
          cell.value = 40 + ((filled + round) % 20);
          filled += 1;
        }
      }
    });
  }
  if (filled < rows * breakdowns.length) throw new Error(`only ${filled} cells can be filled in`);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function issue(cube: FigureCube, app: App): Promise<string> {
  await writeFor(cube.ground, { actor: platformActor, requestId: null }, addUnit);
  return await issueForm(app, cube.indicatorIds.slice(0, rows), {
    title: "一万格",
    year: 2024,
    columns: breakdowns,
    isRequired: false,
  });
}
