import type { PlanSummary } from "@halfsky/api-contract";
import type { PlanContent, SourceDocument } from "@halfsky/plan-document";
import type { Updateable } from "kysely";
import { platformActor } from "../access/actor.ts";
import type { Reach } from "../access/reach.ts";
import { withinReach } from "../access/reach.ts";
import { jsonText } from "../database/json-text.ts";
import type { Tables } from "../database/tables.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** Shape of stored plan contents; a change of PlanContent that old rows do not fit raises it. */
export const contentFormatVersion = 1;

/** A plan as it stands in lists, and what its record says beyond. */
export interface StoredPlan extends PlanSummary {
  readonly withdrawn: { readonly by: string; readonly at: string; readonly reason: string } | null;
}

/** A plan as every table of it is asked: by its area first, since rows are distributed by area. */
export type PlanKey = Pick<StoredPlan, "areaCode" | "id">;

/** What was read of a plan in one document. */
export interface StoredReading {
  readonly number: number;
  readonly documentId: string;
  readonly fileName: string;
  readonly content: PlanContent;
}

/** The name to show for an account id that may be gone or the platform's own. */
export function shownName(accountId: string, displayName: string | null): string {
  return displayName ?? (accountId === platformActor.accountId ? platformActor.displayName : accountId);
}

function selectPlans(transaction: ReadTransaction) {
  return transaction
    .selectFrom("plan")
    .leftJoin("account as changer", "changer.id", "plan.changed_by")
    .leftJoin("account as withdrawer", "withdrawer.id", "plan.withdrawn_by")
    .selectAll("plan")
    .select(["changer.display_name as changer_name", "withdrawer.display_name as withdrawer_name"])
    .orderBy("plan.area_code")
    .orderBy("plan.period_start", "desc")
    .orderBy("plan.population", "desc")
    .orderBy("plan.id");
}

type PlanRow = Awaited<ReturnType<ReturnType<typeof selectPlans>["execute"]>>[number];

function fromRow(row: PlanRow): StoredPlan {
  const isWithdrawn = row.withdrawn_at !== null && row.withdrawn_by !== null && row.withdrawn_reason !== null;
  return {
    id: row.id,
    areaCode: row.area_code,
    title: row.title,
    population: row.population,
    periodStart: row.period_start,
    periodEnd: row.period_end,
    state: row.state,
    version: row.version,
    reading: row.reading,
    revision: row.revision,
    unpublished: row.published_revision === null || row.revision > row.published_revision,
    counts: row.counts,
    changed: { by: shownName(row.changed_by, row.changer_name), at: row.changed_at },
    withdrawn: isWithdrawn
      ? {
          by: shownName(row.withdrawn_by ?? "", row.withdrawer_name),
          at: row.withdrawn_at ?? "",
          reason: row.withdrawn_reason ?? "",
        }
      : null,
  };
}

/** The plans within reach, the newest period first in each area. */
export async function listPlans(
  transaction: ReadTransaction,
  reach: Reach,
  areaCode?: string,
): Promise<StoredPlan[]> {
  let select = selectPlans(transaction).where(withinReach(reach, { area: "plan.area_code" }));
  if (areaCode !== undefined) select = select.where("plan.area_code", "=", areaCode);
  return (await select.execute()).map(fromRow);
}

/** A plan by its id, whoever asks. */
export async function findPlan(transaction: ReadTransaction, id: string): Promise<StoredPlan | undefined> {
  const row = await selectPlans(transaction).where("plan.id", "=", id).executeTakeFirst();
  return row && fromRow(row);
}

/** The titles of some plans, whoever asks; unknown ids are left out. */
export async function listPlanTitles(
  transaction: ReadTransaction,
  ids: readonly string[],
): Promise<Array<{ id: string; title: string }>> {
  if (ids.length === 0) return [];
  return await transaction
    .selectFrom("plan")
    .select(["id", "title"])
    .where("id", "in", [...ids])
    .orderBy("id")
    .execute();
}

/** Holds a plan until the end of the transaction, so that two people change it one after the other. */
export async function lockPlan(transaction: WriteTransaction, id: string): Promise<void> {
  await transaction.selectFrom("plan").select("id").where("id", "=", id).forUpdate().execute();
}

