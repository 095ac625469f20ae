import type { ObservationCell } from "@halfsky/api-contract";
import { type RawBuilder, sql } from "kysely";
import { platformActor } from "../access/actor.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** A cell of the cube of figures. */
export interface CellKey {
  readonly areaCode: string;
  readonly indicatorId: string;
  readonly year: number;
  /** "" for the whole, which is also meant where it is left out; "sex=female" and the like for a part of it. */
  readonly breakdown?: string | undefined;
}

/** A figure ready to be kept: canonical decimals, its revision one above the one it replaces. */
export interface FigureRow extends CellKey {
  readonly revision: number;
  readonly value: string | null;
  readonly missing: ObservationCell["missing"];
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly note: string | null;
  readonly sourceKind: ObservationCell["source"]["kind"];
  readonly sourceName: string | null;
  readonly submissionId: string | null;
  readonly reason: string | null;
}

/** The text by which a cell is known in maps. */
export function cellText(cell: CellKey): string {
  const whole = `${cell.areaCode}|${cell.indicatorId}|${cell.year}`;
  return cell.breakdown ? `${whole}|${cell.breakdown}` : whole;
}

interface StoredRow {
  readonly area_code: string;
  readonly indicator_id: string;
  readonly year: number;
  readonly breakdown: string;
  readonly revision: number;
  readonly signed_revision: number | null;
  readonly value: string | null;
  readonly missing_reason: ObservationCell["missing"];
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly note: string | null;
  readonly source_kind: ObservationCell["source"]["kind"];
  readonly source_name: string | null;
  readonly recorded_by: string;
  readonly recorded_at: string;
  readonly display_name: string | null;
}

function fromRow(row: StoredRow): ObservationCell {
  const by =
    row.display_name ?? (row.recorded_by === platformActor.accountId ? platformActor.displayName : null);
  return {
    areaCode: row.area_code,
    indicatorId: row.indicator_id,
    year: row.year,
    breakdown: row.breakdown,
    revision: row.revision,
    signedRevision: row.signed_revision,
    changedSinceSigning: row.signed_revision !== null && row.revision > row.signed_revision,
    value: row.value,
    missing: row.missing_reason,
    numerator: row.numerator,
    denominator: row.denominator,
    note: row.note,
    source: { kind: row.source_kind, name: row.source_name },
    recorded: { by: by ?? row.recorded_by, at: row.recorded_at },
  };
}

/** What a list of figures is asked for by; every condition that is given narrows it. */
export interface ObservationQuery {
  readonly areaCodes: readonly string[];
  readonly indicatorIds: readonly string[];
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Figures of parts too ("all"), or of exactly these breakdowns; of the whole alone when left out. */
  readonly breakdowns?: "all" | readonly string[] | undefined;
  /** The figures as they stood at this moment (ISO 8601); the newest when left out. */
  readonly asOf?: string | undefined;
}

/** Figures of areas and indicators, ordered by area, indicator, year and breakdown. */
export async function listObservations(
  transaction: ReadTransaction,
  query: ObservationQuery,
): Promise<readonly ObservationCell[]> {
  if (query.areaCodes.length === 0 || query.indicatorIds.length === 0) return [];
  const { asOf } = query;
  const cells = cellsAsked(query);
  const source =
    asOf === undefined
      ? sql`select held.* from observation as held where ${cells}`
      : sql`select past.*, ${signedRevisionAsOf(asOf)} as signed_revision from (
          select distinct on (held.area_code, held.indicator_id, held.year, held.breakdown) held.*
          from observation_revision as held where ${cells} and held.recorded_at <= ${asOf}
          order by held.area_code, held.indicator_id, held.year, held.breakdown, held.revision desc) as past`;
  const { rows } = await sql<StoredRow>`
    select held.area_code, held.indicator_id, held.year, held.breakdown, held.revision, held.signed_revision,
      held.value, held.missing_reason, held.numerator, held.denominator, held.note, held.source_kind,
      held.source_name, held.recorded_by, held.recorded_at, account.display_name
    from (${source}) as held
    left join account on account.id = held.recorded_by
    order by held.area_code, held.indicator_id, held.year, held.breakdown`.execute(transaction);
  return rows.map(fromRow);
}

