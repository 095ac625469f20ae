import type { FormHead } from "@halfsky/api-contract";
import type { FormDefinition, ReviewLevel, SubmissionState } from "@halfsky/statistics";
import { type Insertable, sql } from "kysely";
import type { Reach } from "../../access/reach.ts";
import type { Tables } from "../../database/tables.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/transactions.ts";
import { submissionWithin } from "./submission-reach.ts";

/** A submission as it is kept, with the names that lists show. */
export interface StoredSubmission {
  readonly id: string;
  readonly areaCode: string;
  readonly areaName: string;
  readonly round: {
    readonly id: string;
    readonly title: string;
    readonly message: string | null;
    readonly isClosed: boolean;
  };
  readonly roundArea: string;
  readonly form: { readonly areaCode: string; readonly id: string; readonly version: number };
  readonly head: FormHead;
  readonly organisation: { readonly id: string; readonly name: string; readonly shortName: string };
  readonly organisationArea: string;
  readonly year: number;
  readonly dueOn: string;
  /** level of the organisation's area, whose people fill in and confirm */
  readonly unitLevel: ReviewLevel;
  /** the level that reviews first */
  readonly originLevel: ReviewLevel;
  readonly topLevel: ReviewLevel;
  readonly state: SubmissionState;
  readonly level: ReviewLevel;
  readonly isCorrection: boolean;
  readonly isReleased: boolean;
  readonly version: number;
  readonly openedAt: string | null;
  readonly begunAt: string | null;
  readonly submittedAt: string | null;
  readonly submittedBy: string | null;
  readonly signedAt: string | null;
  readonly owedCells: number;
  readonly filledCells: number;
  readonly errors: number;
  readonly warnings: number;
  readonly openReturns: number;
  readonly changedFigures: number;
}

function selectSubmissions(transaction: ReadTransaction) {
  return transaction
    .selectFrom("submission")
    .innerJoin("round", (join) =>
      join
        .onRef("round.area_code", "=", "submission.round_area")
        .onRef("round.id", "=", "submission.round_id"),
    )
    .innerJoin("form_version", (join) =>
      join
        .onRef("form_version.area_code", "=", "submission.form_area")
        .onRef("form_version.form_id", "=", "submission.form_id")
        .onRef("form_version.version", "=", "submission.form_version"),
    )
    .innerJoin("organisation", "organisation.id", "submission.organisation_id")
    .innerJoin("area", "area.code", "submission.area_code")
    .innerJoin("area as unit_area", "unit_area.code", "submission.organisation_area")
    .selectAll("submission")
    .select([
      "round.title as round_title",
      "round.message",
      "round.state as round_state",
      "form_version.head",
      "organisation.name as organisation_name",
      "organisation.short_name",
      "area.name as area_name",
      "unit_area.level as unit_level",
    ])
    .orderBy("submission.due_on")
    .orderBy("submission.round_id")
    .orderBy("submission.area_code")
    .orderBy("organisation.pinyin")
    .orderBy("submission.form_id")
    .orderBy("submission.id");
}

type Row = Awaited<ReturnType<ReturnType<typeof selectSubmissions>["execute"]>>[number];

function fromRow(row: Row): StoredSubmission {
  return {
    id: row.id,
    areaCode: row.area_code,
    areaName: row.area_name,
    round: {
      id: row.round_id,
      title: row.round_title,
      message: row.message,
      isClosed: row.round_state === "closed",
    },
    roundArea: row.round_area,
    form: { areaCode: row.form_area, id: row.form_id, version: row.form_version },
    head: row.head,
    organisation: { id: row.organisation_id, name: row.organisation_name, shortName: row.short_name },
    organisationArea: row.organisation_area,
    year: row.year,
    dueOn: row.due_on,
    unitLevel: row.unit_level,
    originLevel: row.origin_level,
    topLevel: row.top_level,
    state: row.state,
    level: row.level,
    isCorrection: row.is_correction,
    isReleased: row.is_released,
    version: row.version,
    openedAt: row.opened_at,
    begunAt: row.begun_at,
    submittedAt: row.submitted_at,
    submittedBy: row.submitted_by,
    signedAt: row.signed_at,
    owedCells: row.owed_cells,
    filledCells: row.filled_cells,
    errors: row.errors,
    warnings: row.warnings,
    openReturns: row.open_returns,
    changedFigures: row.changed_figures,
  };
}

