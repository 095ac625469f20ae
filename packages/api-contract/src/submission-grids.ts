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

/**
 * GET /api/submissions/:id/grid: a submission as the entry grid reads it. It says what the record says, with the figures
 * and their years as columns: a form of 2,000 rows has eighteen thousand figures with a hundred thousand earlier ones,
 * which as objects are ten megabytes that take longer to write and to read than to look up and to show.
 */
export const submissionGrid = submissionRecord.omit({ figures: true, history: true }).extend({
  /** the indicators and breakdowns that rows of the tables are of */
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
  history: z.object({
    ...rowKeys,
    years: z.array(z.number().int()),
    /** of each year a column: the value, nothing where there is none or where it stands in `other` */
    values: z.array(decimalColumn),
    /** of a row the years that have more than a value, or none */
    other: rare(yearFigure),
  }),
});
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

type FigureLists = Pick<SubmissionRecord, "figures" | "history">;
type FigureTables = Pick<
  SubmissionGrid,
  "figureIndicators" | "figureBreakdowns" | "stamps" | "sources" | "figures" | "history"
>;

/** Writes figures and years of a record as columns; `readSubmissionGrid` makes the same record of them again. */
export function writeSubmissionGrid(record: SubmissionRecord): SubmissionGrid {
  return { ...record, ...writeFigureTables(record) };
}

/** The figures and years of a record as columns; `readFigureTables` makes the same lists of them again. */
export function writeFigureTables({ figures, history }: FigureLists): FigureTables {
  const indicators = new Places<string>((id) => id);
  const breakdowns = new Places<string>((id) => id);
  return {
    ...writeFigures(figures, indicators, breakdowns),
    history: writeHistory(history, indicators, breakdowns),
    figureIndicators: indicators.list,
    figureBreakdowns: breakdowns.list,
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

/** The record that a grid was written of; throws as `readFigureTables`. */
export function readSubmissionGrid(grid: SubmissionGrid): SubmissionRecord {
  const { figureIndicators, figureBreakdowns, stamps, sources, figures, history, ...rest } = grid;
  const tables = { figureIndicators, figureBreakdowns, stamps, sources, figures, history };
  return { ...rest, ...readFigureTables(tables) };
}

/**
 * The figures, and their years in their order, that tables were written of. Throws an Error where the columns of a table are
 * not of one length or point beside their lists: such an answer breaks the contract.
 */
export function readFigureTables(tables: FigureTables): FigureLists {
  const { figureIndicators, figureBreakdowns, stamps, sources, figures, history } = tables;
  const keysOf = (table: Pick<SubmissionGrid["history"], "rows" | "indicator" | "breakdown">) => {
    const breakdowns = numbersOf(table.breakdown, table.rows);
    return numbersOf(table.indicator, table.rows).map((indicator, row) => ({
      indicatorId: at(figureIndicators, indicator),
      breakdown: at(figureBreakdowns, at(breakdowns, row)),
    }));
  };
  const revisions = numbersOf(figures.revision, figures.rows);
  const values = textsOf(figures.value, figures.rows);
  const stampOf = numbersOf(figures.stamp, figures.rows);
  const sourceOf = numbersOf(figures.source, figures.rows);
  const byYear = history.values.map((column) => textsOf(column, history.rows));
  const missing = new Map(figures.missing);
  const numerator = new Map(figures.numerator);
  const denominator = new Map(figures.denominator);
  const note = new Map(figures.note);
  const other = new Map<number, YearFigure[]>();
  for (const [row, year] of history.other) {
    const there = other.get(row);
    if (there === undefined) other.set(row, [year]);
    else there.push(year);
  }
  return {
    figures: keysOf(figures).map(({ indicatorId, breakdown }, row) => ({
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
    })),
    history: keysOf(history).map(({ indicatorId, breakdown }, row) => {
      const years: YearFigure[] = [];
      for (const [column, year] of history.years.entries()) {
        const value = at(at(byYear, column), row);
        if (value !== "") years.push({ year, value });
      }
      const more = other.get(row);
      if (more === undefined) return { indicatorId, breakdown, years };
      const inOrder = [...years, ...more].toSorted((one, another) => one.year - another.year);
      return { indicatorId, breakdown, years: inOrder };
    }),
  };
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
