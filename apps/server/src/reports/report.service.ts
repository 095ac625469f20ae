import { type ReportCheck, type ReportRecord, reportTree } from "@halfsky/api-contract";
import { figuresOf, proveReport, textOf, writeAnnualReport, type ReportTree } from "@halfsky/reports";
import type { Language } from "@halfsky/statistics";
import { mayReach, type ReadContext, requireReach, type WriteContext } from "../access/context.ts";
import { isSampleCity } from "../accounts/account.store.ts";
import { findOrganisationOfKind } from "../accounts/organisation.store.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { newId } from "../database/new-id.ts";
import type { ReportBasis } from "../database/tables/reports.ts";
import { getPlanInReach } from "../plans/plan-record.ts";
import { notFound, PlatformError } from "../platform-error.ts";
import { listAreas } from "../statistics/area.store.ts";
import { listTargetsOf } from "../targets/judgement.service.ts";
import { readDocxReport } from "./read-docx-report.ts";
import { readReportInput, type ReportKey } from "./report-input.ts";
import { findReport, findReportFile, insertReport, type StoredReport } from "./report.store.ts";
import { writeDocx } from "./write-docx.ts";

const noun = { zh: "报告", en: "report" };

/** Makes the annual monitoring report of a published plan and year, as tree and Word file, from the figures of this moment. */
export async function makeReport(
  context: WriteContext,
  input: { readonly planId: string; readonly year: number; readonly language: Language },
): Promise<string> {
  const plan = await getPlanInReach(context, input.planId);
  await requireReach(context, "report.make", { areaCode: plan.areaCode });
  if (plan.state !== "published" || plan.version === null) throw notPublished(plan.title);
  const targets = await listTargetsOf(context.transaction, { areaCode: plan.areaCode, planIds: [plan.id] });
  if (targets.length === 0) throw nothingMonitored(plan.title);
  const key: ReportKey = {
    planId: plan.id,
    areaCode: plan.areaCode,
    population: plan.population,
    year: input.year,
    asOf: context.now,
  };
  const area = (await listAreas(context.transaction)).find(({ code }) => code === plan.areaCode);
  const bureau = await findOrganisationOfKind(context.transaction, plan.areaCode, "statistics-bureau");
  const basis: ReportBasis = {
    areaName: area?.name ?? plan.areaCode,
    planTitle: plan.title,
    issuer: bureau?.name ?? context.actor.organisation.name,
    notice: (await isSampleCity(context.transaction)) ? sampleNotice[input.language] : null,
    language: input.language,
    targets,
  };
  const tree = writeAnnualReport(await readReportInput(context.transaction, key, basis), input.language);
  const id = newId("report");
  const title = titleOf(tree);
  const docx = await writeDocx(tree, { reportId: id, title, author: basis.issuer });
  await insertReport(context.transaction, {
    ...key,
    id,
    kind: "annual-monitoring",
    planVersion: plan.version,
    title,
    basis,
    tree,
    docx,
    madeBy: context.actor.accountId,
    madeAt: context.now,
  });
  recordAudit(context, {
    action: "report.make",
    subjectKind: "report",
    subjectId: id,
    areaCode: plan.areaCode,
    after: { planId: plan.id, planVersion: plan.version, year: input.year, title },
  });
  return id;
}

/** A report that leaves the program must not be taken for a real one. */
const sampleNotice: Readonly<Record<Language, string>> = {
  zh: "（示例：城市、规划和全部数字均为虚构，不得引用）",
  en: "(Sample: the city, its plan and all figures are made up and must not be quoted)",
};

function titleOf(tree: ReportTree): string {
  const title = tree.blocks[0];
  return title?.kind === "title" ? textOf(title.runs) : "";
}

function notPublished(title: string): PlatformError {
  return new PlatformError("plan-not-published", 409, {
    zh: `《${title}》还没有发布，不能生成报告。请先在复核页发布规划。`,
    en: `"${title}" is not published yet, so there is nothing to report on. Publish it on its review page first.`,
  });
}

