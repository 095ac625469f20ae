import type {
  publicForm,
  publicReceipt,
  publicReport,
  publicReportList,
  receiptState,
} from "@halfsky/api-contract";
import type { SystemDefinition } from "@halfsky/cases";
import type { Bilingual } from "@halfsky/statistics";
import type { z } from "zod";
import { listAreas } from "../access/area-tree.ts";
import { notFound } from "../platform-error.ts";
import { asDetails } from "./as-details.ts";
import type { CaseHost, CaseReadContext, CaseWriteContext } from "./case-host.ts";
import { definitionIn, systemOf } from "./definitions.ts";
import { type LoadedCase, loadCase } from "./load-case.ts";
import { answerOfTransaction } from "./known-transaction.ts";
import { openJudged } from "./open-case.service.ts";
import { findActionMoment, findReceipt, insertReceipt } from "./receipt.store.ts";
import { requireCaseArea } from "./require-case-area.ts";

type ReceiptAnswer = z.infer<typeof receiptState>["known"][number];
type Intake = NonNullable<SystemDefinition["publicIntake"]>;

function intakeOf(host: CaseHost, system: string): Intake {
  const { publicIntake } = systemOf(host, system).definition;
  if (publicIntake === undefined) throw notFound({ zh: "公众报告", en: "public report" }, system);
  return publicIntake;
}

/** GET /api/public/reports */
export function listPublicSystems(host: CaseHost): z.infer<typeof publicReportList> {
  const open = [...host.systems.values()].filter(({ definition }) => definition.publicIntake !== undefined);
  return {
    systems: open.map(({ definition: { id, title, purpose } }) => ({ id, title, purpose })),
  };
}

/**
 * GET /api/public/reports/:system: definitions are public, cases are not. A place may ask more than another: the form is that
 * of the area that was chosen, and of the first one until then.
 */
export async function readPublicForm(
  context: CaseReadContext,
  system: string,
  areaCode: string | undefined,
): Promise<z.infer<typeof publicForm>> {
  intakeOf(context.host, system);
  const areas = await listAreas(context.transaction);
  const counties = areas.filter(({ level }) => level === "county");
  const root = (counties.length > 0 ? counties : areas).map(({ code, name }) => ({ code, name }));
  const area = areaCode === undefined ? root[0] : root.find(({ code }) => code === areaCode);
  if (area === undefined && areaCode !== undefined) throw notFound({ zh: "地区", en: "area" }, areaCode);
  const { definition } = await definitionIn(context, system, area?.code ?? context.actor.areaCode);
  return { id: system, definition: { ...definition }, areas: root };
}

/** POST /api/public/reports/:system: opens a case as the definition allows; the same transaction twice is one report. */
export async function takePublicReport(
  context: CaseWriteContext,
  system: string,
  { areaCode, transactionId, details }: z.output<typeof publicReport>,
): Promise<z.infer<typeof publicReceipt>> {
  const { action } = intakeOf(context.host, system);
  const code = context.host.vault.receiptCode(transactionId);
  const known = await answerOfTransaction(context, transactionId, { system });
  if (known !== undefined) return { number: known.number, code };
  await requireCaseArea(context, areaCode, systemOf(context.host, system).definition);
  // of everything an action may carry, only the answers to the form are taken from somebody nobody knows
  const { answers } = asDetails(details);
  const { loaded } = await openJudged(context, {
    system,
    areaCode,
    action,
    transactionId,
    details: answers === undefined ? {} : { answers },
  });
  await insertReceipt(context.transaction, {
    area_code: areaCode,
    number: loaded.row.number,
    code_hash: context.host.vault.receiptHash(loaded.row.number, code),
    case_id: loaded.row.id,
    at: context.now,
  });
  return { number: loaded.row.number, code };
}

const phases: Readonly<Record<"open" | "waiting" | "closed", Bilingual>> = {
  open: { zh: "已收到，正在办理", en: "Received and in work" },
  waiting: { zh: "已收到，正在办理", en: "Received and in work" },
  closed: { zh: "已办结", en: "Closed" },
};

/**
 * POST /api/public/receipts: how a report stands, in words that are the same for all. A wrong number and a wrong code look
 * the same.
 */
export async function readReceipt(
  context: CaseReadContext,
  { number, code }: { readonly number: string; readonly code: string },
): Promise<z.infer<typeof receiptState>> {
  const asked = number.trim().toUpperCase();
  const hash = context.host.vault.receiptHash(asked, code.trim().toUpperCase());
  const found = await findReceipt(context.transaction, asked, hash);
  if (found === undefined) throw notFound({ zh: "回执", en: "receipt" }, asked);
  const loaded = await loadCase(context, found.id);
  const told = await findActionMoment(context.transaction, found.id, ["tellEnd"]);
  return {
    number: found.number,
    state: phases[found.phase],
    at: found.at,
    known: loaded === undefined ? [] : [...knownByReceipt(loaded)],
    told:
      told === undefined
        ? null
        : { zh: "已由办理机关告知报告人。", en: "The agency has told the reporter what was decided." },
  };
}

/** What the receipt tells of a case by its definition: each question with the kind of its answer, never a word beside. */
function knownByReceipt({ current: { definition }, state }: LoadedCase): readonly ReceiptAnswer[] {
  return (definition.publicIntake?.tells ?? []).flatMap((name): readonly ReceiptAnswer[] => {
    const rule = definition.fields[name];
    const value = state.fields[name]?.value;
    const answer =
      rule?.type.kind === "code" && typeof value === "string" ? rule.type.options[value] : undefined;
    return rule === undefined || answer === undefined ? [] : [{ question: rule.title, answer }];
  });
}
