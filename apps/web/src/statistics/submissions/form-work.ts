import type { FindingAnswer, FormFinding, ReturnItem, SubmissionRecord } from "@halfsky/api-contract";
import {
  type CheckedFigure,
  checkForm,
  checkFormPart,
  type FigureKey,
  type FormCheckFinding,
  type FormFigure,
  figureText,
  findFormPart,
  listEmptyRequired,
  readCheckContext,
  readFigureText,
  replaceFindings,
} from "@halfsky/statistics";
import { placeKey, readContent } from "../grid/cell-content.ts";
import { type Edits, storedCell } from "../grid/edits.ts";
import { cellName } from "./form-view.ts";
import type { GridFigure } from "./submission-store.ts";

/** The figures that a page loaded, by their key in the edits. */
export function loadedFigures(
  record: Pick<SubmissionRecord, "figures" | "area" | "year">,
): ReadonlyMap<string, GridFigure> {
  const place = { areaCode: record.area.code, year: record.year };
  return new Map(
    record.figures.map((figure) => {
      const full = { ...figure, ...place };
      return [placeKey(full), full];
    }),
  );
}

const nothing: CheckedFigure = { value: null, missing: null, numerator: null, denominator: null };

/** The figures of the form as the person sees them, what she typed over what is stored, by `figureText`. */
export function figuresAsSeen(
  loaded: ReadonlyMap<string, GridFigure>,
  edits: Edits<GridFigure>,
): ReadonlyMap<string, FormFigure> {
  const seen = new Map<string, FormFigure>();
  const find = (key: string) => loaded.get(key);
  for (const [key, figure] of [...loaded, ...edits.known]) {
    const stored = storedCell(edits, find, key) ?? figure;
    const { breakdown = "" } = stored;
    seen.set(figureText({ ...stored, breakdown }), { ...stored, breakdown });
  }
  for (const { place, content } of edits.drafts.values()) {
    const reading = readContent(content, place, true);
    const key = { indicatorId: place.indicatorId, breakdown: place.breakdown ?? "" };
    // What cannot be read is a fault of its own; to the checks it is not there.
    const fields = reading.status === "fields" ? reading.fields : nothing;
    seen.set(figureText(key), { ...key, ...fields });
  }
  return seen;
}

/** So many changed figures are checked with what they bear on alone; for more, the whole form is. */
const fewChanges = 500;

/**
 * Makes the checks of a form: the engine that the server runs too, on what the person sees. It begins with what the server
 * found in the record, and checks what was changed since it was asked last: a large form is checked whole only for much.
 */
export function formChecker(
  record: SubmissionRecord,
): (figures: ReadonlyMap<string, CheckedFigure>) => readonly FormFinding[] {
  const basis = readCheckContext({
    year: record.year,
    indicators: record.indicators,
    figures: [],
    history: record.history,
    below: record.below,
    dimensions: record.dimensions,
  });
  const known = new Map<string, CheckedFigure>(record.figures.map((figure) => [figureText(figure), figure]));
  let last: {
    readonly figures: ReadonlyMap<string, CheckedFigure>;
    readonly findings: readonly FormFinding[];
  } = { figures: known, findings: record.findings };
  return (figures) => {
    const changed = changedFigures(last.figures, figures);
    if (changed.length === 0) return last.findings;
    const context = { ...basis, figures };
    if (changed.length > fewChanges)
      last = { figures, findings: asAnswered(checkForm(record.definition, context)) };
    else {
      const part = findFormPart(record.definition, changed);
      const anew = asAnswered(checkFormPart(part, context));
      last = { figures, findings: replaceFindings(part, last.findings, anew) };
    }
    return last.findings;
  };
}

function asAnswered(findings: readonly FormCheckFinding[]): readonly FormFinding[] {
  return findings.map((finding) => ({
    ...finding,
    related: finding.related.map(({ row, column }) => ({ row, column })),
  }));
}

function changedFigures(
  before: ReadonlyMap<string, CheckedFigure>,
  after: ReadonlyMap<string, CheckedFigure>,
): readonly FigureKey[] {
  const changed: string[] = [];
  for (const [key, figure] of after) {
    const was = before.get(key);
    if (was === figure) continue;
    const isSame =
      was?.value === figure.value &&
      was.missing === figure.missing &&
      was.numerator === figure.numerator &&
      was.denominator === figure.denominator;
    if (!isSame) changed.push(key);
  }
  for (const key of before.keys()) if (!after.has(key)) changed.push(key);
  return changed.map(readFigureText);
}

