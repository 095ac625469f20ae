import type { ReviewLevel } from "@halfsky/statistics";
import { sql } from "kysely";
import { platformActor } from "../access/actor.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";
import { type CellKey, cellText, type JudgedFigure } from "./observation.store.ts";

/** A cell whose figure is signed, and the submission that it is signed with. */
export interface SignedCell extends CellKey {
  readonly submissionId: string;
}

/** Cells as a table `given` in a statement; without a submission where none is needed. */
function givenCells(cells: ReadonlyArray<CellKey & Partial<SignedCell>>) {
  return sql`unnest(${cells.map((cell) => cell.areaCode)}::text[], ${cells.map((cell) => cell.indicatorId)}::text[],
    ${cells.map((cell) => cell.year)}::int[], ${cells.map((cell) => cell.breakdown ?? "")}::text[],
    ${cells.map((cell) => cell.submissionId ?? null)}::text[])
    as given (area_code, indicator_id, year, breakdown, submission_id)`;
}

const isGivenCell = sql`held.area_code = given.area_code::char(6) and held.indicator_id = given.indicator_id
  and held.year = given.year and held.breakdown = given.breakdown`;

/**
 * Writes who signs the figures that now stand in these cells, and moves the mark up to which each is signed: the newest
 * revision that was signed at every level at which the figure was ever signed. What stands signed at this level already
 * gets no second signature. Answers how many of the cells hold a figure.
 */
export async function keepSignatures(
  transaction: WriteTransaction,
  cells: readonly SignedCell[],
  signature: {
    readonly level: ReviewLevel;
    readonly by: string;
    readonly at: string;
  },
): Promise<number> {
  if (cells.length === 0) return 0;
  await sql`
    insert into observation_signature (area_code, indicator_id, year, breakdown, revision, level, submission_id,
      signed_by, signed_at)
    select held.area_code, held.indicator_id, held.year, held.breakdown, held.revision, ${signature.level},
      given.submission_id, ${signature.by}, ${signature.at}::timestamptz
    from ${givenCells(cells)} join observation as held on ${isGivenCell}
    where not exists (
      select 1 from observation_signature as mark
      where mark.area_code = held.area_code and mark.indicator_id = held.indicator_id and mark.year = held.year
        and mark.breakdown = held.breakdown and mark.level = ${signature.level} and mark.revision = held.revision)`.execute(
    transaction,
  );
  const { rows } = await sql<{ count: number }>`
    with marked as (
      update observation as held set signed_revision = (
        select min(newest) from (
          select max(mark.revision) as newest from observation_signature as mark
          where mark.area_code = held.area_code and mark.indicator_id = held.indicator_id and mark.year = held.year
            and mark.breakdown = held.breakdown
          group by mark.level) as signed_at_level)
      from ${givenCells(cells)} where ${isGivenCell}
      returning 1)
    select count(*)::int as count from marked`.execute(transaction);
  return rows[0]?.count ?? 0;
}

/** Who signed the revisions of a figure and at which level, in the order of signing. */
export async function listSignatures(
  transaction: ReadTransaction,
  cell: CellKey,
): Promise<
  readonly {
    readonly revision: number;
    readonly level: ReviewLevel;
    readonly by: string;
    readonly at: string;
  }[]
> {
  const rows = await transaction
    .selectFrom("observation_signature")
    .leftJoin("account", "account.id", "observation_signature.signed_by")
    .selectAll("observation_signature")
    .select("account.display_name")
    .where("area_code", "=", cell.areaCode)
    .where("indicator_id", "=", cell.indicatorId)
    .where("year", "=", cell.year)
    .where("breakdown", "=", cell.breakdown ?? "")
    .orderBy("signed_at")
    .orderBy("revision")
    .execute();
  return rows.map((row) => ({
    revision: row.revision,
    level: row.level,
    by: row.display_name ?? nameOf(row.signed_by),
    at: row.signed_at,
  }));
}