/** The newest revision of the figure `past` that stood signed at a moment at every level at which it was ever signed. */
function signedRevisionAsOf(asOf: string) {
  return sql`(select min(newest) from (
    select max(mark.revision) as newest from observation_signature as mark
    where mark.area_code = past.area_code and mark.indicator_id = past.indicator_id and mark.year = past.year
      and mark.breakdown = past.breakdown and mark.signed_at <= ${asOf}
    group by mark.level) as signed_at_level)`;
}

/** A figure with no more than a judgement needs. */
export interface JudgedFigure extends CellKey {
  readonly value: string | null;
  readonly missing: ObservationCell["missing"];
  readonly numerator: string | null;
  readonly denominator: string | null;
}

/** As listObservations, without provenance: for judging many figures at once. */
export async function listJudgedFigures(
  transaction: ReadTransaction,
  query: ObservationQuery,
): Promise<readonly JudgedFigure[]> {
  if (query.areaCodes.length === 0 || query.indicatorIds.length === 0) return [];
  const { asOf } = query;
  const breakdown = query.breakdowns === undefined ? sql`` : sql`held.breakdown,`;
  const columns = sql`held.area_code as "areaCode", held.indicator_id as "indicatorId", held.year, ${breakdown}
    held.value, held.missing_reason as missing, held.numerator, held.denominator`;
  const { rows } = await (
    asOf === undefined
      ? sql<JudgedFigure>`select ${columns} from observation as held where ${cellsAsked(query)}
        order by held.area_code, held.indicator_id, held.year, held.breakdown`
      : sql<JudgedFigure>`select distinct on (held.area_code, held.indicator_id, held.year, held.breakdown) ${columns}
        from observation_revision as held where ${cellsAsked(query)} and held.recorded_at <= ${asOf}
        order by held.area_code, held.indicator_id, held.year, held.breakdown, held.revision desc`
  ).execute(transaction);
  return rows;
}

function cellsAsked(query: ObservationQuery) {
  const { breakdowns } = query;
  const parts =
    breakdowns === "all"
      ? sql``
      : breakdowns === undefined
        ? sql`and held.breakdown = ''`
        : sql`and held.breakdown = any(${[...breakdowns]}::text[])`;
  return sql<boolean>`held.area_code = any(${[...query.areaCodes]}::text[]::char(6)[])
    and held.indicator_id = any(${[...query.indicatorIds]}::text[])
    and held.year between ${query.from ?? 0} and ${query.to ?? 9999} ${parts}`;
}

/** The indicators for which an area has a figure in a year, or a reason other than that none was reported yet. */
export async function listReportedIndicators(
  transaction: ReadTransaction,
  areaCode: string,
  year: number,
): Promise<ReadonlySet<string>> {
  const rows = await transaction
    .selectFrom("observation")
    .select("indicator_id")
    .where("area_code", "=", areaCode)
    .where("year", "=", year)
    .where("breakdown", "=", "")
    .where((where) =>
      where.or([where("missing_reason", "is", null), where("missing_reason", "<>", "not-yet-reported")]),
    )
    .execute();
  return new Set(rows.map((row) => row.indicator_id));
}

/** Every figure that ever stood in a cell, newest first, with the reason of each change. */
export async function listRevisions(
  transaction: ReadTransaction,
  cell: CellKey,
): Promise<readonly (ObservationCell & { readonly reason: string | null })[]> {
  const rows = await transaction
    .selectFrom("observation_revision")
    .innerJoin("observation", (join) =>
      join
        .onRef("observation.area_code", "=", "observation_revision.area_code")
        .onRef("observation.indicator_id", "=", "observation_revision.indicator_id")
        .onRef("observation.year", "=", "observation_revision.year")
        .onRef("observation.breakdown", "=", "observation_revision.breakdown"),
    )
    .leftJoin("account", "account.id", "observation_revision.recorded_by")
    .selectAll("observation_revision")
    .select(["account.display_name", "observation.signed_revision"])
    .where("observation_revision.area_code", "=", cell.areaCode)
    .where("observation_revision.indicator_id", "=", cell.indicatorId)
    .where("observation_revision.year", "=", cell.year)
    .where("observation_revision.breakdown", "=", cell.breakdown ?? "")
    .orderBy("observation_revision.revision", "desc")
    .execute();
  return rows.map((row) => ({ ...fromRow(row), reason: row.reason }));
}

