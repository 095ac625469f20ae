import type { FindingAnswer, ReturnItem } from "@halfsky/api-contract";
import type {
  FigureKey,
  MissingReason,
  ReviewLevel,
  SubmissionAction,
  SubmissionState,
} from "@halfsky/statistics";
import { type Insertable, sql } from "kysely";
import type { Tables } from "../../database/tables.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/transactions.ts";
import { nameOf } from "./submission-figure.store.ts";
import type { StoredSubmission } from "./submission.store.ts";

type Place = Pick<StoredSubmission, "areaCode" | "id">;

/** One line of the history of a submission. */
export interface StoredAction {
  readonly submissionId: string;
  readonly number: number;
  readonly action: SubmissionAction;
  readonly state: SubmissionState;
  readonly level: ReviewLevel;
  readonly by: string;
  readonly organisation: string;
  readonly at: string;
  readonly reason: string | null;
  readonly figures: number;
}

function idsOf(submissions: readonly Place[]): string[] {
  return submissions.map(({ id }) => id);
}

function areasOf(submissions: readonly Place[]): string[] {
  return [...new Set(submissions.map(({ areaCode }) => areaCode))];
}

/** What was done to submissions, in its order. */
export async function listActions(
  transaction: ReadTransaction,
  submissions: readonly Place[],
): Promise<readonly StoredAction[]> {
  if (submissions.length === 0) return [];
  const rows = await transaction
    .selectFrom("submission_action as done")
    .leftJoin("account", "account.id", "done.account_id")
    .leftJoin("organisation", "organisation.id", "done.organisation_id")
    .selectAll("done")
    .select(["account.display_name", "organisation.name as organisation_name"])
    .where("done.area_code", "in", areasOf(submissions))
    .where("done.submission_id", "in", idsOf(submissions))
    .orderBy("done.submission_id")
    .orderBy("done.number")
    .execute();
  return rows.map((row) => ({
    submissionId: row.submission_id,
    number: row.number,
    action: row.action,
    state: row.state,
    level: row.level,
    by: nameOf(row.account_id, row.display_name),
    organisation: row.organisation_name ?? nameOf(row.organisation_id, null),
    at: row.at,
    reason: row.reason,
    figures: row.figures,
  }));
}

/** Adds lines to the histories of submissions. */
export async function insertActions(
  transaction: WriteTransaction,
  rows: readonly Insertable<Tables["submission_action"]>[],
): Promise<void> {
  if (rows.length > 0)
    await transaction
      .insertInto("submission_action")
      .values([...rows])
      .execute();
}

/** A figure that was sent back. */
export interface StoredReturn extends FigureKey {
  readonly submissionId: string;
  readonly id: string;
  readonly reason: string;
  readonly dueOn: string;
  readonly returned: ReturnItem["returned"];
  readonly isClosed: boolean;
  readonly before: {
    readonly revision: number;
    readonly value: string | null;
    readonly missing: MissingReason | null;
    readonly numerator: string | null;
    readonly denominator: string | null;
  };
  readonly answer: ReturnItem["answer"];
}

/** Figures of submissions that were sent back, the oldest first; those of the latest return are not closed. */
export async function listReturns(
  transaction: ReadTransaction,
  submissions: readonly Place[],
): Promise<readonly StoredReturn[]> {
  if (submissions.length === 0) return [];
  const rows = await transaction
    .selectFrom("submission_return_item as item")
    .innerJoin("submission_action as done", (join) =>
      join
        .onRef("done.area_code", "=", "item.area_code")
        .onRef("done.submission_id", "=", "item.submission_id")
        .onRef("done.number", "=", "item.action_number"),
    )
    .leftJoin("submission_figure_revision as before", (join) =>
      join
        .onRef("before.area_code", "=", "item.area_code")
        .onRef("before.submission_id", "=", "item.submission_id")
        .onRef("before.indicator_id", "=", "item.indicator_id")
        .onRef("before.breakdown", "=", "item.breakdown")
        .onRef("before.revision", "=", "item.before_revision"),
    )
    .leftJoin("account as sender", "sender.id", "done.account_id")
    .leftJoin("account as answerer", "answerer.id", "item.answered_by")
    .leftJoin("organisation", "organisation.id", "done.organisation_id")
    .selectAll("item")
    .select([
      "done.at",
      "done.account_id",
      "done.organisation_id",
      "sender.display_name as sender_name",
      "answerer.display_name as answerer_name",
      "organisation.name as organisation_name",
      "before.value",
      "before.missing_reason",
      "before.numerator",
      "before.denominator",
    ])
    .where("item.area_code", "in", areasOf(submissions))
    .where("item.submission_id", "in", idsOf(submissions))
    .orderBy("item.submission_id")
    .orderBy("item.action_number")
    .orderBy("item.id")
    .execute();
  return rows.map((row) => ({
    submissionId: row.submission_id,
    id: row.id,
    indicatorId: row.indicator_id,
    breakdown: row.breakdown,
    reason: row.reason,
    dueOn: row.due_on,
    returned: {
      by: nameOf(row.account_id, row.sender_name),
      at: row.at,
      organisation: row.organisation_name ?? row.organisation_id,
    },
    isClosed: row.is_closed,
    before: {
      revision: row.before_revision,
      value: row.value,
      missing: row.missing_reason,
      numerator: row.numerator,
      denominator: row.denominator,
    },
    answer:
      row.answer_kind === null || row.answered_by === null || row.answered_at === null
        ? null
        : {
            kind: row.answer_kind,
            words: row.answer_words,
            answered: { by: nameOf(row.answered_by, row.answerer_name), at: row.answered_at },
          },
  }));
}