/** Findings by their cell. */
export function findingsByCell(
  findings: readonly FormFinding[],
): ReadonlyMap<string, readonly FormFinding[]> {
  const byCell = new Map<string, FormFinding[]>();
  for (const finding of findings) {
    const cell = cellName(finding.row, finding.column);
    const there = byCell.get(cell);
    if (there) there.push(finding);
    else byCell.set(cell, [finding]);
  }
  return byCell;
}

const answerKey = (one: { indicatorId: string; breakdown: string; code: string }) =>
  `${figureText(one)}|${one.code}`;

/** Finds the answer that counts for a finding: given to this code at the figure's present revision. */
export function answerFinder(
  record: SubmissionRecord,
  loaded: ReadonlyMap<string, GridFigure>,
  edits: Edits<GridFigure>,
): (finding: FormFinding) => FindingAnswer | undefined {
  const answers = new Map(record.answers.map((answer) => [answerKey(answer), answer]));
  return (finding) => {
    const answer = answers.get(answerKey(finding));
    if (answer === undefined) return undefined;
    const key = placeKey({ ...finding, areaCode: record.area.code, year: record.year });
    const stored = storedCell(edits, (one) => loaded.get(one), key);
    return !edits.drafts.has(key) && (stored?.revision ?? 0) === answer.revision ? answer : undefined;
  };
}

/** How a returned figure was answered so far: a saved change counts before the server says so. */
export function answerOfReturn(
  item: ReturnItem,
  record: SubmissionRecord,
  loaded: ReadonlyMap<string, GridFigure>,
  edits: Edits<GridFigure>,
): "changed" | "kept" | null {
  if (item.answer !== null) return item.answer.kind;
  const key = placeKey({ ...item, areaCode: record.area.code, year: record.year });
  const stored = storedCell(edits, (one) => loaded.get(one), key);
  const shown = stored?.value ?? stored?.missing ?? "";
  return edits.drafts.has(key) || shown !== item.before.shown ? "changed" : null;
}

/** One thing to settle before a form can be handed in, or only to see, with the cell that it leads to. */
export interface OpenPoint {
  readonly kind: "trouble" | "error" | "warning" | "notice" | "returned" | "empty";
  readonly cell: string | null;
  readonly finding: FormFinding | null;
  readonly item: ReturnItem | null;
  /** It was explained, so that it no longer stops the form. */
  readonly isSettled: boolean;
}

/** Everything that there is to settle or to see, the graver first, each in the order of the form. */
export function openPoints(
  record: SubmissionRecord,
  work: {
    readonly loaded: ReadonlyMap<string, GridFigure>;
    readonly edits: Edits<GridFigure>;
    /** The figures as the person sees them. */
    readonly seen: ReadonlyMap<string, FormFigure>;
    readonly findings: readonly FormFinding[];
    readonly cellOf: (figureKey: string) => string | null;
  },
): readonly OpenPoint[] {
  const { loaded, edits, findings, cellOf } = work;
  const answered = answerFinder(record, loaded, edits);
  const base = { finding: null, item: null, isSettled: false };
  const troubles = [...edits.drafts].flatMap(([key, { trouble }]): OpenPoint[] =>
    trouble === null ? [] : [{ ...base, kind: "trouble", cell: cellOf(key) }],
  );
  const found = (severity: FormFinding["severity"]): OpenPoint[] =>
    findings
      .filter((finding) => finding.severity === severity)
      .map((finding) => ({
        ...base,
        kind: severity,
        cell: cellName(finding.row, finding.column),
        finding,
        isSettled: severity === "notice" || (severity === "warning" && answered(finding) !== undefined),
      }));
  const returned = record.returns
    .filter((item) => answerOfReturn(item, record, loaded, edits) === null)
    .map((item): OpenPoint => ({
      ...base,
      kind: "returned",
      cell: cellOf(placeKey({ ...item, areaCode: record.area.code, year: record.year })),
      item,
    }));
  const told = new Set(
    findings.flatMap(({ code, row, column }) =>
      code === "not-filled" || code === "part-not-filled" ? [cellName(row, column)] : [],
    ),
  );
  const empty = listEmptyRequired(
    record.definition,
    [...work.seen].map(([, figure]) => figure),
  )
    .map(({ row, column }) => cellName(row, column))
    .filter((cell) => !told.has(cell))
    .map((cell): OpenPoint => ({ ...base, kind: "empty", cell }));
  return [...troubles, ...returned, ...found("error"), ...empty, ...found("warning"), ...found("notice")];
}
