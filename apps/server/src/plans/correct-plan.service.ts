import type { CorrectionInput, Fault, PlanRecord } from "@halfsky/api-contract";
import { checkCorrection, type CorrectedFields, findPart, isSameValue } from "@halfsky/plan-document";
import type { WriteContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { jsonText } from "../database/json-text.ts";
import { notFound, PlatformError } from "../platform-error.ts";
import { insertCorrections, type NewCorrection, withdrawCorrectionRow } from "./correction.store.ts";
import { describeCorrection } from "./correction-words.ts";
import { countParts } from "./plan-counts.ts";
import { getPlanInReach, getPlanRecord } from "./plan-record.ts";
import { loadReview, type PlanReview } from "./plan-review.ts";
import { findSource, lockPlan, type StoredPlan, updatePlan } from "./plan.store.ts";

/** Keeps a correction, an added or a struck part beside what the machine read, with its author and reason. */
export async function correctPlan(
  context: WriteContext,
  planId: string,
  input: CorrectionInput,
): Promise<PlanRecord> {
  const plan = await openForCorrection(context, planId);
  const review = await loadReview(context.transaction, plan, plan.reading);
  if (input.revision !== undefined) refuseUnseen(context, review, input, input.revision);
  const first = (review.stored.at(-1)?.number ?? 0) + 1;
  const corrections = await correctionsOf(context, plan, review, input, first);
  const change = {
    areaCode: plan.areaCode,
    planId,
    reading: plan.reading,
    revision: plan.revision + 1,
    reason: input.reason,
    by: context.actor.accountId,
    at: context.now,
  };
  await insertCorrections(context.transaction, change, corrections);
  recordAudit(context, {
    action: `plan.${input.kind}`,
    subjectKind: "plan",
    subjectId: planId,
    areaCode: plan.areaCode,
    before: Object.fromEntries(corrections.map(({ field, before }) => [field ?? "part", before])),
    after: Object.fromEntries(corrections.map(({ field, after }) => [field ?? "part", after])),
    details: { part: input.part, partId: corrections[0]?.partId, reason: input.reason },
  });
  return settle(context, plan);
}

/** Takes a correction back; it stays in the history with who took it back. */
export async function takeBackCorrection(
  context: WriteContext,
  planId: string,
  number: number,
): Promise<PlanRecord> {
  const plan = await openForCorrection(context, planId);
  const review = await loadReview(context.transaction, plan, plan.reading);
  const correction = review.stored.find((one) => one.number === number);
  if (correction === undefined) throw notFound({ zh: "更正", en: "correction" }, `${planId} ${number}`);
  const withdrawn = { by: context.actor.accountId, at: context.now };
  const key = { areaCode: plan.areaCode, planId, number };
  if (!(await withdrawCorrectionRow(context.transaction, key, withdrawn))) {
    throw new PlatformError("not-allowed-now", 409, {
      zh: `第 ${number} 号更正已由${correction.withdrawn?.by ?? "他人"}撤回。`,
      en: `Correction ${number} was taken back already by ${correction.withdrawn?.by ?? "someone else"}.`,
    });
  }
  const { part, partId, field, before, after } = correction;
  recordAudit(context, {
    action: "plan.take-back-correction",
    subjectKind: "plan",
    subjectId: planId,
    areaCode: plan.areaCode,
    before: { number, part, partId, field, after },
    after: { field, value: before },
  });
  return settle(context, plan);
}

async function openForCorrection(context: WriteContext, planId: string): Promise<StoredPlan> {
  await getPlanInReach(context, planId, "plan.correct");
  await lockPlan(context.transaction, planId);
  const plan = await getPlanInReach(context, planId, "plan.correct");
  if (plan.state !== "withdrawn") return plan;
  throw new PlatformError("not-allowed-now", 409, {
    zh: "规划已停用，不能更正。请先重新发布或重新导入。",
    en: "The plan is withdrawn and cannot be corrected. Publish it or import it again first.",
  });
}

async function settle(context: WriteContext, plan: StoredPlan): Promise<PlanRecord> {
  const review = await loadReview(context.transaction, plan, plan.reading);
  const counts = jsonText(countParts(review.content, review.carried.length));
  await updatePlan(context.transaction, plan, { counts }, { by: context.actor.accountId, at: context.now });
  return getPlanRecord(context, plan.id);
}

/** Someone else's correction of the same part that the person has not seen must not be covered up unseen. */
function refuseUnseen(context: WriteContext, review: PlanReview, input: CorrectionInput, seen: number): void {
  if (input.kind === "add") return;
  const unseen = review.corrections.filter((correction, index) => {
    const stored = review.stored[index];
    return (
      correction.part === input.part &&
      correction.partId === input.partId &&
      stored !== undefined &&
      stored.revision > seen &&
      stored.accountId !== context.actor.accountId
    );
  });
  if (unseen.length === 0) return;
  throw new PlatformError(
    "conflict",
    409,
    {
      zh: "在您查看之后，有人改过同一部分。您的更正没有保存，请刷新核对后再提交。",
      en: "Someone corrected the same part after you loaded it. Yours was not saved: reload, compare and send it again.",
    },
    unseen.map(({ number, field }) => {
      const where = field === null ? input.partId : `${input.partId}.${field}`;
      return { where, message: describeCorrection(review, number) };
    }),
  );
}

async function correctionsOf(
  context: WriteContext,
  plan: StoredPlan,
  review: PlanReview,
  input: CorrectionInput,
  first: number,
): Promise<NewCorrection[]> {
  if (input.kind === "add") {
    refuseFaults(checkCorrection("add", input.part, input.fields));
    const words = await wordsOfLine(context, plan, review, input.fields);
    const partId = `a${first}`;
    const { kind, part, fields } = input;
    return [{ number: first, kind, part, partId, field: null, before: undefined, after: fields, words }];
  }
  const { part, partId } = input;
  const now = findPart(review.content, part, partId);
  if (now === undefined) throw notFound({ zh: "规划部分", en: "part of the plan" }, partId);
  if (input.kind === "strike") {
    if (now.struck) {
      throw new PlatformError("not-allowed-now", 409, {
        zh: "这一部分已经删去。",
        en: "This part is struck out already.",
      });
    }
    return [
      { number: first, kind: "strike", part, partId, field: null, before: now, after: undefined, words: "" },
    ];
  }
  refuseFaults(checkCorrection("correct", part, input.fields));
  const values = new Map<string, unknown>(Object.entries(now));
  const changed = Object.entries(input.fields).filter(
    ([field, after]) => after !== undefined && !isSameValue(after, values.get(field)),
  );
  if (changed.length === 0) {
    const message = { zh: "填写的内容与现有内容相同。", en: "What was given is what stands there already." };
    refuseFaults([{ field: "", message }]);
  }
  return changed.map(([field, after], index) => {
    const number = first + index;
    return { number, kind: "correct", part, partId, field, before: values.get(field), after, words: "" };
  });
}

async function wordsOfLine(
  context: WriteContext,
  plan: StoredPlan,
  review: PlanReview,
  fields: CorrectedFields,
): Promise<string> {
  if (fields.line === undefined) return "";
  const source = await findSource(context.transaction, plan.areaCode, review.reading.documentId);
  const words = source?.lines[fields.line - 1]?.text.trim();
  if (words !== undefined) return words;
  const message = { zh: "文本没有这一行。", en: "The document has no such line." };
  refuseFaults([{ field: "line", message }]);
  return "";
}

function refuseFaults(
  found: readonly { readonly field: string; readonly message: Fault["message"] }[],
): void {
  if (found.length === 0) return;
  throw new PlatformError(
    "invalid-input",
    422,
    {
      zh: `更正有 ${found.length} 处问题，没有保存。`,
      en: `The correction has ${found.length} fault(s) and was not saved.`,
    },
    found.map(({ field, message }) => ({
      where: field === "" ? "body.fields" : `body.fields.${field}`,
      message,
    })),
  );
}