function nothingMonitored(title: string): PlatformError {
  return new PlatformError("nothing-monitored", 409, {
    zh: `《${title}》没有纳入监测的目标。请在复核页把需要监测的目标勾选“纳入监测”后重新发布。`,
    en: `"${title}" has no monitored target. Mark the targets to be monitored on its review page and publish again.`,
  });
}

/** A report in the actor's reach; one out of reach is answered like one that does not exist. */
async function getReportInReach(context: ReadContext, id: string): Promise<StoredReport> {
  const report = await findReport(context.transaction, id);
  if (report === undefined || !(await mayReach(context, "report.read", { areaCode: report.areaCode }))) {
    throw notFound(noun, id);
  }
  return report;
}

/** The Word file of a report in reach. */
export async function getReportFile(
  context: ReadContext,
  id: string,
): Promise<{ report: StoredReport; docx: Uint8Array }> {
  const report = await getReportInReach(context, id);
  const docx = await findReportFile(context.transaction, id);
  if (docx === undefined) throw notFound(noun, id);
  return { report, docx };
}

/** The report as it was made, and which of its figures the database gives otherwise today. */
export async function getReportRecord(context: ReadContext, id: string): Promise<ReportRecord> {
  const { population, basis, tree, ...report } = await getReportInReach(context, id);
  const today = await remake(context, { ...report, population, basis, tree }, context.now);
  const now = observationsIn(today);
  const changed = [...observationsIn(tree)].filter(([reference, text]) => now.get(reference) !== text);
  const names = new Map(basis.targets.map((target) => [target.indicatorId ?? target.id, target.name]));
  return {
    report,
    tree: reportTree.parse(tree),
    changedSince: changed.map(([reference, printed]) => {
      const [, , indicator = "", year = ""] = reference.split("/");
      return {
        reference,
        label: `${names.get(indicator) ?? indicator} ${year}`,
        printed,
        now: now.get(reference) ?? "—",
      };
    }),
  };
}

/** The figures that a tree prints of observations, each as it is printed first (with its unit, not as in the annex). */
function observationsIn(tree: ReportTree): ReadonlyMap<string, string> {
  const figures = new Map<string, string>();
  for (const { reference, text } of figuresOf(tree)) {
    if (reference.startsWith("observation/") && !figures.has(reference)) figures.set(reference, text);
  }
  return figures;
}

/** Writes a report's tree again from the database as it stood at a moment. */
async function remake(context: ReadContext, report: StoredReport, asOf: string): Promise<ReportTree> {
  const key: ReportKey = {
    planId: report.planId,
    areaCode: report.areaCode,
    population: report.population,
    year: report.year,
    asOf,
  };
  return writeAnnualReport(
    await readReportInput(context.transaction, key, report.basis),
    report.basis.language,
  );
}

/**
 * Proves every number of a Word file against the database as it stood when the report was made. A file that is no
 * report of this database gives the problem "report-unknown".
 */
export async function checkReport(context: ReadContext, bytes: Uint8Array): Promise<ReportCheck> {
  const read = await readDocxReport(bytes);
  if (read.reportId === null) throw unknownReport(null);
  const report = await findReport(context.transaction, read.reportId);
  if (report === undefined || !(await mayReach(context, "report.read", { areaCode: report.areaCode }))) {
    throw unknownReport(read.reportId);
  }
  const proof = proveReport(await remake(context, report, report.asOf), read.passages);
  return {
    reportId: report.id,
    title: report.title,
    passed: proof.passed,
    figures: proof.figures,
    faults: proof.faults.map((fault) => ({ ...fault })),
  };
}

function unknownReport(id: string | null): PlatformError {
  return new PlatformError("report-unknown", 422, {
    zh:
      id === null
        ? "这份文件不带本系统的报告编号，无法与数据库核对。请使用本系统生成的报告；另存为 .docx 会保留编号。"
        : `本数据库没有编号为 ${id} 的报告，或您的账号看不到它，无法核对。`,
    en:
      id === null
        ? "This file carries no report id of this system, so it cannot be checked against the database. Use a report that was made here; saving it as .docx keeps the id."
        : `This database has no report ${id}, or your account does not reach it, so it cannot be checked.`,
  });
}
