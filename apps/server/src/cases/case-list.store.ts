import type { PrivacyClass } from "@halfsky/cases";
import { type Expression, type SqlBool, sql } from "kysely";
import type { ReadTransaction } from "../database/transactions.ts";
import type { CaseColumns } from "./case.store.ts";

/** What lists are filtered by: columns of open and work classes alone. */
export interface CaseFilter {
  readonly system?: string | undefined;
  readonly phase?: CaseColumns["phase"] | undefined;
  readonly state?: string | undefined;
  readonly grade?: string | undefined;
  readonly areas?: readonly string[] | undefined;
  /** an account; null for what is assigned to nobody */
  readonly assignee?: string | null | undefined;
  /** due before this moment */
  readonly dueBefore?: string | undefined;
  /** the clock that ends first */
  readonly clock?: string | undefined;
  readonly answers?: readonly AnswerFilter[] | undefined;
  /** part of a number 编号 */
  readonly number?: string | undefined;
}

/** An answer of an open or work class as it stands in the row. */
export interface AnswerColumn {
  readonly field: string;
  /** areas whose parameters keep the answer closer: nothing of it is told of their cases */
  readonly closerIn: readonly string[];
}

export interface AnswerFilter extends AnswerColumn {
  /** the answer; null: said not to be known */
  readonly value: string | null;
}

const orders = {
  due: sql`service_case.next_due_at asc nulls last, service_case.id`,
  opened: sql`service_case.opened_at desc, service_case.id`,
  number: sql`service_case.number`,
} as const;

/** What stands for an answer that is said not to be known. */
export const notKnown = "?";

/** The text of an answer; null where there is none, or where an area keeps it closer. */
function answerOf({ field, closerIn }: AnswerColumn): Expression<string | null> {
  const text = sql<string | null>`case jsonb_typeof(service_case.work -> ${field}::text)
    when 'object' then ${notKnown}::text else service_case.work ->> ${field}::text end`;
  if (closerIn.length === 0) return text;
  return sql`case when service_case.lies_in = any(${closerIn}) then null else ${text} end`;
}

function selectCases(transaction: ReadTransaction, within: Expression<SqlBool>, filter: CaseFilter) {
  let select = transaction.selectFrom("service_case").where(within);
  const { system, phase, state, grade, areas, assignee, dueBefore, clock, answers = [], number } = filter;
  if (system !== undefined) select = select.where("system", "=", system);
  if (phase !== undefined) select = select.where("phase", "=", phase);
  if (state !== undefined) select = select.where("state", "=", state);
  if (grade !== undefined) select = select.where("grade", "=", grade);
  if (areas !== undefined) select = select.where("lies_in", "in", [...areas]);
  if (assignee !== undefined) select = select.where("assignee", "is not distinct from", assignee);
  if (dueBefore !== undefined) select = select.where("next_due_at", "<", dueBefore);
  if (clock !== undefined) select = select.where("next_due", "=", clock);
  for (const { value, ...column } of answers) {
    select = select.where(sql<SqlBool>`${answerOf(column)} = ${value ?? notKnown}`);
  }
  if (number !== undefined) {
    select = select.where(
      "number",
      "like",
      `%${number.toUpperCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`,
    );
  }
  return select;
}

