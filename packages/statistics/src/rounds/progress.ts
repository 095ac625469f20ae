import { dividedBy, fixedText, wholeDecimal } from "../decimal.ts";
import type { ReviewLevel, SubmissionState } from "../review/review-state.ts";

/** How far figures have come: submissions by what has happened to them, and their owed cells. */
export interface Progress {
  readonly submissions: number;
  /** looked at by whoever fills it in */
  readonly opened: number;
  /** with a first figure saved */
  readonly begun: number;
  /** ever handed in */
  readonly submitted: number;
  /** signed at their own level at least, and not sent back or being corrected since */
  readonly signed: number;
  readonly returned: number;
  /** past the due day and never handed in */
  readonly late: number;
  /** handed in for the first time by the due day */
  readonly onTime: number;
  readonly owedCells: number;
  readonly filledCells: number;
}

/** What of a submission its progress is counted from. */
export interface ProgressedSubmission {
  readonly state: SubmissionState;
  readonly level: ReviewLevel;
  readonly originLevel: ReviewLevel;
  /** Last day for handing in, YYYY-MM-DD in Beijing. */
  readonly dueOn: string;
  /** Moments in ISO 8601; `submittedAt` of the first time. */
  readonly openedAt: string | null;
  readonly begunAt: string | null;
  readonly submittedAt: string | null;
  readonly owedCells: number;
  readonly filledCells: number;
}

/** Of nothing. */
export const noProgress: Progress = {
  submissions: 0,
  opened: 0,
  begun: 0,
  submitted: 0,
  signed: 0,
  returned: 0,
  late: 0,
  onTime: 0,
  owedCells: 0,
  filledCells: 0,
};

/** The counts of several together. */
export function addProgress(parts: Iterable<Progress>): Progress {
  const sum = { ...noProgress };
  for (const part of parts) {
    sum.submissions += part.submissions;
    sum.opened += part.opened;
    sum.begun += part.begun;
    sum.submitted += part.submitted;
    sum.signed += part.signed;
    sum.returned += part.returned;
    sum.late += part.late;
    sum.onTime += part.onTime;
    sum.owedCells += part.owedCells;
    sum.filledCells += part.filledCells;
  }
  return sum;
}

const beijingOffset = 8 * 3_600_000;

function beijingDay(moment: string): string {
  return new Date(Date.parse(moment) + beijingOffset).toISOString().slice(0, 10);
}

function progressOfOne(submission: ProgressedSubmission, today: string): Progress {
  const { state, dueOn, submittedAt } = submission;
  const isSigned = state === "signed" || state === "locked" || submission.level !== submission.originLevel;
  const count = (holds: boolean): number => (holds ? 1 : 0);
  return {
    submissions: 1,
    opened: count(submission.openedAt !== null),
    begun: count(submission.begunAt !== null),
    submitted: count(submittedAt !== null),
    signed: count(isSigned),
    returned: count(state === "returned"),
    late: count(submittedAt === null && today > dueOn),
    onTime: count(submittedAt !== null && beijingDay(submittedAt) <= dueOn),
    owedCells: submission.owedCells,
    filledCells: submission.filledCells,
  };
}

/** How far these submissions have come on a day (YYYY-MM-DD, Beijing). */
export function countProgress(submissions: Iterable<ProgressedSubmission>, today: string): Progress {
  return addProgress(Array.from(submissions, (submission) => progressOfOne(submission, today)));
}

/** The same for each of what they belong to (an organisation, an area, both), in the order in which that comes first. */
export function progressBy<Submission extends ProgressedSubmission>(
  submissions: Iterable<Submission>,
  keyOf: (submission: Submission) => string,
  today: string,
): ReadonlyMap<string, Progress> {
  const groups = new Map<string, Submission[]>();
  for (const submission of submissions) {
    const key = keyOf(submission);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [submission]);
    else group.push(submission);
  }
  return new Map([...groups].map(([key, group]) => [key, countProgress(group, today)]));
}

/**
 * 完整率: owed cells with a number or the reason why there is none, in % of those owed, with one decimal; null where none
 * is owed. Only what is whole reads 100.0, and only what is not begun 0.0.
 */
export function completeness({ filledCells, owedCells }: Progress): string | null {
  return percentOf(filledCells, owedCells);
}

/**
 * 及时率: submissions handed in for the first time by the due day, in % of those that were handed in or are past their
 * due day, with one decimal; null while there are neither, for what may still come in time is not late.
 */
export function timeliness({ onTime, submitted, late }: Progress): string | null {
  return percentOf(onTime, submitted + late);
}

function percentOf(part: number, whole: number): string | null {
  const share = dividedBy(wholeDecimal(part * 100), wholeDecimal(whole), 1);
  if (share === null) return null;
  const text = fixedText(share);
  if (text === "100.0" && part < whole) return "99.9";
  return text === "0.0" && part > 0 ? "0.1" : text;
}
