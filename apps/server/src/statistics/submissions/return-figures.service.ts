import type { Fault, ReturnInput, SubmissionRecord } from "@halfsky/api-contract";
import { beijingDate } from "@halfsky/calendar";
import { figureText } from "@halfsky/statistics";
import type { WriteContext } from "../../access/context.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { notFound, PlatformError } from "../../platform-error.ts";
import { startReminders } from "../rounds/reminder-job.ts";
import { carryOutSteps } from "./carry-out-step.ts";
import { changeOf } from "./save-figures.service.ts";
import { isSameFigure } from "./screen-form-figures.ts";
import { answerReturns, insertReturns, listReturns } from "./submission-action.store.ts";
import { invalidFigures, notAllowedNow, notPermitted } from "./submission-problems.ts";
import { getSubmissionRecord } from "./submission-record.ts";
import { updateSubmissions } from "./submission.store.ts";
import { requireStep } from "./take-step.service.ts";
import { getForChange, type VisibleSubmission } from "./visible-submission.ts";

/** Sends single figures of a submission back to its unit, each with its reason, to be answered by a day. */
export async function returnFigures(
  context: WriteContext,
  id: string,
  input: ReturnInput,
): Promise<SubmissionRecord> {
  const seen = await getForChange(context, id);
  await requireStep(context, seen, "return", input.version);
  const faults = findReturnFaults(context, seen, input);
  if (faults.length > 0) throw invalidFigures(faults);
  const { submission } = seen;
  const revisions = new Map(seen.figures.map((figure) => [figureText(figure), figure.revision]));
  await carryOutSteps(context, [
    { seen, action: "return", remark: null, figures: input.items.length, dueOn: input.dueOn },
  ]);
  await insertReturns(
    context.transaction,
    input.items.map((item, index) => ({
      area_code: submission.areaCode,
      submission_id: submission.id,
      // Read in the order in which they were named.
      id: `return-${submission.version + 1}-${String(index + 1).padStart(4, "0")}`,
      action_number: submission.version + 1,
      indicator_id: item.indicatorId,
      breakdown: item.breakdown,
      reason: item.reason,
      due_on: input.dueOn,
      before_revision: revisions.get(figureText(item)) ?? 0,
      is_closed: false,
      answer_kind: null,
      answer_words: null,
      answered_by: null,
      answered_at: null,
    })),
  );
  await updateSubmissions(context.transaction, [
    { ...changeOf(await getForChange(context, id)), openReturns: input.items.length },
  ]);
  await startReminders(context, submission.roundArea);
  return await getSubmissionRecord(context, id);
}

function findReturnFaults(context: WriteContext, seen: VisibleSubmission, input: ReturnInput): Fault[] {
  const faults: Fault[] = [];
  if (input.dueOn < beijingDate(context.now)) {
    faults.push({
      where: "body.dueOn",
      message: { zh: "答复期限不能早于今天。", en: "The day of the answer cannot be before today." },
    });
  }
  const known = new Set(seen.figures.map(figureText));
  const given = new Set<string>();
  input.items.forEach((item, index) => {
    const key = figureText(item);
    if (!known.has(key)) {
      faults.push({
        where: `body.items[${index}]`,
        message: { zh: "本表没有这个数据项。", en: "The form does not ask for this figure." },
      });
    }
    if (given.has(key)) {
      faults.push({
        where: `body.items[${index}]`,
        message: { zh: "同一个数退回了两次。", en: "The same figure is sent back twice." },
      });
    }
    given.add(key);
  });
  return faults;
}

/** Says of a figure that was sent back why it stands; of one that was changed, why it was. */
export async function answerReturn(
  context: WriteContext,
  id: string,
  itemId: string,
  words: string,
): Promise<SubmissionRecord> {
  const seen = await getForChange(context, id);
  const item = seen.returns.find((one) => one.id === itemId);
  if (item === undefined) throw notFound({ zh: "退回数据项", en: "returned figure" }, itemId);
  if (!seen.reviewer.permissions.fill || seen.reviewer.isLeader) {
    const permit = seen.may("submit");
    throw notPermitted(permit.allowed ? cannotAnswer : permit.reason);
  }
  const permit = seen.may("fill");
  if (!permit.allowed) throw notAllowedNow(permit.reason);
  if (item.isClosed) {
    throw new PlatformError("not-allowed-now", 409, {
      zh: "这次退回已经答复并重新报送，不能再改答复。",
      en: "The form was handed in again with this answer; it can no longer be changed.",
    });
  }
  const figure = seen.figures.find((one) => figureText(one) === figureText(item));
  const isChanged = figure !== undefined && !isSameFigure(figure, item.before);
  const { transaction, actor, now } = context;
  await answerReturns(
    transaction,
    seen.submission,
    [{ id: itemId, kind: isChanged ? "changed" : "kept", words }],
    { by: actor.accountId, at: now },
  );
  const open = (await listReturns(transaction, [seen.submission])).filter(
    ({ isClosed, answer }) => !isClosed && answer === null,
  );
  await updateSubmissions(transaction, [{ ...changeOf(seen), openReturns: open.length }]);
  recordAudit(context, {
    action: "submission.answer-return",
    subjectKind: "submission",
    subjectId: id,
    areaCode: seen.submission.areaCode,
    details: { indicator: item.indicatorId, breakdown: item.breakdown, words },
  });
  return await getSubmissionRecord(context, id);
}

const cannotAnswer = {
  zh: "退回的数由填报单位答复。",
  en: "What was sent back is answered by the unit that filled it in.",
};
