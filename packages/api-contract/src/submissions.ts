import { submissionActions } from "@halfsky/statistics";
import { z } from "zod";
import { stamp, words } from "./areas.ts";
import { breakdown, dimension, formDefinition, formHead } from "./forms.ts";
import { submissionRow } from "./rounds.ts";
import { indicator, missingReason } from "./statistics.ts";

const decimalText = z.string().regex(/^-?\d+(\.\d+)?$/);
/** A figure in one text: the number, else the id of the reason why there is none, else empty. */
const shownFigure = z.string();
const figureKey = { indicatorId: z.string().max(200), breakdown };

/** A figure of a submission as it stands. */
export const submissionFigure = z.object({
  ...figureKey,
  revision: z.number().int(),
  value: z.string().nullable(),
  missing: missingReason.nullable(),
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
  note: z.string().nullable(),
  source: z.object({ kind: z.enum(["entry", "import", "prefill"]), name: z.string().nullable() }),
  recorded: stamp,
});
export type SubmissionFigure = z.infer<typeof submissionFigure>;

/** One figure of PUT /api/submissions/:id/figures; baseRevision: the revision that the person saw, 0 for none. */
export const figureInput = z.object({
  ...figureKey,
  baseRevision: z.number().int().min(0),
  value: decimalText.nullable(),
  missing: missingReason.nullable(),
  numerator: decimalText.nullable(),
  denominator: decimalText.nullable(),
  note: z.string().max(500).nullable(),
});
export type FigureInputOfForm = z.infer<typeof figureInput>;
export const figuresInput = z.object({ figures: z.array(figureInput).min(1).max(20_000) });

/** What the checks found in a cell of a form. */
export const formFinding = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning", "notice"]),
  row: z.string(),
  column: z.string(),
  ...figureKey,
  words,
  likely: z.string().nullable(),
  /** the other cells that speak against this one */
  related: z.array(z.object({ row: z.string(), column: z.string() })),
});
export type FormFinding = z.infer<typeof formFinding>;

/** An answer to a finding: why the figure stands; counts while figure and finding stay what they were. */
export const findingAnswer = z.object({
  ...figureKey,
  code: z.string(),
  revision: z.number().int(),
  reason: z.string(),
  answered: stamp,
});
export type FindingAnswer = z.infer<typeof findingAnswer>;

/** A figure that was sent back, with reason, author and due day, and how it was answered. */
export const returnItem = z.object({
  id: z.string(),
  ...figureKey,
  reason: z.string(),
  dueOn: z.iso.date(),
  returned: stamp.extend({ organisation: z.string() }),
  /** the figure as it was when it was sent back */
  before: z.object({ revision: z.number().int(), shown: shownFigure }),
  answer: z
    .object({ kind: z.enum(["changed", "kept"]), words: z.string().nullable(), answered: stamp })
    .nullable(),
});
export type ReturnItem = z.infer<typeof returnItem>;

/** A figure in an earlier year; what it does not have is left out, for a large form has a hundred thousand of these. */
export const yearFigure = z.object({
  year: z.number().int(),
  value: z.string().nullable(),
  missing: missingReason.optional(),
  numerator: z.string().optional(),
  denominator: z.string().optional(),
});
export type YearFigure = z.infer<typeof yearFigure>;
/** A figure through the years before, the oldest first, beside the cell. */
export const figureHistory = z.object({ ...figureKey, years: z.array(yearFigure) });
export type FigureHistory = z.infer<typeof figureHistory>;
/** The same figure of an area below. */
export const belowFigure = z.object({
  ...figureKey,
  year: z.number().int(),
  areaCode: z.string(),
  areaName: z.string(),
  value: z.string().nullable(),
  missing: missingReason.nullable(),
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
});
export type BelowFigure = z.infer<typeof belowFigure>;

/** A signed figure that was changed since, until it is signed again. */
export const changedFigure = z.object({
  ...figureKey,
  signed: z.object({ revision: z.number().int(), shown: shownFigure, stamp }),
  now: z.object({ revision: z.number().int(), shown: shownFigure, reason: z.string().nullable(), stamp }),
});
export type ChangedFigure = z.infer<typeof changedFigure>;

