import type { decisionInput, pathInput, TargetRow } from "@halfsky/api-contract";
import { parseDecimal } from "@halfsky/statistics";
import type { z } from "zod";
import { mayReach, requireReach, type WriteContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { notFound, PlatformError } from "../platform-error.ts";
import { areaAndAbove, listAreas } from "../statistics/area.store.ts";
import { insertDecision } from "./decision.store.ts";
import { lightThese } from "./judgement.service.ts";
import type { StoredTarget } from "./target.store.ts";
import { findTarget, updatePath } from "./target.store.ts";

const noTarget = { zh: "目标", en: "target" };

/** A monitored target that binds the area, or the problem "not-found". */
async function getBindingTarget(context: WriteContext, id: string, areaCode: string): Promise<StoredTarget> {
  const target = await findTarget(context.transaction, id);
  const areas = await listAreas(context.transaction);
  if (!target || !areaAndAbove(areas, areaCode).includes(target.areaCode)) throw notFound(noTarget, id);
  if (!target.monitored || target.retiredAt !== null) {
    throw new PlatformError("not-allowed-now", 409, {
      zh: "这个目标不再监测，不能判定。",
      en: "This target is no longer monitored and cannot be judged.",
    });
  }
  return target;
}

/**
 * Signs a status of a target in an area and a year. The machine's proposal at that moment is kept beside it, and so is
 * every decision that was signed before.
 */
export async function decideTarget(
  context: WriteContext,
  id: string,
  input: z.infer<typeof decisionInput>,
): Promise<TargetRow> {
  const { areaCode, year } = input;
  await requireReach(context, "judgement.decide", { areaCode });
  const target = await getBindingTarget(context, id, areaCode);
  const judged = await lightThese(context.transaction, [target], { areaCode, year });
  const before = judged[0];
  if (!before) throw notFound(noTarget, id);
  const revision = (before.decision?.revision ?? 0) + 1;
  await insertDecision(context.transaction, {
    planArea: target.areaCode,
    targetId: id,
    areaCode,
    year,
    revision,
    status: input.status,
    proposed: before.judgement.status,
    reason: input.reason,
    by: context.actor.accountId,
    at: context.now,
  });
  recordAudit(context, {
    action: "judgement.decide",
    subjectKind: "target",
    subjectId: id,
    areaCode,
    before: before.decision && { status: before.decision.status, revision: before.decision.revision },
    after: { status: input.status, revision },
    details: { year, proposed: before.judgement.status, reason: input.reason },
  });
  return await rejudge(context, target, areaCode, year);
}

async function rejudge(
  context: WriteContext,
  target: StoredTarget,
  areaCode: string,
  year: number,
): Promise<TargetRow> {
  const [row] = await lightThese(context.transaction, [target], { areaCode, year });
  if (!row) throw notFound(noTarget, target.id);
  return row;
}

/** Lays another path to a target, by whoever may sign judgements in the area of its plan. */
export async function changePath(
  context: WriteContext,
  id: string,
  input: z.infer<typeof pathInput>,
): Promise<TargetRow> {
  const target = await getBindingTarget(context, id, input.areaCode);
  await requireReach(context, "judgement.decide", { areaCode: target.areaCode });
  if (!(await mayReach(context, "judgement.read", { areaCode: input.areaCode })))
    throw notFound(noTarget, id);
  const { path } = input;
  const wrong = (path.kind === "steps" ? (path.steps ?? []) : []).filter(
    ({ value }) => parseDecimal(value) === null,
  );
  if (wrong.length > 0 || (path.kind === "steps" && (path.steps ?? []).length === 0)) {
    const words = {
      zh: "分步路径每一步都要有年份和数值。",
      en: "Every step of a stepped path needs a year and a value.",
    };
    throw new PlatformError("invalid-input", 422, words, [{ where: "body.path.steps", message: words }]);
  }
  const laid = path.kind === "steps" ? { kind: path.kind, steps: path.steps ?? [] } : { kind: path.kind };
  await updatePath(context.transaction, target, laid, context.now);
  recordAudit(context, {
    action: "target.change-path",
    subjectKind: "target",
    subjectId: id,
    areaCode: target.areaCode,
    before: target.path,
    after: laid,
  });
  return await rejudge(context, { ...target, path: laid }, input.areaCode, input.year);
}
