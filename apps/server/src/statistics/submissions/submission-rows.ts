import type { SubmissionRow } from "@halfsky/api-contract";
import type { StoredSubmission } from "./submission.store.ts";

/** A submission as a line of a list; `today` in Beijing decides what is late. */
export function showSubmission(submission: StoredSubmission, today: string): SubmissionRow {
  const { round, form, head, organisation } = submission;
  return {
    id: submission.id,
    roundId: round.id,
    roundTitle: round.title,
    year: submission.year,
    form: { id: form.id, version: form.version, title: head.title, code: head.code },
    organisation: { ...organisation },
    area: { code: submission.areaCode, name: submission.areaName },
    state: submission.state,
    level: submission.level,
    originLevel: submission.originLevel,
    topLevel: submission.topLevel,
    isCorrection: submission.isCorrection,
    dueOn: submission.dueOn,
    isLate: submission.submittedAt === null && today > submission.dueOn,
    openedAt: submission.openedAt,
    begunAt: submission.begunAt,
    submittedAt: submission.submittedAt,
    signedAt: submission.signedAt,
    owedCells: submission.owedCells,
    filledCells: submission.filledCells,
    errors: submission.errors,
    warnings: submission.warnings,
    openReturns: submission.openReturns,
    changedSinceSigning: submission.changedFigures,
  };
}

/** A figure in one text: the number, else the id of the reason why there is none, else empty. */
export function shownFigure(figure: {
  readonly value: string | null;
  readonly missing: string | null;
}): string {
  return figure.value ?? figure.missing ?? "";
}
