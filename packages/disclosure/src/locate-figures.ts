import { type AtomSpace, makeAtomSpace, type SpaceFault, type TableShape } from "./atom-space.ts";
import type { CellPlace, ReleaseDimension } from "./release-table.ts";

/** What a cell consists of: a count alone, or of a rate its numerator, the rest, and both together. */
export type FigureName = "count" | "rest" | "of";

/** One figure of a cell with the sum of atoms that it is. */
export interface LocatedFigure {
  readonly figure: FigureName;
  readonly sum: number;
}

/** A table of any stage: asked for, or published. */
interface AnyTable {
  readonly kind: "count" | "rate";
  readonly dimensions: readonly ReleaseDimension[];
  readonly cells: readonly { readonly at: CellPlace }[];
}

export interface LocatedTables {
  readonly space: AtomSpace;
  /** for each table and each of its cells the figures; undefined for tables that have nothing to do with the first */
  readonly figures: readonly (readonly (readonly LocatedFigure[])[] | undefined)[];
}

/** No code of a caller begins so. */
export const ownPrefix = "#";
const part: ReleaseDimension = { code: `${ownPrefix}part`, categories: [{ code: "in" }, { code: "rest" }] };

/**
 * The figures of the first table and of those linked with it, as sums of common atoms. A rate is a count with one more
 * dimension, those of the numerator and the rest: so rates below each other, and rates beside counts of their numerators,
 * are protected by the same search.
 */
export function locateFigures(tables: readonly AnyTable[]): LocatedTables | SpaceFault {
  const hasRates = tables.some(({ kind }) => kind === "rate");
  const shapes = tables.map((table): TableShape => {
    const counts = table.cells.map(({ at }) => (hasRates ? { ...at, [part.code]: "in" } : at));
    if (table.kind === "count") {
      return { dimensions: hasRates ? [...table.dimensions, part] : table.dimensions, places: counts };
    }
    const rests = table.cells.map(({ at }) => ({ ...at, [part.code]: "rest" }));
    const places = [...counts, ...rests, ...table.cells.map(({ at }) => at)];
    return { dimensions: [...table.dimensions, part], places };
  });
  const space = makeAtomSpace(shapes);
  if ("kind" in space) return space;
  const figures = tables.map(({ cells }, table) => {
    const sums = space.sumOfCell[table];
    return (
      sums &&
      cells.map((_, cell) =>
        (["count", "rest", "of"] as const).flatMap((figure, block): readonly LocatedFigure[] => {
          const sum = sums[block * cells.length + cell];
          return sum === undefined ? [] : [{ figure, sum }];
        }),
      )
    );
  });
  return { space, figures };
}
