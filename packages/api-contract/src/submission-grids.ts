import { z } from "zod";
import {
  type FigureHistory,
  submissionFigure,
  type SubmissionFigure,
  type SubmissionRecord,
  submissionRecord,
  type YearFigure,
  yearFigure,
} from "./submissions.ts";

/** A place in a list that travels with the table. */
const place = z.number().int().min(0);
/** A column of whole numbers, with commas between them: one text is checked and read faster than 18,000 numbers. */
const numberColumn = z.string().regex(/^[\d,]*$/u);
/** A column of decimals with commas between them, nothing where there is none. */
const decimalColumn = z.string().regex(/^[-\d.,]*$/u);
/** What few figures of a table have: its row, and what it is. */
const rare = <Value extends z.ZodType>(value: Value) => z.array(z.tuple([place, value]));
const text = z.string();

/** Whose rows a table has: of each row the place of its indicator and of its breakdown. */
const rowKeys = { rows: place, indicator: numberColumn, breakdown: numberColumn };

/** What of the record comes with the second answer: whatever is read beside the figures, or follows from their checks. */
const restParts = {
  below: true,
  findings: true,
  answers: true,
  filledCells: true,
  errors: true,
  warnings: true,
  openReturns: true,
  mayDo: true,
  version: true,
} as const;

/** The revisions of all figures added up: two answers of a version with the same sum were made of the same figures. */
const revisions = { revisions: z.number().int().min(0) };

/**
 * GET /api/submissions/:id/grid/start: what the first cells of the entry grid need. Counts are as they were kept when
 * somebody saved last; "submit" is not in `mayDo`, since only the checks know.
 */
export const submissionGridStart = submissionRecord
  .omit({ figures: true, history: true, below: true, findings: true, answers: true })
  .extend({
    ...revisions,
    /** the indicators and breakdowns that rows of the table are of */
    figureIndicators: z.array(text),
    figureBreakdowns: z.array(text),
    /** who recorded figures when, and where they came from */
    stamps: z.array(submissionFigure.shape.recorded),
    sources: z.array(submissionFigure.shape.source),
    figures: z.object({
      ...rowKeys,
      revision: numberColumn,
      value: decimalColumn,
      missing: rare(submissionFigure.shape.missing.unwrap()),
      numerator: rare(text),
      denominator: rare(text),
      note: rare(text),
      stamp: numberColumn,
      source: numberColumn,
    }),
  });
export type SubmissionGridStart = z.infer<typeof submissionGridStart>;

/** GET /api/submissions/:id/grid/rest: the years before, the areas below, and what the checks found. */
export const submissionGridRest = submissionRecord.pick(restParts).extend({
  ...revisions,
  historyIndicators: z.array(text),
  historyBreakdowns: z.array(text),
  history: z.object({
    ...rowKeys,
    years: z.array(z.number().int()),
    /** of each year a column: the value, nothing where there is none or where it stands in `other` */
    values: z.array(decimalColumn),
    /** of a row the years that have more than a value, or none */
    other: rare(yearFigure),
  }),
});
export type SubmissionGridRest = z.infer<typeof submissionGridRest>;

/**
 * GET /api/submissions/:id/grid: a submission as the entry grid reads it, at once. It says what the record says, with the
 * figures and their years as columns: a form of 2,000 rows has eighteen thousand figures with a hundred thousand earlier
 * ones, which as objects are ten megabytes that take longer to write and to read than to look up and to show.
 */
export const submissionGrid = submissionGridStart.extend(submissionGridRest.shape);
export type SubmissionGrid = z.infer<typeof submissionGrid>;

/** The places of things in a list that grows as they come. */
class Places<Thing> {
  readonly list: Thing[] = [];
  readonly #places = new Map<string, number>();
  readonly #nameOf: (thing: Thing) => string;

  constructor(nameOf: (thing: Thing) => string) {
    this.#nameOf = nameOf;
  }

  of(thing: Thing): number {
    const name = this.#nameOf(thing);
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    this.#places.set(name, this.list.length);
    return this.list.push(thing) - 1;
  }
}

type FigureTable = Pick<
  SubmissionGridStart,
  "figureIndicators" | "figureBreakdowns" | "stamps" | "sources" | "figures"
>;
type HistoryTable = Pick<SubmissionGridRest, "historyIndicators" | "historyBreakdowns" | "history">;

/** What of a record the first answer says. */
export type SubmissionStart = Omit<SubmissionRecord, "history" | "below" | "findings" | "answers">;

/** Writes what the first cells need; `readGridStart` makes a record of it. */
export function writeGridStart({ figures, ...record }: SubmissionStart): SubmissionGridStart {
  return { ...record, revisions: revisionsOf(figures), ...writeFigureTable(figures) };
}

