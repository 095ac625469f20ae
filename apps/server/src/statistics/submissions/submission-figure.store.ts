import type { SubmissionFigure } from "@halfsky/api-contract";
import type { FigureKey } from "@halfsky/statistics";
import { sql } from "kysely";
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

/** A figure as the statement below writes it. */
type WrittenFigure = readonly [
  submissionId: string,
  indicatorId: string,
  breakdown: string,
  revision: number,
  value: string | null,
  missing: SubmissionFigure["missing"],
  numerator: string | null,
  denominator: string | null,
  note: string | null,
  sourceKind: SubmissionFigure["source"]["kind"] | null,
  sourceName: string | null,
  recordedBy: string | null,
  recordedAt: string | null,
];

/**
 * The figures that submissions ask for, all or those with these keys, by submission, indicator and breakdown. They come as
 * one text of JSON: a large form has tens of thousands, which as rows take several times as long.
 */
export async function listAskedFigures(
  transaction: ReadTransaction,
  submissions: readonly Place[],
  keys?: readonly FigureKey[],
): Promise<readonly StoredFigure[]> {
  if (submissions.length === 0) return [];
  const indicatorIds = keys?.map(({ indicatorId }) => indicatorId);
  const breakdowns = keys?.map(({ breakdown }) => breakdown);
  // The first condition is what the key of the table is looked up by.
  const named =
    keys === undefined
      ? sql``
      : sql`and held.indicator_id = any(${indicatorIds}::text[]) and (held.indicator_id, held.breakdown) in (
          select * from unnest(${indicatorIds}::text[], ${breakdowns}::text[]))`;
  const { rows } = await sql<{ figures: string; people: string }>`
    with asked as (
      select * from submission_figure as held
      where held.area_code = any(${[...new Set(submissions.map(({ areaCode }) => areaCode))]}::text[]::char(6)[])
        and held.submission_id = any(${submissions.map(({ id }) => id)}::text[]) ${named})
    select (select coalesce(json_agg(json_build_array(submission_id, indicator_id, breakdown, revision, value::text,
        missing_reason, numerator::text, denominator::text, note, source_kind, source_name, recorded_by,
        to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        order by submission_id, indicator_id, breakdown), '[]')::text from asked) as figures,
      (select coalesce(json_agg(json_build_array(id, display_name)), '[]')::text from account
        where id in (select distinct recorded_by from asked)) as people`.execute(transaction);
  const written: readonly WrittenFigure[] = JSON.parse(rows[0]?.figures ?? "[]");
  const people: ReadonlyArray<readonly [string, string]> = JSON.parse(rows[0]?.people ?? "[]");
  const names = new Map(people);
  return written.map((figure) => readFigure(figure, names));
}

function readFigure(
  [
    submissionId,
    indicatorId,
    breakdown,
    revision,
    value,
    missing,
    numerator,
    denominator,
    note,
    kind,
    name,
    by,
    at,
  ]: WrittenFigure,
  names: ReadonlyMap<string, string>,
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
    source: kind === null ? null : { kind, name },
    recorded: by === null || at === null ? null : { by: nameOf(by, names.get(by) ?? null), at },
  };
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