/** A page of the cases within reach that pass the filter, and how many there are. */
export async function listCasePage(
  transaction: ReadTransaction,
  within: Expression<SqlBool>,
  filter: CaseFilter,
  page: { readonly sort: keyof typeof orders; readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly CaseColumns[]; readonly total: number }> {
  const select = selectCases(transaction, within, filter);
  const rows = await select
    .selectAll("service_case")
    .orderBy(orders[page.sort])
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const isLast = rows.length < page.limit && (rows.length > 0 || page.offset === 0);
  if (isLast) return { rows, total: page.offset + rows.length };
  const { count } = await select
    .select((builder) => builder.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return { rows, total: count };
}

/** What cases within reach are told apart by. */
export type CaseFacet = "state" | "grade" | "clock" | "area" | "assignee" | `answer:${string}`;

/** How many cases within reach that pass a filter have which value, read in one go; values of a facet beyond `most` are left out. */
export async function countFacets(
  transaction: ReadTransaction,
  within: Expression<SqlBool>,
  filter: CaseFilter,
  asked: {
    readonly facets: readonly CaseFacet[];
    readonly answers: readonly AnswerColumn[];
    readonly most: number;
  },
): Promise<readonly { readonly facet: CaseFacet; readonly value: string | null; readonly count: number }[]> {
  const columns = new Map<CaseFacet, Expression<unknown>>([
    ["state", sql`service_case.state`],
    ["grade", sql`service_case.grade`],
    ["clock", sql`service_case.next_due`],
    ["area", sql`service_case.lies_in`],
    ["assignee", sql`service_case.assignee`],
    ...asked.answers.map((one) => [`answer:${one.field}`, answerOf(one)] as const),
  ]);
  const facets = [...columns].filter(
    ([facet]) => asked.facets.includes(facet) || facet.startsWith("answer:"),
  );
  const found = selectCases(transaction, within, filter).select(
    facets.map(([, column], index) => sql`${column}`.as(`f${index}`)),
  );
  const counted = facets.map(
    (
      [facet],
      index,
    ) => sql`(select ${facet}::text as facet, ${sql.ref(`f${index}`)}::text as value, count(*)::int as count
      from found group by 2 order by 3 desc limit ${asked.most + 1})`,
  );
  const { rows } = await sql<{
    facet: CaseFacet;
    value: string | null;
    count: number;
  }>`with found as materialized (${found}) ${sql.join(counted, sql` union all `)}`.execute(transaction);
  return rows;
}

/** Open cases within reach by their system. */
export async function countOpenCases(
  transaction: ReadTransaction,
  within: Expression<SqlBool>,
): Promise<ReadonlyMap<string, number>> {
  const rows = await transaction
    .selectFrom("service_case")
    .select((builder) => ["system", builder.fn.countAll<number>().as("count")])
    .where(within)
    .where("phase", "<>", "closed")
    .groupBy("system")
    .execute();
  return new Map(rows.map(({ system, count }) => [system, count]));
}

/** Cases within reach by their ids. */
export async function listCasesById(
  transaction: ReadTransaction,
  within: Expression<SqlBool>,
  ids: readonly string[],
): Promise<readonly CaseColumns[]> {
  if (ids.length === 0) return [];
  return await transaction
    .selectFrom("service_case")
    .selectAll()
    .where(within)
    .where("id", "in", [...ids])
    .execute();
}

/**
 * Whether a case of this id or number is within reach, or somebody broke its glass and the minutes that she asked for are not
 * over; asked of its row and its log's rows, nothing of which is read.
 */
export async function isCaseThere(
  transaction: ReadTransaction,
  idOrNumber: string,
  within: Expression<SqlBool>,
  glass: { readonly accountId: string; readonly now: string } | null,
): Promise<boolean> {
  const broken =
    glass === null
      ? sql<SqlBool>`false`
      : sql<SqlBool>`exists (select 1 from service_action as broken
          where broken.area_code = service_case.area_code and broken.case_id = service_case.id
            and broken.action = 'break-glass' and broken.account_id = ${glass.accountId}
            and broken.at + make_interval(mins => (broken.details ->> 'minutes')::int) > ${glass.now}::timestamptz)`;
  const found = await transaction
    .selectFrom("service_case")
    .select("id")
    .where((where) => where.or([where("id", "=", idOrNumber), where("number", "=", idOrNumber)]))
    .where(sql<SqlBool>`(coalesce(${within}, false) or ${broken})`)
    .executeTakeFirst();
  return found !== undefined;
}

/** The newest cases within reach in which somebody is found by a hashed value of one of some classes. */
export async function listCasesByKey(
  transaction: ReadTransaction,
  within: Expression<SqlBool>,
  key: { readonly blind: string; readonly classes: readonly PrivacyClass[]; readonly limit: number },
): Promise<readonly CaseColumns[]> {
  return await transaction
    .selectFrom("service_case")
    .selectAll()
    .where("id", "in", (from) =>
      from
        .selectFrom("service_person_key")
        .select("case_id")
        .where("blind", "=", key.blind)
        .where("privacy", "in", [...key.classes]),
    )
    .where(within)
    .orderBy("opened_at", "desc")
    .orderBy("id")
    .limit(key.limit)
    .execute();
}

/** Cases within reach in which something waits for a second person or a review, what is due first standing first. */
export async function listPending(
  transaction: ReadTransaction,
  within: Expression<SqlBool>,
  limit: number,
): Promise<readonly CaseColumns[]> {
  return await transaction
    .selectFrom("service_case")
    .selectAll()
    .where("pending", ">", 0)
    // of what is closed nothing but the review of a broken glass waits
    .where(sql<SqlBool>`(phase <> 'closed' or pending_for @> '[{"clock": {}}]')`)
    .where(within)
    .orderBy(orders.due)
    .limit(limit)
    .execute();
}

/** Why an open case waits for somebody, with the condition that finds it: each can use an index of its own. */
interface FoundPart {
  readonly why: string;
  readonly where: Expression<SqlBool>;
  /** the condition names its cases: they are found by their ids, and not in the order of what is due */
  readonly isNamed?: boolean;
  /** closed cases too */
  readonly closedToo?: boolean;
  /** cases that are due by what their reader holds of them, by id, unless a condition holds */
  readonly held?: { readonly ends: ReadonlyMap<string, string>; readonly unless: Expression<SqlBool> };
}

/** Cases whose rows were read and judged already, with when each is due. */
interface KnownPart {
  readonly why: string;
  readonly known: ReadonlyMap<string, string | null>;
}

export type QueuePart = FoundPart | KnownPart;

/** When a case of a part of a queue is due. */
function dueOf({ held }: FoundPart): Expression<unknown> {
  if (held === undefined) return sql`service_case.next_due_at`;
  const [ids, ends] = [[...held.ends.keys()], [...held.ends.values()]];
  return sql`case when ${held.unless} then service_case.next_due_at
    else (${ends}::timestamptz[])[array_position(${ids}::text[], service_case.id)] end`;
}

/** The ids of a part's cases, when each is due, and why it waits. */
function selectPart(part: QueuePart, limit: number): Expression<unknown> {
  if ("known" in part) {
    const [ids, dues] = [[...part.known.keys()], [...part.known.values()]];
    return sql`(select known.id, known.due, ${part.why}::text as why
      from unnest(${ids}::text[], ${dues}::timestamptz[]) as known (id, due))`;
  }
  return sql`(select service_case.id, ${dueOf(part)} as due, ${part.why}::text as why
    from service_case where ${part.closedToo === true ? sql`` : sql`service_case.phase <> 'closed' and `}${part.where}
    ${part.isNamed === true ? sql`` : sql`order by ${orders.due} limit ${limit}`})`;
}

/** Cases assigned to an account, of those within a condition. */
export function assignedTo(accountId: string, within: Expression<SqlBool>): Expression<SqlBool> {
  return sql<SqlBool>`service_case.assignee = ${accountId} and ${within}`;
}

/** Cases of an organisation that nobody is assigned to, of those within a condition. */
export function ownedBy(organisationId: string, within: Expression<SqlBool>): Expression<SqlBool> {
  return sql<SqlBool>`service_case.owner_organisation_id = ${organisationId}
    and service_case.assignee is null and ${within}`;
}

/** Cases that are late at a moment, of an organisation and of owners in its area and those below, within a condition. */
export function lateOf(
  { organisationId, areas }: { readonly organisationId: string; readonly areas: readonly string[] },
  now: string,
  within: Expression<SqlBool>,
): Expression<SqlBool> {
  // of an area with none below only its own are hers; said so, an index gives them in the order of what is due
  const ofOwners =
    areas.length > 1
      ? sql`service_case.owner_area = any(${areas})`
      : sql`service_case.owner_organisation_id = ${organisationId}`;
  return sql<SqlBool>`(service_case.next_due_at < ${now} and ${ofOwners} and ${within})`;
}

/** Cases of these ids, of those within a condition. */
export function amongIds(ids: readonly string[], within: Expression<SqlBool>): Expression<SqlBool> {
  return sql<SqlBool>`service_case.id = any(${ids}) and ${within}`;
}

/**
 * The first open cases of a queue with why they stand there, what is due first standing first, and how many of the first
 * `mostCounted` are due when; `more` says that still more wait. Where somebody is asked to agree as the second person and
 * no clock runs, it stands right after what is late: the other waits for her. Each part is read in that order and no further, so that a
 * queue costs the same however many wait: nobody works off ten thousand, and the list of cases counts them all.
 */
export async function listQueue(
  transaction: ReadTransaction,
  parts: readonly QueuePart[],
  at: {
    readonly now: string;
    readonly endOfDay: string;
    readonly limit: number;
    readonly mostCounted: number;
  },
) {
  const found = parts.map((part) => selectPart(part, at.mostCounted + 1));
  const { rows } = await sql<{
    ids: string[];
    whys: string[];
    late: number;
    today: number;
    later: number;
    without_due: number;
    more: boolean;
  }>`with found as (${sql.join(found, sql` union all `)}),
    one as (select id, min(due) as due, string_agg(why, ' ' order by why) as whys,
        coalesce(min(due), case when bool_or(why in ('second-person', 'relief')) then ${at.now}::timestamptz end) as place
      from found group by id),
    counted as (select id, due, place, whys from one order by place asc nulls last, id limit ${at.mostCounted}),
    first as (select id, place, whys from counted order by place asc nulls last, id limit ${at.limit})
    select (select coalesce(array_agg(id order by place asc nulls last, id), '{}') from first) as ids,
      (select coalesce(array_agg(whys order by place asc nulls last, id), '{}') from first) as whys,
      count(*) filter (where due < ${at.now}) as late,
      count(*) filter (where due >= ${at.now} and due <= ${at.endOfDay}) as today,
      count(*) filter (where due > ${at.endOfDay}) as later,
      count(*) filter (where due is null) as without_due,
      (select count(*) from one) > ${at.mostCounted} as more
    from counted`.execute(transaction);
  const [read] = rows;
  const ids = read?.ids ?? [];
  const columns =
    ids.length === 0
      ? []
      : await transaction.selectFrom("service_case").selectAll().where("id", "in", ids).execute();
  const byId = new Map(columns.map((row) => [row.id, row]));
  return {
    rows: ids.flatMap((id, index) => {
      const row = byId.get(id);
      return row === undefined ? [] : [{ row, why: (read?.whys[index] ?? "").split(" ") }];
    }),
    counts: {
      late: read?.late ?? 0,
      today: read?.today ?? 0,
      later: read?.later ?? 0,
      withoutDue: read?.without_due ?? 0,
      more: read?.more ?? false,
    },
  };
}
