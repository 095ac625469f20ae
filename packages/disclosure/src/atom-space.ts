import type { CellPlace, ReleaseDimension } from "./release-table.ts";

/** A table as far as its shape goes: what is broken down, and which cells there are. */
export interface TableShape {
  readonly dimensions: readonly ReleaseDimension[];
  readonly places: readonly CellPlace[];
}

/**
 * All cells of some tables as sums over one set of atoms: the smallest groups of people that the tables tell apart.
 * Atoms that stand in exactly the same cells are one, which loses nothing: their sum is what the cells see.
 */
export interface AtomSpace {
  readonly atoms: number;
  /** the different sums that occur, each as the atoms it adds up, ascending */
  readonly sums: readonly (readonly number[])[];
  /** for each atom the sums it is part of */
  readonly sumsOfAtom: readonly (readonly number[])[];
  /** for each table and each of its cells its sum; undefined for tables that nothing links with the first */
  readonly sumOfCell: readonly (readonly number[] | undefined)[];
}

/** Why a space cannot be made. */
export type SpaceFault =
  | { readonly kind: "too-large"; readonly atoms: number }
  | { readonly kind: "other-parts"; readonly dimension: string; readonly category: string };

/** More combinations of categories than this are not enumerated. */
const mostCombinations = 50_000;

/**
 * The atoms of the first table and of all tables that are linked with it: those that count some of the same people, or
 * are linked with one that does. Two tables may give a category finer or no parts, but not parts that differ.
 */
export function makeAtomSpace(tables: readonly TableShape[]): AtomSpace | SpaceFault {
  const leaves = leavesOfAll(tables);
  if ("kind" in leaves) return leaves;
  const linked = linkedTables(tables, leaves);
  const axes = [...leaves].map(([dimension, ofCategory]) =>
    makeAxis(
      dimension,
      ofCategory,
      tables.filter((_, index) => linked.has(index)),
    ),
  );
  const combinations = axes.reduce((product, { classes }) => product * classes, 1);
  if (combinations > mostCombinations) return { kind: "too-large", atoms: combinations };
  return mergeAtoms(
    tables.map((table, index) => (linked.has(index) ? cellsAsCombinations(table, axes) : undefined)),
    combinations,
  );
}

type LeavesOfCategory = ReadonlyMap<string, ReadonlySet<string>>;

/** Dimension → category → its finest categories, by the finest parts that any table gives. */
function leavesOfAll(tables: readonly TableShape[]): ReadonlyMap<string, LeavesOfCategory> | SpaceFault {
  const found = new Map<string, Map<string, ReadonlySet<string>>>();
  for (const code of new Set(tables.flatMap(({ dimensions }) => dimensions.map(({ code }) => code)))) {
    const given = tables.flatMap(({ dimensions }) =>
      dimensions.filter((dimension) => dimension.code === code).flatMap(({ categories }) => categories),
    );
    const parts = new Map<string, readonly string[]>();
    for (const category of given) if (category.parts) parts.set(category.code, category.parts);
    const leavesOf = (category: string): readonly string[] =>
      parts.get(category)?.flatMap((part) => leavesOf(part)) ?? [category];
    const ofCategory = new Map(
      given.map((category) => [category.code, new Set(leavesOf(category.code))] as const),
    );
    for (const category of given) {
      const own = new Set(category.parts?.flatMap((part) => leavesOf(part)));
      const all = ofCategory.get(category.code);
      if (category.parts && (own.size !== all?.size || ![...own].every((leaf) => all.has(leaf)))) {
        return { kind: "other-parts", dimension: code, category: category.code };
      }
    }
    found.set(code, ofCategory);
  }
  return found;
}

/** The leaves that a table covers of a dimension; undefined where it does not have the dimension and so covers all. */
function coverage(
  table: TableShape,
  dimension: string,
  leaves: LeavesOfCategory,
): ReadonlySet<string> | undefined {
  const own = table.dimensions.find(({ code }) => code === dimension);
  return own && new Set(own.categories.flatMap(({ code }) => [...(leaves.get(code) ?? [])]));
}