/** The revisions with these numbers, to know what a person saw who worked from them. */
export async function listRevisionsByNumber(
  transaction: ReadTransaction,
  cells: readonly (CellKey & { readonly revision: number })[],
): Promise<readonly ObservationCell[]> {
  if (cells.length === 0) return [];
  const { rows } = await sql<StoredRow>`
    select held.area_code, held.indicator_id, held.year, held.breakdown, held.revision,
      null::int as signed_revision, held.value, held.missing_reason, held.numerator, held.denominator, held.note,
      held.source_kind, held.source_name, held.recorded_by, held.recorded_at, null as display_name
    from unnest(${cells.map((cell) => cell.areaCode)}::text[], ${cells.map((cell) => cell.indicatorId)}::text[],
      ${cells.map((cell) => cell.year)}::int[], ${cells.map((cell) => cell.breakdown ?? "")}::text[],
      ${cells.map((cell) => cell.revision)}::int[])
      as asked (area_code, indicator_id, year, breakdown, revision)
    join observation_revision as held on held.area_code = asked.area_code::char(6)
      and held.indicator_id = asked.indicator_id and held.year = asked.year and held.breakdown = asked.breakdown
      and held.revision = asked.revision`.execute(transaction);
  return rows.map(fromRow);
}

/** Years in which anything is stored for these areas and indicators, oldest first, with how many figures (not reasons). */
export async function listObservedYears(
  transaction: ReadTransaction,
  areaCodes: readonly string[],
  indicatorIds: readonly string[],
): Promise<readonly { readonly year: number; readonly figures: number }[]> {
  if (areaCodes.length === 0 || indicatorIds.length === 0) return [];
  return await transaction
    .selectFrom("observation")
    .select(["year", sql<number>`count(value)`.as("figures")])
    .where("area_code", "in", [...areaCodes])
    .where("indicator_id", "in", [...indicatorIds])
    .where("breakdown", "=", "")
    .groupBy("year")
    .orderBy("year")
    .execute();
}

/** "area|year" of these cells for which an annual report was made, so that a change needs its reason. */
export async function listReportedYears(
  transaction: ReadTransaction,
  cells: readonly CellKey[],
): Promise<ReadonlySet<string>> {
  const areaCodes = [...new Set(cells.map((cell) => cell.areaCode))];
  if (areaCodes.length === 0) return new Set();
  const rows = await transaction
    .selectFrom("report")
    .select(["area_code", "year"])
    .distinct()
    .where("area_code", "in", areaCodes)
    .execute();
  return new Set(rows.map((row) => `${row.area_code}|${row.year}`));
}

/**
 * Lets one writer at a time change the figures of an area, until the end of the transaction: what is read after this still
 * holds when it is written. Readers and writers of other areas do not wait.
 */
export async function lockFiguresOf(
  transaction: WriteTransaction,
  areaCodes: readonly string[],
): Promise<void> {
  if (areaCodes.length === 0) return;
  // In one order everywhere, so that two bulk loads wait for each other instead of deadlocking.
  await transaction
    .selectFrom("area")
    .select("code")
    .where("code", "in", [...areaCodes])
    .orderBy("code")
    .forNoKeyUpdate()
    .execute();
}

/**
 * Keeps figures and their revisions. The areas are locked by `lockFiguresOf` and the cells were read since: a row of
 * revision 1 is new, any other replaces what stands in its cell.
 */
