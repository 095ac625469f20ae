import type { InspectionState, ScoreItem } from "@halfsky/supervision";
import { type Expression, type SqlBool, sql } from "kysely";
import { type Reach, withinReach } from "../access/reach.ts";
import { jsonText } from "../database/json-text.ts";
import type { InspectionActionStep, TeamMember } from "../database/tables/inspections.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";
import { shownName } from "../plans/plan.store.ts";

/** An inspection as it is kept, without its visits and findings. */
export interface StoredInspection {
  readonly areaCode: string;
  readonly id: string;
  /** The office that inspects. */
  readonly organisation: { readonly id: string; readonly name: string };
  readonly title: string;
  readonly purpose: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly team: readonly TeamMember[];
  readonly planIds: readonly string[];
  readonly sheet: readonly ScoreItem[];
  readonly state: InspectionState;
  readonly version: number;
  readonly created: { readonly by: string; readonly at: string };
}

/** What identifies an inspection in every table of it. */
export type InspectionKey = Pick<StoredInspection, "areaCode" | "id">;

function selectInspections(transaction: ReadTransaction) {
  return transaction
    .selectFrom("inspection")
    .innerJoin("organisation", "organisation.id", "inspection.organisation_id")
    .leftJoin("account", "account.id", "inspection.created_by")
    .selectAll("inspection")
    .select(["organisation.name as organisation_name", "account.display_name"])
    .orderBy("inspection.starts_on", "desc")
    .orderBy("inspection.id");
}

type Row = Awaited<ReturnType<ReturnType<typeof selectInspections>["execute"]>>[number];

function fromRow(row: Row): StoredInspection {
  return {
    areaCode: row.area_code,
    id: row.id,
    organisation: { id: row.organisation_id, name: row.organisation_name },
    title: row.title,
    purpose: row.purpose,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    team: row.team,
    planIds: row.plan_ids,
    sheet: row.sheet,
    state: row.state,
    version: row.version,
    created: { by: shownName(row.created_by, row.display_name), at: row.created_at },
  };
}

/** The rule of who sees an inspection at all: its office's reach, or a visit or a finding of hers in it. */
function seenBy(reach: Reach): Expression<SqlBool> {
  const office = withinReach(reach, {
    area: "inspection.area_code",
    organisation: "inspection.organisation_id",
  });
  const visited = withinReach(reach, { area: "visit.visited_area", organisation: "visit.organisation_id" });
  const owner = withinReach(reach, {
    area: "finding.owner_area",
    organisation: "finding.owner_organisation",
  });
  return sql<SqlBool>`(${office}
    or exists (select 1 from inspection_visit visit
      where visit.area_code = inspection.area_code and visit.inspection_id = inspection.id and ${visited})
    or exists (select 1 from inspection_finding finding
      where finding.area_code = inspection.area_code and finding.inspection_id = inspection.id and ${owner}))`;
}

/** The inspections of which the reach sees anything, the newest first. */
export async function listInspections(
  transaction: ReadTransaction,
  reach: Reach,
  filter: { readonly areaCode?: string | undefined; readonly state?: InspectionState | undefined } = {},
): Promise<readonly StoredInspection[]> {
  let select = selectInspections(transaction).where(seenBy(reach));
  const { areaCode, state } = filter;
  if (areaCode !== undefined) select = select.where("inspection.area_code", "=", areaCode);
  if (state !== undefined) select = select.where("inspection.state", "=", state);
  return (await select.execute()).map(fromRow);
}

/** An inspection by its id, whoever asks. */
export async function findInspection(
  transaction: ReadTransaction,
  id: string,
): Promise<StoredInspection | undefined> {
  const row = await selectInspections(transaction).where("inspection.id", "=", id).executeTakeFirst();
  return row && fromRow(row);
}

/** Holds an inspection until the end of the transaction: whoever changes anything of it waits for the other. */
export async function lockInspection(transaction: WriteTransaction, id: string): Promise<void> {
  await transaction.selectFrom("inspection").select("id").where("id", "=", id).forUpdate().execute();
}

type Plan = Pick<
  StoredInspection,
  "title" | "purpose" | "startsOn" | "endsOn" | "team" | "planIds" | "sheet" | "state" | "version"
>;

function columnsOf(plan: Plan, at: string) {
  return {
    title: plan.title,
    purpose: plan.purpose,
    starts_on: plan.startsOn,
    ends_on: plan.endsOn,
    team: jsonText(plan.team),
    plan_ids: [...plan.planIds],
    sheet: jsonText(plan.sheet),
    state: plan.state,
    version: plan.version,
    changed_at: at,
  };
}

/** Adds a planned inspection. */
export async function insertInspection(
  transaction: WriteTransaction,
  inspection: Plan &
    InspectionKey & { readonly organisationId: string; readonly by: string; readonly at: string },
): Promise<void> {
  await transaction
    .insertInto("inspection")
    .values({
      area_code: inspection.areaCode,
      id: inspection.id,
      organisation_id: inspection.organisationId,
      created_by: inspection.by,
      created_at: inspection.at,
      ...columnsOf(inspection, inspection.at),
    })
    .execute();
}

/** Keeps the plan and the state of an inspection as they are now. */
export async function updateInspection(
  transaction: WriteTransaction,
  inspection: Plan & InspectionKey,
  at: string,
): Promise<void> {
  await transaction
    .updateTable("inspection")
    .set(columnsOf(inspection, at))
    .where("area_code", "=", inspection.areaCode)
    .where("id", "=", inspection.id)
    .execute();
}

/** A step of an inspection's course. */
export interface StoredInspectionAction {
  readonly number: number;
  readonly step: InspectionActionStep;
  readonly words: string | null;
  readonly accountId: string;
  readonly taken: { readonly by: string; readonly at: string };
}

/** The course of an inspection, oldest first. */
export async function listInspectionActions(
  transaction: ReadTransaction,
  { areaCode, id }: InspectionKey,
): Promise<readonly StoredInspectionAction[]> {
  const rows = await transaction
    .selectFrom("inspection_action")
    .leftJoin("account", "account.id", "inspection_action.taken_by")
    .selectAll("inspection_action")
    .select("account.display_name")
    .where("inspection_action.area_code", "=", areaCode)
    .where("inspection_action.inspection_id", "=", id)
    .orderBy("inspection_action.number")
    .execute();
  return rows.map((row) => ({
    number: row.number,
    step: row.step,
    words: row.words,
    accountId: row.taken_by,
    taken: { by: shownName(row.taken_by, row.display_name), at: row.taken_at },
  }));
}

/** Adds the next step to the course of an inspection. */
export async function insertInspectionAction(
  transaction: WriteTransaction,
  { areaCode, id }: InspectionKey,
  action: {
    readonly step: InspectionActionStep;
    readonly words: string | null;
    readonly by: string;
    readonly at: string;
  },
): Promise<void> {
  const { last } = await transaction
    .selectFrom("inspection_action")
    .select(({ fn }) => fn.max("number").as("last"))
    .where("area_code", "=", areaCode)
    .where("inspection_id", "=", id)
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto("inspection_action")
    .values({
      area_code: areaCode,
      inspection_id: id,
      number: (last ?? 0) + 1,
      step: action.step,
      words: action.words,
      taken_by: action.by,
      taken_at: action.at,
    })
    .execute();
}
