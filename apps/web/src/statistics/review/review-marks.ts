import type { ReviewFigure, ReviewQueue } from "@halfsky/api-contract";
import { figureText } from "@halfsky/statistics";

/** What the reviewer decided of a figure, before anything is sent. */
export type ReviewMark = { readonly kind: "looked" } | { readonly kind: "return"; readonly reason: string };

/** Marks by figure; they are of the revision that was seen. */
export type ReviewMarks = ReadonlyMap<string, ReviewMark>;

/** The text by which a figure of the review is known. */
export function reviewKey({ submission, figure }: ReviewFigure): string {
  return `${submission.id}|${figureText(figure)}|${figure.revision}`;
}

/** A submission of the queue with what was decided of its figures. */
export interface MarkedSubmission {
  readonly row: ReviewQueue["submissions"][number];
  readonly figures: readonly ReviewFigure[];
  readonly returns: ReadonlyArray<{ readonly figure: ReviewFigure; readonly reason: string }>;
  /** Nothing to look at, or everything was looked at and stands. */
  readonly isSettled: boolean;
}

/** Puts the queue and the marks together, submission by submission in the queue's order. */
export function arrangeQueue(queue: ReviewQueue, marks: ReviewMarks): readonly MarkedSubmission[] {
  const bySubmission = new Map<string, ReviewFigure[]>();
  for (const figure of queue.figures) {
    const list = bySubmission.get(figure.submission.id);
    if (list === undefined) bySubmission.set(figure.submission.id, [figure]);
    else list.push(figure);
  }
  return queue.submissions.map((row) => {
    const figures = bySubmission.get(row.id) ?? [];
    const returns = figures.flatMap((figure) => {
      const mark = marks.get(reviewKey(figure));
      return mark?.kind === "return" ? [{ figure, reason: mark.reason }] : [];
    });
    return {
      row,
      figures,
      returns,
      isSettled: figures.every((figure) => marks.get(reviewKey(figure))?.kind === "looked"),
    };
  });
}

/** The place to go on from: the next figure of another submission, or the first one. */
export function nextSubmissionAt(figures: readonly ReviewFigure[], at: number): number {
  const current = figures[at]?.submission.id;
  const next = figures.findIndex(({ submission }, index) => index > at && submission.id !== current);
  return Math.max(next, 0);
}

/** Without the marks of figures that are no longer in the queue. */
export function keptMarks(marks: ReviewMarks, queue: ReviewQueue): ReviewMarks {
  const known = new Set(queue.figures.map(reviewKey));
  return new Map([...marks].filter(([key]) => known.has(key)));
}
