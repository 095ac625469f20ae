import type { ExportAsk, ExportDecision, ExportRow, Fault, Words } from "@halfsky/api-contract";
import { exportLimits, exportStateAt } from "@halfsky/cases";
import { listAreas } from "../../access/area-tree.ts";
import { findActor } from "../../accounts/account.store.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { jsonText } from "../../database/json-text.ts";
import { newId } from "../../database/new-id.ts";
import { notify } from "../../notifications/notify.service.ts";
import { notFound, PlatformError } from "../../platform-error.ts";
import type { CaseReadContext, CaseWriteContext } from "../case-host.ts";
import { caseWithin, findCaseReach } from "../case-reach.ts";
import { areasBelow, systemOf } from "../definitions.ts";
import { type Deciders, findDeciders } from "./export-deciders.ts";
import {
  countExportCases,
  type ExportColumns,
  type ExportedCases,
  findExport,
  insertExport,
  updateExport,
} from "./export.store.ts";
import { columnsHere, courseOf, mayDecide, viewExports } from "./export-view.ts";

/** Which cases an export is of, with the area that it names and all below. */
export async function exportedCases(
  context: CaseReadContext,
  { system, filter: { area, ...filter } }: Pick<ExportAsk, "system" | "filter">,
): Promise<ExportedCases> {
  return { system, filter, areas: area === undefined ? null : await areasBelow(context, area) };
}

/** POST /api/case-exports: asks for a file of cases; nothing leaves before another person agrees. */
export async function askExport(context: CaseWriteContext, ask: ExportAsk): Promise<ExportRow> {
  const { actor, now, transaction } = context;
  const { definition } = systemOf(context.host, ask.system);
  const columns = [...new Set(ask.columns)];
  const known = new Set((await columnsHere(context, ask.system)).map(({ id }) => id));
  const faults: Fault[] = columns
    .filter((id) => !known.has(id))
    .map((id) => ({ where: `body.columns.${id}`, message: words.noColumn }));
  const { area, openedFrom, openedTo } = ask.filter;
  const areas = await listAreas(transaction);
  if (area !== undefined && !areas.some(({ code }) => code === area)) {
    faults.push({ where: "body.filter.area", message: words.noArea });
  }
  if (openedFrom !== undefined && openedTo !== undefined && openedFrom > openedTo) {
    faults.push({ where: "body.filter.openedTo", message: words.order });
  }
  const within = caseWithin(await findCaseReach(context), "whole");
  const cases = await countExportCases(transaction, within, await exportedCases(context, ask));
  if (cases === 0) faults.push({ where: "body.filter", message: words.noCase });
  if (cases > exportLimits.cases) faults.push({ where: "body.filter", message: tooMany(cases) });
  const [first] = faults;
  if (first !== undefined) {
    const story = faults.length === 1 ? first.message : words.faulty;
    throw new PlatformError("invalid-input", 422, story, faults);
  }
  const deciders = await findDeciders(context);
  if (deciders.length === 0) throw new PlatformError("second-person-needed", 409, words.nobodyAgrees);
  const row: ExportColumns = {
    area_code: actor.areaCode,
    id: newId("export"),
    organisation_id: actor.organisation.id,
    asked_by: actor.accountId,
    asked_at: now,
    system: ask.system,
    filter: ask.filter,
    columns,
    cases,
    reason: ask.reason,
    basis: ask.basis,
    decision: null,
    decided_by: null,
    decided_at: null,
    decision_reason: null,
    fetches: 0,
    fetched_at: null,
  };
  await insertExport(transaction, { ...row, filter: jsonText(row.filter), columns: jsonText(columns) });
  recordAudit(context, {
    ...subjectOf(row),
    action: "case.ask-export",
    details: {
      system: ask.system,
      filter: ask.filter,
      columns,
      cases,
      reason: ask.reason,
      basis: ask.basis,
    },
  });
  await tellDeciders(context, row, definition.title, deciders);
  return await viewOf(context, row);
}