/** Writes what the first answer left out of a record; `readGridRest` puts it in again. */
export function writeGridRest(record: SubmissionRecord): SubmissionGridRest {
  const { below, findings, answers, filledCells, errors, warnings, openReturns, mayDo, version } = record;
  return {
    below,
    findings,
    answers,
    filledCells,
    errors,
    warnings,
    openReturns,
    mayDo,
    version,
    revisions: revisionsOf(record.figures),
    ...writeHistoryTable(record.history),
  };
}

/** Writes figures and years of a record as columns; `readSubmissionGrid` makes the same record of them again. */
export function writeSubmissionGrid(record: SubmissionRecord): SubmissionGrid {
  const { history: _history, below: _below, findings: _findings, answers: _answers, ...start } = record;
  return { ...writeGridStart(start), ...writeGridRest(record) };
}

function revisionsOf(figures: readonly SubmissionFigure[]): number {
  return figures.reduce((sum, { revision }) => sum + revision, 0);
}

/** The figures of a record as columns; `readFigureTable` makes the same list of them again. */
export function writeFigureTable(figures: readonly SubmissionFigure[]): FigureTable {
  const indicators = new Places<string>((id) => id);
  const breakdowns = new Places<string>((id) => id);
  return {
    ...writeFigures(figures, indicators, breakdowns),
    figureIndicators: indicators.list,
    figureBreakdowns: breakdowns.list,
  };
}

/** The years of figures as columns; `readHistoryTable` makes the same list of them again. */
export function writeHistoryTable(history: readonly FigureHistory[]): HistoryTable {
  const indicators = new Places<string>((id) => id);
  const breakdowns = new Places<string>((id) => id);
  return {
    history: writeHistory(history, indicators, breakdowns),
    historyIndicators: indicators.list,
    historyBreakdowns: breakdowns.list,
  };
}

function writeFigures(
  figures: readonly SubmissionFigure[],
  indicators: Places<string>,
  breakdowns: Places<string>,
): Pick<SubmissionGrid, "figures" | "stamps" | "sources"> {
  const stamps = new Places<SubmissionFigure["recorded"]>(({ by, at }) => `${at}|${by}`);
  const sources = new Places<SubmissionFigure["source"]>(({ kind, name }) => JSON.stringify([kind, name]));
  const rare: Pick<SubmissionGrid["figures"], "missing" | "numerator" | "denominator" | "note"> = {
    missing: [],
    numerator: [],
    denominator: [],
    note: [],
  };
  for (const [row, figure] of figures.entries()) {
    if (figure.missing !== null) rare.missing.push([row, figure.missing]);
    if (figure.numerator !== null) rare.numerator.push([row, figure.numerator]);
    if (figure.denominator !== null) rare.denominator.push([row, figure.denominator]);
    if (figure.note !== null) rare.note.push([row, figure.note]);
  }
  const table = {
    ...writeKeys(figures, indicators, breakdowns),
    revision: figures.map(({ revision }) => revision).join(","),
    // join writes nothing for null
    value: figures.map(({ value }) => value).join(","),
    ...rare,
    stamp: figures.map(({ recorded }) => stamps.of(recorded)).join(","),
    source: figures.map(({ source }) => sources.of(source)).join(","),
  };
  return { figures: table, stamps: stamps.list, sources: sources.list };
}

function writeKeys(
  rows: ReadonlyArray<{ readonly indicatorId: string; readonly breakdown: string }>,
  indicators: Places<string>,
  breakdowns: Places<string>,
) {
  return {
    rows: rows.length,
    indicator: rows.map(({ indicatorId }) => indicators.of(indicatorId)).join(","),
    breakdown: rows.map(({ breakdown }) => breakdowns.of(breakdown)).join(","),
  };
}

function writeHistory(
  history: readonly FigureHistory[],
  indicators: Places<string>,
  breakdowns: Places<string>,
): SubmissionGrid["history"] {
  const years = new Set<number>();
  for (const figure of history) for (const { year } of figure.years) years.add(year);
  const sorted = [...years].toSorted((one, other) => one - other);
  const columnOf = new Map(sorted.map((year, column) => [year, column]));
  const values = sorted.map(() => Array.from<string | null>({ length: history.length }).fill(null));
  const other: SubmissionGrid["history"]["other"] = [];
  for (const [row, figure] of history.entries()) {
    for (const year of figure.years) {
      const column = values[columnOf.get(year.year) ?? -1];
      if (column !== undefined && isPlain(year)) column[row] = year.value;
      else other.push([row, year]);
    }
  }
  return {
    ...writeKeys(history, indicators, breakdowns),
    years: sorted,
    values: values.map((column) => column.join(",")),
    other,
  };
}

/** Whether a year is no more than its value. */
function isPlain({ value, missing, numerator, denominator }: YearFigure): boolean {
  return value !== null && missing === undefined && numerator === undefined && denominator === undefined;
}

