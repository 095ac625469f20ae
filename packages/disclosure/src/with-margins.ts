import type { CellPlace, ReleaseCell, ReleaseDimension, ReleaseTable } from "./release-table.ts";

/**
 * The table with margins added to its cells, each the sum of the finest cells under it; cells that are there already stay
 * as they are. `margins` lists the dimensions that each margin keeps: `[["area"], ["sex"], []]` adds the totals by area,
 * by sex, and the grand total. Of a kept dimension every category gets its cell, those that have parts too. A margin
 * some of whose finest cells are not in the table is not added. Throws RangeError for a dimension that the table does
 * not have.
 */
export function withMargins(table: ReleaseTable, margins: readonly (readonly string[])[]): ReleaseTable {
  const places = margins.flatMap((kept) => placesOf(table, kept));
  const known = new Map(table.cells.map((cell) => [keyOfPlace(cell.at, table.dimensions), cell]));
  const added = new Map<string, ReleaseCell>();
  for (const at of places) {
    const key = keyOfPlace(at, table.dimensions);
    const sum = known.has(key) ? undefined : sumOfFinest(table, known, at);
    if (sum) added.set(key, sum);
  }
  return { ...table, cells: [...table.cells, ...added.values()] };
}

/** One text for one place, whatever the order of its dimensions. */
export function keyOfPlace(at: CellPlace, dimensions: readonly ReleaseDimension[]): string {
  return JSON.stringify(dimensions.map(({ code }) => at[code] ?? null));
}

/** The cell of a place as the sum of the table's finest cells under it; undefined where one of those is missing. */
export function sumOfFinest(
  { kind, dimensions }: Pick<ReleaseTable, "kind" | "dimensions">,
  cells: ReadonlyMap<string, ReleaseCell>,
  at: CellPlace,
): ReleaseCell | undefined {
  let [count, of] = [0, 0];
  for (const place of finestUnder(dimensions, at)) {
    const cell = cells.get(keyOfPlace(place, dimensions));
    if (!cell) return undefined;
    count += cell.count;
    of += cell.of ?? 0;
  }
  return kind === "rate" ? { at, count, of } : { at, count };
}

/** The finest categories under one of a dimension, or under all where none is given; a category of no parts is itself. */
export function finestOf({ categories }: ReleaseDimension, code?: string): readonly string[] {
  const parts = new Map(categories.map((category) => [category.code, category.parts]));
  const under = (one: string): readonly string[] => parts.get(one)?.flatMap(under) ?? [one];
  return [...new Set(code === undefined ? categories.flatMap((one) => under(one.code)) : under(code))];
}

function finestUnder(dimensions: readonly ReleaseDimension[], at: CellPlace): readonly CellPlace[] {
  return dimensions.reduce<readonly CellPlace[]>(
    (places, dimension) => {
      const finest = finestOf(dimension, at[dimension.code]);
      return places.flatMap((place) => finest.map((one) => ({ ...place, [dimension.code]: one })));
    },
    [{}],
  );
}

function placesOf({ dimensions }: ReleaseTable, kept: readonly string[]): readonly CellPlace[] {
  return kept.reduce<readonly CellPlace[]>(
    (places, code) => {
      const dimension = dimensions.find((one) => one.code === code);
      if (!dimension) throw new RangeError(`the table has no dimension ${code}`);
      return places.flatMap((place) => dimension.categories.map((one) => ({ ...place, [code]: one.code })));
    },
    [{}],
  );
}
