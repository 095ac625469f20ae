import type { BelowFigure, FigureHistory, FormFinding, Indicator } from "@halfsky/api-contract";
import {
  checkForm,
  checkFormPart,
  countFilled,
  type FormCheckFinding,
  type FormDefinition,
  type FormPart,
  type FigureKey,
  figureKeysOf,
  figureText,
  findFormPart,
  type GuardedSubmission,
  listEmptyRequired,
  type OpenPoints,
  readCheckContext,
} from "@halfsky/statistics";
import { listAreas } from "../../access/area-tree.ts";
import type { ReadTransaction } from "../../database/transactions.ts";
import { listDimensions } from "../dimension.store.ts";
import { type AreaHistory, listFigureHistories } from "../figure-history.store.ts";
import { listIndicatorsById } from "../indicator.store.ts";
import { listAnswers, listReturns, type StoredAnswer, type StoredReturn } from "./submission-action.store.ts";
import { listAskedFigures, type StoredFigure } from "./submission-figure.store.ts";
import { formText, listDefinitions, type StoredSubmission } from "./submission.store.ts";

/** Years before its own that a form shows beside its cells and is checked against. */
const yearsBefore = 10;

/** Everything that is known of a submission when it is checked: what it asks, what stands in it, what stands beside it. */
export interface SubmissionBasis {
  readonly submission: StoredSubmission;
  readonly definition: FormDefinition;
  /** The part of the form that was read; null: all of it. */
  readonly part: FormPart | null;
  readonly indicators: readonly Indicator[];
  readonly dimensions: Awaited<ReturnType<typeof listDimensions>>;
  /** Every figure that the form, or the part of it, asks for, also those that nobody has filled in yet. */
  readonly figures: readonly StoredFigure[];
  /** Figures in the years before, of each the oldest year first. */
  readonly history: readonly FigureHistory[];
  /** Figures of the same year in the areas directly below. */
  readonly below: readonly BelowFigure[];
  /** The newest answer to each finding, also those that no longer count. */
  readonly answers: readonly StoredAnswer[];
  readonly returns: readonly StoredReturn[];
}

/** What the checks say of a submission, and how far it has come. */
export interface SubmissionCheck {
  readonly findings: readonly FormFinding[];
  /** The answers that count: figure and finding are what they were. */
  readonly standing: readonly StoredAnswer[];
  readonly points: OpenPoints;
  readonly filledCells: number;
}

/**
 * Reads what is known of submissions, each table once however many they are; without what stands beside their figures
 * (years before, areas below), for who does not check them.
 */
export async function loadBasis(
  transaction: ReadTransaction,
  submissions: readonly StoredSubmission[],
  { withBeside } = { withBeside: true },
): Promise<readonly SubmissionBasis[]> {
  if (submissions.length === 0) return [];
  const definitions = await listDefinitions(
    transaction,
    submissions.map(({ form }) => form),
  );
  const definitionOf = ({ form }: StoredSubmission): FormDefinition => {
    const definition = definitions.get(formText(form));
    if (definition === undefined) throw new Error(`no definition of form ${formText(form)}`);
    return definition;
  };
  const asked = new Map([...definitions].map(([text, definition]) => [text, askedOf(definition)] as const));
  const indicatorIds = [...new Set([...asked.values()].flat().map(({ indicatorId }) => indicatorId))];
  const indicators = await listIndicatorsById(transaction, indicatorIds);
  const beside = withBeside
    ? await loadBeside(transaction, submissions, indicatorIds)
    : () => ({ history: [], below: [] });
  const dimensions = await listDimensions(transaction);
  const figures = groupBySubmission(await listAskedFigures(transaction, submissions));
  const answers = groupBySubmission(await listAnswers(transaction, submissions));
  const returns = groupBySubmission(await listReturns(transaction, submissions));
  return submissions.map((submission) => {
    const keys = asked.get(formText(submission.form)) ?? [];
    const ids = new Set(keys.map(({ indicatorId }) => indicatorId));
    return {
      submission,
      definition: definitionOf(submission),
      part: null,
      indicators: indicators.filter(({ id }) => ids.has(id)),
      dimensions,
      figures: figures.get(submission.id) ?? [],
      ...beside(submission, keys),
      answers: answers.get(submission.id) ?? [],
      returns: returns.get(submission.id) ?? [],
    };
  });
}

