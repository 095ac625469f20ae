import type { BesideFigure, BelowFigure, FormFinding, Indicator } from "@halfsky/api-contract";
import {
  checkForm,
  countFilled,
  type FormDefinition,
  type FigureKey,
  figureKeysOf,
  figureText,
  type GuardedSubmission,
  listEmptyRequired,
  type OpenPoints,
  readCheckContext,
} from "@halfsky/statistics";
import { listAreas } from "../../access/area-tree.ts";
import type { ReadTransaction } from "../../database/transactions.ts";
import { listDimensions } from "../dimension.store.ts";
import { listIndicatorsById } from "../indicator.store.ts";
import { type FigureBeside, listFiguresBeside } from "../observation.store.ts";
import { listAnswers, listReturns, type StoredAnswer, type StoredReturn } from "./submission-action.store.ts";
import { listAskedFigures, type StoredFigure } from "./submission-figure.store.ts";
import { formText, listDefinitions, type StoredSubmission } from "./submission.store.ts";

/** Years before its own that a form shows beside its cells and is checked against. */
const yearsBefore = 10;

/** Everything that is known of a submission when it is checked: what it asks, what stands in it, what stands beside it. */
export interface SubmissionBasis {
  readonly submission: StoredSubmission;
  readonly definition: FormDefinition;
  readonly indicators: readonly Indicator[];
  readonly dimensions: Awaited<ReturnType<typeof listDimensions>>;
  /** Every figure that the form asks for, also those that nobody has filled in yet. */
  readonly figures: readonly StoredFigure[];
  /** Figures of the years before, oldest first. */
  readonly history: readonly BesideFigure[];
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

/** Reads what is known of submissions, each table once however many they are. */
export async function loadBasis(
  transaction: ReadTransaction,
  submissions: readonly StoredSubmission[],
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
  const asked = new Map(
    [...definitions].map(([text, definition]) => [text, figureKeysOf(definition)] as const),
  );
  const indicatorIds = [...new Set([...asked.values()].flat().map(({ indicatorId }) => indicatorId))];
  const indicators = await listIndicatorsById(transaction, indicatorIds);
  const beside = await loadBeside(transaction, submissions, indicatorIds);
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
      indicators: indicators.filter(({ id }) => ids.has(id)),
      dimensions,
      figures: figures.get(submission.id) ?? [],
      ...beside(submission, keys),
      answers: answers.get(submission.id) ?? [],
      returns: returns.get(submission.id) ?? [],
    };
  });
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
) {
  const areas = await listAreas(transaction);
  const years = submissions.map(({ year }) => year);
  const from = years.reduce((least, year) => Math.min(least, year), 9999);
  const to = years.reduce((most, year) => Math.max(most, year), 0);
  const own = new Set(submissions.map(({ areaCode }) => areaCode));
  const children = areas.filter(({ parentCode }) => parentCode !== null && own.has(parentCode));
  const history = await listFiguresBeside(transaction, {
    areaCodes: [...own],
    indicatorIds,
    from: from - yearsBefore,
    to: to - 1,
  });
  const below = await listFiguresBeside(transaction, {
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
    history: keys.flatMap((key) =>
      (historyOf.get(`${areaCode}|${figureText(key)}`) ?? []).filter(
        (figure) => figure.year < year && figure.year >= year - yearsBefore,
      ),
    ),
    below: children
      .filter(({ parentCode }) => parentCode === areaCode)
      .flatMap(({ code, name }) =>
        keys.flatMap((key) =>
          (belowOf.get(`${code}|${figureText(key)}`) ?? [])
            .filter((figure) => figure.year === year)
            .map((figure) => ({ ...figure, areaName: name })),
        ),
      ),
  });
}

function groupFigures(figures: readonly FigureBeside[]): ReadonlyMap<string, readonly FigureBeside[]> {
  const groups = new Map<string, FigureBeside[]>();
  for (const figure of figures) {
    const key = `${figure.areaCode}|${figureText(figure)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [figure]);
    else group.push(figure);
  }
  return groups;
}

/** Checks a form as it stands, and counts what keeps it from being handed in. */
export function checkSubmission(basis: SubmissionBasis): SubmissionCheck {
  const { definition, submission, figures } = basis;
  const found = checkForm(
    definition,
    readCheckContext({
      year: submission.year,
      indicators: basis.indicators,
      figures: figures.filter(({ revision }) => revision > 0),
      history: basis.history,
      below: basis.below,
      dimensions: basis.dimensions,
    }),
  );
  const findings = found.map((finding) => ({ ...finding, related: [...finding.related] }));
  const standing = standingAnswers(basis, findings);
  const answered = new Set(standing.map(answerText));
  return {
    findings,
    standing,
    filledCells: countFilled(definition, figures),
    points: {
      errors: findings.filter(({ severity, code }) => severity === "error" && code !== notFilled).length,
      unansweredWarnings: findings.filter(
        (finding) => finding.severity === "warning" && !answered.has(answerText(finding)),
      ).length,
      emptyRequired: listEmptyRequired(definition, figures).length,
      openReturns: basis.returns.filter(({ isClosed, answer }) => !isClosed && answer === null).length,
    },
  };
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