/** What a list of submissions is asked for by; every condition that is given narrows it. */
export interface SubmissionQuery {
  readonly ids?: readonly string[] | undefined;
  readonly roundId?: string | undefined;
  readonly formId?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly areaCode?: string | undefined;
  readonly year?: number | undefined;
  readonly states?: readonly SubmissionState[] | undefined;
}

/** The submissions within reach, what is due first first. */
export async function listSubmissions(
  transaction: ReadTransaction,
  reach: Reach,
  query: SubmissionQuery,
): Promise<readonly StoredSubmission[]> {
  let select = selectSubmissions(transaction).where(submissionWithin(reach));
  if (query.ids) select = select.where("submission.id", "in", query.ids.length > 0 ? [...query.ids] : [""]);
  if (query.roundId !== undefined) select = select.where("submission.round_id", "=", query.roundId);
  if (query.formId !== undefined) select = select.where("submission.form_id", "=", query.formId);
  if (query.organisationId !== undefined)
    select = select.where("submission.organisation_id", "=", query.organisationId);
  if (query.areaCode !== undefined) select = select.where("submission.area_code", "=", query.areaCode);
  if (query.year !== undefined) select = select.where("submission.year", "=", query.year);
  if (query.states) select = select.where("submission.state", "in", [...query.states]);
  return (await select.execute()).map(fromRow);
}

/** Every submission, for what must not depend on who asks. */
export const everySubmission: Reach = [{ areaCodes: undefined, organisationId: undefined }];

/**
 * Lets one writer at a time act on submissions, until the end of the transaction: what is read of them after this still
 * holds when it is written.
 */
export async function lockSubmissionRows(
  transaction: WriteTransaction,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  // In one order everywhere, so that two who pass many at once wait for each other instead of deadlocking.
  await transaction
    .selectFrom("submission")
    .select("id")
    .where("id", "in", [...ids])
    .orderBy("id")
    .forUpdate()
    .execute();
}

/** Definitions that were read, the one used last at the end: a version of a form never changes. */
const remembered = new Map<string, FormDefinition>();
const mostRemembered = 100;

/** The definitions of forms as they were issued, by `formText`. */
export async function listDefinitions(
  transaction: ReadTransaction,
  forms: ReadonlyArray<{ readonly id: string; readonly version: number }>,
): Promise<ReadonlyMap<string, FormDefinition>> {
  if (forms.length === 0) return new Map();
  const rows = await transaction
    .selectFrom("form_version")
    .select(["form_id", "version", "changed_at"])
    .where("form_id", "in", [...new Set(forms.map(({ id }) => id))])
    .where("version", "in", [...new Set(forms.map(({ version }) => version))])
    .execute();
  const found = rows.map((row) => {
    const text = formText({ id: row.form_id, version: row.version });
    const name = `${text}@${row.changed_at}`;
    // taken now: what is remembered of others below may push it out
    return { row, text, name, known: remembered.get(name) };
  });
  const read = await readDefinitions(
    transaction,
    found.filter(({ known }) => known === undefined).map(({ row }) => row),
  );
  return new Map(
    found.flatMap(({ text, name, known }) => {
      const definition = known ?? read.get(text);
      if (definition === undefined) return [];
      remember(name, definition);
      return [[text, definition] as const];
    }),
  );
}

function remember(name: string, definition: FormDefinition): void {
  remembered.delete(name);
  remembered.set(name, definition);
  const [oldest] = remembered.keys();
  if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
}

async function readDefinitions(
  transaction: ReadTransaction,
  versions: ReadonlyArray<{ readonly form_id: string; readonly version: number }>,
): Promise<ReadonlyMap<string, FormDefinition>> {
  if (versions.length === 0) return new Map();
  const rows = await transaction
    .selectFrom("form_version")
    .select(["form_id", "version", "definition"])
    .where("form_id", "in", [...new Set(versions.map(({ form_id }) => form_id))])
    .where("version", "in", [...new Set(versions.map(({ version }) => version))])
    .execute();
  return new Map(rows.map((row) => [formText({ id: row.form_id, version: row.version }), row.definition]));
}

/** The text by which a form in a version is known in maps. */
export function formText(form: { readonly id: string; readonly version: number }): string {
  return `${form.id}@${form.version}`;
}

