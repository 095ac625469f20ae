import type { CountRule } from "@halfsky/cases";
import { type Expression, type RawBuilder, type SqlBool, sql } from "kysely";
import type { ReadTransaction } from "../../database/transactions.ts";
import type { CaseColumns } from "../case.store.ts";

/** What is counted over: a system's cases in some areas, and a year as moments in UTC. */
export interface CountScope {
  readonly system: string;
  readonly areas: readonly string[];
  readonly from: string;
  /** first moment after the year */
  readonly before: string;
  /** those that stand in a state untouched since the year were counted by `countStanding` */
  readonly isStandingCounted?: boolean;
}

/** A case that has to be folded to be counted. */
export type FoldedRow = Pick<CaseColumns, "area_code" | "lies_in" | "id" | "number">;

/** Cases of the scope opened in its year, by area; sealed ones too. */
export async function countOpened(
  transaction: ReadTransaction,
  { system, areas, from, before }: CountScope,
): Promise<ReadonlyMap<string, number>> {
  const rows = await transaction
    .selectFrom("service_case")
    .select((builder) => ["area_code", builder.fn.countAll<number>().as("count")])
    .where("system", "=", system)
    .where("area_code", "in", [...areas])
    .where("opened_at", ">=", from)
    .where("opened_at", "<", before)
    .groupBy("area_code")
    .execute();
  return new Map(rows.map(({ area_code, count }) => [area_code, count]));
}

/** Actions of one name in the year, by the area that each case lay in then; for actions that take effect at once. */
export async function countActions(
  transaction: ReadTransaction,
  { system, areas, from, before }: CountScope,
  action: string,
): Promise<ReadonlyMap<string, number>> {
  const area = sql<string>`coalesce((select move ->> 'areaCode' from jsonb_array_elements(service_case.moves) move
    where (move ->> 'at')::timestamptz <= service_action.at
    order by (move ->> 'at')::timestamptz desc limit 1), service_case.area_code)`;
  const rows = await transaction
    .selectFrom("service_action")
    .innerJoin("service_case", (join) =>
      join
        .onRef("service_case.area_code", "=", "service_action.area_code")
        .onRef("service_case.id", "=", "service_action.case_id"),
    )
    .select((builder) => [area.as("area"), builder.fn.countAll<number>().as("count")])
    .where("service_case.system", "=", system)
    .where(layIn(areas))
    .where("service_action.action", "=", action)
    .where("service_action.at", ">=", from)
    .where("service_action.at", "<", before)
    .groupBy(area)
    .execute();
  return new Map(rows.flatMap((row) => (areas.includes(row.area) ? [[row.area, row.count]] : [])));
}

/** Cases that stand in a state and were not touched since the year, by area: what they are now they were at its end. */
export async function countStanding(
  transaction: ReadTransaction,
  { system, areas, before }: CountScope,
  state: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await transaction
    .selectFrom("service_case")
    .select((builder) => ["lies_in", builder.fn.countAll<number>().as("count")])
    .where("system", "=", system)
    .where("lies_in", "in", [...areas])
    .where("state", "=", state)
    .where("opened_at", "<", before)
    .where(sql<SqlBool>`not ${acted(sql`acts.at >= ${before}`)}`)
    .groupBy("lies_in")
    .execute();
  return new Map(rows.map(({ lies_in, count }) => [lies_in, count]));
}

/** Cases that lie in one of some areas, and all that ever moved: where each counted its events the fold says. */
function layIn(areas: readonly string[]): Expression<SqlBool> {
  return sql<SqlBool>`(service_case.lies_in = any(${[...areas]}) or service_case.moves <> '[]')`;
}

function acted(condition: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select 1 from service_action acts where acts.area_code = service_case.area_code
    and acts.case_id = service_case.id and ${condition})`;
}

/** Which cases a rule can count at all: no other has an event of it in the year. */
function mayCount(rule: CountRule, scope: CountScope): RawBuilder<SqlBool> {
  if ("anyOf" in rule || "eachOf" in rule) {
    const parts = "anyOf" in rule ? rule.anyOf : rule.eachOf;
    return sql<SqlBool>`(${sql.join(
      parts.map((one) => mayCount(one, { ...scope, isStandingCounted: false })),
      sql` or `,
    )})`;
  }
  const { from, before, isStandingCounted } = scope;
  const inYear = sql`acts.at >= ${from} and acts.at < ${before}`;
  if ("opened" in rule) return sql<SqlBool>`opened_at >= ${from}`;
  if ("action" in rule) return acted(sql`${inYear} and acts.action in (${rule.action}, 'confirm')`);
  if ("state" in rule) {
    const later = acted(sql`acts.at >= ${before}`);
    return isStandingCounted === true ? later : sql<SqlBool>`(state = ${rule.state} or ${later})`;
  }
  if ("due" in rule || "onTime" in rule || "overdue" in rule) {
    // a case without an open end that nobody touched since has no occurrence that could end in the year
    return sql<SqlBool>`(next_due_at is not null or phase <> 'closed' or ${acted(sql`acts.at >= ${from}`)})`;
  }
  return acted(inYear);
}

/** The cases of a scope that some rules may count. */
export function candidates(scope: CountScope, rules: readonly CountRule[]): Expression<SqlBool> {
  const { system, areas, before } = scope;
  const parts = rules.map((rule) => mayCount(rule, scope));
  return sql<SqlBool>`(service_case.system = ${system} and ${layIn(areas)}
    and service_case.opened_at < ${before} and (${sql.join(parts, sql` or `)}))`;
}

/** The next cases that rules have to be folded for, by id. */
export async function listCandidates(
  transaction: ReadTransaction,
  scope: CountScope,
  rules: readonly CountRule[],
  page: { readonly after: string; readonly limit: number; readonly within?: Expression<SqlBool> | undefined },
): Promise<readonly FoldedRow[]> {
  let select = transaction
    .selectFrom("service_case")
    .select(["area_code", "lies_in", "id", "number"])
    .where(candidates(scope, rules))
    .where("id", ">", page.after);
  if (page.within !== undefined) select = select.where(page.within);
  return await select.orderBy("id").limit(page.limit).execute();
}
