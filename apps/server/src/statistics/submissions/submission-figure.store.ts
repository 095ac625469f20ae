import type { SubmissionFigure } from "@halfsky/api-contract";
import type { FigureKey } from "@halfsky/statistics";
import { type SqlBool, sql } from "kysely";
import { platformActor } from "../../access/actor.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/transactions.ts";
import type { StoredSubmission } from "./submission.store.ts";

type Place = Pick<StoredSubmission, "areaCode" | "id">;

/** A figure that a submission asks for; revision 0 and nothing else until somebody fills it in. */
export interface StoredFigure extends Omit<SubmissionFigure, "source" | "recorded"> {
  readonly submissionId: string;
  readonly source: SubmissionFigure["source"] | null;
  readonly recorded: SubmissionFigure["recorded"] | null;
}

/** A figure that somebody has filled in. */
export interface FilledFigure extends StoredFigure {
  readonly source: SubmissionFigure["source"];
  readonly recorded: SubmissionFigure["recorded"];
}

/** Whether anything was ever entered. */
export function isFilledIn(figure: StoredFigure): figure is FilledFigure {
  return figure.source !== null && figure.recorded !== null;
}

/** The figures that submissions ask for, all or those with these keys, by submission, indicator and breakdown. */
export async function listAskedFigures(
  transaction: ReadTransaction,
  submissions: readonly Place[],
  keys?: readonly FigureKey[],
): Promise<readonly StoredFigure[]> {
  if (submissions.length === 0) return [];
  const indicatorIds = keys?.map(({ indicatorId }) => indicatorId);
  const breakdowns = keys?.map(({ breakdown }) => breakdown);
  const rows = await transaction
    .selectFrom("submission_figure as held")
    .leftJoin("account", "account.id", "held.recorded_by")
    .selectAll("held")
    .select("account.display_name")
    .where("held.area_code", "in", [...new Set(submissions.map(({ areaCode }) => areaCode))])
    .where(
      "held.submission_id",
      "in",
      submissions.map(({ id }) => id),
    )
    .$if(keys !== undefined, (select) =>
      select.where(
        // The first condition is what the key of the table is looked up by.
        sql<SqlBool>`held.indicator_id = any(${indicatorIds}::text[]) and (held.indicator_id, held.breakdown) in (
          select * from unnest(${indicatorIds}::text[], ${breakdowns}::text[]))`,
      ),
    )
    .orderBy("held.submission_id")
    .orderBy("held.indicator_id")
    .orderBy("held.breakdown")
    .execute();
  return rows.map((row) => ({
    submissionId: row.submission_id,
    indicatorId: row.indicator_id,
    breakdown: row.breakdown,
    revision: row.revision,
    value: row.value,
    missing: row.missing_reason,
    numerator: row.numerator,
    denominator: row.denominator,
    note: row.note,
    source: row.source_kind === null ? null : { kind: row.source_kind, name: row.source_name },
    recorded:
      row.recorded_by === null || row.recorded_at === null
        ? null
        : { by: nameOf(row.recorded_by, row.display_name), at: row.recorded_at },
  }));
}

/** The name by which a person is shown who may be the platform itself. */
export function nameOf(accountId: string, displayName: string | null): string {
  return displayName ?? (accountId === platformActor.accountId ? platformActor.displayName : accountId);
}

/** Adds the figures that new submissions ask for, empty. */
export async function insertAskedFigures(
  transaction: WriteTransaction,
  asked: ReadonlyArray<FigureKey & { readonly submission: Place }>,
): Promise<void> {
  if (asked.length === 0) return;
  await sql`
    insert into submission_figure (area_code, submission_id, indicator_id, breakdown, revision)
    select area_code, submission_id, indicator_id, breakdown, 0
    from unnest(${asked.map(({ submission }) => submission.areaCode)}::text[],
      ${asked.map(({ submission }) => submission.id)}::text[],
      ${asked.map(({ indicatorId }) => indicatorId)}::text[], ${asked.map(({ breakdown }) => breakdown)}::text[])
      as given (area_code, submission_id, indicator_id, breakdown)`.execute(transaction);
}

/** A figure ready to be kept: canonical decimals, its revision one above the one it replaces. */
export interface NewFigure extends FigureKey {
  readonly revision: number;
  readonly value: string | null;
  readonly missing: SubmissionFigure["missing"];
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly note: string | null;
  readonly reason: string | null;
}

/** A figure as it stands once another is entered; written out, for of those a large form has tens of thousands. */
export function withEntered(
  { submissionId, indicatorId, breakdown }: StoredFigure,
  { revision, value, missing, numerator, denominator, note }: NewFigure,
  { source, recorded }: Pick<StoredFigure, "source" | "recorded">,
): StoredFigure {
  return {
    submissionId,
    indicatorId,
    breakdown,
    revision,
    value,
    missing,
    numerator,
    denominator,
    note,
    source,
    recorded,
  };
}

/** Who keeps figures, when, and where they come from. */
export interface FigureStamp {
  readonly by: string;
  readonly at: string;
  readonly source: SubmissionFigure["source"];
}

/** Keeps figures of a submission that the caller has locked, with their revisions: two statements, however many. */
export async function keepFiguresOf(
  transaction: WriteTransaction,
  submission: Place,
  figures: readonly NewFigure[],
  stamp: FigureStamp,
): Promise<void> {
  if (figures.length === 0) return;
  const given = sql`unnest(${figures.map((one) => one.indicatorId)}::text[],
    ${figures.map((one) => one.breakdown)}::text[], ${figures.map((one) => one.revision)}::int[],
    ${figures.map((one) => one.value)}::numeric[], ${figures.map((one) => one.missing)}::text[],
    ${figures.map((one) => one.numerator)}::numeric[], ${figures.map((one) => one.denominator)}::numeric[],
    ${figures.map((one) => one.note)}::text[], ${figures.map((one) => one.reason)}::text[])
    as given (indicator_id, breakdown, revision, value, missing_reason, numerator, denominator, note, reason)`;
  await sql`
    update submission_figure as held set revision = given.revision, value = given.value,
      missing_reason = given.missing_reason, numerator = given.numerator, denominator = given.denominator,
      note = given.note, source_kind = ${stamp.source.kind}, source_name = ${stamp.source.name},
      recorded_by = ${stamp.by}, recorded_at = ${stamp.at}::timestamptz
    from ${given}
    where held.area_code = ${submission.areaCode}::char(6) and held.submission_id = ${submission.id}
      and held.indicator_id = given.indicator_id and held.breakdown = given.breakdown`.execute(transaction);
  await sql`
    insert into submission_figure_revision (area_code, submission_id, indicator_id, breakdown, revision, value,
      missing_reason, numerator, denominator, note, source_kind, source_name, reason, recorded_by, recorded_at)
    select ${submission.areaCode}::char(6), ${submission.id}::text, indicator_id, breakdown, revision, value,
      missing_reason, numerator, denominator, note, ${stamp.source.kind}::text, ${stamp.source.name}::text, reason,
      ${stamp.by}::text, ${stamp.at}::timestamptz
    from ${given}`.execute(transaction);
}
