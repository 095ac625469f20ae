import type { CheckFinding, VerificationInput } from "@halfsky/api-contract";
import { requireReach, type WriteContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { notFound, PlatformError } from "../platform-error.ts";
import { insertVerification, listFindings } from "./finding.store.ts";
import { listIndicatorsById, readableIndicatorAreas } from "./indicator.store.ts";
import { lockFiguresOf } from "./observation.store.ts";

/**
 * Keeps that a person compared a figure with its source and that it stands in spite of what the checks find in it, or
 * that she takes this back. By whoever may write the figure; ends by itself when figure or finding changes.
 */
export async function verifyFinding(context: WriteContext, input: VerificationInput): Promise<CheckFinding> {
  const { transaction } = context;
  const { areaCode, indicatorId, year, reason } = input;
  const [indicator] = await listIndicatorsById(transaction, [indicatorId]);
  const readable = await readableIndicatorAreas(context);
  if (!indicator || !readable.has(indicator.areaCode))
    throw notFound({ zh: "指标", en: "indicator" }, indicatorId);
  const organisationId = indicator.organisation?.id;
  await requireReach(context, "observation.write", { areaCode, organisationId });
  await lockFiguresOf(transaction, [areaCode]);
  const cell = { areaCodes: [areaCode], indicatorIds: [indicatorId], from: year, to: year };
  const finding = (await listFindings(transaction, cell)).find(({ code }) => code === input.code);
  if (!finding || finding.revision !== input.revision) throw findingChanged();
  // Taken back already, perhaps on another page.
  if (reason === null && finding.verified === null) return finding;
  const answer = { reason, by: context.actor.accountId, at: context.now };
  await insertVerification(transaction, finding, answer);
  recordAudit(context, {
    action: reason === null ? "finding.withdraw-verification" : "finding.verify",
    subjectKind: "observation",
    subjectId: `${areaCode}|${indicatorId}|${year}`,
    areaCode,
    before: finding.verified,
    after: reason,
    details: { code: finding.code, revision: finding.revision },
  });
  const verified = reason === null ? null : { reason, by: context.actor.displayName, at: context.now };
  return { ...finding, verified };
}

function findingChanged(): PlatformError {
  return new PlatformError("finding-changed", 409, {
    zh: "这个数据或对它的检核结果已经变化，未记录核对。请刷新页面后再看一次。",
    en: "The figure, or what the checks find in it, has changed; nothing was recorded. Reload the page and look again.",
  });
}