/** The record that a grid was written of; throws as `readFigureTable`. */
export function readSubmissionGrid(grid: SubmissionGrid): SubmissionRecord {
  const { historyIndicators: _indicators, historyBreakdowns: _breakdowns, ...start } = grid;
  return withGridRest(readGridStart(start), grid);
}

/** The record as far as the first answer tells it: no years, no areas below, nothing found; throws as `readFigureTable`. */
export function readGridStart(start: SubmissionGridStart): SubmissionRecord {
  const {
    figureIndicators,
    figureBreakdowns,
    stamps,
    sources,
    figures,
    revisions: _revisions,
    ...rest
  } = start;
  return {
    ...rest,
    figures: readFigureTable({ figureIndicators, figureBreakdowns, stamps, sources, figures }),
    history: [],
    below: [],
    findings: [],
    answers: [],
  };
}

/**
 * The whole record, of what the first answer told and what the second adds; what is not read anew stays the same object.
 * Throws as `readFigureTable`.
 */
export function withGridRest(record: SubmissionRecord, rest: SubmissionGridRest): SubmissionRecord {
  const { below, findings, answers, filledCells, errors, warnings, openReturns, mayDo } = rest;
  const counted = { filledCells, errors, warnings, openReturns };
  return { ...record, ...counted, mayDo, below, findings, answers, history: readHistoryTable(rest) };
}

/** Whether two answers were made of the same figures in the same state: revisions only grow. */
export function isOfSameFigures(
  one: Pick<SubmissionGridStart, "version" | "revisions">,
  other: Pick<SubmissionGridStart, "version" | "revisions">,
): boolean {
  return one.version === other.version && one.revisions === other.revisions;
}

/**
 * The figures that a table was written of. Throws an Error where the columns are not of one length or point beside their
 * lists: such an answer breaks the contract.
 */
export function readFigureTable(table: FigureTable): SubmissionFigure[] {
  const { stamps, sources, figures } = table;
  const keys = readKeys(figures, table.figureIndicators, table.figureBreakdowns);
  const revisions = numbersOf(figures.revision, figures.rows);
  const values = textsOf(figures.value, figures.rows);
  const stampOf = numbersOf(figures.stamp, figures.rows);
  const sourceOf = numbersOf(figures.source, figures.rows);
  const missing = new Map(figures.missing);
  const numerator = new Map(figures.numerator);
  const denominator = new Map(figures.denominator);
  const note = new Map(figures.note);
  return keys.map(({ indicatorId, breakdown }, row) => ({
    indicatorId,
    breakdown,
    revision: at(revisions, row),
    value: at(values, row) || null,
    missing: missing.get(row) ?? null,
    numerator: numerator.get(row) ?? null,
    denominator: denominator.get(row) ?? null,
    note: note.get(row) ?? null,
    source: at(sources, at(sourceOf, row)),
    recorded: at(stamps, at(stampOf, row)),
  }));
}

/** The years of figures, in their order, that a table was written of; throws as `readFigureTable`. */
export function readHistoryTable({
  historyIndicators,
  historyBreakdowns,
  history,
}: HistoryTable): FigureHistory[] {
  const byYear = history.values.map((column) => textsOf(column, history.rows));
  const other = new Map<number, YearFigure[]>();
  for (const [row, year] of history.other) {
    const there = other.get(row);
    if (there === undefined) other.set(row, [year]);
    else there.push(year);
  }
  return readKeys(history, historyIndicators, historyBreakdowns).map(({ indicatorId, breakdown }, row) => {
    const years: YearFigure[] = [];
    for (const [column, year] of history.years.entries()) {
      const value = at(at(byYear, column), row);
      if (value !== "") years.push({ year, value });
    }
    const more = other.get(row);
    if (more === undefined) return { indicatorId, breakdown, years };
    const inOrder = [...years, ...more].toSorted((one, another) => one.year - another.year);
    return { indicatorId, breakdown, years: inOrder };
  });
}

function readKeys(
  table: { readonly rows: number; readonly indicator: string; readonly breakdown: string },
  indicators: readonly string[],
  breakdowns: readonly string[],
) {
  const breakdownOf = numbersOf(table.breakdown, table.rows);
  return numbersOf(table.indicator, table.rows).map((indicator, row) => ({
    indicatorId: at(indicators, indicator),
    breakdown: at(breakdowns, at(breakdownOf, row)),
  }));
}

function textsOf(column: string, rows: number): readonly string[] {
  const texts = rows === 0 ? [] : column.split(",");
  if (texts.length !== rows) throw new Error(`${texts.length} entries in a column of ${rows} rows`);
  return texts;
}

function numbersOf(column: string, rows: number): readonly number[] {
  return textsOf(column, rows).map(Number);
}

function at<Thing>(list: readonly Thing[], index: number): Thing {
  const found = list[index];
  if (found === undefined) throw new Error(`no place ${index} in a list of ${list.length}`);
  return found;
}
