import type { ReleaseCellView, ReleaseDimensionView, ReleaseRecord } from "@halfsky/api-contract";

type Category = ReleaseDimensionView["categories"][number];

/** The lines of an area: one, or one a category of the dimension down with the margin last. */
interface MatrixRow {
  readonly place: Pick<ReleaseCellView, "areaCode" | "name" | "isTotal">;
  readonly lines: readonly {
    /** null for the margin */
    readonly category: Category | null;
    /** by the categories across, the margin last */
    readonly cells: readonly (ReleaseCellView | undefined)[];
  }[];
}

export interface Matrix {
  /** the dimension with more categories; null for a release by area alone */
  readonly across: ReleaseDimensionView | null;
  readonly down: ReleaseDimensionView | null;
  readonly rows: readonly MatrixRow[];
}

/** How a release by dimensions is laid out as a table. */
export function layMatrix({ cells, dimensions }: Pick<ReleaseRecord, "cells" | "dimensions">): Matrix {
  const bySize = dimensions.toSorted((one, other) => other.categories.length - one.categories.length);
  const [across = null, down = null] = bySize;
  const found = new Map(cells.map((cell) => [keyOf(cell.areaCode, cell.at), cell]));
  const places = new Map(cells.map(({ areaCode, name, isTotal }) => [areaCode, { areaCode, name, isTotal }]));
  const lines = [...(down?.categories ?? []), null];
  const columns = [...(across?.categories ?? []), null];
  const at = (dimension: ReleaseDimensionView | null, category: Category | null) =>
    dimension === null || category === null ? {} : { [dimension.name]: category.code };
  return {
    across,
    down,
    rows: [...places.values()].map((place) => ({
      place,
      lines: lines.map((category) => ({
        category,
        cells: columns.map((column) =>
          found.get(keyOf(place.areaCode, { ...at(down, category), ...at(across, column) })),
        ),
      })),
    })),
  };
}

function keyOf(areaCode: string | null, at: Readonly<Record<string, string>>): string {
  return JSON.stringify([areaCode, Object.entries(at).toSorted(([one], [other]) => (one < other ? -1 : 1))]);
}
