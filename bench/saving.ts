import type { FiguresSaved, FormRecord, RoundRecord, SubmissionList } from "@halfsky/api-contract";
import { sql } from "kysely";
import { platformActor } from "../apps/server/src/access/actor.ts";
import { createAccount } from "../apps/server/src/accounts/create-account.service.ts";
import { buildApp } from "../apps/server/src/app.ts";
import type { App } from "../apps/server/src/http/ground.ts";
import { writeFor } from "../apps/server/src/http/run-in-transaction.ts";
import { createIndicators } from "../apps/server/src/statistics/indicator.service.ts";
import { type BenchResult, type RunBenches, significant } from "./bench.ts";
import { cubePassword, cubeProvince, type FigureCube, openFigureCube } from "./figure-cube.ts";
import { percentile, seconds, signedIn, type SignedInOffice } from "./requests.ts";
import { openBenchServer } from "./temporary-postgres.ts";

const rows = 2000;
const earlierYears = 5;
const year = 2024;
const savings = 40;
const openings = 5;

/** The whole, its parts by sex and by residence, and those by both: 9 columns, 18,000 figures. */
const breakdowns = [
  "",
  "sex=female",
  "sex=male",
  ...["urban", "rural"].flatMap((place) => [
    `residence=${place}`,
    `residence=${place};sex=female`,
    `residence=${place};sex=male`,
  ]),
];

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

interface LargeForm {
  readonly id: string;
  readonly indicatorIds: readonly string[];
}

interface Place {
  readonly place: string;
  readonly suffix: string;
}

async function measureSaving(
  cube: FigureCube,
  unit: SignedInOffice,
  { id, indicatorIds, place, suffix }: LargeForm & Place,
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
  { id, place, suffix }: Pick<LargeForm, "id"> & Place,
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

function figureOf(indicatorId: string, breakdown: string, baseRevision: number, value: string) {
  return {
    indicatorId,
    breakdown,
    baseRevision,
    value,
    missing: null,
    numerator: null,
    denominator: null,
    note: null,
  };
}

/** A whole of 1,000, its parts by halves and quarters. */
function usual(breakdown: string): number {
  return 1000 / 2 ** breakdown.split(";").filter((part) => part !== "").length;
}

async function fillIn(unit: SignedInOffice, id: string, indicatorIds: readonly string[]): Promise<void> {
  await unit.send("PUT", `/api/submissions/${id}/figures`, {
    figures: indicatorIds.flatMap((indicatorId) =>
      breakdowns.map((breakdown) => figureOf(indicatorId, breakdown, 0, String(usual(breakdown)))),
    ),
  });
}

/** A form of a unit, with what its figures were in the years before. */
async function issueLargeForm(cube: FigureCube, app: App): Promise<LargeForm> {
  const indicatorIds = await writeFor(
    cube.ground,
    { actor: platformActor, requestId: null },
    async (context) => {
      await context.transaction
        .insertInto("organisation")
        .values({
          id: "unit",
          name: "单位",
          short_name: "单位",
          pinyin: "danwei",
          kind: "member-unit",
          area_code: cubeProvince,
        })
        .execute();
      await createAccount(context, {
        username: "unit",
        displayName: "联络员",
        organisationId: "unit",
        roleIds: ["liaison"],
        password: cubePassword,
        mustChangePassword: false,
      });
      const made = await createIndicators(
        context,
        Array.from({ length: rows }, (_, index) => ({
          areaCode: cubeProvince,
          name: `大表指标${index + 1}`,
          unit: "人",
          direction: "none" as const,
          decimals: 0,
        })),
      );
      return made.map(({ id }) => id);
    },
  );
  for (let back = 1; back <= earlierYears; back += 1) {
    await sql`insert into observation (area_code, indicator_id, year, breakdown, revision, value, source_kind,
        recorded_by, recorded_at)
      select ${cubeProvince}::char(6), indicator_id, ${year - back}::int, breakdown, 1,
        round(whole * ${1 - 0.01 * back}::numeric), 'bulk', 'platform', now()
      from unnest(${[...indicatorIds]}::text[]) as given (indicator_id),
        unnest(${breakdowns}::text[], ${breakdowns.map(usual)}::numeric[]) as part (breakdown, whole)`.execute(
      cube.database.kysely,
    );
  }
  const office = await signedIn(app);
  const form = await office.send<FormRecord>("POST", "/api/forms", {
    head: {
      title: "两千行",
      kind: "administrative",
      code: null,
      authority: null,
      approvalNumber: null,
      validUntil: null,
      sharingBasis: "测速",
      periodKind: "calendar-year",
    },
    definition: {
      formatVersion: 1,
      columns: breakdowns.map((breakdown, index) => ({
        id: `c${index + 1}`,
        label: breakdown === "" ? "合计" : breakdown,
        kind: "value",
        breakdown,
      })),
      rows: indicatorIds.map((indicatorId, index) => ({
        id: `r${index + 1}`,
        kind: "indicator",
        indicatorId,
        label: null,
        indent: 0,
        isOfWhich: false,
        isRequired: true,
        columns: null,
      })),
      rules: [],
      notes: [],
    },
    areaCode: cubeProvince,
    version: 0,
    reason: null,
  });
  const drafted = await office.send<RoundRecord>("POST", "/api/rounds", {
    areaCode: cubeProvince,
    title: `${year}年年报`,
    year,
    dueOn: "2025-12-20",
    message: null,
    forms: [{ formId: form.id, recipients: [{ organisationId: "unit", areaCode: cubeProvince }] }],
    version: 0,
  });
  await office.send("POST", `/api/rounds/${drafted.id}/issue`);
  const { submissions } = (await office.get("/api/submissions")).json<SubmissionList>();
  return { id: submissions[0]?.id ?? "", indicatorIds };
}