export async function keepFigures(
  transaction: WriteTransaction,
  figures: readonly FigureRow[],
  recorded: { readonly by: string; readonly at: string },
): Promise<void> {
  const added = figures.filter(({ revision }) => revision === 1);
  const changed = added.length === figures.length ? [] : figures.filter(({ revision }) => revision > 1);
  if (added.length > 0) {
    await sql`
      with given as materialized ${givenFigures(added, recorded)}, kept as (
        insert into observation (${observationColumns}) select ${observationColumns} from given)
      insert into observation_revision (${observationColumns}, reason)
      select ${observationColumns}, reason from given`.execute(transaction);
  }
  if (changed.length > 0) {
    await sql`
      with given as materialized ${givenFigures(changed, recorded)}, kept as (
        update observation as held set revision = given.revision, value = given.value,
          missing_reason = given.missing_reason, numerator = given.numerator, denominator = given.denominator,
          note = given.note, source_kind = given.source_kind, source_name = given.source_name,
          submission_id = given.submission_id, recorded_by = given.recorded_by, recorded_at = given.recorded_at
        from given
        where held.area_code = given.area_code and held.indicator_id = given.indicator_id
          and held.year = given.year and held.breakdown = given.breakdown)
      insert into observation_revision (${observationColumns}, reason)
      select ${observationColumns}, reason from given`.execute(transaction);
  }
}

const observationColumns =
  sql.raw(`area_code, indicator_id, year, breakdown, revision, value, missing_reason, numerator,
  denominator, note, source_kind, source_name, submission_id, recorded_by, recorded_at`);

const figureColumns: readonly {
  readonly name: string;
  readonly sent: "text" | "int";
  /** What it is in the table. */
  readonly type: "char(6)" | "text" | "int" | "numeric";
  readonly read: (row: FigureRow) => string | number | null;
}[] = [
  { name: "area_code", sent: "text", type: "char(6)", read: (row) => row.areaCode },
  { name: "indicator_id", sent: "text", type: "text", read: (row) => row.indicatorId },
  { name: "year", sent: "int", type: "int", read: (row) => row.year },
  { name: "breakdown", sent: "text", type: "text", read: (row) => row.breakdown ?? "" },
  { name: "revision", sent: "int", type: "int", read: (row) => row.revision },
  { name: "value", sent: "text", type: "numeric", read: (row) => row.value },
  { name: "missing_reason", sent: "text", type: "text", read: (row) => row.missing },
  { name: "numerator", sent: "text", type: "numeric", read: (row) => row.numerator },
  { name: "denominator", sent: "text", type: "numeric", read: (row) => row.denominator },
  { name: "note", sent: "text", type: "text", read: (row) => row.note },
  { name: "source_kind", sent: "text", type: "text", read: (row) => row.sourceKind },
  { name: "source_name", sent: "text", type: "text", read: (row) => row.sourceName },
  { name: "submission_id", sent: "text", type: "text", read: (row) => row.submissionId },
  { name: "reason", sent: "text", type: "text", read: (row) => row.reason },
];

/**
 * Figures as a table in a statement: one array a column, so that thousands of rows need a dozen parameters. A column that
 * says the same in every row, as most do in a bulk load, is one value: both sides save the time to write and read it.
 */
function givenFigures(
  rows: readonly FigureRow[],
  recorded: { readonly by: string; readonly at: string },
): RawBuilder<unknown> {
  const selected: RawBuilder<unknown>[] = [];
  const arrays: RawBuilder<unknown>[] = [];
  const names: RawBuilder<unknown>[] = [];
  for (const { name, sent, type, read } of figureColumns) {
    const [first] = rows;
    const value = first === undefined ? null : read(first);
    // One array at least, or there would be no rows.
    if (name !== "indicator_id" && rows.every((row) => read(row) === value)) {
      selected.push(sql`${value}::${sql.raw(type)} as ${sql.ref(name)}`);
    } else {
      arrays.push(sql`${arrayText(rows, read)}::${sql.raw(sent)}[]`);
      names.push(sql.ref(name));
      selected.push(sql`varied.${sql.ref(name)}::${sql.raw(type)} as ${sql.ref(name)}`);
    }
  }
  return sql`(select ${sql.join(selected)}, ${recorded.by}::text as recorded_by,
      ${recorded.at}::timestamptz as recorded_at
    from unnest(${sql.join(arrays)}) as varied (${sql.join(names)}))`;
}

const special = /["\\]/gu;

/** A column as the text of an array; the driver would escape every element twice and join them again and again. */
function arrayText(rows: readonly FigureRow[], read: (row: FigureRow) => string | number | null): string {
  const elements = rows.map((row) => {
    const value = read(row);
    if (value === null) return "null";
    return typeof value === "number" ? String(value) : `"${value.replace(special, "\\$&")}"`;
  });
  return `{${elements.join(",")}}`;
}
