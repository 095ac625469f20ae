import type { Bilingual } from "./bilingual.ts";
import { isSameUnit } from "./unit.ts";

/** An indicator by its name, as far as matching needs it. */
export interface NamedIndicator {
  readonly id: string;
  readonly name: string;
  readonly unit?: string | null | undefined;
}

/** A proposal that two indicators are the same one; a person confirms or refuses it. */
export interface IndicatorMatch {
  readonly newId: string;
  readonly existingId: string;
  readonly kind: "exact" | "near";
  /** Likeness of the names between 0 and 1, rounded to two decimals. */
  readonly score: number;
  readonly reason: Bilingual;
}

const nearest = 0.7;
const mostProposals = 3;

/**
 * Brings an indicator's name to what it says: width, brackets, units, years and words for "share of" aside.
 * Two names with the same result are taken for the same indicator by name.
 */
export function normaliseIndicatorName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s,.;:、。“”"'《》·\-—–]/gu, "")
    .replace(
      /\((?:%|‰|1?\/10万|1?\/100000|单位:.*?|[万亿]?(?:人|元|个|所|家|张|户|件|次|名)|岁|年|小时)\)/gu,
      "",
    )
    .replace(/[()[\]【】]/gu, "")
    .replace(/^(?:全省|全市|全区|全县|本省|本市|本区|本县|我省|我市|我区|我县)/u, "")
    .replace(/所?占(?:的)?(?:比例|比重|比)|占比|比重|百分比/gu, "比例")
    .replace(/的/gu, "");
}

// Names that differ in one of these say different things, however alike they look.
const telling =
  /男女|男|女|城乡|城镇|城市|农村|乡村|新生儿|婴儿|孕产妇|早产|小学|初中|高中|幼儿|学前|中职|高等|普通|特殊|公办|民办|常住|户籍|流动|留守|发病|患病|死亡|出生|新增|累计|在校|毕业|未成年|老年|\d+(?:\.\d+)?/gu;

function tellingWords(name: string): string {
  return [...new Set(name.match(telling) ?? [])].toSorted().join(" ");
}

interface Prepared {
  readonly indicator: NamedIndicator;
  readonly name: string;
  readonly telling: string;
  readonly pairs: ReadonlyMap<string, number>;
  readonly size: number;
}

function prepare(indicator: NamedIndicator): Prepared {
  const name = normaliseIndicatorName(indicator.name);
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < name.length; at++) {
    const pair = name.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return { indicator, name, telling: tellingWords(name), pairs, size: Math.max(0, name.length - 1) };
}

/** Dice likeness of two names by their pairs of characters. */
function likeness(one: Prepared, other: Prepared): number {
  if (one.size + other.size === 0) return one.name === other.name ? 1 : 0;
  let shared = 0;
  for (const [pair, times] of one.pairs) shared += Math.min(times, other.pairs.get(pair) ?? 0);
  return (2 * shared) / (one.size + other.size);
}

/**
 * Proposes which indicators that already exist are meant by new ones, best first, at most three for each. Indicators in
 * different units are never proposed; names that differ in a telling word (sex, place, age, school) neither.
 */
export function proposeIndicatorMatches(
  newOnes: readonly NamedIndicator[],
  existing: readonly NamedIndicator[],
): IndicatorMatch[] {
  const candidates = existing.map(prepare);
  return newOnes.flatMap((indicator) => {
    const wanted = prepare(indicator);
    return candidates
      .flatMap((candidate) => compare(wanted, candidate) ?? [])
      .toSorted((a, b) => b.score - a.score || (a.existingId < b.existingId ? -1 : 1))
      .slice(0, mostProposals);
  });
}

function compare(wanted: Prepared, candidate: Prepared): IndicatorMatch | null {
  const units = [wanted.indicator.unit, candidate.indicator.unit];
  const bothHaveUnits = units.every((unit) => unit !== null && unit !== undefined && unit !== "");
  if (bothHaveUnits && !isSameUnit(units[0], units[1])) return null;
  const ids = { newId: wanted.indicator.id, existingId: candidate.indicator.id };
  if (wanted.name !== "" && wanted.name === candidate.name) {
    const isVerbatim = wanted.indicator.name === candidate.indicator.name;
    return {
      ...ids,
      kind: "exact",
      score: 1,
      reason: isVerbatim
        ? { zh: "名称相同", en: "same name" }
        : {
            zh: "名称仅在括号、标点或“比例、比重、占比”等写法上不同",
            en: "names differ only in brackets, marks or the word for share",
          },
    };
  }
  const score = likeness(wanted, candidate);
  if (score < nearest || wanted.telling !== candidate.telling) return null;
  const rounded = Math.round(score * 100) / 100;
  const percent = Math.round(score * 100);
  return {
    ...ids,
    kind: "near",
    score: rounded,
    reason: {
      zh: `名称相似度${percent}%：“${candidate.indicator.name}”`,
      en: `names are ${percent}% alike: "${candidate.indicator.name}"`,
    },
  };
}
