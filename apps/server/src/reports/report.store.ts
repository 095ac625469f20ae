import type { ReportSummary } from "@halfsky/api-contract";
import type { ReportTree } from "@halfsky/reports";
import { type Reach, withinReach } from "../access/reach.ts";
import { platformActor } from "../access/actor.ts";
import { jsonText } from "../database/json-text.ts";
import type { ReportBasis } from "../database/tables/reports.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** A report as it is kept, without its file. */
export interface StoredReport extends ReportSummary {
  readonly population: "women" | "children" | "women-and-children";
  readonly basis: ReportBasis;
  readonly tree: ReportTree;
}

function selectReports(transaction: ReadTransaction) {
  return transaction
    .selectFrom("report")
    .innerJoin("plan", "plan.id", "report.plan_id")
    .leftJoin("account", "account.id", "report.made_by")
    .select([
      "report.id",
      "report.area_code",
      "report.kind",
      "report.plan_id",
      "report.plan_version",
      "report.year",
      "report.title",
      "report.as_of",
      "report.made_by",
      "report.made_at",
      "plan.title as plan_title",
      "plan.population",
      "account.display_name",
    ])
    .orderBy("report.made_at", "desc")
    .orderBy("report.id");
}

type Row = Awaited<ReturnType<ReturnType<typeof selectReports>["execute"]>>[number];

function summaryOf(row: Row): ReportSummary {
  const platform = row.made_by === platformActor.accountId ? platformActor.displayName : row.made_by;
  return {
    id: row.id,
    areaCode: row.area_code,
    kind: row.kind,
    planId: row.plan_id,
    planTitle: row.plan_title,
    planVersion: row.plan_version,
    year: row.year,
    title: row.title,
    asOf: row.as_of,
    made: { by: row.display_name ?? platform, at: row.made_at },
  };
}

/** Reports in reach, newest first. */
export async function listReports(
  transaction: ReadTransaction,
  reach: Reach,
  areaCode: string | undefined,
): Promise<ReportSummary[]> {
  let select = selectReports(transaction).where(withinReach(reach, { area: "report.area_code" }));
  if (areaCode !== undefined) select = select.where("report.area_code", "=", areaCode);
  return (await select.execute()).map(summaryOf);
}

/** One report with what it stands on. */
export async function findReport(
  transaction: ReadTransaction,
  id: string,
): Promise<StoredReport | undefined> {
  const row = await selectReports(transaction)
    .select(["report.basis", "report.tree"])
    .where("report.id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { ...summaryOf(row), population: row.population, basis: row.basis, tree: row.tree };
}

/** The Word file of a report. */
export async function findReportFile(
  transaction: ReadTransaction,
  id: string,
): Promise<Uint8Array | undefined> {
  const row = await transaction.selectFrom("report").select("docx").where("id", "=", id).executeTakeFirst();
  return row?.docx;
}

/** Keeps a report; it never changes afterwards. */
export async function insertReport(
  transaction: WriteTransaction,
  report: Omit<StoredReport, "made" | "planTitle" | "population"> & {
    readonly docx: Uint8Array;
    readonly madeBy: string;
    readonly madeAt: string;
  },
): Promise<void> {
  await transaction
    .insertInto("report")
    .values({
      area_code: report.areaCode,
      id: report.id,
      kind: report.kind,
      plan_id: report.planId,
      plan_version: report.planVersion,
      year: report.year,
      as_of: report.asOf,
      title: report.title,
      basis: jsonText(report.basis),
      tree: jsonText(report.tree),
      docx: report.docx,
      made_by: report.madeBy,
      made_at: report.madeAt,
    })
    .execute();
}
