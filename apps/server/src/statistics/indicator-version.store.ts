import type { IndicatorVersion } from "@halfsky/api-contract";
import { sql } from "kysely";
import { platformActor } from "../access/actor.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** Who changed a definition, when and why, and the first year of figures for which it counts. */
export interface VersionStamp {
  readonly fromYear: number;
  /** null for the first version */
  readonly reason: string | null;
  readonly by: string;
  /** ISO 8601 */
  readonly at: string;
}

/** Keeps what these indicators say of themselves now as a version each, numbered as the indicator says. */
export async function keepVersions(
  transaction: WriteTransaction,
  ids: readonly string[],
  stamp: VersionStamp,
): Promise<void> {
  await sql`
    insert into indicator_version (indicator_id, version, from_year, name, name_en, unit, direction, decimals,
      definition, numerator_label, denominator_label, organisation_id, period_kind, population_base, breakdowns,
      formula, reason, changed_by, changed_at)
    select id, version, ${stamp.fromYear}, name, name_en, unit, direction, decimals, definition, numerator_label,
      denominator_label, organisation_id, period_kind, population_base, breakdowns, formula, ${stamp.reason},
      ${stamp.by}, ${stamp.at}::timestamptz
    from indicator where id = any(${[...ids]}::text[])`.execute(transaction);
}

function selectVersions(transaction: ReadTransaction) {
  return transaction
    .selectFrom("indicator_version")
    .leftJoin("organisation", "organisation.id", "indicator_version.organisation_id")
    .leftJoin("account", "account.id", "indicator_version.changed_by")
    .selectAll("indicator_version")
    .select(["organisation.name as organisation_name", "account.display_name"]);
}

type VersionRow = Awaited<ReturnType<ReturnType<typeof selectVersions>["execute"]>>[number];

/** A version that is one of an indicator's. */
export type StoredVersion = IndicatorVersion & { readonly indicatorId: string };

function fromRow(row: VersionRow, toYear: number | null): StoredVersion {
  const by =
    row.display_name ?? (row.changed_by === platformActor.accountId ? platformActor.displayName : null);
  return {
    indicatorId: row.indicator_id,
    version: row.version,
    fromYear: row.from_year,
    toYear,
    name: row.name,
    nameEn: row.name_en,
    unit: row.unit,
    direction: row.direction,
    decimals: row.decimals,
    definition: row.definition,
    numeratorLabel: row.numerator_label,
    denominatorLabel: row.denominator_label,
    periodKind: row.period_kind,
    populationBase: row.population_base,
    organisation:
      row.organisation_id === null
        ? null
        : { id: row.organisation_id, name: row.organisation_name ?? row.organisation_id },
    breakdowns: row.breakdowns,
    formula: row.formula,
    reason: row.reason,
    changed: { by: by ?? row.changed_by, at: row.changed_at },
  };
}

/**
 * Every version of these indicators as known at a moment (now when left out), by indicator, newest first. A version counts
 * for the years from its own first year until the year before the first one of any newer version.
 */
export async function listIndicatorVersions(
  transaction: ReadTransaction,
  ids: readonly string[],
  asOf?: string,
): Promise<readonly StoredVersion[]> {
  if (ids.length === 0) return [];
  const query = selectVersions(transaction)
    .where("indicator_version.indicator_id", "in", [...ids])
    .orderBy("indicator_version.indicator_id")
    .orderBy("indicator_version.version", "desc");
  const rows = await (
    asOf === undefined ? query : query.where("indicator_version.changed_at", "<=", asOf)
  ).execute();
  const begun = new Map<string, number>();
  return rows.map((row) => {
    const next = begun.get(row.indicator_id);
    begun.set(row.indicator_id, Math.min(next ?? row.from_year, row.from_year));
    return fromRow(row, next === undefined ? null : next - 1);
  });
}

/** Whether a version is the one that counts for the figures of a year. */
export function countsFor(version: Pick<IndicatorVersion, "fromYear" | "toYear">, year: number): boolean {
  return version.fromYear <= year && (version.toYear === null || year <= version.toYear);
}

/** The definitions that count for the figures of a year, as they were known at a moment (now when left out), by indicator. */
export async function indicatorsAsOf(
  transaction: ReadTransaction,
  ids: readonly string[],
  { asOf, year }: { readonly asOf?: string | undefined; readonly year: number },
): Promise<ReadonlyMap<string, StoredVersion>> {
  const versions = await listIndicatorVersions(transaction, ids, asOf);
  return new Map(
    versions.filter((version) => countsFor(version, year)).map((version) => [version.indicatorId, version]),
  );
}

/**
 * The versions of indicators that are or once were computed (all of them, or those among `ids`), by indicator, newest
 * first; no entry for what was always reported.
 */
export async function listComputedVersions(
  transaction: ReadTransaction,
  ids?: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredVersion[]>> {
  if (ids?.length === 0) return new Map();
  const query = transaction
    .selectFrom("indicator_version")
    .select("indicator_id")
    .distinct()
    .where("formula", "is not", null);
  const rows = await (ids === undefined ? query : query.where("indicator_id", "in", [...ids])).execute();
  const versions = new Map<string, StoredVersion[]>(rows.map((row) => [row.indicator_id, []]));
  for (const version of await listIndicatorVersions(transaction, [...versions.keys()]))
    versions.get(version.indicatorId)?.push(version);
  return versions;
}

/** The formula by which the figures of a year are computed; null where they are reported. */
export function formulaFor(versions: readonly StoredVersion[] | undefined, year: number): string | null {
  return versions?.find((version) => countsFor(version, year))?.formula ?? null;
}
