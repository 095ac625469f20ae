import type { Indicator, SubmissionRecord } from "@halfsky/api-contract";
import {
  type ComputedColumn,
  type FigureKey,
  type FigurePart,
  figureText,
  type FormColumn,
  hasCell,
  type IndicatorRow,
} from "@halfsky/statistics";
import type { Language } from "../../words/language.tsx";
import { type EditedPlace, placeKey } from "../grid/cell-content.ts";
import type { GridLine, SheetCell, SheetRow, SheetView } from "../grid/grid-view.ts";

interface CellBase extends SheetCell {
  readonly rowId: string;
  readonly columnId: string;
  readonly rowTitle: string;
  readonly columnTitle: string;
  readonly indicator: Indicator;
}

/** A cell that somebody fills in: one part of a figure. */
export interface FilledCell extends CellBase {
  readonly kind: "figure";
  readonly part: FigurePart;
  readonly figure: FigureKey;
  readonly place: EditedPlace;
  /** The figure of the cell in maps of edits. */
  readonly figureKey: string;
  /** No column of the form asks for the value itself: it follows from numerator and denominator. */
  readonly followsFromParts: boolean;
}

/** A cell of a form on the screen: filled in, worked out, or one that the row does not have. */
export type FormCell =
  | FilledCell
  | (CellBase & { readonly kind: "computed"; readonly row: IndicatorRow; readonly column: ComputedColumn })
  | (CellBase & { readonly kind: "blank" });

/** The form as it is shown, and its cells by row and column. */
export interface FormView extends SheetView<FormCell> {
  readonly cells: ReadonlyMap<string, FormCell>;
}

/** The text by which a cell of a form is known on the page and in addresses. */
export function cellName(row: string, column: string): string {
  return `${row}|${column}`;
}

/** What can be typed: whether the caller may type at all, and the figures named; null: all of the form. */
export interface Writable {
  readonly mayWrite: boolean;
  readonly figures: SubmissionRecord["editable"];
}

function indicatorName(indicator: Indicator, language: Language): string {
  return language === "en" ? (indicator.nameEn ?? indicator.name) : indicator.name;
}

/** The columns whose heads the form prints; a form in Chinese keeps its own words in both languages. */
function titleOf(row: IndicatorRow, indicator: Indicator, language: Language): string {
  const name = row.label ?? indicatorName(indicator, language);
  return row.isOfWhich ? `# ${name}` : name;
}

/** Lays a form out as the paper form does: heads, rows moved in, columns; every row has a cell in every column. */
export function formView(
  record: Pick<SubmissionRecord, "definition" | "indicators" | "area" | "year">,
  writable: Writable,
  language: Language,
): FormView {
  const { definition, area, year } = record;
  const indicators = new Map(record.indicators.map((indicator) => [indicator.id, indicator]));
  const open = writable.figures === null ? null : new Set(writable.figures.map(figureText));
  const lines: GridLine[] = [];
  const rows: SheetRow<FormCell>[] = [];
  const cells = new Map<string, FormCell>();
  for (const row of definition.rows) {
    if (row.kind === "heading") {
      lines.push({ kind: "group", title: row.label });
      continue;
    }
    const indicator = indicators.get(row.indicatorId);
    if (indicator === undefined) continue;
    const rowTitle = titleOf(row, indicator, language);
    const valued = new Set(
      definition.columns.flatMap((column) =>
        column.kind === "value" && hasCell(row, column) ? [column.breakdown] : [],
      ),
    );
    const cellOf = (column: FormColumn): FormCell => {
      const base = {
        key: cellName(row.id, column.id),
        rowId: row.id,
        columnId: column.id,
        rowTitle,
        columnTitle: column.label,
        indicator,
        mayWrite: false,
      };
      if (!hasCell(row, column)) return { ...base, kind: "blank" };
      if (column.kind === "computed") return { ...base, kind: "computed", row, column };
      const figure = { indicatorId: row.indicatorId, breakdown: column.breakdown };
      const place = { areaCode: area.code, year, ...figure, unit: indicator.unit, isForm: true };
      return {
        ...base,
        kind: "figure",
        part: column.kind,
        figure,
        place,
        figureKey: placeKey(place),
        followsFromParts: !valued.has(column.breakdown),
        mayWrite: writable.mayWrite && (open === null || open.has(figureText(figure))),
      };
    };
    lines.push({ kind: "row", index: rows.length });
    const ofRow = definition.columns.map(cellOf);
    for (const cell of ofRow) cells.set(cell.key, cell);
    rows.push({
      key: row.id,
      title: rowTitle,
      unit: indicator.unit,
      group: null,
      indent: row.indent,
      cells: ofRow,
    });
  }
  return {
    columns: definition.columns.map(({ id, label }) => ({ key: id, title: label })),
    rows,
    lines,
    cells,
  };
}
