import type { FormFinding, SubmissionRecord } from "@halfsky/api-contract";
import {
  computeColumn,
  figuresOfYear,
  figureText,
  isMissingReason,
  missingReasonWords,
} from "@halfsky/statistics";
import { useDeferredValue, useMemo } from "react";
import { useLanguage } from "../../words/language.tsx";
import { type CellContent, placeKey, withText } from "../grid/cell-content.ts";
import { type CellLook, gridNumber, type LookFinding, lookOfContent } from "../grid/cell-look.ts";
import { computedRate } from "../grid/computed-rate.ts";
import type { EditState } from "../grid/edit-store.ts";
import { shownContent, storedCell } from "../grid/edits.ts";
import {
  answerFinder,
  answerOfReturn,
  figuresAsSeen,
  findingsByCell,
  formChecker,
  loadedFigures,
  type OpenPoint,
  openPoints,
} from "./form-work.ts";
import { type FilledCell, type FormCell, formView, type Writable } from "./form-view.ts";
import type { GridFigure } from "./submission-store.ts";

const notFilled = "not-filled";
const noFindings: readonly FormFinding[] = [];

/** What a cell shows of a content: its own part of the figure. */
function partText(content: CellContent, cell: FilledCell): string {
  return cell.part === "value" ? content.text : content[cell.part];
}

/** The content after typing into one part; a value that no column asks for follows, an empty one is filled in. */
export function withPart(content: CellContent, cell: FilledCell, text: string): CellContent {
  if (cell.part === "value") return withText(content, text, cell.indicator.unit);
  const next = { ...content, [cell.part]: text.trim() };
  if (next.text !== "" && !cell.followsFromParts) return next;
  const rate = computedRate(next.numerator, next.denominator, cell.indicator);
  return cell.followsFromParts || rate !== null ? { ...next, text: rate ?? "" } : next;
}

const noPoints: readonly OpenPoint[] = [];

