import type { Indicator, ObservationGrid } from "@halfsky/api-contract";
import type { EditedPlace } from "./cell-content.ts";
import { type Place, placeKey } from "./cell-content.ts";

/** How the grid is laid out: indicators × years of an area, areas × years of an indicator, indicators × areas of a year. */
export const layouts = ["years", "indicator", "areas"] as const;
export type Layout = (typeof layouts)[number];

type GridIndicator = ObservationGrid["indicators"][number];

/** What any grid knows of a cell on the screen. */
export interface SheetCell {
  readonly key: string;
  readonly mayWrite: boolean;
}

/** One row of any grid with its name. */
export interface SheetRow<Cell extends SheetCell> {
  readonly key: string;
  readonly title: string;
  readonly unit: string;
  readonly group: string | null;
  /** How far the name is moved in, 0 to 3. */
  readonly indent?: number;
  readonly cells: readonly Cell[];
}

/** Any grid as it is shown: its columns, its rows in their order, and its lines where heads stand between the rows. */
export interface SheetView<Cell extends SheetCell> {
  readonly columns: readonly { readonly key: string; readonly title: string }[];
  readonly rows: readonly SheetRow<Cell>[];
  readonly lines?: readonly GridLine[];
}

/** One cell of the grid of figures. */
export interface GridCell extends SheetCell {
  readonly place: EditedPlace;
  readonly indicator: Indicator;
  readonly areaName: string;
  /** The same figure a year earlier. */
  readonly before: string;
}

/** One row of the grid of figures. */
export type GridRow = SheetRow<GridCell>;

/** The grid of figures as it is shown. */
export interface GridView extends SheetView<GridCell> {
  readonly layout: Layout;
}

interface ViewChoice {
  readonly layout: Layout;
  /** The years shown; the grid was loaded from one year earlier, so that the year before the first is known. */
  readonly from: number;
  readonly language: "zh" | "en";
  readonly yearName: (year: number) => string;
}

/** Lays out what was loaded as rows and columns. */
export function gridView(grid: ObservationGrid, choice: ViewChoice): GridView {
  const { layout, from } = choice;
  const years = grid.years.filter((year) => year >= from);
  const nameOf = (indicator: Indicator) =>
    choice.language === "en" ? (indicator.nameEn ?? indicator.name) : indicator.name;
  const cellOf = (indicator: GridIndicator, area: { code: string; name: string }, year: number): GridCell => {
    const place: Place = { areaCode: area.code, indicatorId: indicator.id, year };
    return {
      key: placeKey(place),
      place: { ...place, unit: indicator.unit },
      mayWrite: indicator.mayWrite.includes(area.code),
      indicator,
      areaName: area.name,
      before: placeKey({ ...place, year: year - 1 }),
    };
  };
  const yearColumns = years.map((year) => ({ key: String(year), title: choice.yearName(year) }));
  switch (layout) {
    case "years": {
      const [area] = grid.areas;
      if (!area) return { layout, columns: yearColumns, rows: [] };
      return {
        layout,
        columns: yearColumns,
        rows: grid.indicators.map((indicator) => ({
          key: indicator.id,
          title: nameOf(indicator),
          unit: indicator.unit,
          group: indicator.domain,
          cells: years.map((year) => cellOf(indicator, area, year)),
        })),
      };
    }
    case "indicator": {
      const [indicator] = grid.indicators;
      if (!indicator) return { layout, columns: yearColumns, rows: [] };
      return {
        layout,
        columns: yearColumns,
        rows: grid.areas.map((area) => ({
          key: area.code,
          title: area.name,
          unit: indicator.unit,
          group: null,
          cells: years.map((year) => cellOf(indicator, area, year)),
        })),
      };
    }
    case "areas": {
      const year = years.at(-1) ?? from;
      return {
        layout,
        columns: grid.areas.map(({ code, name }) => ({ key: code, title: name })),
        rows: grid.indicators.map((indicator) => ({
          key: indicator.id,
          title: nameOf(indicator),
          unit: indicator.unit,
          group: indicator.domain,
          cells: grid.areas.map((area) => cellOf(indicator, area, year)),
        })),
      };
    }
  }
}

/** Lines of the grid as they are drawn: heads of groups between the rows. */
export type GridLine =
  | { readonly kind: "group"; readonly title: string }
  | { readonly kind: "row"; readonly index: number };

/** Puts the head of each group before its first row. */
export function gridLines(rows: readonly SheetRow<SheetCell>[]): readonly GridLine[] {
  return rows.flatMap((row, index): GridLine[] =>
    row.group !== null && row.group !== rows[index - 1]?.group
      ? [
          { kind: "group", title: row.group },
          { kind: "row", index },
        ]
      : [{ kind: "row", index }],
  );
}
