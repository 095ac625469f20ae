import type { passed, SubmissionRecord, Words } from "@halfsky/api-contract";
import { nextStep, type Permit, type SubmissionAction } from "@halfsky/statistics";
import type { z } from "zod";
import type { ReadContext, WriteContext } from "../../access/context.ts";
import { carryOutSteps, type DecidedStep } from "./carry-out-step.ts";
import { notAllowedNow, notPermitted } from "./submission-problems.ts";
import { getSubmissionRecord } from "./submission-record.ts";
import { lockSubmissionRows } from "./submission.store.ts";
import { getForChange, listVisible, requireVersion, type VisibleSubmission } from "./visible-submission.ts";

/** The steps that take a submission on. */
export type PassingAction = Extract<SubmissionAction, "submit" | "confirm" | "review" | "sign" | "lock">;

/** Takes a submission one step on, if its state, the actor's rights and what she saw of it allow it. */
export async function takeStep(
  context: WriteContext,
  id: string,
  action: PassingAction,
  asked: { readonly version: number; readonly remark?: string | null | undefined },
): Promise<SubmissionRecord> {
  const seen = await getForChange(context, id);
  await requireStep(context, seen, action, asked.version);
  await carryOutSteps(context, [
    { seen, action, remark: asked.remark?.trim() || null, figures: filledFigures(seen) },
  ]);
  return await getSubmissionRecord(context, id);
}

function filledFigures({ figures }: VisibleSubmission): number {
  return figures.filter(({ revision }) => revision > 0).length;
}

/** Throws the problem that keeps the actor from an action on a submission: her rights, an older page, or its state. */
export async function requireStep(
  context: ReadContext,
  seen: VisibleSubmission,
  action: SubmissionAction,
  version: number,
): Promise<void> {
  const permit = seen.may(action);
  if (!permit.allowed && isRight(seen, action)) throw notPermitted(permit.reason);
  await requireVersion(context, seen, version);
  if (!permit.allowed) throw notAllowedNow(permit.reason);
}

/** Whether what refuses an action is that the actor lacks every permission for it, whatever the state. */
function isRight({ reviewer }: VisibleSubmission, action: SubmissionAction): boolean {
  const { fill, confirm, review, sign, lock } = reviewer.permissions;
  const has: Readonly<Record<SubmissionAction, boolean>> = {
    fill,
    submit: fill,
    correct: fill,
    confirm,
    review,
    sign,
    lock,
    return: confirm || review || sign,
  };
  return reviewer.isLeader || !has[action];
}

type Passed = z.output<typeof passed>;

/**
 * Passes every submission named that has no open finding, whatever its next step is, in one transaction; the others are
 * left alone, each with the words why.
 */
export async function passSubmissions(
  context: WriteContext,
  asked: ReadonlyArray<{ readonly id: string; readonly version: number }>,
): Promise<Passed> {
  const ids = [...new Set(asked.map(({ id }) => id))];
  await lockSubmissionRows(context.transaction, ids);
  const visible = new Map((await listVisible(context, ids)).map((seen) => [seen.submission.id, seen]));
  const versions = new Map(asked.map(({ id, version }) => [id, version]));
  const steps: DecidedStep[] = [];
  const left: Passed["left"] = [];
  for (const id of ids) {
    const decided = decidePass(visible.get(id), versions.get(id));
    if ("message" in decided) left.push({ id, message: decided.message });
    else steps.push(decided);
  }
  await carryOutSteps(context, steps);
  return { passed: steps.map(({ seen }) => seen.submission.id), left };
}

function decidePass(
  seen: VisibleSubmission | undefined,
  version: number | undefined,
): DecidedStep | { readonly message: Words } {
  if (seen === undefined) return { message: { zh: "没有这张填报单。", en: "There is no such submission." } };
  if (seen.submission.version !== version) {
    return {
      message: {
        zh: "您打开之后有了新的进展，请刷新看过再办理。",
        en: "It has moved on since you opened it; look at it again first.",
      },
    };
  }
  const action = nextStep(seen.guarded)?.action;
  if (action !== "confirm" && action !== "review" && action !== "sign") {
    return {
      message: { zh: "现在没有审核或签署的步骤。", en: "It waits for no review or signature now." },
    };
  }
  const permit: Permit = seen.may(action);
  if (!permit.allowed) return { message: permit.reason };
  const { errors, unansweredWarnings, emptyRequired } = seen.points;
  const open = errors + unansweredWarnings + emptyRequired;
  if (open > 0) {
    return {
      message: {
        zh: `还有${open}处检核结果没有改正或说明，请逐项看过再办理。`,
        en: `${open} finding(s) are neither mended nor explained; look at them one by one.`,
      },
    };
  }
  return { seen, action, remark: null, figures: filledFigures(seen) };
}