/** Adds figures that are sent back. */
export async function insertReturns(
  transaction: WriteTransaction,
  rows: readonly Insertable<Tables["submission_return_item"]>[],
): Promise<void> {
  if (rows.length > 0)
    await transaction
      .insertInto("submission_return_item")
      .values([...rows])
      .execute();
}

/** How a figure that was sent back is answered; null: the answer no longer stands. */
export interface ReturnAnswer {
  readonly id: string;
  readonly kind: "changed" | "kept" | null;
  readonly words: string | null;
}

/** Keeps the answers to figures that were sent back, in one statement. */
export async function answerReturns(
  transaction: WriteTransaction,
  submission: Place,
  answers: readonly ReturnAnswer[],
  stamp: { readonly by: string; readonly at: string },
): Promise<void> {
  if (answers.length === 0) return;
  await sql`
    update submission_return_item as item set answer_kind = given.kind, answer_words = given.words,
      answered_by = case when given.kind is null then null else ${stamp.by}::text end,
      answered_at = case when given.kind is null then null else ${stamp.at}::timestamptz end
    from unnest(${answers.map(({ id }) => id)}::text[], ${answers.map(({ kind }) => kind)}::text[],
      ${answers.map(({ words }) => words)}::text[]) as given (id, kind, words)
    where item.area_code = ${submission.areaCode}::char(6) and item.submission_id = ${submission.id}
      and item.id = given.id and not item.is_closed`.execute(transaction);
}

/** Closes what was sent back of submissions that are handed in again. */
export async function closeReturns(
  transaction: WriteTransaction,
  submissions: readonly Place[],
): Promise<void> {
  if (submissions.length === 0) return;
  await transaction
    .updateTable("submission_return_item")
    .set({ is_closed: true })
    .where("area_code", "in", areasOf(submissions))
    .where("submission_id", "in", idsOf(submissions))
    .where("is_closed", "=", false)
    .execute();
}

/** The newest answer to a finding; its reason is null where the person took it back. */
export interface StoredAnswer extends Omit<FindingAnswer, "reason"> {
  readonly submissionId: string;
  readonly number: number;
  readonly reason: string | null;
  /** what the finding said when it was answered */
  readonly finding: string;
}

/** The newest answer of each figure and finding of submissions; of all indicators or of these. */
export async function listAnswers(
  transaction: ReadTransaction,
  submissions: readonly Place[],
  indicatorIds?: readonly string[],
): Promise<readonly StoredAnswer[]> {
  if (submissions.length === 0) return [];
  const { rows } = await sql<{
    submission_id: string;
    indicator_id: string;
    breakdown: string;
    code: string;
    number: number;
    figure_revision: number;
    finding: string;
    reason: string | null;
    answered_by: string;
    answered_at: string;
    display_name: string | null;
  }>`
    select newest.*, account.display_name from (
      select distinct on (area_code, submission_id, indicator_id, breakdown, code) *
      from submission_finding_answer
      where area_code = any(${areasOf(submissions)}::text[]::char(6)[])
        and submission_id = any(${idsOf(submissions)}::text[])
        ${indicatorIds === undefined ? sql`` : sql`and indicator_id = any(${[...indicatorIds]}::text[])`}
      order by area_code, submission_id, indicator_id, breakdown, code, number desc) as newest
    left join account on account.id = newest.answered_by`.execute(transaction);
  return rows.map((row) => ({
    submissionId: row.submission_id,
    indicatorId: row.indicator_id,
    breakdown: row.breakdown,
    code: row.code,
    number: row.number,
    revision: row.figure_revision,
    finding: row.finding,
    reason: row.reason,
    answered: { by: nameOf(row.answered_by, row.display_name), at: row.answered_at },
  }));
}

/** Adds answers to findings. */
export async function insertAnswers(
  transaction: WriteTransaction,
  rows: readonly Insertable<Tables["submission_finding_answer"]>[],
): Promise<void> {
  if (rows.length > 0)
    await transaction
      .insertInto("submission_finding_answer")
      .values([...rows])
      .execute();
}
