import type { PlanRule, TargetRow } from "@halfsky/api-contract";
import type { TargetPath } from "@halfsky/targets";
import { sql } from "kysely";
import { jsonText } from "../database/json-text.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** A target of a published plan, with what is shown of its plan and its indicator. */
export interface StoredTarget {
  /** Area of the plan; areas below are judged by the same target. */
  readonly areaCode: string;
  readonly id: string;
  readonly planId: string;
  readonly planTitle: string;
  readonly population: TargetRow["population"];
  readonly periodStart: number;
  readonly periodEnd: number;
  readonly partId: string;
  readonly position: number;
  readonly indicatorId: string | null;
  readonly name: string;
  readonly nameEn: string | null;
  readonly domain: string | null;
  readonly unit: string;
  readonly decimals: number;
  readonly direction: TargetRow["direction"];
  readonly nature: string | null;
  readonly origin: TargetRow["origin"];
  readonly rule: PlanRule;
  readonly path: TargetPath;
  readonly planWords: string;
  readonly line: number;
  readonly baseline: { readonly year: number; readonly value: string } | null;
  readonly targetYear: number;
  readonly organisation: { readonly id: string; readonly name: string } | null;
  readonly monitored: boolean;
  readonly retiredAt: string | null;
}

const targetColumns = [
  "area_code",
  "id",
  "plan_id",
  "plan_version",
  "part_id",
  "position",
  "indicator_id",
  "name",
  "domain",
  "unit",
  "direction",
  "nature",
  "rule",
  "path",
  "words",
  "line",
  "origin",
  "baseline_year",
  "baseline_value",
  "target_year",
  "monitored",
  "retired_at",
] as const;

/** Targets as they stand, or with `asOf` (ISO 8601) as they stood then, each in the revision of that moment. */
function selectTargets(transaction: ReadTransaction, asOf?: string) {
  const targets =
    asOf === undefined
      ? transaction.selectFrom("target").select(targetColumns).as("target")
      : transaction
          .selectFrom("target_revision")
          .select(targetColumns)
          .distinctOn(["target_revision.area_code", "target_revision.id"])
          .where("target_revision.recorded_at", "<=", asOf)
          .orderBy("target_revision.area_code")
          .orderBy("target_revision.id")
          .orderBy("target_revision.revision", "desc")
          .as("target");
  return transaction
    .selectFrom(targets)
    .innerJoin("plan", "plan.id", "target.plan_id")
    .leftJoin("indicator", "indicator.id", "target.indicator_id")
    .leftJoin("organisation", "organisation.id", "indicator.organisation_id")
    .selectAll("target")
    .select([
      "plan.title as plan_title",
      "plan.population",
      "plan.period_start",
      "plan.period_end",
      "plan.state as plan_state",
      "indicator.decimals",
      "indicator.name_en",
      "indicator.organisation_id",
      "organisation.name as organisation_name",
    ])
    .orderBy("plan.period_start", "desc")
    .orderBy("plan.population", "desc")
    .orderBy("target.plan_id")
    .orderBy("target.position");
}

type Row = Awaited<ReturnType<ReturnType<typeof selectTargets>["execute"]>>[number];

function fromRow(row: Row): StoredTarget {
  return {
    areaCode: row.area_code,
    id: row.id,
    planId: row.plan_id,
    planTitle: row.plan_title,
    population: row.population,
    periodStart: row.period_start,
    periodEnd: row.period_end,
    partId: row.part_id,
    position: row.position,
    indicatorId: row.indicator_id,
    name: row.name,
    nameEn: row.name_en,
    domain: row.domain,
    unit: row.unit,
    decimals: row.decimals ?? decimalsOf(row.rule),
    direction: row.direction,
    nature: row.nature,
    origin: row.origin,
    rule: row.rule,
    path: row.path,
    planWords: row.words,
    line: row.line,
    baseline:
      row.baseline_year === null || row.baseline_value === null
        ? null
        : { year: row.baseline_year, value: row.baseline_value },
    targetYear: row.target_year,
    organisation:
      row.organisation_id === null
        ? null
        : { id: row.organisation_id, name: row.organisation_name ?? row.organisation_id },
    monitored: row.monitored,
    retiredAt: row.retired_at,
  };
}

/** A target without an indicator is printed with the decimals of its own rule. */
function decimalsOf(rule: PlanRule): number {
  return [rule.value, rule.value2].reduce(
    (most, value) => Math.max(most, value?.split(".")[1]?.length ?? 0),
    0,
  );
}

/**
 * Targets of published plans of these areas that are judged every year, by plan and place in it; `planIds` narrows, and
 * `asOf` (ISO 8601) goes back to the targets, rules, baselines and paths of that moment.
 */
export async function listMonitoredTargets(
  transaction: ReadTransaction,
  query: {
    readonly areaCodes: readonly string[];
    readonly planIds?: readonly string[] | undefined;
    readonly indicatorId?: string | undefined;
    readonly asOf?: string | undefined;
  },
): Promise<readonly StoredTarget[]> {
  if (query.areaCodes.length === 0 || query.planIds?.length === 0) return [];
  const { asOf } = query;
  let select = selectTargets(transaction, asOf)
    .where("target.area_code", "in", [...query.areaCodes])
    .where("target.monitored", "=", true)
    .where("target.retired_at", "is", null)
    .where((where) =>
      where.or([
        where("plan.state", "=", "published"),
        ...(asOf === undefined ? [] : [where("plan.withdrawn_at", ">", asOf)]),
      ]),
    );
  if (query.planIds) select = select.where("target.plan_id", "in", [...query.planIds]);
  if (query.indicatorId !== undefined) select = select.where("target.indicator_id", "=", query.indicatorId);
  return (await select.execute()).map(fromRow);
}

