import type { ReleaseCell, ReleaseTable } from "../release-table.ts";
import { withMargins } from "../with-margins.ts";

/** Shapes of the attack suite: categories of each dimension; "areas" are counties of two cities and a province. */
const shapes = {
  "3×3": [3, 3],
  "4×4": [4, 4],
  "5×6": [5, 6],
  "8×6": [8, 6],
  "12×4": [12, 4],
  "3×3×2": [3, 3, 2],
  "4×3×3": [4, 3, 3],
  "areas 6×4": ["areas", 4],
} as const;
export type TableShapeName = keyof typeof shapes;
export const tableShapes = [
  "3×3",
  "4×4",
  "5×6",
  "8×6",
  "12×4",
  "3×3×2",
  "4×3×3",
  "areas 6×4",
] as const satisfies readonly TableShapeName[];

const logNormal = { few: [3, 1], some: [2.7, 1.3], many: [2, 1.3] } as const;
export type Density = keyof typeof logNormal;
/** How often cells are small: about one in twelve, one in five, or two in five. */
export const densities = ["few", "some", "many"] as const satisfies readonly Density[];

/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
export function drawFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A table of log-normal counts with all its margins, in which at least one cell of the interior is from 1 to k−1: tables
 * without one need no protection and would make every method look good.
 */
export function drawTable(
  shape: TableShapeName,
  density: Density,
  draw: () => number,
  { k = 5, id = "release" }: { readonly k?: number; readonly id?: string } = {},
): ReleaseTable {
  const dimensions = shapes[shape].map((size, index) => dimensionOf(size, `d${index}`));
  const finest = dimensions.map(({ categories }) => categories.filter((one) => !("parts" in one)));
  const places = finest.reduce<readonly Record<string, string>[]>(
    (all, categories, index) =>
      all.flatMap((place) => categories.map(({ code }) => ({ ...place, [`d${index}`]: code }))),
    [{}],
  );
  const [middle, spread] = logNormal[density];
  for (;;) {
    const cells = places.map((at): ReleaseCell => ({ at, count: drawCount(middle, spread, draw) }));
    if (!cells.some(({ count }) => count > 0 && count < k)) continue;
    const table: ReleaseTable = { id, measure: "cases", kind: "count", dimensions, cells };
    return withMargins(table, everyMargin(dimensions.map(({ code }) => code)));
  }
}

function drawCount(middle: number, spread: number, draw: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  return Math.floor(Math.exp(middle + spread * normal));
}

function dimensionOf(size: number | "areas", code: string): ReleaseTable["dimensions"][number] {
  if (size !== "areas") {
    return { code, categories: Array.from({ length: size }, (_, index) => ({ code: `${code}-${index}` })) };
  }
  const counties = ["c1", "c2", "c3", "c4", "c5", "c6"];
  return {
    code,
    categories: [
      ...counties.map((county) => ({ code: county })),
      { code: "north", parts: counties.slice(0, 3) },
      { code: "south", parts: counties.slice(3) },
    ],
  };
}

function everyMargin(codes: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: 2 ** codes.length }, (_, number) =>
    codes.filter((_code, index) => Math.floor(number / 2 ** index) % 2 === 1),
  );
}
