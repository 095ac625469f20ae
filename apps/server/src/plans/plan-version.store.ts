import type { PlanRecord } from "@halfsky/api-contract";
import type { ContentFinding, PlanContent } from "@halfsky/plan-document";
import { jsonText } from "../database/json-text.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";
import { contentFormatVersion, type PlanKey, shownName } from "./plan.store.ts";

/** Adds a published version; it can never be changed. */
export async function insertVersion(
  transaction: WriteTransaction,
  version: {
    readonly areaCode: string;
    readonly planId: string;
    readonly number: number;
    readonly reading: number;
    readonly content: PlanContent;
    readonly sha256: string;
    readonly findings: readonly ContentFinding[];
    readonly by: string;
    readonly at: string;
  },
): Promise<void> {
  await transaction
    .insertInto("plan_version")
    .values({
      area_code: version.areaCode,
      plan_id: version.planId,
      number: version.number,
      reading: version.reading,
      content: jsonText(version.content),
      format_version: contentFormatVersion,
      sha256: version.sha256,
      findings: jsonText([...version.findings]),
      published_by: version.by,
      published_at: version.at,
    })
    .execute();
}

/** All versions of a plan in order, without their content. */
export async function listVersions(
  transaction: ReadTransaction,
  plan: PlanKey,
): Promise<PlanRecord["versions"]> {
  const rows = await transaction
    .selectFrom("plan_version")
    .leftJoin("account", "account.id", "plan_version.published_by")
    .select([
      "number",
      "reading",
      "sha256",
      "findings",
      "published_by",
      "published_at",
      "account.display_name",
    ])
    .where("area_code", "=", plan.areaCode)
    .where("plan_id", "=", plan.id)
    .orderBy("number")
    .execute();
  return rows.map((row) => {
    return {
      number: row.number,
      reading: row.reading,
      sha256: row.sha256,
      findings: row.findings,
      published: { by: shownName(row.published_by, row.display_name), at: row.published_at },
    };
  });
}

/** The content of a published version. */
export async function findVersionContent(
  transaction: ReadTransaction,
  plan: PlanKey,
  number: number,
): Promise<PlanContent | undefined> {
  const row = await transaction
    .selectFrom("plan_version")
    .select("content")
    .where("area_code", "=", plan.areaCode)
    .where("plan_id", "=", plan.id)
    .where("number", "=", number)
    .executeTakeFirst();
  return row?.content;
}