/** The years of each indicator of an area whose figure was changed since it was signed, by indicator; few or none at a time. */
export async function listChangedYears(
  transaction: ReadTransaction,
  areaCode: string,
  indicatorIds: readonly string[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const { rows } = await sql<{ indicator_id: string; year: number }>`
    select indicator_id, year from observation
    where revision > signed_revision and area_code = ${areaCode} and breakdown = ''
    order by indicator_id, year`.execute(transaction);
  const asked = new Set(indicatorIds);
  const years = new Map<string, number[]>();
  for (const { indicator_id: id, year } of rows) {
    if (!asked.has(id)) continue;
    const known = years.get(id);
    if (known) known.push(year);
    else years.set(id, [year]);
  }
  return years;
}

/** The levels at which each of these cells was ever signed, by `cellText`. */
export async function listSignedLevels(
  transaction: ReadTransaction,
  cells: readonly CellKey[],
): Promise<ReadonlyMap<string, ReadonlySet<ReviewLevel>>> {
  if (cells.length === 0) return new Map();
  const { rows } = await sql<CellKey & { readonly level: ReviewLevel }>`
    select distinct held.area_code as "areaCode", held.indicator_id as "indicatorId", held.year, held.breakdown,
      held.level
    from ${givenCells(cells)} join observation_signature as held on ${isGivenCell}`.execute(transaction);
  const levels = new Map<string, Set<ReviewLevel>>();
  for (const { level, ...cell } of rows) {
    const known = levels.get(cellText(cell));
    if (known) known.add(level);
    else levels.set(cellText(cell), new Set([level]));
  }
  return levels;
}

/** A figure in one of its revisions, with who brought it about. */
interface StampedFigure {
  readonly revision: number;
  readonly value: string | null;
  readonly missing: JudgedFigure["missing"];
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly by: string;
  /** ISO 8601 */
  readonly at: string;
}

/** A signed figure that was changed since: what was signed and by whom, what stands now, by whom and why. */
export interface ChangedSinceSigning extends CellKey {
  readonly breakdown: string;
  readonly signed: StampedFigure;
  readonly now: StampedFigure & { readonly reason: string | null };
}

/** Which changed figures are asked for; every condition that is given narrows them. */
export interface ChangedQuery {
  readonly areaCodes: readonly string[];
  readonly indicatorIds?: readonly string[] | undefined;
  readonly years?: readonly number[] | undefined;
  /** Figures of parts too; of the whole alone when left out. */
  readonly breakdowns?: "all" | undefined;
}

/** Figures that were changed after they were signed and are not signed again at every level, by area, indicator and year. */
export async function listChangedSinceSigning(
  transaction: ReadTransaction,
  query: ChangedQuery,
): Promise<readonly ChangedSinceSigning[]> {
  if (query.areaCodes.length === 0 || query.indicatorIds?.length === 0 || query.years?.length === 0)
    return [];
  const ofIndicators =
    query.indicatorIds === undefined
      ? sql``
      : sql`and held.indicator_id = any(${[...query.indicatorIds]}::text[])`;
  const ofYears = query.years === undefined ? sql`` : sql`and held.year = any(${[...query.years]}::int[])`;
  const ofParts = query.breakdowns === "all" ? sql`` : sql`and held.breakdown = ''`;
  const { rows } = await sql<ChangedRow>`
    select held.area_code, held.indicator_id, held.year, held.breakdown,
      held.revision, held.value, held.missing_reason, held.numerator, held.denominator, held.recorded_by,
      held.recorded_at, newest.reason,
      signed.revision as signed_revision, signed.value as signed_value, signed.missing_reason as signed_missing,
      signed.numerator as signed_numerator, signed.denominator as signed_denominator,
      mark.signed_by, mark.signed_at, recorder.display_name as recorder, signer.display_name as signer
    from observation as held
    join observation_revision as newest on newest.area_code = held.area_code
      and newest.indicator_id = held.indicator_id and newest.year = held.year
      and newest.breakdown = held.breakdown and newest.revision = held.revision
    join observation_revision as signed on signed.area_code = held.area_code
      and signed.indicator_id = held.indicator_id and signed.year = held.year
      and signed.breakdown = held.breakdown and signed.revision = held.signed_revision
    cross join lateral (
      select one.signed_by, one.signed_at from observation_signature as one
      where one.area_code = held.area_code and one.indicator_id = held.indicator_id and one.year = held.year
        and one.breakdown = held.breakdown and one.revision = held.signed_revision
      order by one.signed_at desc limit 1) as mark
    left join account as recorder on recorder.id = held.recorded_by
    left join account as signer on signer.id = mark.signed_by
    where held.revision > held.signed_revision
      and held.area_code = any(${[...query.areaCodes]}::text[]::char(6)[]) ${ofIndicators} ${ofYears} ${ofParts}
    order by held.area_code, held.indicator_id, held.year, held.breakdown`.execute(transaction);
  return rows.map((row) => ({
    areaCode: row.area_code,
    indicatorId: row.indicator_id,
    year: row.year,
    breakdown: row.breakdown,
    signed: {
      revision: row.signed_revision,
      value: row.signed_value,
      missing: row.signed_missing,
      numerator: row.signed_numerator,
      denominator: row.signed_denominator,
      by: row.signer ?? nameOf(row.signed_by),
      at: row.signed_at,
    },
    now: {
      revision: row.revision,
      value: row.value,
      missing: row.missing_reason,
      numerator: row.numerator,
      denominator: row.denominator,
      by: row.recorder ?? nameOf(row.recorded_by),
      at: row.recorded_at,
      reason: row.reason,
    },
  }));
}

function nameOf(accountId: string): string {
  return accountId === platformActor.accountId ? platformActor.displayName : accountId;
}

interface ChangedRow {
  readonly area_code: string;
  readonly indicator_id: string;
  readonly year: number;
  readonly breakdown: string;
  readonly revision: number;
  readonly value: string | null;
  readonly missing_reason: JudgedFigure["missing"];
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly recorded_by: string;
  readonly recorded_at: string;
  readonly reason: string | null;
  readonly signed_revision: number;
  readonly signed_value: string | null;
  readonly signed_missing: JudgedFigure["missing"];
  readonly signed_numerator: string | null;
  readonly signed_denominator: string | null;
  readonly signed_by: string;
  readonly signed_at: string;
  readonly recorder: string | null;
  readonly signer: string | null;
}
