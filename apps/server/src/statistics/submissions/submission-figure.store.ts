import { type SubmissionFigure, submissionFigure } from "@halfsky/api-contract";
import { type FigureKey, isMissingReason } from "@halfsky/statistics";
import { sql } from "kysely";
import { platformActor } from "../../access/actor.ts";
import { listDisplayNames } from "../../accounts/account.store.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/transactions.ts";
import { readInstant } from "../../database/value-readers.ts";
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

/**
 * The figures that submissions ask for, all or those with these keys, by submission, indicator and breakdown. They come as
 * one text, a figure a line: a large form has tens of thousands, which as rows take ten times as long, and as JSON three
 * times. Ids and breakdowns have neither tabs nor line ends; what people wrote (notes, names of files) has none as JSON.
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
  const { rows } = await sql<{ figures: string | null }>`
    select string_agg(submission_id || E'\t' || indicator_id || E'\t' || breakdown || E'\t' || revision || E'\t' ||
      coalesce(value::text, '') || E'\t' || coalesce(recorded_by, '') || E'\t' || coalesce(recorded_at::text, '') ||
      E'\t' || coalesce(source_kind, '') ||
      case when missing_reason is null and numerator is null and denominator is null and note is null
          and source_name is null then ''
        else E'\t' || coalesce(missing_reason, '') || E'\t' || coalesce(numerator::text, '') || E'\t' ||
          coalesce(denominator::text, '') || E'\t' || coalesce(to_json(note)::text, '') || E'\t' ||
          coalesce(to_json(source_name)::text, '') end, E'\n') as figures
    from (select * from submission_figure as held
      where held.area_code = any(${[...new Set(submissions.map(({ areaCode }) => areaCode))]}::text[]::char(6)[])
        and held.submission_id = any(${submissions.map(({ id }) => id)}::text[]) ${named}
      order by submission_id, indicator_id, breakdown) as asked`.execute(transaction);
  const written = rows[0]?.figures ?? "";
  if (written === "") return [];
  const lines = written.split("\n").map((line) => line.split("\t"));
  const names = await listDisplayNames(transaction, [...new Set(lines.map((parts) => parts[5] ?? ""))]);
  const readAt = remembering(readInstant);
  return lines.map((parts) => readFigure(parts, names, readAt));
}

/** As `read`, each text read once: most figures of a form were entered at few moments. */
function remembering<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const value = read(text);
    known.set(text, value);
    return value;
  };
}

function readFigure(
  parts: readonly string[],
  names: ReadonlyMap<string, string>,
  readAt: (text: string) => string,
): StoredFigure {
  const [submissionId = "", indicatorId = "", breakdown = "", revision, value = "", by = "", at = ""] = parts;
  const [, , , , , , , kind = "", missing = "", numerator = "", denominator = "", note = "", name = ""] =
    parts;
  return {
    submissionId,
    indicatorId,
    breakdown,
    revision: Number(revision),
    value: value || null,
    missing: isMissingReason(missing) ? missing : null,
    numerator: numerator || null,
    denominator: denominator || null,
    note: readWritten(note),
    source: isSourceKind(kind) ? { kind, name: readWritten(name) } : null,
    recorded: by === "" || at === "" ? null : { by: nameOf(by, names.get(by) ?? null), at: readAt(at) },
  };
}

/** Words of people, which travel as JSON; null where there are none. */
function readWritten(text: string): string | null {
  const written: unknown = text === "" ? null : JSON.parse(text);
  return typeof written === "string" ? written : null;
}

const sourceKinds: ReadonlySet<string> = new Set(submissionFigure.shape.source.shape.kind.options);

function isSourceKind(text: string): text is SubmissionFigure["source"]["kind"] {
  return sourceKinds.has(text);
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
