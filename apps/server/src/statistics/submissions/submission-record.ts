import type {
  ChangedFigure,
  ReturnItem,
  SubmissionFigure,
  SubmissionRecord,
  SubmissionStart,
} from "@halfsky/api-contract";
import { beijingDate } from "@halfsky/calendar";
import { editableFigures, figureText } from "@halfsky/statistics";
import type { ReadContext } from "../../access/context.ts";
import { plainDefinition } from "../forms/form-record.ts";
import { type ChangedSinceSigning, listChangedSinceSigning } from "../observation-signature.store.ts";
import { listActions, type StoredAction, type StoredReturn } from "./submission-action.store.ts";
import { type FilledFigure, isFilledIn, type StoredFigure } from "./submission-figure.store.ts";
import { showSubmission, shownFigure } from "./submission-rows.ts";
import { getVisible, listMayDo, type VisibleSubmission } from "./visible-submission.ts";

/** Everything of a submission that the actor may see: all that its grid needs, also without a network. */
export async function getSubmissionRecord(context: ReadContext, id: string): Promise<SubmissionRecord> {
  const seen = await getVisible(context, id);
  return {
    ...(await showStart(context, seen, listMayDo(seen))),
    filledCells: seen.filledCells,
    errors: seen.points.errors,
    warnings: seen.points.unansweredWarnings,
    openReturns: seen.points.openReturns,
    history: [...seen.history],
    below: [...seen.below],
    findings: [...seen.findings],
    answers: seen.standing.map(showAnswer),
  };
}

/**
 * What the first cells of the grid need of a submission: nothing is checked and nothing beside the figures is read. Counts
 * are as they were kept when somebody saved last, and whether it can be handed in is not said.
 */
export async function getSubmissionStart(context: ReadContext, id: string): Promise<SubmissionStart> {
  const seen = await getVisible(context, id, { isChecked: false, isAlone: true });
  return await showStart(
    context,
    seen,
    listMayDo(seen).filter((action) => action !== "submit"),
  );
}

async function showStart(
  context: ReadContext,
  seen: VisibleSubmission,
  mayDo: SubmissionRecord["mayDo"],
): Promise<SubmissionStart> {
  const { submission, definition } = seen;
  const changed = await listChangedOf(context, [seen]);
  const actions = await listActions(context.transaction, [submission]);
  return {
    ...showSubmission(submission, beijingDate(context.now)),
    message: submission.round.message,
    head: submission.head,
    definition: plainDefinition(definition),
    indicators: [...seen.indicators],
    dimensions: [...seen.dimensions],
    figures: seen.figures.filter(isFilledIn).map(showFigure),
    returns: seen.returns.map(showReturn),
    changed: changed.get(submission.id) ?? [],
    actions: actions.map(showAction),
    mayDo,
    editable: mayDo.includes("fill") ? listEditable(seen) : [],
    version: submission.version,
  };
}

/** The figures that can be typed as the submission stands; null: all of the form. */
export function listEditable({
  submission,
  returns,
}: Pick<VisibleSubmission, "submission" | "returns">): SubmissionRecord["editable"] {
  const returned = returns.filter(({ isClosed }) => !isClosed);
  const editable = editableFigures({ state: submission.state, returned });
  return editable && editable.map(({ indicatorId, breakdown }) => ({ indicatorId, breakdown }));
}

/** A figure as the contract shows it. */
export function showFigure(figure: FilledFigure): SubmissionFigure {
  const { indicatorId, breakdown, revision, value, missing, numerator, denominator, note } = figure;
  const { source, recorded } = figure;
  return {
    indicatorId,
    breakdown,
    revision,
    value,
    missing,
    numerator,
    denominator,
    note,
    source: { ...source },
    recorded: { ...recorded },
  };
}

/** A figure that nobody has filled in, for answers that show it all the same: nobody's, of no time. */
export function emptyFigure(figure: StoredFigure): FilledFigure {
  return { ...figure, source: { kind: "entry", name: null }, recorded: { by: "", at: "" } };
}

/** An answer that counts, as the contract shows it. */
export function showAnswer(
  answer: VisibleSubmission["standing"][number],
): SubmissionRecord["answers"][number] {
  const { indicatorId, breakdown, code, revision, reason, answered } = answer;
  return { indicatorId, breakdown, code, revision, reason: reason ?? "", answered };
}

function showReturn(item: StoredReturn): ReturnItem {
  const { id, indicatorId, breakdown, reason, dueOn, returned, before, answer } = item;
  return {
    id,
    indicatorId,
    breakdown,
    reason,
    dueOn,
    returned,
    before: { revision: before.revision, shown: shownFigure(before) },
    answer,
  };
}

function showAction(action: StoredAction): SubmissionRecord["actions"][number] {
  const { action: kind, at, by, organisation, reason, figures } = action;
  return { action: kind, at, by, organisation, reason, figures };
}

/** The signed figures of submissions that were changed since, by submission. */
export async function listChangedOf(
  { transaction }: ReadContext,
  seen: readonly VisibleSubmission[],
): Promise<ReadonlyMap<string, ChangedFigure[]>> {
  // What was never signed cannot have been changed since.
  const signed = seen.filter(({ submission }) => submission.signedAt !== null);
  const changed = await listChangedSinceSigning(transaction, {
    areaCodes: [...new Set(signed.map(({ submission }) => submission.areaCode))],
    indicatorIds: [...new Set(signed.flatMap(({ indicators }) => indicators.map(({ id }) => id)))],
    years: [...new Set(signed.map(({ submission }) => submission.year))],
    breakdowns: "all",
  });
  const byCell = new Map(changed.map((one) => [`${one.areaCode}|${one.year}|${figureText(one)}`, one]));
  return new Map(
    signed.map(({ submission, figures }) => [
      submission.id,
      figures.flatMap((figure) => {
        const one = byCell.get(`${submission.areaCode}|${submission.year}|${figureText(figure)}`);
        return one === undefined ? [] : [showChanged(one)];
      }),
    ]),
  );
}

function showChanged({ indicatorId, breakdown, signed, now }: ChangedSinceSigning): ChangedFigure {
  return {
    indicatorId,
    breakdown,
    signed: {
      revision: signed.revision,
      shown: shownFigure(signed),
      stamp: { by: signed.by, at: signed.at },
    },
    now: {
      revision: now.revision,
      shown: shownFigure(now),
      reason: now.reason,
      stamp: { by: now.by, at: now.at },
    },
  };
}
