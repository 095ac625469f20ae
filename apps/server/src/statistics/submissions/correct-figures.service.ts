import type { Fault, figureCorrectionInput, SubmissionRecord, Words } from "@halfsky/api-contract";
import { beijingTime } from "@halfsky/calendar";
import { figureText, listOpenPoints } from "@halfsky/statistics";
import type { z } from "zod";
import type { WriteContext } from "../../access/context.ts";
import { PlatformError } from "../../platform-error.ts";
import { carryOutSteps } from "./carry-out-step.ts";
import { auditFigures, keepFresh } from "./save-figures.service.ts";
import { screenFormFigures } from "./screen-form-figures.ts";
import { insertAnswers } from "./submission-action.store.ts";
import { answerText, checkSubmission, wordsAnswered } from "./submission-basis.ts";
import { invalidFigures } from "./submission-problems.ts";
import { getSubmissionRecord } from "./submission-record.ts";
import { shownFigure } from "./submission-rows.ts";
import { requireStep } from "./take-step.service.ts";
import { getForChange, type VisibleSubmission } from "./visible-submission.ts";

type Correction = z.output<typeof figureCorrectionInput>;

const source = { kind: "entry", name: "更正" } as const;

/**
 * Corrects figures after they were signed, each with its reason: all of them or none. What stood in the cube gets its new
 * revision at once, plainly marked as changed since signing, and the form goes its whole way again.
 */
export async function correctFigures(
  context: WriteContext,
  id: string,
  input: Correction,
): Promise<SubmissionRecord> {
  const seen = await getForChange(context, id);
  await requireStep(context, seen, "correct", input.version);
  const { fresh, unchanged, conflicts, refused } = screenFormFigures(seen, input.figures, {
    editable: null,
    closed: undefined,
  });
  const at = (figure: { readonly indicatorId: string; readonly breakdown: string }): string =>
    `body.figures[${input.figures.findIndex((one) => figureText(one) === figureText(figure))}]`;
  const faults: Fault[] = [
    ...refused.map(({ figure, message }) => ({ where: at(figure), message })),
    ...unchanged.map((figure) => ({ where: at(figure), message: sameWords })),
    ...fresh
      .filter(({ value, missing }) => value === null && missing === null)
      .map((figure) => ({ where: at(figure), message: emptyWords })),
  ];
  if (faults.length > 0) throw invalidFigures(faults);
  if (conflicts.length > 0) {
    throw new PlatformError(
      "conflict",
      409,
      {
        zh: "有数据已被他人修改，请刷新看过再更正。",
        en: "Someone else changed figures meanwhile; reload and look again before correcting.",
      },
      conflicts.map(({ mine, theirs }) => ({
        where: at(mine),
        message: {
          zh: `${theirs.recorded.by}于${beijingTime(theirs.recorded.at)}改为${shownFigure(theirs)}`,
          en: `${theirs.recorded.by} made it ${shownFigure(theirs)} at ${beijingTime(theirs.recorded.at)}`,
        },
      })),
    );
  }
  const kept = await keepFresh(context, seen, fresh, source);
  const reasons = new Map(fresh.map((figure) => [figureText(figure), figure.reason ?? ""]));
  const after = await answerByCorrection(context, { ...seen, ...kept }, reasons);
  auditFigures(context, seen, fresh, source);
  await carryOutSteps(context, [
    { seen: after, action: "correct", remark: null, figures: fresh.length, reasons },
  ]);
  return await getSubmissionRecord(context, id);
}

const sameWords: Words = {
  zh: "和现在的数相同，不需要更正。",
  en: "It is what stands there already; there is nothing to correct.",
};
const emptyWords: Words = {
  zh: "更正要有新数或缺失原因。",
  en: "A correction needs a figure, or the reason why there is none.",
};

/**
 * The form as corrected: what the checks ask to be explained is explained by the reason of the correction, what must be
 * mended stops it.
 */
async function answerByCorrection(
  context: WriteContext,
  seen: VisibleSubmission,
  reasons: ReadonlyMap<string, string>,
): Promise<VisibleSubmission> {
  const { transaction, actor, now } = context;
  const check = checkSubmission(seen);
  const answered = new Set(check.standing.map(answerText));
  const asked = new Map(
    check.findings
      .filter((finding) => finding.severity === "warning" && !answered.has(answerText(finding)))
      .map((finding) => [answerText(finding), finding]),
  );
  const numbers = new Map(seen.answers.map((answer) => [answerText(answer), answer.number]));
  const revisions = new Map(seen.figures.map((figure) => [figureText(figure), figure.revision]));
  const [anyReason = ""] = reasons.values();
  await insertAnswers(
    transaction,
    [...asked].map(([text, finding]) => ({
      area_code: seen.submission.areaCode,
      submission_id: seen.submission.id,
      indicator_id: finding.indicatorId,
      breakdown: finding.breakdown,
      code: finding.code,
      number: (numbers.get(text) ?? 0) + 1,
      figure_revision: revisions.get(figureText(finding)) ?? 0,
      finding: wordsAnswered(check.findings, finding),
      reason: `更正：${reasons.get(figureText(finding)) ?? anyReason}`,
      answered_by: actor.accountId,
      answered_at: now,
    })),
  );
  const points = { ...check.points, unansweredWarnings: 0 };
  const open = listOpenPoints(points);
  if (open.length > 0) {
    throw new PlatformError("not-allowed-now", 409, {
      zh: `更正后${open.map(({ zh }) => zh).join("；")}，未保存。`,
      en: `After the correction ${open.map(({ en }) => en).join("; ")}; nothing was saved.`,
    });
  }
  return { ...seen, ...check, points };
}
