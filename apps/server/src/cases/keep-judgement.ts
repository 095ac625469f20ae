import type { CaseAction } from "@halfsky/cases";
import { recordAudit } from "../audit/record-audit.ts";
import type { CaseWriteContext } from "./case-host.ts";
import { findCase } from "./case.store.ts";
import { insertJudgement } from "./match-judgement.store.ts";

/**
 * What a judgement on a pair brings beside its row of the log: where either case finds it, and an entry of the audit log in
 * the area of the other case as well. Neither entry names the other case of the pair, since whoever reads the one area may
 * know nothing of the other.
 */
export async function keepJudgement(
  context: CaseWriteContext,
  { areaCode, caseId }: { readonly areaCode: string; readonly caseId: string },
  action: CaseAction,
): Promise<void> {
  const { match } = action.details;
  if (action.action !== "judge-match" || match === undefined) return;
  await insertJudgement(context.transaction, areaCode, {
    caseId,
    number: action.number,
    otherCaseId: match.caseId,
    judgement: match.judgement,
    by: action.actor.accountId,
    at: action.at,
  });
  const other = await findCase(context.transaction, match.caseId);
  if (other === undefined) throw new Error(`no case ${match.caseId}`);
  recordAudit(context, {
    action: "case.match-judged",
    subjectKind: "case",
    subjectId: match.caseId,
    areaCode: other.row.area_code,
    details: { judgement: match.judgement },
  });
}
