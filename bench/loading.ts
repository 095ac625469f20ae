import type { LoadAccepted, LoadLook, LoadMapping } from "@halfsky/api-contract";
import ExcelJS from "exceljs";
import { sql } from "kysely";
import { platformActor } from "../apps/server/src/access/actor.ts";
import { createAccount } from "../apps/server/src/accounts/create-account.service.ts";
import { buildApp } from "../apps/server/src/app.ts";
import { platformRole } from "../apps/server/src/cases/case-person.ts";
import { loadJobs } from "../apps/server/src/cases/loads/load-job.ts";
import type { App } from "../apps/server/src/http/ground.ts";
import { writeFor } from "../apps/server/src/http/run-in-transaction.ts";
import { JobWorker } from "../apps/server/src/jobs/job-worker.ts";
import { type RunBenches, significant } from "./bench.ts";
import { askedCounty, type CaseCity, openCaseCity, organisationIn } from "./case-city.ts";
import { cubePassword } from "./figure-cube.ts";
import { seconds, signedIn, type SignedInOffice } from "./requests.ts";
import { openBenchServer } from "./temporary-postgres.ts";

/** Rows of the list; HALFSKY_BENCH_ROWS makes more, such as the 20,000 of a large county. */
const usualRows = 2000;
const system = "left-behind-children";
const base = `/api/case-loads/${system}`;
const township = "镇一";
const heads = ["姓名", "身份证号", "所在村", "留守情形", "现照护情况"] as const;
const mapping: LoadMapping = {
  sheet: 0,
  headRow: 1,
  columns: {
    "person.name": 1,
    "person.idNumber": 2,
    "field.locality": 3,
    "field.situation": 4,
    "field.livesWith": 5,
  },
  set: { found: "match" },
};

/**
 * Seconds to look through a list of people and to open a case for each of them, on both databases: the file read and every row
 * judged by a job, then each case opened with its keys, its people's hashes, log, audit entry and clocks by another.
 */
export const run: RunBenches = async (wanted, report) => {
  if (wanted.has("case-load-look") || wanted.has("case-load-open")) {
    await measure(await openCaseCity(), "embedded", "", wanted, report);
  }
  if (!wanted.has("case-load-look-postgresql") && !wanted.has("case-load-open-postgresql")) return;
  const server = await openBenchServer();
  if (server === undefined) return;
  try {
    await measure(await openCaseCity(server.url), server.name, "-postgresql", wanted, report);
  } finally {
    await server.stop();
  }
};

async function measure(
  city: CaseCity,
  place: string,
  suffix: string,
  wanted: ReadonlySet<string>,
  report: Parameters<RunBenches>[1],
): Promise<void> {
  await addLoader(city);
  const app = await buildApp(city.ground);
  await app.ready();
  const worker = new JobWorker(city.ground, loadJobs, {
    error: (error: unknown) => process.stderr.write(`${String(error)}\n`),
  });
  const loader = await signedIn(app, "civil");
  // what a server that runs for days has compiled already
  await bringAndOpen(app, loader, worker, await writeList(-1000, 200));
  const rows = Number(process.env["HALFSKY_BENCH_ROWS"] ?? usualRows);
  const bytes = await writeList(0, rows);
  const times = await bringAndOpen(app, loader, worker, bytes);
  const again = await bring(app, loader, bytes);
  const lookAgain = await seconds(() => worker.runDue());
  const { preview } = await lookOf(loader, again);
  if (preview?.here !== rows) throw new Error(`only ${preview?.here} of ${rows} are known again`);
  const of = `${place}; ${rows} rows`;
  if (wanted.has(`case-load-look${suffix}`)) {
    const plain = await seconds(async () => {
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(bytes.slice().buffer);
      workbook.worksheets[0]?.eachRow((row) => void row.values);
    });
    report({
      name: `case-load-look${suffix}`,
      value: significant(times.look),
      unit: "s",
      against: significant(plain),
      ratio: significant(times.look / plain),
      note: `${of}, the upload answered in ${significant(1000 * times.bring)} ms; once more with all of them there ${significant(lookAgain)} s; plain: reading the same file with the library`,
    });
  }
  if (wanted.has(`case-load-open${suffix}`)) {
    const plain = await copyCases(city, rows);
    report({
      name: `case-load-open${suffix}`,
      value: significant(times.open),
      unit: "s",
      against: significant(plain),
      ratio: significant(times.open / plain),
      note: `${of}, ${significant((1000 * times.open) / rows)} ms a case; plain: copying the rows of the same cases in five tables, a transaction a case`,
    });
  }
  await app.close();
  await city.database.close();
}

