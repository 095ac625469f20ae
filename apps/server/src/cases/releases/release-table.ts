import type { ListedArea } from "@halfsky/api-contract";
import { canonicalJson, type IndicatorRule } from "@halfsky/cases";
import type { ReleaseCategory, ReleaseCell, ReleaseDimension, ReleaseTable } from "@halfsky/disclosure";
import type { AreaCount } from "./count-release.ts";

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

/**
 * The table of an area and a year: the whole, what stands with the area itself, and each area right below it. All areas
 * further down are categories too, so that the releases of a city and of its province are protected together.
 */
export function releaseTableOf(
  id: string,
  rules: CountedRules,
  place: { readonly areas: readonly ListedArea[]; readonly areaCode: string; readonly year: number },
  counts: ReadonlyMap<string, AreaCount>,
): ReleaseTable {
  const { areas, areaCode, year } = place;
  const categories = categoriesBelow(areas, areaCode);
  const partsOf = new Map(categories.map(({ code, parts }) => [code, parts]));
  const sumOf = (category: string): AreaCount => {
    const parts = partsOf.get(category);
    const own = counts.get(category.replace(/\.own$/u, "")) ?? { numerator: 0, denominator: 0 };
    if (parts === undefined) return own;
    return parts.map(sumOf).reduce((sum, one) => ({
      numerator: sum.numerator + one.numerator,
      denominator: sum.denominator + one.denominator,
    }));
  };
  const shown = [...(partsOf.get(areaCode) ?? []), areaCode];
  const cells = shown.map((category): ReleaseCell => {
    const { numerator, denominator } = sumOf(category);
    const at = { area: category, year: String(year) };
    return rules.kind === "rate" ? { at, count: numerator, of: denominator } : { at, count: numerator };
  });
  const dimensions: readonly ReleaseDimension[] = [
    { code: "area", categories },
    { code: "year", categories: [{ code: String(year) }] },
  ];
  return { id, measure: measureOf(rules), kind: rules.kind, dimensions, cells };
}

function categoriesBelow(areas: readonly ListedArea[], areaCode: string): readonly ReleaseCategory[] {
  const below = areas.filter(({ parentCode }) => parentCode === areaCode).map(({ code }) => code);
  if (below.length === 0) return [{ code: areaCode }];
  const own = ownCategory(areaCode);
  return [
    ...below.flatMap((code) => categoriesBelow(areas, code)),
    { code: own },
    { code: areaCode, parts: [...below, own] },
  ];
}
