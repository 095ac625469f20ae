import { addDays, beijingMidnight } from "@halfsky/calendar";
import { type Expression, type RawBuilder, type SqlBool, sql } from "kysely";
import type { ReadTransaction } from "../../database/transactions.ts";

/** Days in Beijing, both inclusive. */
export interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Whose reading may be seen, of which cases. */
export interface LogScope {
  /** of people of this organisation, where it is not of areas */
  readonly organisationId: string | null;
  /** of people of organisations of these areas; null for all */
  readonly areas: readonly string[] | null;
  /** cases that whoever looks at the log may know of, as a condition on service_case */
  readonly cases: Expression<SqlBool>;
  /**
   * actors whose accounts are kept as closely as a party (`asParty`), as "system actor", whose name whoever looks is not
   * told; with her own account, which is no secret to her
   */
  readonly kept: { readonly actors: readonly string[]; readonly reader: string };
}

/** Whether an account acted, in one of some cases, as somebody whose name is kept. */
function isKept(
  { kept: { actors, reader } }: LogScope,
  account: RawBuilder<string>,
  cases: RawBuilder<unknown>,
): Expression<SqlBool> {
  if (actors.length === 0) return sql<SqlBool>`false`;
  return sql<SqlBool>`(${account} <> ${reader} and exists (
    select 1 from service_case as told
      join service_action as did on did.area_code = told.area_code and did.case_id = told.id
    where told.id in (${cases}) and did.account_id = ${account}
      and told.system || ' ' || did.acted_as = any(${[...actors]})))`;
}

/** The cases of an entry: what was shown, or what a search found. */
const caseIds = sql`coalesce(audit_entry.details -> 'cases', audit_entry.details -> 'found')`;

function within({ from, to }: Days, column: string): Expression<SqlBool> {
  const at = sql.ref(column);
  const first = from === undefined ? sql`true` : sql`${at} >= ${beijingMidnight(from)}`;
  const last = to === undefined ? sql`true` : sql`${at} < ${beijingMidnight(addDays(to, 1))}`;
  return sql<SqlBool>`(${first} and ${last})`;
}

