import type { Indicator } from "@halfsky/api-contract";
import type { Insertable, Updateable } from "kysely";
import { findReach, type ReadContext } from "../access/context.ts";
import { isWithin } from "../access/reach.ts";
import type { Tables } from "../database/tables.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";
import { notFound } from "../platform-error.ts";
import { areaAndAbove, listAreas } from "./area.store.ts";
import { keepVersions, type VersionStamp } from "./indicator-version.store.ts";

function selectIndicators(transaction: ReadTransaction) {
  return transaction
    .selectFrom("indicator")
    .leftJoin("organisation", "organisation.id", "indicator.organisation_id")
    .selectAll("indicator")
    .select("organisation.name as organisation_name")
    .orderBy("indicator.pinyin")
    .orderBy("indicator.id");
}

type IndicatorRow = Awaited<ReturnType<ReturnType<typeof selectIndicators>["execute"]>>[number];

function fromRow(row: IndicatorRow): Indicator {
  return {
    id: row.id,
    areaCode: row.area_code,
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
    version: row.version,
  };
}

/** Indicators by their ids, whoever asks; unknown ids are left out. */
export async function listIndicatorsById(
  transaction: ReadTransaction,
  ids: readonly string[],
): Promise<readonly Indicator[]> {
  if (ids.length === 0) return [];
  const rows = await selectIndicators(transaction)
    .where("indicator.id", "in", [...ids])
    .execute();
  return rows.map(fromRow);
}

/** Indicators that an area works with: its own and those of the areas above it. */
export async function listUsableIndicators(
  transaction: ReadTransaction,
  areaCode: string,
): Promise<readonly Indicator[]> {
  const codes = areaAndAbove(await listAreas(transaction), areaCode);
  const rows = await selectIndicators(transaction)
    .where("indicator.area_code", "in", [...codes])
    .execute();
  return rows.map(fromRow);
}

/**
 * Areas whose indicators the actor may read: those in reach of `indicator.read` and the ones above them, since what a
 * city defines is what its counties report.
 */
export async function readableIndicatorAreas(context: ReadContext): Promise<ReadonlySet<string>> {
  const reach = await findReach(context, "indicator.read");
  const areas = await listAreas(context.transaction);
  return new Set(
    areas
      .filter(({ code }) => isWithin(reach, { areaCode: code }))
      .flatMap(({ code }) => areaAndAbove(areas, code)),
  );
}

/** An indicator that the actor may read; the problem "not-found" for any other. */
export async function findReadableIndicator(context: ReadContext, id: string): Promise<Indicator> {
  const indicator = (await listIndicatorsById(context.transaction, [id]))[0];
  if (indicator === undefined || !(await readableIndicatorAreas(context)).has(indicator.areaCode))
    throw notFound({ zh: "指标", en: "indicator" }, id);
  return indicator;
}

/** The indicators the actor may read, by pinyin; `areaCode` narrows to those this area works with. */
export async function listIndicatorsInReach(
  context: ReadContext,
  narrowed: { readonly areaCode?: string | undefined; readonly query?: string | undefined } = {},
): Promise<readonly Indicator[]> {
  const readable = await readableIndicatorAreas(context);
  const narrow =
    narrowed.areaCode === undefined
      ? [...readable]
      : areaAndAbove(await listAreas(context.transaction), narrowed.areaCode).filter((code) =>
          readable.has(code),
        );
  if (narrow.length === 0) return [];
  const rows = await selectIndicators(context.transaction)
    .where("indicator.area_code", "in", narrow)
    .execute();
  const words = (narrowed.query ?? "").trim().toLowerCase().split(/\s+/u);
  return rows
    .map(fromRow)
    .filter((indicator) =>
      words.every((word) =>
        `${indicator.name} ${indicator.nameEn ?? ""} ${indicator.id}`.toLowerCase().includes(word),
      ),
    );
}

/** The ids in the list that are taken already. */
export async function listTakenIds(
  transaction: ReadTransaction,
  prefix: string,
): Promise<ReadonlySet<string>> {
  const rows = await transaction
    .selectFrom("indicator")
    .select("id")
    .where("id", "like", `${prefix}%`)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Adds indicators with the first version of their definition, which counts for every year. */
export async function insertIndicators(
  transaction: WriteTransaction,
  rows: readonly Insertable<Tables["indicator"]>[],
  made: { readonly by: string; readonly at: string },
): Promise<void> {
  if (rows.length === 0) return;
  await transaction
    .insertInto("indicator")
    .values([...rows])
    .execute();
  const ids = rows.map(({ id }) => id);
  await keepVersions(transaction, ids, { fromYear: 1949, reason: null, ...made });
}

/** Lets one change of an indicator at a time happen, until the end of the transaction. */
export async function lockIndicator(transaction: WriteTransaction, id: string): Promise<void> {
  await transaction.selectFrom("indicator").select("id").where("id", "=", id).forUpdate().execute();
}

/** Changes columns of an indicator, and keeps what it says now as its next version. */
export async function updateIndicator(
  transaction: WriteTransaction,
  id: string,
  columns: Updateable<Tables["indicator"]>,
  change: VersionStamp,
): Promise<void> {
  await transaction
    .updateTable("indicator")
    .set((column) => ({ ...columns, version: column("version", "+", 1) }))
    .where("id", "=", id)
    .execute();
  await keepVersions(transaction, [id], change);
}
