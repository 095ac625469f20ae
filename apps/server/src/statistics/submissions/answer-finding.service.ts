import type { answerInput, SubmissionRecord } from "@halfsky/api-contract";
import { figureText } from "@halfsky/statistics";
import type { z } from "zod";
import type { WriteContext } from "../../access/context.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { PlatformError } from "../../platform-error.ts";
import { changeOf } from "./save-figures.service.ts";
import { insertAnswers } from "./submission-action.store.ts";
import { answerText, wordsAnswered } from "./submission-basis.ts";
import { notAllowedNow, notPermitted } from "./submission-problems.ts";
import { getSubmissionRecord } from "./submission-record.ts";
import { updateSubmissions } from "./submission.store.ts";
import { getForChange, type VisibleSubmission } from "./visible-submission.ts";

type AnswerInput = z.output<typeof answerInput>;

/** Says why a figure stands in spite of a finding, or takes that back; bound to the figure and the finding as they are. */
export async function answerFinding(
  context: WriteContext,
  id: string,
  input: AnswerInput,
): Promise<SubmissionRecord> {
  const seen = await getForChange(context, id);
  const permit = seen.may("fill");
  if (!permit.allowed) {
    const { permissions, isLeader } = seen.reviewer;
    throw permissions.fill && !isLeader ? notAllowedNow(permit.reason) : notPermitted(permit.reason);
  }
  requireFinding(seen, input);
  const { transaction, actor, now } = context;
  const newest = seen.answers.find((answer) => answerText(answer) === answerText(input));
  await insertAnswers(transaction, [
    {
      area_code: seen.submission.areaCode,
      submission_id: id,
      indicator_id: input.indicatorId,
      breakdown: input.breakdown,
      code: input.code,
      number: (newest?.number ?? 0) + 1,
      figure_revision: input.revision,
      finding: wordsAnswered(seen.findings, input),
      reason: input.reason,
      answered_by: actor.accountId,
      answered_at: now,
    },
  ]);
  await updateSubmissions(transaction, [changeOf(await getForChange(context, id))]);
  recordAudit(context, {
    action: "submission.answer-finding",
    subjectKind: "submission",
    subjectId: id,
    areaCode: seen.submission.areaCode,
    details: {
      indicator: input.indicatorId,
      breakdown: input.breakdown,
      code: input.code,
      revision: input.revision,
      reason: input.reason,
    },
  });
  return await getSubmissionRecord(context, id);
}

function requireFinding(seen: VisibleSubmission, input: AnswerInput): void {
  const figure = seen.figures.find((one) => figureText(one) === figureText(input));
  const found = seen.findings.filter((finding) => answerText(finding) === answerText(input));
  if (figure?.revision !== input.revision || found.length === 0) {
    throw new PlatformError("finding-changed", 409, {
      zh: "数据或检核结果已变化，说明未记录，请刷新后再看。",
      en: "The figure or what is found in it changed; the answer was not kept. Reload and look again.",
    });
  }
  if (found.some(({ severity }) => severity === "error")) {
    throw notAllowedNow({
      zh: "这是必须改正的错误，不能用说明代替。",
      en: "This is an error that has to be mended; a reason does not do.",
    });
  }
}