/**
 * As loadBasis, of one submission: no more than has to be known to check these figures and what they bear on. What it
 * reads grows with them and not with the form.
 */
export async function loadPartOfBasis(
  transaction: ReadTransaction,
  submission: StoredSubmission,
  changed: readonly FigureKey[],
): Promise<SubmissionBasis> {
  const definition = (await listDefinitions(transaction, [submission.form])).get(formText(submission.form));
  if (definition === undefined) throw new Error(`no definition of form ${formText(submission.form)}`);
  const part = findFormPart(definition, changed);
  const indicatorIds = [...new Set(part.needed.map(({ indicatorId }) => indicatorId))];
  const beside = await loadBeside(transaction, [submission], [...part.indicators], {
    withBelow: part.rules.some(({ kind }) => kind === "areas-sum"),
  });
  return {
    submission,
    definition,
    part,
    indicators: await listIndicatorsById(transaction, indicatorIds),
    dimensions: await listDimensions(transaction),
    figures: await listAskedFigures(transaction, [submission], part.needed),
    ...beside(submission, part.figures),
    answers: await listAnswers(transaction, [submission], indicatorIds),
    returns: await listReturns(transaction, [submission]),
  };
}

const askedKeys = new WeakMap<FormDefinition, readonly FigureKey[]>();

/** The figures that a form asks for, worked out once for a definition, which never changes. */
function askedOf(definition: FormDefinition): readonly FigureKey[] {
  const known = askedKeys.get(definition);
  if (known !== undefined) return known;
  const keys = figureKeysOf(definition);
  askedKeys.set(definition, keys);
  return keys;
}

function groupBySubmission<Row extends { readonly submissionId: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.submissionId);
    if (group === undefined) groups.set(row.submissionId, [row]);
    else group.push(row);
  }
  return groups;
}

/** The figures of the years before and of the areas below, read once, and told apart for each submission. */
async function loadBeside(
  transaction: ReadTransaction,
  submissions: readonly StoredSubmission[],
  indicatorIds: readonly string[],
  { withBelow } = { withBelow: true },
) {
  const areas = withBelow ? await listAreas(transaction) : [];
  const years = submissions.map(({ year }) => year);
  const from = years.reduce((least, year) => Math.min(least, year), 9999);
  const to = years.reduce((most, year) => Math.max(most, year), 0);
  const own = new Set(submissions.map(({ areaCode }) => areaCode));
  const children = areas.filter(({ parentCode }) => parentCode !== null && own.has(parentCode));
  const history = await listFigureHistories(transaction, {
    areaCodes: [...own],
    indicatorIds,
    from: from - yearsBefore,
    to: to - 1,
  });
  const below = await listFigureHistories(transaction, {
    areaCodes: children.map(({ code }) => code),
    indicatorIds,
    from,
    to,
  });
  const historyOf = groupFigures(history);
  const belowOf = groupFigures(below);
  return (
    { areaCode, year }: StoredSubmission,
    keys: readonly FigureKey[],
  ): Pick<SubmissionBasis, "history" | "below"> => ({
    history: keys.flatMap(({ indicatorId, breakdown }): FigureHistory[] => {
      const found = historyOf.get(`${areaCode}|${figureText({ indicatorId, breakdown })}`)?.years ?? [];
      const years = found.filter((figure) => figure.year < year && figure.year >= year - yearsBefore);
      return years.length === 0 ? [] : [{ indicatorId, breakdown, years }];
    }),
    below: children
      .filter(({ parentCode }) => parentCode === areaCode)
      .flatMap(({ code, name }) =>
        keys.flatMap(({ indicatorId, breakdown }): BelowFigure[] => {
          const found = belowOf.get(`${code}|${figureText({ indicatorId, breakdown })}`)?.years ?? [];
          const figure = found.find((one) => one.year === year);
          if (figure === undefined) return [];
          const { value, missing = null, numerator = null, denominator = null } = figure;
          const part = { value, missing, numerator, denominator };
          return [{ indicatorId, breakdown, year, areaCode: code, areaName: name, ...part }];
        }),
      ),
  });
}

function groupFigures(figures: readonly AreaHistory[]): ReadonlyMap<string, AreaHistory> {
  return new Map(figures.map((figure) => [`${figure.areaCode}|${figureText(figure)}`, figure]));
}