async function bringAndOpen(app: App, loader: SignedInOffice, worker: JobWorker, bytes: Uint8Array) {
  let list = "";
  const brought = await seconds(async () => (list = await bring(app, loader, bytes)));
  const look = await seconds(() => worker.runDue());
  const { preview, problem } = await lookOf(loader, list);
  if (preview === null || preview.fresh !== preview.rows)
    throw new Error(JSON.stringify({ preview, problem }));
  const { fresh } = await loader.send<LoadAccepted>("POST", `${base}/lists/${list}/accept`, {});
  const open = await seconds(() => worker.runDue());
  if (fresh === 0) throw new Error("nothing was opened");
  return { bring: brought, look, open };
}

/** Sends the file; the job is done by the bench itself, so that it is timed alone. */
async function bring(app: App, { cookie }: SignedInOffice, bytes: Uint8Array): Promise<string> {
  const boundary = "halfsky-bench";
  const part = (head: string) => `--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n`;
  const answer = await app.inject({
    method: "POST",
    url: `${base}/lists`,
    headers: {
      cookie,
      prefer: "respond-async",
      "content-type": `multipart/form-data; boundary=${boundary}`,
    },
    payload: Buffer.concat([
      Buffer.from(`${part('name="mapping"')}\r\n${JSON.stringify(mapping)}\r\n`),
      Buffer.from(
        `${part('name="file"; filename="list.xlsx"')}content-type: application/octet-stream\r\n\r\n`,
      ),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  });
  if (answer.statusCode !== 200) throw new Error(answer.body.slice(0, 2000));
  return answer.json<LoadLook>().id;
}

async function lookOf(loader: SignedInOffice, list: string): Promise<LoadLook> {
  return (await loader.get(`${base}/lists/${list}`)).json<LoadLook>();
}

/** Civil affairs of the county, and the township where the children live. */
async function addLoader({ ground }: CaseCity): Promise<void> {
  await writeFor(ground, { actor: platformActor, requestId: null }, async (context) => {
    await context.transaction
      .insertInto("locality")
      .values([{ area_code: askedCounty, code: `${askedCounty}001`, name: township, level: "township" }])
      .execute();
    await createAccount(context, {
      username: "civil",
      displayName: "civil",
      organisationId: organisationIn(askedCounty, "civil-affairs"),
      roleIds: [platformRole("civil-affairs")],
      password: cubePassword,
      mustChangePassword: false,
    });
  });
}

/** A list of made-up children, as an owner exports it. */
async function writeList(first: number, rows: number): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("名册");
  sheet.addRow([...heads]);
  for (let at = first; at < first + rows; at += 1) {
    sheet.addRow([`测速童${at}`, idNumber(at + 1000), township, "父母双方外出务工", "祖父母、外祖父母"]);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Made-up ID numbers with right check signs, a thousand of them born on one day. */
function idNumber(serial: number): string {
  const day = Math.floor(serial / 1000);
  const two = (value: number) => String(value + 1).padStart(2, "0");
  const first = `${askedCounty}2016${two(Math.floor(day / 28) % 12)}${two(day % 28)}${String(serial % 1000).padStart(3, "0")}`;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first[at]), 0);
  return `${first}${"10X98765432"[sum % 11] ?? ""}`;
}

const copied = ["service_case", "service_case_key", "service_action", "service_holder", "service_person_key"];

/** Seconds to write the rows of so many cases once more into tables like theirs, a transaction a case. */
async function copyCases({ database }: CaseCity, rows: number): Promise<number> {
  const { kysely } = database;
  for (const table of copied) {
    await sql`create table ${sql.table(`plain_${table}`)} (like ${sql.table(table)} including all)`.execute(
      kysely,
    );
  }
  const cases = await kysely
    .selectFrom("service_case")
    .select(["area_code", "id"])
    .orderBy("id")
    .limit(rows)
    .execute();
  return await seconds(async () => {
    for (const { area_code, id } of cases) {
      await kysely.transaction().execute(async (transaction) => {
        for (const table of copied) {
          const key = sql.ref(table === "service_case" ? "id" : "case_id");
          await sql`insert into ${sql.table(`plain_${table}`)} select * from ${sql.table(table)}
            where area_code = ${area_code} and ${key} = ${id}`.execute(transaction);
        }
      });
    }
  });
}