/** One target by its id, retired ones too. */
export async function findTarget(
  transaction: ReadTransaction,
  id: string,
): Promise<StoredTarget | undefined> {
  const row = await selectTargets(transaction).where("target.id", "=", id).executeTakeFirst();
  return row && fromRow(row);
}

/** All targets that a plan has or had, in their order. */
export async function listPlanTargets(
  transaction: ReadTransaction,
  planId: string,
): Promise<readonly StoredTarget[]> {
  const rows = await selectTargets(transaction).where("target.plan_id", "=", planId).execute();
  return rows.map(fromRow);
}

/** A target as a published version of a plan states it. */
export interface PublishedTarget {
  readonly id: string;
  readonly partId: string;
  readonly position: number;
  readonly indicatorId: string | null;
  readonly name: string;
  readonly domain: string | null;
  readonly unit: string;
  readonly direction: TargetRow["direction"];
  readonly nature: string | null;
  readonly rule: PlanRule;
  /** The words of the plan that it was read from. */
  readonly words: string;
  readonly line: number;
  readonly origin: TargetRow["origin"];
  readonly baseline: { readonly year: number; readonly value: string } | null;
  readonly targetYear: number;
  readonly monitored: boolean;
}

interface PlanVersion {
  readonly areaCode: string;
  readonly planId: string;
  readonly planVersion: number;
}

function columnsOf(target: PublishedTarget, version: PlanVersion) {
  return {
    plan_version: version.planVersion,
    part_id: target.partId,
    position: target.position,
    indicator_id: target.indicatorId,
    name: target.name,
    domain: target.domain,
    unit: target.unit,
    direction: target.direction,
    nature: target.nature,
    rule: jsonText(target.rule),
    words: target.words,
    line: target.line,
    origin: target.origin,
    baseline_year: target.baseline?.year ?? null,
    baseline_value: target.baseline?.value ?? null,
    target_year: target.targetYear,
    monitored: target.monitored,
    retired_at: null,
  };
}

/** Adds a target; its path is straight until a person chooses another. */
export async function insertTarget(
  transaction: WriteTransaction,
  version: PlanVersion,
  target: PublishedTarget,
): Promise<void> {
  await transaction
    .insertInto("target")
    .values({
      area_code: version.areaCode,
      id: target.id,
      plan_id: version.planId,
      path: jsonText<TargetPath>({ kind: "straight" }),
      ...columnsOf(target, version),
    })
    .execute();
}

/** Brings a target to the newest version of its plan; the path that a person chose stays. */
export async function updateTarget(
  transaction: WriteTransaction,
  version: PlanVersion,
  target: PublishedTarget,
): Promise<void> {
  await transaction
    .updateTable("target")
    .set(columnsOf(target, version))
    .where("area_code", "=", version.areaCode)
    .where("id", "=", target.id)
    .execute();
}

/** Retires targets that the newest version no longer has. */
export async function retireTargets(
  transaction: WriteTransaction,
  areaCode: string,
  ids: readonly string[],
  at: string,
): Promise<void> {
  if (ids.length === 0) return;
  await transaction
    .updateTable("target")
    .set({ retired_at: at })
    .where("area_code", "=", areaCode)
    .where("id", "in", [...ids])
    .where("retired_at", "is", null)
    .execute();
}

/** Lays another path to a target; the one before stays in its revisions. */
export async function updatePath(
  transaction: WriteTransaction,
  target: Pick<StoredTarget, "areaCode" | "id">,
  path: TargetPath,
  at: string,
): Promise<void> {
  await transaction
    .updateTable("target")
    .set({ path: jsonText(path) })
    .where("area_code", "=", target.areaCode)
    .where("id", "=", target.id)
    .execute();
  await keepTargetRevisions(transaction, target.areaCode, [target.id], at);
}

/** Keeps how targets stand now as their next revisions; called in the transaction that changed them. */
export async function keepTargetRevisions(
  transaction: WriteTransaction,
  areaCode: string,
  ids: readonly string[],
  at: string,
): Promise<void> {
  if (ids.length === 0) return;
  await transaction
    .insertInto("target_revision")
    .columns([...targetColumns, "revision", "recorded_at"])
    .expression((from) =>
      from
        .selectFrom("target")
        .select(targetColumns)
        .select([
          (select) =>
            sql<number>`1 + coalesce(${select
              .selectFrom("target_revision as kept")
              .select(({ fn }) => fn.max("kept.revision").as("newest"))
              .whereRef("kept.area_code", "=", "target.area_code")
              .whereRef("kept.id", "=", "target.id")}, 0)`.as("revision"),
          sql<string>`${at}::timestamptz`.as("recorded_at"),
        ])
        .where("area_code", "=", areaCode)
        .where("id", "in", [...ids]),
    )
    .execute();
}