/** POST /api/case-exports/:id/decision: another person of the organisation, or of its line above, agrees or refuses. */
export async function decideExport(
  context: CaseWriteContext,
  id: string,
  { decision, reason }: ExportDecision,
): Promise<ExportRow> {
  const row = await findExport(context.transaction, id, { lock: true });
  if (row === undefined) throw noExport(id);
  if (!(await mayDecide(context, row))) {
    // who asked learns why; to others it is not there
    if (row.asked_by !== context.actor.accountId) throw noExport(id);
    throw new PlatformError("second-person-needed", 409, words.secondPerson);
  }
  if (exportStateAt(courseOf(row), context.now) !== "asked") {
    throw new PlatformError("not-allowed-now", 409, words.notWaiting);
  }
  if (decision === "refused" && reason === "") {
    throw new PlatformError("invalid-input", 422, words.faulty, [
      { where: "body.reason", message: words.whyRefused },
    ]);
  }
  const decided = {
    decision,
    decided_by: context.actor.accountId,
    decided_at: context.now,
    decision_reason: reason === "" ? null : reason,
  };
  await updateExport(context.transaction, row, decided);
  recordAudit(context, {
    ...subjectOf(row),
    action: decision === "agreed" ? "case.agree-export" : "case.refuse-export",
    details: { askedBy: row.asked_by, reason },
  });
  await tellAsker(context, row, decision);
  return await viewOf(context, { ...row, ...decided });
}

/** What entries of the audit log say of an export as their subject. */
export function subjectOf({ id, area_code }: ExportColumns) {
  return { subjectKind: "case-export", subjectId: id, areaCode: area_code } as const;
}

/** The problem for an export that is not there, or not for the one who asks. */
export function noExport(id: string): PlatformError {
  return notFound({ zh: "导出", en: "export" }, id);
}

async function viewOf(context: CaseReadContext, row: ExportColumns): Promise<ExportRow> {
  const [view] = await viewExports(context, [row]);
  if (view === undefined) throw noExport(row.id);
  return view;
}

async function tellDeciders(
  context: CaseWriteContext,
  row: ExportColumns,
  title: Words,
  deciders: readonly Deciders[],
): Promise<void> {
  await notify(context, [
    {
      subjectKind: "case-export",
      subjectId: row.id,
      kind: "case.ask-export",
      words: {
        zh: `${context.actor.displayName}申请导出${title.zh}个案，等待批准`,
        en: `${context.actor.displayName} asks for an export of cases of ${title.en}`,
      },
      readers: deciders,
    },
  ]);
}

/** Tells who asked that the file may be fetched now, or that it may not; messages go to a role, hers at her agency. */
async function tellAsker(
  context: CaseWriteContext,
  row: ExportColumns,
  decision: ExportDecision["decision"],
): Promise<void> {
  const asker = await findActor(context.transaction, row.asked_by);
  const role = asker?.roles.find(({ id }) => id.startsWith("service-"));
  // she left, or works on cases no more: there is nobody to fetch it
  if (asker === undefined || role === undefined) return;
  const { title } = systemOf(context.host, row.system).definition;
  const { displayName: name } = asker;
  await notify(context, [
    {
      subjectKind: "case-export",
      subjectId: row.id,
      kind: decision === "agreed" ? "case.agree-export" : "case.refuse-export",
      words:
        decision === "agreed"
          ? {
              zh: `${name}申请的${title.zh}个案导出已获批准，${exportLimits.fetchHours}小时内可取件`,
              en: `The export of cases of ${title.en} that ${name} asked for is ready to be fetched, for ${exportLimits.fetchHours} hours`,
            }
          : {
              zh: `${name}申请的${title.zh}个案导出未获批准`,
              en: `The export of cases of ${title.en} that ${name} asked for was refused`,
            },
      readers: [{ roleId: role.id, areaCode: asker.areaCode, organisationId: asker.organisation.id }],
    },
  ]);
}

function tooMany(count: number): Words {
  const { cases } = exportLimits;
  return {
    zh: `共 ${count} 件，一次最多导出 ${cases} 件：请缩小范围。`,
    en: `These are ${count} cases, at most ${cases} go into one file: narrow the filter.`,
  };
}

const words = {
  faulty: { zh: "导出申请有误。", en: "The ask has faults." },
  noColumn: { zh: "没有这一列，或不能导出。", en: "There is no such column, or it may not be exported." },
  noArea: { zh: "没有这个地区。", en: "There is no such area." },
  order: { zh: "截止日期早于起始日期。", en: "The last day lies before the first." },
  noCase: { zh: "没有符合条件的个案。", en: "No case passes the filter." },
  secondPerson: {
    zh: "导出须由申请人以外的人批准。",
    en: "An export is agreed to by a person other than the one who asked.",
  },
  nobodyAgrees: {
    zh: "本单位和上级同系统单位都没有可以批准的另一人，申请无人审批：请先由管理员设置个案督导。",
    en: "Nobody else of your organisation, nor of its line above, could agree to it: have a supervisor named first.",
  },
  notWaiting: {
    zh: "这项申请已有决定，或已过期。",
    en: "This was decided already, or nobody decided in time.",
  },
  whyRefused: { zh: "请写明不同意的理由。", en: "Say why it is refused." },
} as const satisfies Record<string, Words>;
