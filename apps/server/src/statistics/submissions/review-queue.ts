import type { ChangedFigure, ReviewFigure, ReviewQueue, YearFigure } from "@halfsky/api-contract";
import { beijingDate } from "@halfsky/calendar";
import { figureMap, figureText, type FormColumn, type FormDefinition, indexForm } from "@halfsky/statistics";
import { findReach, type ReadContext } from "../../access/context.ts";
import { isFilledIn } from "./submission-figure.store.ts";
import { emptyFigure, listChangedOf, showAnswer, showFigure } from "./submission-record.ts";
import { showSubmission, shownFigure } from "./submission-rows.ts";
import { listSubmissions } from "./submission.store.ts";
import { judgeSubmissions, listMayDo, type VisibleSubmission } from "./visible-submission.ts";

const passing = ["confirm", "review", "sign"] as const;

/**
 * What waits for the actor's step, and the figures in it to look at: those with a finding, answered or not, and those
 * that were changed after they were signed. Everything is read once, however many submissions there are.
 */
export async function readReviewQueue(
  context: ReadContext,
  query: { readonly roundId?: string | undefined },
): Promise<ReviewQueue> {
  const reach = await findReach(context, "submission.read");
  const stored = await listSubmissions(context.transaction, reach, {
    ...query,
    states: ["submitted", "confirmed", "reviewed", "signed"],
  });
  const waiting = (await judgeSubmissions(context, stored)).filter((seen) =>
    listMayDo(seen).some((action) => passing.some((one) => one === action)),
  );
  const changed = await listChangedOf(context, waiting);
  const today = beijingDate(context.now);
  const figures = new Map(
    waiting.map((seen) => {
      const since = new Map((changed.get(seen.submission.id) ?? []).map((one) => [figureText(one), one]));
      return [seen.submission.id, listFiguresToReview(seen, since)] as const;
    }),
  );
  return {
    submissions: waiting.map((seen) => ({
      ...showSubmission(seen.submission, today),
      filledCells: seen.filledCells,
      errors: seen.points.errors,
      warnings: seen.points.unansweredWarnings,
      openReturns: seen.points.openReturns,
      version: seen.submission.version,
      figures: figures.get(seen.submission.id)?.length ?? 0,
    })),
    figures: [...figures.values()].flat(),
  };
}

function listFiguresToReview(
  seen: VisibleSubmission,
  changed: ReadonlyMap<string, ChangedFigure>,
): ReviewFigure[] {
  const { submission, definition } = seen;
  const { cellsOf } = indexForm(definition);
  const stored = new Map(seen.figures.map((figure) => [figureText(figure), figure]));
  const indicators = new Map(seen.indicators.map((indicator) => [indicator.id, indicator]));
  const findings = groupByFigure(seen.findings);
  const answers = groupByFigure(seen.standing);
  const history = figureMap(seen.history);
  const { id, state, level, organisation, form, head } = submission;
  return [...cellsOf].flatMap(([key, [cell]]): ReviewFigure[] => {
    const figure = stored.get(key);
    const found = findings.get(key) ?? [];
    const change = changed.get(key) ?? null;
    if (cell === undefined || figure === undefined || (found.length === 0 && change === null)) return [];
    const before = history.get(key)?.years ?? [];
    const last = before.find(({ year }) => year === submission.year - 1);
    const indicator = indicators.get(figure.indicatorId);
    return [
      {
        submission: {
          id,
          state,
          level,
          organisation: { ...organisation },
          area: { code: submission.areaCode, name: submission.areaName },
          form: { id: form.id, version: form.version, title: head.title, code: head.code },
        },
        version: submission.version,
        rowLabel: rowLabel(definition, cell.row) ?? indicator?.name ?? figure.indicatorId,
        columnLabel: columnOf(definition, found[0]?.column ?? cell.column)?.label ?? "",
        unit: indicator?.unit ?? "",
        figure: showFigure(isFilledIn(figure) ? figure : emptyFigure(figure)),
        lastYear: last === undefined ? null : shownEarlier(last),
        history: before.map((one) => ({ year: one.year, shown: shownEarlier(one) })),
        findings: [...found],
        answers: (answers.get(key) ?? []).map(showAnswer),
        changed: change,
      },
    ];
  });
}

function shownEarlier({ value, missing }: YearFigure): string {
  return shownFigure({ value, missing: missing ?? null });
}

function groupByFigure<Row extends { readonly indicatorId: string; readonly breakdown: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(figureText(row));
    if (group === undefined) groups.set(figureText(row), [row]);
    else group.push(row);
  }
  return groups;
}

function rowLabel(definition: FormDefinition, id: string): string | null {
  const row = definition.rows.find((one) => one.id === id);
  return row === undefined ? null : row.label;
}

function columnOf(definition: FormDefinition, id: string): FormColumn | undefined {
  return definition.columns.find((one) => one.id === id);
}