/** GET /api/submissions/:id: everything the entry grid needs, also without a network. */
export const submissionRecord = submissionRow.extend({
  message: z.string().nullable(),
  head: formHead,
  definition: formDefinition,
  indicators: z.array(indicator),
  /** what the breakdowns of the form are of; the checks need them without a network too */
  dimensions: z.array(dimension),
  figures: z.array(submissionFigure),
  /** up to ten years before, of the figures that have any */
  history: z.array(figureHistory),
  below: z.array(belowFigure),
  findings: z.array(formFinding),
  answers: z.array(findingAnswer),
  returns: z.array(returnItem),
  changed: z.array(changedFigure),
  actions: z.array(
    z.object({
      action: z.enum(submissionActions),
      at: z.string(),
      by: z.string(),
      organisation: z.string(),
      reason: z.string().nullable(),
      figures: z.number().int(),
    }),
  ),
  /** what the caller may do now */
  mayDo: z.array(z.enum(submissionActions)),
  /** figures that can be typed now; null: all of the form */
  editable: z.array(z.object(figureKey)).nullable(),
  version: z.number().int(),
});
export type SubmissionRecord = z.infer<typeof submissionRecord>;

/** Answer of PUT /api/submissions/:id/figures: every figure of the request is in exactly one of the first four lists. */
export const figuresSaved = z.object({
  saved: z.array(submissionFigure),
  unchanged: z.array(submissionFigure),
  conflicts: z.array(z.object({ mine: figureInput, theirs: submissionFigure })),
  refused: z.array(z.object({ figure: figureInput, message: words, hint: words })),
  /**
   * what the checks say now of the figures sent and of all that they bear on: their rows, the rows above and below, the
   * rules that name them; of the whole form where more than 500 were sent
   */
  findings: z.array(formFinding),
  filledCells: z.number().int(),
});
export type FiguresSaved = z.infer<typeof figuresSaved>;

/** GET /api/submissions?round=&state=&mine=true : what the caller reads, what is due first first. */
export const submissionList = z.object({ submissions: z.array(submissionRow) });
export type SubmissionList = z.infer<typeof submissionList>;

/** POST /api/submissions/:id/{submit,confirm,review,sign} → submissionRecord; `version` is the one that was seen. */
export const stepInput = z.object({
  version: z.number().int(),
  remark: z.string().trim().max(500).nullable().optional(),
});

/** POST /api/submissions/:id/return → submissionRecord */
export const returnInput = z.object({
  version: z.number().int(),
  dueOn: z.iso.date(),
  items: z
    .array(z.object({ ...figureKey, reason: z.string().trim().min(1).max(500) }))
    .min(1)
    .max(2000),
});
export type ReturnInput = z.infer<typeof returnInput>;

/** PUT /api/submissions/:id/returns/:itemId → submissionRecord: the figure stands, and why. */
export const returnAnswer = z.object({ words: z.string().trim().min(1).max(500) });

/** PUT /api/submissions/:id/answers → submissionRecord: why a figure stands in spite of a finding; null takes it back. */
export const answerInput = z.object({
  ...figureKey,
  code: z.string().max(60),
  revision: z.number().int(),
  reason: z.string().trim().min(1).max(500).nullable(),
});

/** POST /api/submissions/:id/correct → submissionRecord: after signing; each figure with its reason. */
export const figureCorrectionInput = z.object({
  version: z.number().int(),
  figures: z
    .array(figureInput.extend({ reason: z.string().trim().min(1).max(500) }))
    .min(1)
    .max(2000),
});

/** POST /api/reviews/pass : passes (confirms, reviews or signs, whatever is next) every submission named that has no open finding. */
export const passInput = z.object({
  submissions: z
    .array(z.object({ id: z.string(), version: z.number().int() }))
    .min(1)
    .max(2000),
});
export const passed = z.object({
  passed: z.array(z.string()),
  /** left alone, each with the words why */
  left: z.array(z.object({ id: z.string(), message: words })),
});

/** One figure of the review day: the value with its findings, last year's figure and what the unit answered. */
export const reviewFigure = z.object({
  submission: submissionRow.pick({
    id: true,
    state: true,
    level: true,
    organisation: true,
    area: true,
    form: true,
  }),
  version: z.number().int(),
  rowLabel: z.string(),
  columnLabel: z.string(),
  unit: z.string(),
  figure: submissionFigure,
  lastYear: shownFigure.nullable(),
  history: z.array(z.object({ year: z.number().int(), shown: shownFigure })),
  findings: z.array(formFinding),
  answers: z.array(findingAnswer),
  /** what was signed and what stands now, where it was changed since; null otherwise */
  changed: changedFigure.nullable(),
});
export type ReviewFigure = z.infer<typeof reviewFigure>;

/** GET /api/reviews?round= : what waits for the caller's step, and the figures in it that have a finding. */
export const reviewQueue = z.object({
  submissions: z.array(submissionRow.extend({ version: z.number().int(), figures: z.number().int() })),
  figures: z.array(reviewFigure),
});
export type ReviewQueue = z.infer<typeof reviewQueue>;
