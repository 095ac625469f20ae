import { compareDecimalText } from "@halfsky/statistics";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

interface Reference {
  /** The nation's code or that of a province; the area need not be in the tree. */
  readonly areaCode: string;
  /** What indicators are matched by: `normaliseIndicatorName` of the name. */
  readonly indicatorKey: string;
  readonly indicatorName: string;
  /** The plain text of the unit, as `parseUnit` gives it. */
  readonly unit: string;
  /** Decimal text in the unit. */
  readonly value: string;
  /** Seen on the publisher's page, or recalled and to be checked. */
  readonly standing: "page" | "recalled";
  readonly source: string;
}

/** A published figure of the nation or a province in a year. */
export interface ReferenceValue extends Reference {
  readonly year: number;
}

/** A target of the national or a provincial outline. */
export interface ReferenceTarget extends Reference {
  readonly targetYear: number;
  readonly rule: "gte" | "gt" | "lte" | "lt" | "eq";
}

/** How many references are new, differ from what was known, or are known just so. */
export interface ReferenceCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

interface ReferenceQuery {
  readonly areaCodes: readonly string[];
  /** Only these indicators; all when left out. */
  readonly indicatorKeys?: readonly string[] | undefined;
}

/** The newest reference figures of areas, by indicator and year. */
export async function listReferenceValues(
  transaction: ReadTransaction,
  query: ReferenceQuery,
): Promise<readonly ReferenceValue[]> {
  return await selectValues(transaction, query);
}

async function selectValues(transaction: ReadTransaction, query: ReferenceQuery) {
  if (query.areaCodes.length === 0 || query.indicatorKeys?.length === 0) return [];
  let select = transaction
    .selectFrom("reference_value")
    .selectAll()
    .distinctOn(["area_code", "indicator_key", "unit", "year"])
    .where("area_code", "in", [...query.areaCodes])
    .orderBy("area_code")
    .orderBy("indicator_key")
    .orderBy("unit")
    .orderBy("year")
    .orderBy("revision", "desc");
  if (query.indicatorKeys) select = select.where("indicator_key", "in", [...query.indicatorKeys]);
  return (await select.execute()).map((row) => ({
    areaCode: row.area_code,
    indicatorKey: row.indicator_key,
    indicatorName: row.indicator_name,
    unit: row.unit,
    year: row.year,
    revision: row.revision,
    value: row.value,
    standing: row.standing,
    source: row.source,
  }));
}

/** The newest reference targets of areas, by indicator and target year. */
export async function listReferenceTargets(
  transaction: ReadTransaction,
  query: ReferenceQuery,
): Promise<readonly ReferenceTarget[]> {
  return await selectTargets(transaction, query);
}

async function selectTargets(transaction: ReadTransaction, query: ReferenceQuery) {
  if (query.areaCodes.length === 0 || query.indicatorKeys?.length === 0) return [];
  let select = transaction
    .selectFrom("reference_target")
    .selectAll()
    .distinctOn(["area_code", "indicator_key", "unit", "target_year"])
    .where("area_code", "in", [...query.areaCodes])
    .orderBy("area_code")
    .orderBy("indicator_key")
    .orderBy("unit")
    .orderBy("target_year")
    .orderBy("revision", "desc");
  if (query.indicatorKeys) select = select.where("indicator_key", "in", [...query.indicatorKeys]);
  return (await select.execute()).map((row) => ({
    areaCode: row.area_code,
    indicatorKey: row.indicator_key,
    indicatorName: row.indicator_name,
    unit: row.unit,
    targetYear: row.target_year,
    revision: row.revision,
    rule: row.rule,
    value: row.value,
    standing: row.standing,
    source: row.source,
  }));
}

function isSame(known: Reference, given: Reference): boolean {
  return (
    compareDecimalText(known.value, given.value) === 0 &&
    known.standing === given.standing &&
    known.source === given.source
  );
}

/** Keeps figures that are new or other than known, each as a new revision; the same file again changes nothing. */
export async function keepReferenceValues(
  transaction: WriteTransaction,
  given: readonly ReferenceValue[],
  at: string,
): Promise<ReferenceCounts> {
  const areaCodes = [...new Set(given.map(({ areaCode }) => areaCode))];
  const keyOf = (one: ReferenceValue) => [one.areaCode, one.indicatorKey, one.unit, one.year].join("|");
  const known = new Map((await selectValues(transaction, { areaCodes })).map((one) => [keyOf(one), one]));
  let [added, changed] = [0, 0];
  for (const value of given) {
    const before = known.get(keyOf(value));
    if (before && isSame(before, value)) continue;
    if (before) changed++;
    else added++;
    await transaction
      .insertInto("reference_value")
      .values({
        area_code: value.areaCode,
        indicator_key: value.indicatorKey,
        unit: value.unit,
        year: value.year,
        revision: (before?.revision ?? 0) + 1,
        indicator_name: value.indicatorName,
        value: value.value,
        standing: value.standing,
        source: value.source,
        recorded_at: at,
      })
      .execute();
  }
  return { added, changed, unchanged: given.length - added - changed };
}

/** Keeps targets likewise; one whose rule changed is changed. */
export async function keepReferenceTargets(
  transaction: WriteTransaction,
  given: readonly ReferenceTarget[],
  at: string,
): Promise<ReferenceCounts> {
  const areaCodes = [...new Set(given.map(({ areaCode }) => areaCode))];
  const keyOf = (one: ReferenceTarget) =>
    [one.areaCode, one.indicatorKey, one.unit, one.targetYear].join("|");
  const known = new Map((await selectTargets(transaction, { areaCodes })).map((one) => [keyOf(one), one]));
  let [added, changed] = [0, 0];
  for (const target of given) {
    const before = known.get(keyOf(target));
    if (before && isSame(before, target) && before.rule === target.rule) continue;
    if (before) changed++;
    else added++;
    await transaction
      .insertInto("reference_target")
      .values({
        area_code: target.areaCode,
        indicator_key: target.indicatorKey,
        unit: target.unit,
        target_year: target.targetYear,
        revision: (before?.revision ?? 0) + 1,
        indicator_name: target.indicatorName,
        rule: target.rule,
        value: target.value,
        standing: target.standing,
        source: target.source,
        recorded_at: at,
      })
      .execute();
  }
  return { added, changed, unchanged: given.length - added - changed };
}
