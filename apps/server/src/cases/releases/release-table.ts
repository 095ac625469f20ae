import type { ListedArea } from "@halfsky/api-contract";
import { canonicalJson, type IndicatorRule, unknownCategory } from "@halfsky/cases";
import type {
  CellPlace,
  ReleaseCategory,
  ReleaseCell,
  ReleaseDimension,
  ReleaseTable,
} from "@halfsky/disclosure";
import type { AreaCount, CountedCell } from "./count-release.ts";

/** What is counted, as texts that are equal where the same is counted. */
export interface CountedRules {
  readonly kind: "count" | "rate";
  readonly numerator: string;
  /** null for a count */
  readonly denominator: string | null;
}

/** The rules of an indicator of a system. */
export function countedRules(system: string, { numerator, denominator }: IndicatorRule): CountedRules {
  const text = (rule: object): string => `${system} ${canonicalJson(rule)}`;
  return {
    kind: denominator === undefined ? "count" : "rate",
    numerator: text(numerator),
    denominator: denominator === undefined ? null : text(denominator),
  };
}

/** The name that releases are compared under. */
export function measureOf({ numerator, denominator }: CountedRules): string {
  return denominator === null ? numerator : `${numerator} / ${denominator}`;
}

/** The category of what stands with an area itself and with none of those below it. */
export function ownCategory(areaCode: string): string {
  return `${areaCode}.own`;
}

/** A dimension beside area and year, with the codes of all its groups. */
export interface TakenDimension {
  readonly code: string;
  readonly categories: readonly string[];
}

/** True counts that a table is made of, by area and by every dimension that this or an earlier release takes. */
export interface TrueCounts {
  readonly cells: readonly CountedCell[];
  /** the dimensions of `cells` beside the area */
  readonly dimensions: readonly TakenDimension[];
}

/** An area and a year, with the categories that its figures stand under. */
export interface TablePlace {
  readonly areas: readonly ReleaseCategory[];
  readonly areaCode: string;
  readonly year: number;
}

/**
 * The table of an area and a year: the whole, what stands with the area itself, and each area right below it, each by the
 * dimensions taken, with all margins. All areas further down are categories too, so that the releases of a city and of its
 * province are protected together.
 */
export function releaseTableOf(
  id: string,
  rules: CountedRules,
  { areas, areaCode, year }: TablePlace,
  counts: TrueCounts,
  taken: readonly TakenDimension[],
): ReleaseTable {
  const sumAt = summing(areas, counts);
  const shown = [...(areas.find(({ code }) => code === areaCode)?.parts ?? []), areaCode];
  const places = taken.reduce<readonly CellPlace[]>(
    (before, { code, categories }) =>
      before.flatMap((place) => [...categories.map((one) => ({ ...place, [code]: one })), place]),
    shown.map((area) => ({ area, year: String(year) })),
  );
  const cells = places.map((at): ReleaseCell => {
    const { numerator, denominator } = sumAt(at) ?? none;
    return rules.kind === "rate" ? { at, count: numerator, of: denominator } : { at, count: numerator };
  });
  const dimensions: readonly ReleaseDimension[] = [
    { code: "area", categories: areas },
    { code: "year", categories: [{ code: String(year) }] },
    ...taken.map(({ code, categories }) => ({ code, categories: categories.map((one) => ({ code: one })) })),
  ];
  return { id, measure: measureOf(rules), kind: rules.kind, dimensions, cells };
}

const none: AreaCount = { numerator: 0, denominator: 0 };

/**
 * The true counts of places; undefined for a place that they do not tell: of an area that is not among the categories, or
 * of a dimension that was not counted by.
 */
export function summing(
  areas: readonly ReleaseCategory[],
  { cells, dimensions }: TrueCounts,
): (at: CellPlace) => AreaCount | undefined {
  const partsOf = new Map(areas.map(({ code, parts }) => [code, parts]));
  const under = (area: string): readonly string[] => partsOf.get(area)?.flatMap(under) ?? [area];
  const codes = dimensions.map(({ code }) => code);
  const sums = new Map<string, AreaCount>();
  const keyOf = (area: string, at: CellPlace): string =>
    JSON.stringify([area, ...codes.map((code) => at[code] ?? null)]);
  for (const { area, at, numerator, denominator } of cells) {
    const told = dimensions.map(({ code, categories }) => {
      const own = at[code] ?? unknownCategory;
      // what is none of the groups any more is not told apart
      return [code, categories.includes(own) ? own : unknownCategory] as const;
    });
    const margins = told.reduce<readonly CellPlace[]>(
      (places, [code, own]) => places.flatMap((place) => [place, { ...place, [code]: own }]),
      [{}],
    );
    for (const place of margins) {
      const key = keyOf(area, place);
      const before = sums.get(key) ?? none;
      sums.set(key, {
        numerator: before.numerator + numerator,
        denominator: before.denominator + denominator,
      });
    }
  }
  return (at) => {
    const { area = "", year: _year, ...rest } = at;
    if (!partsOf.has(area) || Object.keys(rest).some((code) => !codes.includes(code))) return undefined;
    return under(area)
      .map((leaf) => sums.get(keyOf(leaf.replace(/\.own$/u, ""), rest)) ?? none)
      .reduce(
        (sum, one) => ({
          numerator: sum.numerator + one.numerator,
          denominator: sum.denominator + one.denominator,
        }),
        none,
      );
  };
}

/** The categories of an area: all areas below it, what stands with each alone, and each as the sum of those. */
export function areaCategories(
  areas: readonly Pick<ListedArea, "code" | "parentCode">[],
  areaCode: string,
): readonly ReleaseCategory[] {
  const below = areas.filter(({ parentCode }) => parentCode === areaCode).map(({ code }) => code);
  if (below.length === 0) return [{ code: areaCode }];
  const own = ownCategory(areaCode);
  return [
    ...below.flatMap((code) => areaCategories(areas, code)),
    { code: own },
    { code: areaCode, parts: [...below, own] },
  ];
}