function namedPerson(person: string | undefined): Expression<SqlBool> {
  if (person === undefined) return sql<SqlBool>`true`;
  const part = `%${person.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return sql<SqlBool>`(account.username = ${person} or account.display_name like ${part})`;
}

function workplace({ organisationId, areas }: LogScope): Expression<SqlBool> {
  if (organisationId !== null) return sql<SqlBool>`organisation.id = ${organisationId}`;
  return areas === null ? sql<SqlBool>`true` : sql<SqlBool>`organisation.area_code = any(${[...areas]})`;
}

/** Entries about what was shown of cases, the newest first: those that name a case of the scope, and no others. */
export async function listReadEntries(
  transaction: ReadTransaction,
  scope: LogScope,
  filter: Days & {
    readonly caseId?: string | undefined;
    readonly person?: string | undefined;
    readonly before?: number | undefined;
  },
  limit: number,
) {
  const { caseId, before, person } = filter;
  const kept = isKept(
    scope,
    sql<string>`audit_entry.account_id`,
    sql`select jsonb_array_elements_text(${caseIds})`,
  );
  let select = transaction
    .selectFrom("audit_entry")
    .innerJoin("account", "account.id", "audit_entry.account_id")
    .innerJoin("organisation", "organisation.id", "audit_entry.organisation_id")
    .select([
      "audit_entry.sequence",
      "audit_entry.at",
      "audit_entry.action",
      "audit_entry.details",
      "account.display_name as person",
      "organisation.name as organisation",
    ])
    .select(() => sql<boolean>`${kept}`.as("kept"))
    .where(sql<SqlBool>`audit_entry.action in ('case.read', 'case.search')`)
    .where(namedPerson(person))
    .where(within(filter, "audit_entry.at"));
  // who is asked after by name must not be found where the name is not told
  if (person !== undefined) select = select.where(sql<SqlBool>`not ${kept}`);
  // who asks after a case of her own learns of readers elsewhere too
  select =
    caseId === undefined
      ? select.where(workplace(scope))
      : select.where(sql<SqlBool>`${caseIds} @> ${JSON.stringify([caseId])}::jsonb`);
  if (before !== undefined) select = select.where("audit_entry.sequence", "<", before);
  return await select
    .where(
      sql<SqlBool>`exists (select 1 from service_case where service_case.id in
        (select jsonb_array_elements_text(${caseIds})) and ${scope.cases})`,
    )
    .orderBy("audit_entry.sequence", "desc")
    .limit(limit)
    .execute();
}

/** Cases of the scope by their ids: what of them the log may name. */
export async function listNamedCases(
  transaction: ReadTransaction,
  { cases }: LogScope,
  ids: readonly string[],
) {
  if (ids.length === 0) return [];
  return await transaction
    .selectFrom("service_case")
    .select(["id", "number", "system", "area_code"])
    .where("id", "in", [...ids])
    .where(cases)
    .execute();
}

/** A case of the scope by its id or number. */
export async function findNamedCase(transaction: ReadTransaction, { cases }: LogScope, idOrNumber: string) {
  return await transaction
    .selectFrom("service_case")
    .select(["id", "number", "system", "area_code", "owner_organisation_id"])
    .where((where) => where.or([where("id", "=", idOrNumber), where("number", "=", idOrNumber)]))
    .where(cases)
    .executeTakeFirst();
}

function ownedBy({ organisationId, areas }: LogScope): Expression<SqlBool> {
  if (organisationId !== null) return sql<SqlBool>`service_case.owner_organisation_id = ${organisationId}`;
  return areas === null ? sql<SqlBool>`true` : sql<SqlBool>`service_case.owner_area = any(${[...areas]})`;
}

/** What was handed out of cases of the scope, the newest first. */
export async function listDisclosures(
  transaction: ReadTransaction,
  scope: LogScope,
  filter: Days & { readonly caseId?: string | undefined },
  limit: number,
) {
  let select = transaction
    .selectFrom("service_disclosure")
    .innerJoin("service_case", (join) =>
      join
        .onRef("service_case.area_code", "=", "service_disclosure.area_code")
        .onRef("service_case.id", "=", "service_disclosure.case_id"),
    )
    .innerJoin("organisation", "organisation.id", "service_disclosure.organisation_id")
    .select([
      "service_disclosure.at",
      "service_disclosure.kind",
      "service_disclosure.name",
      "service_disclosure.fields",
      "service_disclosure.basis",
      "organisation.name as organisation",
      "service_case.id",
      "service_case.number",
      "service_case.system",
      "service_case.area_code",
    ])
    .where(scope.cases)
    .where(ownedBy(scope))
    .where(within(filter, "service_disclosure.at"));
  if (filter.caseId !== undefined) select = select.where("service_case.id", "=", filter.caseId);
  return await select
    .orderBy("service_disclosure.at", "desc")
    .orderBy("service_disclosure.id")
    .limit(limit)
    .execute();
}

/** Broken glasses of cases of the scope, the newest first, each with the action that reviewed it. */
export async function listGlasses(
  transaction: ReadTransaction,
  scope: LogScope,
  filter: Days & { readonly caseId?: string | undefined; readonly person?: string | undefined },
  limit: number,
) {
  const kept = isKept(scope, sql<string>`broken.account_id`, sql`service_case.id`);
  let select = transaction
    .selectFrom("service_action as broken")
    .innerJoin("service_case", (join) =>
      join
        .onRef("service_case.area_code", "=", "broken.area_code")
        .onRef("service_case.id", "=", "broken.case_id"),
    )
    .innerJoin("account", "account.id", "broken.account_id")
    .innerJoin("organisation", "organisation.id", "broken.organisation_id")
    .leftJoin("service_action as review", (join) =>
      join
        .onRef("review.area_code", "=", "broken.area_code")
        .onRef("review.case_id", "=", "broken.case_id")
        .on("review.action", "=", "review-break-glass")
        .on(sql<SqlBool>`(review.details ->> 'pending')::int = broken.number`),
    )
    .select([
      "broken.at",
      "broken.details",
      "account.display_name as person",
      "organisation.name as organisation",
      "review.account_id as reviewer",
      "review.at as reviewed_at",
      "service_case.id",
      "service_case.number",
      "service_case.system",
      "service_case.area_code",
    ])
    .select(() => sql<boolean>`${kept}`.as("kept"))
    .where("broken.action", "=", "break-glass")
    .where(scope.cases)
    .where(ownedBy(scope))
    .where(namedPerson(filter.person))
    .where(within(filter, "broken.at"));
  if (filter.caseId !== undefined) select = select.where("service_case.id", "=", filter.caseId);
  if (filter.person !== undefined) select = select.where(sql<SqlBool>`not ${kept}`);
  return await select.orderBy("broken.at", "desc").orderBy("broken.number").limit(limit).execute();
}
