import type { FormRecord, RoundRecord, SubmissionList } from "@halfsky/api-contract";
import { sql } from "kysely";
import { platformActor } from "../apps/server/src/access/actor.ts";
import type { WriteContext } from "../apps/server/src/access/context.ts";
import { createAccount } from "../apps/server/src/accounts/create-account.service.ts";
import type { App } from "../apps/server/src/http/ground.ts";
import { writeFor } from "../apps/server/src/http/run-in-transaction.ts";
import { createIndicators } from "../apps/server/src/statistics/indicator.service.ts";
import { cubePassword, cubeProvince, type FigureCube } from "./figure-cube.ts";
import { signedIn, type SignedInOffice } from "./requests.ts";

/** Rows of the large form. */
export const rows = 2000;
/** Years before, of each of its figures. */
export const earlierYears = 5;
/** The year that it asks for. */
export const year = 2024;

/** The whole, its parts by sex and by residence, and those by both: 9 columns, 18,000 figures. */
export const breakdowns: readonly string[] = [
  "",
  "sex=female",
  "sex=male",
  ...["urban", "rural"].flatMap((place) => [
    `residence=${place}`,
    `residence=${place};sex=female`,
    `residence=${place};sex=male`,
  ]),
];

/** A submission of a form, and the indicators of its rows. */
export interface IssuedForm {
  readonly id: string;
  readonly indicatorIds: readonly string[];
}

/** A figure as the page sends it. */
export function figureOf(indicatorId: string, breakdown: string, baseRevision: number, value: string) {
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

/** Enters a plausible figure in every cell of a form. */
export async function fillIn(
  unit: SignedInOffice,
  id: string,
  indicatorIds: readonly string[],
): Promise<void> {
  await unit.send("PUT", `/api/submissions/${id}/figures`, {
    figures: indicatorIds.flatMap((indicatorId) =>
      breakdowns.map((breakdown) => figureOf(indicatorId, breakdown, 0, String(usual(breakdown)))),
    ),
  });
}

/** Makes the unit that fills in the forms of a bench, with its liaison officer. */
export async function addUnit(context: WriteContext): Promise<void> {
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
}

/** A form of a unit, with what its figures were in the years before. */
export async function issueLargeForm(cube: FigureCube, app: App): Promise<IssuedForm> {
  const indicatorIds = await writeFor(
    cube.ground,
    { actor: platformActor, requestId: null },
    async (context) => {
      await addUnit(context);
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
  const id = await issueForm(app, indicatorIds, { title: "两千行", year });
  return { id, indicatorIds };
}

/** Issues a form with a row for each of some indicators to the unit of the large form, and returns its submission. */
export async function issueForm(
  app: App,
  indicatorIds: readonly string[],
  asked: { readonly title: string; readonly year: number } & FormShape,
): Promise<string> {
  const office = await signedIn(app);
  const body = formBody(indicatorIds, asked.title, asked);
  const form = await office.send<FormRecord>("POST", "/api/forms", body);
  const drafted = await office.send<RoundRecord>("POST", "/api/rounds", {
    areaCode: cubeProvince,
    title: `${asked.year}年年报`,
    year: asked.year,
    dueOn: "2025-12-20",
    message: null,
    forms: [{ formId: form.id, recipients: [{ organisationId: "unit", areaCode: cubeProvince }] }],
    version: 0,
  });
  await office.send("POST", `/api/rounds/${drafted.id}/issue`);
  const { submissions } = (await office.get("/api/submissions")).json<SubmissionList>();
  return submissions.find(({ form: { id } }) => id === form.id)?.id ?? "";
}

/** What of a form differs from bench to bench. */
interface FormShape {
  /** of its columns, the whole first; those of the large form where it is not said */
  readonly columns?: readonly string[];
  /** whether every row has to be filled in; it does where it is not said */
  readonly isRequired?: boolean;
}

/** The body of a form with a row for each indicator, as the page sends it. */
export function formBody(
  indicatorIds: readonly string[],
  title: string,
  { columns = breakdowns, isRequired = true }: FormShape = {},
) {
  return {
    head: {
      title,
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
      columns: columns.map((breakdown, index) => ({
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
        isRequired,
        columns: null,
      })),
      rules: [],
      notes: [],
    },
    areaCode: cubeProvince,
    version: 0,
    reason: null,
  };
}
