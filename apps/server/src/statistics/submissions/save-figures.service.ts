import type { FigureInputOfForm, FiguresSaved, SubmissionFigure } from "@halfsky/api-contract";
import { figureText } from "@halfsky/statistics";
import type { WriteContext } from "../../access/context.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { isSameFigure, screenFormFigures } from "./screen-form-figures.ts";
import { answerReturns, type ReturnAnswer, type StoredReturn } from "./submission-action.store.ts";
import { checkPartOfSubmission, checkSubmission } from "./submission-basis.ts";
import {
  isFilledIn,
  keepFiguresOf,
  type NewFigure,
  type StoredFigure,
  withEntered,
} from "./submission-figure.store.ts";
import { notPermitted } from "./submission-problems.ts";
import { emptyFigure, listEditable, showFigure } from "./submission-record.ts";
import { shownFigure } from "./submission-rows.ts";
import { type SubmissionChange, updateSubmissions } from "./submission.store.ts";
import { getForChange, type VisibleSubmission } from "./visible-submission.ts";

const auditedFigures = 500;

/** So many figures are saved with no more of the form than they bear on; of more, all of it is read and checked. */
const fewFigures = 500;

/**
 * Keeps figures that are typed or imported into a submission: those whose cell nobody changed since the writer saw it,
 * with their revisions and the audit entry. The same figures again change nothing, so that a lost answer can be asked
 * for by sending them once more.
 */
export async function saveFigures(
  context: WriteContext,
  id: string,
  inputs: readonly FigureInputOfForm[],
  source: SubmissionFigure["source"],
): Promise<FiguresSaved> {
  const partOf = inputs.length > fewFigures ? undefined : inputs;
  return await saveFiguresIn(
    context,
    await getForChange(context, id, { isChecked: false, partOf }),
    inputs,
    source,
  );
}

/** As saveFigures, in a submission that was read in this transaction after `lockSubmissionRows`; it need not be checked. */
export async function saveFiguresIn(
  context: WriteContext,
  seen: VisibleSubmission,
  inputs: readonly FigureInputOfForm[],
  source: SubmissionFigure["source"],
): Promise<FiguresSaved> {
  const { submission } = seen;
  if (!seen.reviewer.permissions.fill || seen.reviewer.isLeader) {
    const permit = seen.may("fill");
    throw notPermitted(permit.allowed ? { zh: "", en: "" } : permit.reason);
  }
  const permit = seen.may("fill");
  const screened = screenFormFigures(seen, inputs, {
    editable: listEditable(seen),
    closed: permit.allowed ? undefined : permit.reason,
  });
  const kept = await keepFresh(context, seen, screened.fresh, source);
  const after: VisibleSubmission = { ...seen, ...kept };
  const { part } = seen;
  const check = part === null ? checkSubmission(after) : checkPartOfSubmission(part, seen, after);
  if (screened.fresh.length > 0) {
    await updateSubmissions(context.transaction, [
      {
        ...changeOf({ ...after, ...check }),
        openedAt: submission.openedAt ?? context.now,
        begunAt: submission.begunAt ?? context.now,
      },
    ]);
    auditFigures(context, seen, screened.fresh, source);
  }
  const fresh = new Set(screened.fresh.map(figureText));
  return {
    saved: kept.figures
      .filter((figure) => fresh.has(figureText(figure)))
      .filter(isFilledIn)
      .map(showFigure),
    unchanged: screened.unchanged.map((figure) =>
      showFigure(isFilledIn(figure) ? figure : emptyFigure(figure)),
    ),
    conflicts: screened.conflicts.map(({ mine, theirs }) => ({ mine, theirs: showFigure(theirs) })),
    refused: [...screened.refused],
    findings: [...check.findings],
    filledCells: check.filledCells,
  };
}

/** Keeps figures and the answers to returns that they are; answers the submission's figures and returns as they stand then. */
export async function keepFresh(
  context: WriteContext,
  seen: VisibleSubmission,
  fresh: readonly NewFigure[],
  source: SubmissionFigure["source"],
): Promise<Pick<VisibleSubmission, "figures" | "returns">> {
  if (fresh.length === 0) return { figures: seen.figures, returns: seen.returns };
  const { transaction, actor, now } = context;
  await keepFiguresOf(transaction, seen.submission, fresh, { by: actor.accountId, at: now, source });
  const stamp = { by: actor.displayName, at: now };
  const byKey = new Map(fresh.map((figure) => [figureText(figure), figure]));
  const figures = seen.figures.map((figure): StoredFigure => {
    const one = byKey.get(figureText(figure));
    if (one === undefined) return figure;
    return withEntered(figure, one, { source, recorded: stamp });
  });
  const answers = seen.returns.flatMap((item) => {
    const figure = byKey.get(figureText(item));
    return figure === undefined || item.isClosed ? [] : answerBy(item, figure);
  });
  await answerReturns(transaction, seen.submission, answers, { by: actor.accountId, at: now });
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  return {
    figures,
    returns: seen.returns.map((item) => {
      const answer = byId.get(item.id);
      if (answer === undefined) return item;
      const { kind, words } = answer;
      return { ...item, answer: kind === null ? null : { kind, words, answered: stamp } };
    }),
  };
}

/** A figure that is not what it was when it was sent back answers for itself; one that is again does not. */
function answerBy(item: StoredReturn, figure: NewFigure): readonly ReturnAnswer[] {
  if (!isSameFigure(figure, item.before)) {
    return [{ id: item.id, kind: "changed", words: item.answer?.words ?? null }];
  }
  return item.answer?.kind === "changed" ? [{ id: item.id, kind: null, words: null }] : [];
}

/** Where a submission stands, with what was counted in it anew. */
export function changeOf(seen: VisibleSubmission): SubmissionChange {
  const { submission, points, filledCells } = seen;
  return {
    submission,
    state: submission.state,
    level: submission.level,
    isCorrection: submission.isCorrection,
    isReleased: submission.isReleased,
    version: submission.version,
    openedAt: submission.openedAt,
    begunAt: submission.begunAt,
    submittedAt: submission.submittedAt,
    submittedBy: submission.submittedBy,
    signedAt: submission.signedAt,
    filledCells,
    errors: points.errors,
    warnings: points.unansweredWarnings,
    openReturns: points.openReturns,
  };
}

/** Notes which figures a save changed; of a large import their number (each has its revision). */
export function auditFigures(
  context: WriteContext,
  seen: VisibleSubmission,
  fresh: readonly NewFigure[],
  source: SubmissionFigure["source"],
): void {
  const before = new Map(seen.figures.map((figure) => [figureText(figure), figure]));
  recordAudit(context, {
    action: "submission.fill",
    subjectKind: "submission",
    subjectId: seen.submission.id,
    areaCode: seen.submission.areaCode,
    details: {
      source,
      count: fresh.length,
      figures: fresh.slice(0, auditedFigures).map((figure) => {
        const earlier = before.get(figureText(figure));
        return {
          indicator: figure.indicatorId,
          breakdown: figure.breakdown,
          revision: figure.revision,
          before: earlier && earlier.revision > 0 ? shownFigure(earlier) : null,
          after: shownFigure(figure),
          ...(figure.reason !== null && { reason: figure.reason }),
        };
      }),
    },
  });
}