function linkedTables(
  tables: readonly TableShape[],
  leaves: ReadonlyMap<string, LeavesOfCategory>,
): ReadonlySet<number> {
  const boxes = tables.map(
    (table) =>
      new Map(
        [...leaves].map(([dimension, ofCategory]) => [dimension, coverage(table, dimension, ofCategory)]),
      ),
  );
  const meet = (one: number, other: number): boolean =>
    [...leaves.keys()].every((dimension) => {
      const [mine, theirs] = [boxes[one]?.get(dimension), boxes[other]?.get(dimension)];
      return !mine || !theirs || [...mine].some((leaf) => theirs.has(leaf));
    });
  const linked = new Set([0]);
  for (const at of linked) for (const index of tables.keys()) if (meet(at, index)) linked.add(index);
  return linked;
}

/** One dimension, its leaves put together to classes that no cell tells apart. */
interface Axis {
  readonly dimension: string;
  readonly classes: number;
  /** the classes of a table's cell: by its category, or by the table's whole coverage */
  readonly classesOf: (table: TableShape, category: string | undefined) => readonly number[];
}

function makeAxis(dimension: string, leaves: LeavesOfCategory, tables: readonly TableShape[]): Axis {
  const all = new Set([...leaves.values()].flatMap((set) => [...set]));
  const setOf = (table: TableShape, category: string | undefined): ReadonlySet<string> =>
    (category === undefined ? coverage(table, dimension, leaves) : leaves.get(category)) ?? all;
  const used = new Map<string, ReadonlySet<string>>();
  const keyOf = (table: TableShape, category: string | undefined): string =>
    category === undefined ? `*${tables.indexOf(table)}` : `=${category}`;
  for (const table of tables) {
    for (const place of table.places) {
      const key = keyOf(table, place[dimension]);
      if (!used.has(key)) used.set(key, setOf(table, place[dimension]));
    }
  }
  const classOf = new Map<string, number>();
  const membersOf = new Map<string, Set<number>>([...used.keys()].map((key) => [key, new Set()]));
  for (const leaf of all) {
    const keys = [...used].filter(([, set]) => set.has(leaf)).map(([key]) => key);
    if (keys.length === 0) continue;
    const signature = keys.join("\n");
    const number = classOf.get(signature) ?? classOf.size;
    classOf.set(signature, number);
    for (const key of keys) membersOf.get(key)?.add(number);
  }
  return {
    dimension,
    classes: classOf.size,
    classesOf: (table, category) => [...(membersOf.get(keyOf(table, category)) ?? [])],
  };
}

/** Each cell of a table as the numbers of the combinations of classes that it covers. */
function cellsAsCombinations(table: TableShape, axes: readonly Axis[]): readonly (readonly number[])[] {
  return table.places.map((place) =>
    axes.reduce<readonly number[]>(
      (numbers, { dimension, classes, classesOf }) => {
        const own = classesOf(table, place[dimension]);
        return numbers.flatMap((number) => own.map((one) => number * classes + one));
      },
      [0],
    ),
  );
}

function mergeAtoms(
  tables: readonly (readonly (readonly number[])[] | undefined)[],
  combinations: number,
): AtomSpace {
  const sumNumbers = new Map<string, number>();
  const raw: (readonly number[])[] = [];
  const sumOfCell = tables.map((cells) =>
    cells?.map((numbers) => {
      const sorted = numbers.toSorted((a, b) => a - b);
      const key = sorted.join();
      const known = sumNumbers.get(key);
      if (known !== undefined) return known;
      sumNumbers.set(key, raw.length);
      raw.push(sorted);
      return raw.length - 1;
    }),
  );
  const signatures = Array.from({ length: combinations }, (): number[] => []);
  for (const [sum, numbers] of raw.entries()) for (const number of numbers) signatures[number]?.push(sum);
  const atomNumbers = new Map<string, number>();
  const sumsOfAtom: (readonly number[])[] = [];
  const sums = raw.map((): number[] => []);
  for (const signature of signatures) {
    const key = signature.join();
    if (signature.length === 0 || atomNumbers.has(key)) continue;
    atomNumbers.set(key, sumsOfAtom.length);
    for (const sum of signature) sums[sum]?.push(sumsOfAtom.length);
    sumsOfAtom.push(signature);
  }
  return { atoms: sumsOfAtom.length, sums, sumsOfAtom, sumOfCell };
}