/** Checks a form as it stands, and counts what keeps it from being handed in. */
export function checkSubmission(basis: SubmissionBasis): SubmissionCheck {
  const { definition, figures } = basis;
  return {
    ...judgeFindings(basis, checkForm(definition, contextOf(basis))),
    filledCells: countFilled(definition, figures),
  };
}

function contextOf(basis: SubmissionBasis) {
  return readCheckContext({
    year: basis.submission.year,
    indicators: basis.indicators,
    figures: basis.figures.filter(({ revision }) => revision > 0),
    history: basis.history,
    below: basis.below,
    dimensions: basis.dimensions,
  });
}

function judgeFindings(
  basis: SubmissionBasis,
  found: readonly FormCheckFinding[],
): Omit<SubmissionCheck, "filledCells"> {
  const findings = found.map((finding) => ({ ...finding, related: [...finding.related] }));
  const standing = standingAnswers(basis, findings);
  const answered = new Set(standing.map(answerText));
  return {
    findings,
    standing,
    points: {
      errors: findings.filter(({ severity, code }) => severity === "error" && code !== notFilled).length,
      unansweredWarnings: findings.filter(
        (finding) => finding.severity === "warning" && !answered.has(answerText(finding)),
      ).length,
      emptyRequired: listEmptyRequired(basis.definition, basis.figures).length,
      openReturns: basis.returns.filter(({ isClosed, answer }) => !isClosed && answer === null).length,
    },
  };
}

/**
 * Checks a part of a form after a change of it, and counts by what the change makes of what was counted before: what the
 * part had is taken off, what it has now is added. The findings are those of the part.
 */
export function checkPartOfSubmission(
  part: FormPart,
  before: SubmissionBasis,
  after: SubmissionBasis,
): SubmissionCheck {
  const { submission } = before;
  const of = (basis: SubmissionBasis) => {
    const own = { ...basis, definition: { ...part.definition, rows: partRows(part) } };
    return {
      ...judgeFindings(own, checkFormPart(part, contextOf(basis))),
      filledCells: countFilled(own.definition, basis.figures),
    };
  };
  const [was, is] = [of(before), of(after)];
  // What stands beside a figure may have changed since it was counted.
  const counted = (stored: number, had: number, has: number) => Math.max(has, stored - had + has);
  return {
    ...is,
    filledCells: counted(submission.filledCells, was.filledCells, is.filledCells),
    points: {
      ...is.points,
      errors: counted(submission.errors, was.points.errors, is.points.errors),
      unansweredWarnings: counted(
        submission.warnings,
        was.points.unansweredWarnings,
        is.points.unansweredWarnings,
      ),
    },
  };
}

function partRows({ definition, rows }: FormPart): FormDefinition["rows"] {
  return definition.rows.filter(({ id }) => rows.has(id));
}

/** What the checks say of an empty required cell; those are counted by themselves. */
const notFilled = "not-filled";

/** The text by which a finding of a figure and its answer are known. */
export function answerText(key: FigureKey & { readonly code: string }): string {
  return `${figureText(key)}|${key.code}`;
}

/** What an answer to a finding is bound to: everything that the check says of the figure under this code. */
export function wordsAnswered(
  findings: readonly FormFinding[],
  key: FigureKey & { readonly code: string },
): string {
  return findings
    .filter((finding) => answerText(finding) === answerText(key))
    .map(({ words }) => words.zh)
    .join("\n");
}

function standingAnswers(
  { answers, figures }: SubmissionBasis,
  findings: readonly FormFinding[],
): readonly StoredAnswer[] {
  if (answers.length === 0) return [];
  const revisions = new Map(figures.map((figure) => [figureText(figure), figure.revision]));
  return answers.filter(
    (answer) =>
      answer.reason !== null &&
      answer.revision === revisions.get(figureText(answer)) &&
      answer.finding === wordsAnswered(findings, answer),
  );
}

/** The submission as the question who may do what sees it. */
export function guarded({ submission }: SubmissionBasis, { points }: SubmissionCheck): GuardedSubmission {
  const { state, level, isCorrection, unitLevel, originLevel, topLevel, submittedBy } = submission;
  return { state, level, isCorrection, unitLevel, originLevel, topLevel, submittedBy, ...points };
}
