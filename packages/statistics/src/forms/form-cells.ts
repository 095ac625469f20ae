import type { MissingReason } from "../missing-reason.ts";
import type {
  CellRef,
  FigureKey,
  FigurePart,
  FormColumn,
  FormDefinition,
  FormRow,
  IndicatorRow,
} from "./form-definition.ts";
import { figureText } from "./form-definition.ts";

/** A cell of a form: where it stands, and what it holds. */
export interface FormCell extends CellRef {
  /** The part of the figure that is typed here; "computed" is worked out and never typed. */
  readonly part: FigurePart | "computed";
  /** Null in a computed cell. */
  readonly figure: FigureKey | null;
  readonly isRequired: boolean;
}

/** A cell that somebody fills in. */
export interface OwedCell extends FormCell {
  readonly part: FigurePart;
  readonly figure: FigureKey;
}

/** A figure of a form as far as cells show it: decimal texts, or the reason why there is none. */
export interface FormFigure extends FigureKey {
  readonly value: string | null;
  readonly missing: MissingReason | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
}

/** A form ready for being asked about many cells. */
export interface FormIndex {
  readonly columns: ReadonlyMap<string, FormColumn>;
  readonly rows: ReadonlyMap<string, FormRow>;
  readonly cells: readonly FormCell[];
  /** The cells of each figure, by `figureText`. */
  readonly cellsOf: ReadonlyMap<string, readonly OwedCell[]>;
}

/** Whether a row has a cell in a column. */
export function hasCell(row: FormRow, column: FormColumn): row is IndicatorRow {
  return row.kind === "indicator" && (row.columns === null || row.columns.includes(column.id));
}

// Written out and without intermediate lists, here and below: a large form has tens of thousands of cells.
function cellAt({ id, isRequired, indicatorId }: IndicatorRow, column: FormColumn): FormCell | OwedCell {
  if (column.kind === "computed")
    return { row: id, column: column.id, isRequired, part: "computed", figure: null };
  const { breakdown } = column;
  return { row: id, column: column.id, isRequired, part: column.kind, figure: { indicatorId, breakdown } };
}

function isOwed(cell: FormCell): cell is OwedCell {
  return cell.figure !== null;
}

/** Every cell of a form, row by row. */
export function listCells(definition: FormDefinition): readonly FormCell[] {
  const cells: FormCell[] = [];
  for (const row of definition.rows)
    for (const column of definition.columns) if (hasCell(row, column)) cells.push(cellAt(row, column));
  return cells;
}

/** The cells that are filled in by hand, row by row: everything but headings and computed columns. */
export function owedCells(definition: FormDefinition): readonly OwedCell[] {
  return listCells(definition).filter((cell) => isOwed(cell));
}

/** The figures that a form asks for, each once, in the order of its cells. */
export function figureKeysOf(definition: FormDefinition): readonly FigureKey[] {
  const keys = new Map<string, FigureKey>();
  for (const { figure } of owedCells(definition)) {
    if (!keys.has(figureText(figure))) keys.set(figureText(figure), figure);
  }
  return [...keys.values()];
}

/** What the cell of a row and a column holds; undefined where the form has no such cell. */
export function cellFigure(definition: FormDefinition, cell: CellRef): FormCell | undefined {
  const row = definition.rows.find(({ id }) => id === cell.row);
  const column = definition.columns.find(({ id }) => id === cell.column);
  return row && column && hasCell(row, column) ? cellAt(row, column) : undefined;
}

/** Reads a form once for many questions about its cells. */
export function indexForm(definition: FormDefinition): FormIndex {
  const cells = listCells(definition);
  const cellsOf = new Map<string, OwedCell[]>();
  for (const cell of cells) {
    if (!isOwed(cell)) continue;
    const same = cellsOf.get(figureText(cell.figure));
    if (same === undefined) cellsOf.set(figureText(cell.figure), [cell]);
    else same.push(cell);
  }
  return {
    columns: new Map(definition.columns.map((column) => [column.id, column])),
    rows: new Map(definition.rows.map((row) => [row.id, row])),
    cells,
    cellsOf,
  };
}

/** The figures of a form by `figureText`. */
export function figureMap<Figure extends FigureKey>(figures: Iterable<Figure>): ReadonlyMap<string, Figure> {
  const map = new Map<string, Figure>();
  for (const figure of figures) map.set(figureText(figure), figure);
  return map;
}

function hasAnswer(cell: OwedCell, figure: FormFigure | undefined): boolean {
  return figure !== undefined && (figure.missing !== null || figure[cell.part] !== null);
}

/**
 * How many owed cells hold a number or the reason why there is none; 未填报 is no such reason, it only says that the
 * figure is still to come, so it does not make a form more complete.
 */
export function countFilled(definition: FormDefinition, figures: Iterable<FormFigure>): number {
  const known = figureMap(figures);
  return owedCells(definition).filter((cell) => {
    const figure = known.get(figureText(cell.figure));
    return figure?.missing !== "not-yet-reported" && hasAnswer(cell, figure);
  }).length;
}

/** The required cells with neither a number nor any reason (未填报 counts as said): they keep a form from being handed in. */
export function listEmptyRequired(
  definition: FormDefinition,
  figures: Iterable<FormFigure>,
): readonly OwedCell[] {
  const known = figureMap(figures);
  return owedCells(definition).filter(
    (cell) => cell.isRequired && !hasAnswer(cell, known.get(figureText(cell.figure))),
  );
}