/** Everything that the grid of a submission shows, from the record, what was typed, and what may be typed. */
export function useFormWork(
  { record, isWhole }: { readonly record: SubmissionRecord; readonly isWhole: boolean },
  state: EditState<GridFigure>,
  writable: Writable,
) {
  const { language, words } = useLanguage();
  const said = words.submission;
  const { edits } = state;
  const { mayWrite, figures: open } = writable;
  // What comes with the second answer changes neither the figures nor the cells.
  const { definition, indicators, area, year, figures } = record;
  const loaded = useMemo(() => loadedFigures({ figures, area, year }), [figures, area, year]);
  const view = useMemo(
    () => formView({ definition, indicators, area, year }, { mayWrite, figures: open }, language),
    [definition, indicators, area, year, mayWrite, open, language],
  );
  const cellByFigure = useMemo(() => {
    const cells = new Map<string, FilledCell>();
    for (const cell of view.cells.values()) {
      if (cell.kind === "figure" && (cell.part === "value" || !cells.has(cell.figureKey)))
        cells.set(cell.figureKey, cell);
    }
    return cells;
  }, [view]);
  const { history } = record;
  const before = useMemo(() => figuresOfYear(history, year - 1), [history, year]);
  const returns = useMemo(() => new Map(record.returns.map((item) => [figureText(item), item])), [record]);
  const changed = useMemo(() => new Map(record.changed.map((one) => [figureText(one), one])), [record]);
  const seen = useMemo(() => figuresAsSeen(loaded, edits), [loaded, edits]);
  // The cells and typing go first: a large form is checked a moment later, and only once the years before are there.
  const toCheck = useMemo(() => (isWhole ? { record, seen } : null), [isWhole, record, seen]);
  const checking = useDeferredValue(toCheck, null);
  const checkedRecord = checking?.record;
  const check = useMemo(
    () => (checkedRecord === undefined ? null : formChecker(checkedRecord)),
    [checkedRecord],
  );
  const findings = useMemo(
    () => (check === null || checking === null ? noFindings : check(checking.seen)),
    [check, checking],
  );
  const byCell = useMemo(() => findingsByCell(findings), [findings]);
  const isChecked = checking !== null;
  const points = useMemo(
    () =>
      checking === null
        ? noPoints
        : openPoints(record, {
            loaded,
            edits,
            seen: checking.seen,
            findings,
            cellOf: (key) => cellByFigure.get(key)?.key ?? null,
          }),
    [record, loaded, edits, checking, findings, cellByFigure],
  );
  const answered = useMemo(() => answerFinder(record, loaded, edits), [record, loaded, edits]);

  const find = (key: string) => loaded.get(key);
  const stored = (key: string) => storedCell(edits, find, key);
  const content = (cell: FilledCell) => shownContent(edits, find, cell.figureKey, language);
  const lookFindings = (cell: FormCell): readonly LookFinding[] =>
    (byCell.get(cell.key) ?? noFindings).flatMap((finding) => {
      // An empty form is full of what is still to be filled in: that is said quietly.
      if (finding.code === notFilled) return [];
      const answer = answered(finding);
      return [
        {
          code: finding.code,
          severity: finding.severity,
          message: finding.words,
          likely: finding.likely,
          revision: 0,
          verified: answer === undefined ? null : { ...answer.answered, reason: answer.reason },
        },
      ];
    });
  const computedLook = (cell: FormCell): CellLook => {
    const result =
      cell.kind === "computed"
        ? computeColumn(record.definition, { row: cell.rowId, column: cell.columnId }, seen)
        : undefined;
    const text = result?.status === "value" ? result.value : "";
    return {
      shown: text,
      raw: text,
      isFigure: text !== "",
      state: null,
      findings: lookFindings(cell),
      tone: cell.kind === "blank" ? "blank" : "computed",
    };
  };
  const told = (cell: FilledCell): CellLook["mark"] => {
    const item = returns.get(figureText(cell.figure));
    if (item !== undefined) {
      const answer = answerOfReturn(item, record, loaded, edits);
      return {
        text: answer === null ? said.marks.returned : said.marks.kept,
        title: said.returned.reason(item.reason),
      };
    }
    const since = changed.get(figureText(cell.figure));
    const isOwed = (byCell.get(cell.key) ?? noFindings).some(({ code }) => code === notFilled);
    if (isOwed) return { text: words.statistics.marks[notFilled] ?? "", title: "", isQuiet: true };
    return since === undefined
      ? undefined
      : {
          text: said.marks.changed,
          title: said.panel.changedWords(shownText(since.signed.shown), shownText(since.now.shown)),
        };
  };
  const shownText = (shown: string): string => {
    return isMissingReason(shown) ? missingReasonWords[shown][language] : shown;
  };
  const look = (cell: FormCell): CellLook => {
    if (cell.kind !== "figure") return computedLook(cell);
    const draft = edits.drafts.get(cell.figureKey);
    const mark = told(cell);
    const item = returns.get(figureText(cell.figure));
    const isOpen = item !== undefined && answerOfReturn(item, record, loaded, edits) === null;
    const typed = content(cell);
    const part = {
      // Once a figure, beside its value: its parts are narrow and say the same.
      ...(mark === undefined || (cell.part !== "value" && !cell.followsFromParts && mark.isQuiet !== true)
        ? {}
        : { mark }),
      ...(isOpen ? { tone: "returned" as const } : {}),
    };
    const there = stored(cell.figureKey);
    if (cell.part === "value")
      return {
        ...lookOfContent(cell, typed, there !== undefined, draft, lookFindings(cell), language),
        ...part,
      };
    const text = partText(typed, cell);
    return {
      shown: text,
      raw: text,
      isFigure: text !== "",
      state: draft === undefined ? null : (draft.trouble?.kind ?? "waiting"),
      findings: lookFindings(cell),
      ...part,
    };
  };
  /** Whether nothing stands in a cell that is filled in; asked of every cell of a form, so it does not look at findings. */
  const isEmpty = (cell: FormCell): boolean => cell.kind === "figure" && partText(content(cell), cell) === "";
  const beside = (cell: FormCell): string => {
    if (cell.kind !== "figure") return "";
    const figure = before.get(figureText(cell.figure));
    const text = cell.part === "value" ? figure?.value : figure?.[cell.part];
    if (text === undefined || text === null) return "";
    return cell.part === "value" ? gridNumber(text, cell.indicator.decimals) : text;
  };
  /** Last year's figures, worked out where the column is. */
  const cellOfFigure = (figure: { indicatorId: string; breakdown: string }) =>
    cellByFigure.get(placeKey({ ...figure, areaCode: record.area.code, year: record.year }));
  return {
    view,
    isChecked,
    loaded: find,
    stored,
    content,
    look,
    isEmpty,
    beside,
    points,
    findings: byCell,
    answered,
    returns,
    changed,
    cellOfFigure,
    shownText,
    answerOf: (item: SubmissionRecord["returns"][number]) => answerOfReturn(item, record, loaded, edits),
  };
}

export type FormWork = ReturnType<typeof useFormWork>;