/** Adds a plan with its first reading still to come. */
export async function insertPlan(
  transaction: WriteTransaction,
  plan: Pick<StoredPlan, "areaCode" | "id" | "counts"> & {
    readonly content: PlanContent;
    readonly by: string;
    readonly at: string;
  },
): Promise<void> {
  const { content, by, at } = plan;
  await transaction
    .insertInto("plan")
    .values({
      area_code: plan.areaCode,
      id: plan.id,
      title: content.title,
      population: content.population,
      period_start: content.period[0],
      period_end: content.period[1],
      state: "review",
      reading: 1,
      revision: 1,
      counts: jsonText(plan.counts),
      changed_by: by,
      changed_at: at,
      created_by: by,
      created_at: at,
    })
    .execute();
}

/** Changes columns of a plan and says who did; the revision grows by one. */
export async function updatePlan(
  transaction: WriteTransaction,
  plan: PlanKey & Pick<StoredPlan, "revision">,
  columns: Updateable<Tables["plan"]>,
  changed: { readonly by: string; readonly at: string },
): Promise<void> {
  await transaction
    .updateTable("plan")
    .set({ ...columns, revision: plan.revision + 1, changed_by: changed.by, changed_at: changed.at })
    .where("area_code", "=", plan.areaCode)
    .where("id", "=", plan.id)
    .execute();
}

/** Adds what was read of a plan. */
export async function insertReading(
  transaction: WriteTransaction,
  reading: {
    readonly areaCode: string;
    readonly planId: string;
    readonly number: number;
    readonly documentId: string;
    readonly planIndex: number;
    readonly content: PlanContent;
    readonly by: string;
    readonly at: string;
  },
): Promise<void> {
  await transaction
    .insertInto("plan_reading")
    .values({
      area_code: reading.areaCode,
      plan_id: reading.planId,
      number: reading.number,
      document_id: reading.documentId,
      plan_index: reading.planIndex,
      format_version: contentFormatVersion,
      content: jsonText(reading.content),
      read_by: reading.by,
      read_at: reading.at,
    })
    .execute();
}

/** Readings with their documents, of one plan. */
function selectReadings(transaction: ReadTransaction, plan: PlanKey) {
  return transaction
    .selectFrom("plan_reading")
    .innerJoin("plan_document", (join) =>
      join
        .onRef("plan_document.area_code", "=", "plan_reading.area_code")
        .onRef("plan_document.id", "=", "plan_reading.document_id"),
    )
    .where("plan_reading.area_code", "=", plan.areaCode)
    .where("plan_id", "=", plan.id)
    .orderBy("number");
}

/** Readings of a plan by their numbers, in order; numbers that do not exist are left out. */
export async function listReadings(
  transaction: ReadTransaction,
  plan: PlanKey,
  numbers: readonly number[],
): Promise<StoredReading[]> {
  if (numbers.length === 0) return [];
  const rows = await selectReadings(transaction, plan)
    .select(["number", "document_id", "file_name", "content"])
    .where("number", "in", [...numbers])
    .execute();
  return rows.map((row) => {
    return { number: row.number, documentId: row.document_id, fileName: row.file_name, content: row.content };
  });
}

/** When and from what every reading of a plan was made, without its content. */
export async function listReadingStamps(transaction: ReadTransaction, plan: PlanKey) {
  const rows = await selectReadings(transaction, plan)
    .leftJoin("account", "account.id", "plan_reading.read_by")
    .select(["number", "document_id", "file_name", "read_by", "read_at", "account.display_name"])
    .execute();
  return rows.map((row) => {
    const read = { by: shownName(row.read_by, row.display_name), at: row.read_at };
    return { number: row.number, documentId: row.document_id, fileName: row.file_name, read };
  });
}

/** The lines of a document as they were read. */
export async function findSource(
  transaction: ReadTransaction,
  areaCode: string,
  documentId: string,
): Promise<SourceDocument | undefined> {
  const row = await transaction
    .selectFrom("plan_document")
    .select("source")
    .where("area_code", "=", areaCode)
    .where("id", "=", documentId)
    .executeTakeFirst();
  return row?.source;
}
