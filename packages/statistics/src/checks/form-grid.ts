import type { Decimal } from "../decimal.ts";
import { parseDecimal } from "../decimal.ts";
import type {
  CellRef,
  ComputedColumn,
  FigureColumn,
  FigurePart,
  FormDefinition,
  FormRow,
  IndicatorRow,
} from "../forms/form-definition.ts";
import { figureText } from "../forms/form-definition.ts";
import type { Unit } from "../unit.ts";
import { parseUnit } from "../unit.ts";
import type { Additivity } from "./additivity.ts";
import { findAdditivity } from "./additivity.ts";
import type { CheckedFigure, CheckedIndicator, FormCheckContext } from "./form-check.ts";
import { orderOf } from "./form-order.ts";

/** A cell of the form with its place in the order of findings. */
export interface PlacedCell {
  readonly ref: CellRef;
  readonly place: number;
  readonly label: string;
}

/** A figure of a row: its cells, what stands in them, and what its indicator says of them. */
export interface PlacedFigure {
  readonly key: string;
  readonly indicatorId: string;
  readonly breakdown: string;
  readonly unit: Unit;
  readonly decimals: number | null;
  readonly additivity: Additivity;
  readonly given: CheckedFigure | undefined;
  readonly cells: { readonly [Part in FigurePart]?: PlacedCell };
  /** Null where nothing, or no number, is entered. */
  readonly numbers: { readonly [Part in FigurePart]: Decimal | null };
}

/** A row of the form with its figures by breakdown. */
export interface PlacedRow {
  readonly row: IndicatorRow;
  readonly label: string;
  readonly figures: ReadonlyMap<string, PlacedFigure>;
  readonly computed: ReadonlyArray<{ readonly column: ComputedColumn; readonly cell: PlacedCell }>;
  /** The row that this one is a part of, by # or by its indent. */
  readonly parent: PlacedRow | null;
}

type ColumnsByBreakdown = ReadonlyMap<
  string,
  ReadonlyArray<{ readonly column: FigureColumn; readonly at: number }>
>;

interface KnownIndicator {
  readonly unit: Unit;
  readonly decimals: number | null;
  readonly additivity: Additivity;
  readonly name: string;
}

/**
 * Lays a form out with what is entered, or the rows of it that are named, by id; rows of unknown indicators are left out,
 * for nothing can be said of them. A row whose parent is not laid out stands without one.
 */
export function layOutForm(
  definition: FormDefinition,
  context: Pick<FormCheckContext, "indicators" | "figures">,
  named?: ReadonlySet<string>,
): PlacedRow[] {
  const columns = groupColumns(definition);
  const width = definition.columns.length;
  const { rowAt, rows: asked, parentOf } = orderOf(definition);
  const known = new Map<string, KnownIndicator>();
  const placed = new Map<string, PlacedRow>();
  const lay = (row: FormRow | undefined, at: number): void => {
    if (row?.kind !== "indicator") return;
    const indicator = readIndicator(row.indicatorId, context.indicators, known);
    if (!indicator) return;
    placed.set(row.id, {
      row,
      label: row.label ?? indicator.name,
      figures: placeFigures(row, indicator, columns, at * width, context),
      computed: placeComputed(row, definition, at * width),
      parent: placed.get(parentOf.get(row.id) ?? "") ?? null,
    });
  };
  if (named === undefined) for (const [at, row] of definition.rows.entries()) lay(row, at);
  else {
    // In the order of the form, so that parents come first.
    const places = [...named].flatMap((id) => rowAt.get(id) ?? []).toSorted((one, other) => one - other);
    for (const at of places) lay(asked.get(definition.rows[at]?.id ?? ""), at);
  }
  return [...placed.values()];
}

function readIndicator(
  id: string,
  indicators: ReadonlyMap<string, CheckedIndicator>,
  known: Map<string, KnownIndicator>,
): KnownIndicator | null {
  const found = known.get(id);
  if (found) return found;
  const indicator = indicators.get(id);
  if (!indicator) return null;
  const unit = parseUnit(indicator.unit);
  const { decimals } = indicator;
  const read = {
    unit,
    decimals,
    additivity: findAdditivity(unit, decimals),
    name: indicator.name ?? indicator.id,
  };
  known.set(id, read);
  return read;
}

function groupColumns(definition: FormDefinition): ColumnsByBreakdown {
  const groups = new Map<string, Array<{ readonly column: FigureColumn; readonly at: number }>>();
  for (const [at, column] of definition.columns.entries()) {
    if (column.kind === "computed") continue;
    const group = groups.get(column.breakdown);
    if (group) group.push({ column, at });
    else groups.set(column.breakdown, [{ column, at }]);
  }
  return groups;
}

function placeFigures(
  row: IndicatorRow,
  indicator: KnownIndicator,
  columns: ColumnsByBreakdown,
  before: number,
  context: Pick<FormCheckContext, "figures">,
): ReadonlyMap<string, PlacedFigure> {
  const own = row.columns && new Set(row.columns);
  const figures = new Map<string, PlacedFigure>();
  for (const [breakdown, group] of columns) {
    const cells: { [Part in FigurePart]?: PlacedCell } = {};
    let isAsked = false;
    for (const { column, at } of group) {
      if (own && !own.has(column.id)) continue;
      isAsked = true;
      cells[column.kind] ??= {
        ref: { row: row.id, column: column.id },
        place: before + at,
        label: column.label,
      };
    }
    if (!isAsked) continue;
    const key = figureText({ indicatorId: row.indicatorId, breakdown });
    const given = context.figures.get(key);
    figures.set(breakdown, {
      key,
      indicatorId: row.indicatorId,
      breakdown,
      unit: indicator.unit,
      decimals: indicator.decimals,
      additivity: indicator.additivity,
      given,
      cells,
      numbers: {
        value: readNumber(given?.value),
        numerator: readNumber(given?.numerator),
        denominator: readNumber(given?.denominator),
      },
    });
  }
  return figures;
}

function placeComputed(row: IndicatorRow, definition: FormDefinition, before: number): PlacedRow["computed"] {
  return definition.columns.flatMap((column, at) =>
    column.kind !== "computed" || (row.columns && !row.columns.includes(column.id))
      ? []
      : [
          {
            column,
            cell: { ref: { row: row.id, column: column.id }, place: before + at, label: column.label },
          },
        ],
  );
}

function readNumber(text: string | null | undefined): Decimal | null {
  return text === null || text === undefined ? null : parseDecimal(text);
}