const rowsPerStatement = 1000;

/** Adds submissions. */
export async function insertSubmissions(
  transaction: WriteTransaction,
  rows: readonly Insertable<Tables["submission"]>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    await transaction
      .insertInto("submission")
      .values(rows.slice(start, start + rowsPerStatement))
      .execute();
  }
}

/** Notes that the organisation has looked at its submission; the first time counts. */
export async function noteOpened(
  transaction: WriteTransaction,
  submission: Pick<StoredSubmission, "areaCode" | "id">,
  at: string,
): Promise<void> {
  await transaction
    .updateTable("submission")
    .set({ opened_at: at })
    .where("area_code", "=", submission.areaCode)
    .where("id", "=", submission.id)
    .where("opened_at", "is", null)
    .execute();
}

/** What a save or an action leaves of a submission. */
export interface SubmissionChange {
  readonly submission: Pick<StoredSubmission, "areaCode" | "id">;
  readonly state: SubmissionState;
  readonly level: ReviewLevel;
  readonly isCorrection: boolean;
  readonly isReleased: boolean;
  readonly version: number;
  readonly openedAt: string | null;
  readonly begunAt: string | null;
  readonly submittedAt: string | null;
  readonly submittedBy: string | null;
  readonly signedAt: string | null;
  readonly filledCells: number;
  readonly errors: number;
  readonly warnings: number;
  readonly openReturns: number;
}

/** Keeps where submissions stand now, in one statement. */
export async function updateSubmissions(
  transaction: WriteTransaction,
  changes: readonly SubmissionChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const column = <Value>(read: (change: SubmissionChange) => Value): Value[] => changes.map(read);
  await sql`
    update submission as held set state = given.state, level = given.level, is_correction = given.is_correction,
      is_released = given.is_released, version = given.version, opened_at = given.opened_at,
      begun_at = given.begun_at, submitted_at = given.submitted_at, submitted_by = given.submitted_by,
      signed_at = given.signed_at, filled_cells = given.filled_cells, errors = given.errors,
      warnings = given.warnings, open_returns = given.open_returns
    from unnest(${column(({ submission }) => submission.areaCode)}::text[],
      ${column(({ submission }) => submission.id)}::text[], ${column(({ state }) => state)}::text[],
      ${column(({ level }) => level)}::text[], ${column(({ isCorrection }) => isCorrection)}::boolean[],
      ${column(({ isReleased }) => isReleased)}::boolean[], ${column(({ version }) => version)}::int[],
      ${column(({ openedAt }) => openedAt)}::timestamptz[], ${column(({ begunAt }) => begunAt)}::timestamptz[],
      ${column(({ submittedAt }) => submittedAt)}::timestamptz[],
      ${column(({ submittedBy }) => submittedBy)}::text[], ${column(({ signedAt }) => signedAt)}::timestamptz[],
      ${column(({ filledCells }) => filledCells)}::int[], ${column(({ errors }) => errors)}::int[],
      ${column(({ warnings }) => warnings)}::int[], ${column(({ openReturns }) => openReturns)}::int[])
      as given (area_code, id, state, level, is_correction, is_released, version, opened_at, begun_at, submitted_at,
        submitted_by, signed_at, filled_cells, errors, warnings, open_returns)
    where held.area_code = given.area_code::char(6) and held.id = given.id`.execute(transaction);
}

/** Counts anew how many figures of submissions were changed after they were signed. */
export async function recountChanged(
  transaction: WriteTransaction,
  submissions: ReadonlyArray<Pick<StoredSubmission, "areaCode" | "id">>,
): Promise<void> {
  if (submissions.length === 0) return;
  await sql`
    update submission as held set changed_figures = (
      select count(*)::int from submission_figure as figure
      join observation as cell on cell.area_code = figure.area_code and cell.indicator_id = figure.indicator_id
        and cell.year = held.year and cell.breakdown = figure.breakdown and cell.revision > cell.signed_revision
      where figure.area_code = held.area_code and figure.submission_id = held.id)
    where held.area_code = any(${submissions.map(({ areaCode }) => areaCode)}::text[]::char(6)[])
      and held.id = any(${submissions.map(({ id }) => id)}::text[])`.execute(transaction);
}
