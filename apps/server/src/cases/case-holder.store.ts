import { sql } from "kysely";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** Who holds a referral, a task, or the review of a broken glass of a case. */
export interface HolderRow {
  readonly kind: "referral" | "task" | "review";
  readonly name: string;
  readonly number: number;
  readonly organisationId: string;
  /** of referralStates, or of taskStatuses */
  readonly state: string;
  readonly isOpen: boolean;
  readonly sentAt: string;
  readonly acknowledgeBy: string | null;
  readonly answerBy: string | null;
}

/** Brings the holders of a case to what its log says now. */
export async function replaceHolders(
  transaction: WriteTransaction,
  { areaCode, caseId }: { readonly areaCode: string; readonly caseId: string },
  holders: readonly HolderRow[],
): Promise<void> {
  await transaction
    .deleteFrom("service_holder")
    .where("area_code", "=", areaCode)
    .where("case_id", "=", caseId)
    .execute();
  if (holders.length === 0) return;
  await transaction
    .insertInto("service_holder")
    .values(
      holders.map((one) => ({
        area_code: areaCode,
        case_id: caseId,
        kind: one.kind,
        name: one.name,
        number: one.number,
        organisation_id: one.organisationId,
        state: one.state,
        is_open: one.isOpen,
        sent_at: one.sentAt,
        acknowledge_by: one.acknowledgeBy,
        answer_by: one.answerBy,
      })),
    )
    .execute();
}

/** What an organisation holds, of some cases or of all: what ends first standing first, of what was answered the newest. */
export async function listHeld(
  transaction: ReadTransaction,
  organisationId: string,
  {
    isOpen,
    limit,
    caseIds,
  }: { readonly isOpen: boolean; readonly limit: number; readonly caseIds?: readonly string[] | undefined },
) {
  let select = transaction
    .selectFrom("service_holder")
    .innerJoin("service_case", (join) =>
      join
        .onRef("service_case.area_code", "=", "service_holder.area_code")
        .onRef("service_case.id", "=", "service_holder.case_id"),
    )
    .innerJoin("organisation", "organisation.id", "service_case.owner_organisation_id")
    .select([
      "service_holder.case_id",
      "service_holder.kind",
      "service_holder.name",
      "service_holder.number",
      "service_holder.state",
      "service_holder.sent_at",
      "service_holder.acknowledge_by",
      "service_holder.answer_by",
      "service_case.lies_in",
      "service_case.system",
      "service_case.number as case_number",
      "service_case.grade",
      "service_case.phase",
      "organisation.name as owner_name",
    ])
    .where("service_holder.organisation_id", "=", organisationId)
    .where("service_holder.is_open", "=", isOpen);
  if (caseIds !== undefined) select = select.where("service_holder.case_id", "in", [...caseIds]);
  if (isOpen) {
    select = select.orderBy(
      sql`least(service_holder.acknowledge_by, service_holder.answer_by) asc nulls last`,
    );
  }
  return await select
    .orderBy("service_holder.sent_at", isOpen ? "asc" : "desc")
    .orderBy("service_holder.case_id")
    .limit(limit)
    .execute();
}
