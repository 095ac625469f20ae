import type { Area, Comparison, Indicator, ObservationCell } from "@halfsky/api-contract";
import { wordsOfRule } from "@halfsky/plan-document";
import type { Bilingual, Unit } from "@halfsky/statistics";
import {
  compareDecimalText,
  findChange,
  formatDecimal,
  isSameUnit,
  nationCode,
  normaliseIndicatorName,
  parseUnit,
  withUnit,
} from "@halfsky/statistics";
import type { ReadTransaction } from "../database/transactions.ts";
import { areaAndAbove, listAreas } from "../statistics/area.store.ts";
import {
  listReferenceTargets,
  listReferenceValues,
  type ReferenceTarget,
  type ReferenceValue,
} from "./reference.store.ts";
import type { StoredTarget } from "./target.store.ts";

/** The indicator whose values are compared, in an area and a year. */
export interface ComparedIndicator {
  readonly indicator: Pick<Indicator, "name" | "unit" | "direction" | "decimals">;
  readonly areaCode: string;
  readonly year: number;
  /** The area's own series. */
  readonly series: readonly ObservationCell[];
  /** The series of the areas above. */
  readonly above: readonly ObservationCell[];
  /** The targets that bind the area for this indicator; those of areas above are compared. */
  readonly targets: readonly StoredTarget[];
}

const nationName: Bilingual = { zh: "全国", en: "the nation" };
const stored: Bilingual = { zh: "本平台数据", en: "figures of this platform" };

/** Whose value stands beside ours. */
type Theirs = Pick<
  Comparison,
  "kind" | "scope" | "areaCode" | "areaName" | "planTitle" | "source" | "standing"
> & {
  readonly year: number;
  readonly value: string;
  readonly shown: Bilingual;
  /** Whether ours reaches it, where that is not a matter of the indicator's direction. */
  readonly isReached?: ((ours: string) => boolean) | undefined;
};

/**
 * Values and targets of the areas above, of their plans and of the nation beside an area's own: nearest first. A value is
 * held against ours of the same year; a target against our newest.
 */
export async function listComparisons(
  transaction: ReadTransaction,
  compared: ComparedIndicator,
): Promise<Comparison[]> {
  const { indicator, areaCode, year } = compared;
  const cells = compared.above.filter((cell) => cell.year <= year);
  const areas = await listAreas(transaction);
  const [, ...above] = areaAndAbove(areas, areaCode);
  const query = {
    areaCodes: [...new Set([...above, nationCode])],
    indicatorKeys: [normaliseIndicatorName(indicator.name)],
  };
  const isOurs = (one: { readonly unit: string }) => isSameUnit(one.unit, indicator.unit);
  const values = (await listReferenceValues(transaction, query)).filter(isOurs);
  const targets = (await listReferenceTargets(transaction, query)).filter(isOurs);
  const unit = parseUnit(indicator.unit);
  const theirs = [...above, ...(above.includes(nationCode) ? [] : [nationCode])].flatMap((code) => [
    ...storedValue(
      areaNamed(areas, code),
      code,
      cells.filter((cell) => cell.areaCode === code),
      compared,
    ),
    ...planTargets(areaNamed(areas, code), code, compared),
    ...referenceValue(
      areaNamed(areas, code),
      values.filter((value) => value.areaCode === code && value.year <= year),
      compared,
    ),
    ...targets
      .filter((target) => target.areaCode === code)
      .map((target) => referenceTarget(areaNamed(areas, code), target)),
  ]);
  return theirs.map((one) => compare(one, compared, unit));
}

function areaNamed(areas: readonly Area[], code: string): Bilingual {
  const name = areas.find((area) => area.code === code)?.name;
  if (name !== undefined) return { zh: name, en: name };
  return code === nationCode ? nationName : { zh: code, en: code };
}

/** The newest of dated values, but the one of the year of our newest figure where there is such a one. */
function sameYearOrNewest<Dated extends { readonly year: number }>(
  dated: readonly Dated[],
  { series, year }: ComparedIndicator,
): Dated | undefined {
  const ours = series.findLast((cell) => cell.year <= year && cell.value !== null)?.year;
  return dated.find((one) => one.year === ours) ?? dated.at(-1);
}

function storedValue(
  areaName: Bilingual,
  areaCode: string,
  cells: readonly ObservationCell[],
  compared: ComparedIndicator,
): Theirs[] {
  const known = cells.flatMap((cell) =>
    cell.value === null ? [] : [{ year: cell.year, value: cell.value }],
  );
  const chosen = sameYearOrNewest(known, compared);
  if (!chosen) return [];
  const shown = shownValue(chosen.value, compared);
  const base = { kind: "value", scope: "area", areaCode, areaName, planTitle: null } as const;
  return [{ ...base, ...chosen, shown, source: stored, standing: "stored" }];
}

function shownValue(value: string, { indicator }: ComparedIndicator): Bilingual {
  const unit = parseUnit(indicator.unit);
  const number = (lang: "zh" | "en") => formatDecimal(value, { lang });
  return { zh: withUnit(number("zh"), unit, "zh"), en: withUnit(number("en"), unit, "en") };
}

function referenceValue(
  areaName: Bilingual,
  values: readonly ReferenceValue[],
  compared: ComparedIndicator,
): Theirs[] {
  const chosen = sameYearOrNewest(values, compared);
  if (!chosen) return [];
  const { areaCode, year, value, standing, source } = chosen;
  const scope = areaCode === nationCode ? "nation" : "area";
  return [
    {
      kind: "value",
      scope,
      areaCode,
      areaName,
      planTitle: null,
      year,
      value,
      shown: shownValue(value, compared),
      source: { zh: source, en: source },
      standing,
    },
  ];
}

const noMore = { value2: null, per: null };

function referenceTarget(areaName: Bilingual, target: ReferenceTarget): Theirs {
  const { areaCode, rule, value, unit, targetYear, source, standing } = target;
  return {
    kind: "target",
    scope: areaCode === nationCode ? "nation" : "area",
    areaCode,
    areaName,
    planTitle: source,
    year: targetYear,
    value,
    shown: wordsOfRule({ ...noMore, kind: rule, value, unit }),
    source: { zh: source, en: source },
    standing,
    isReached: (ours) => reaches(rule, ours, value),
  };
}

function planTargets(areaName: Bilingual, areaCode: string, { targets }: ComparedIndicator): Theirs[] {
  return targets
    .filter((target) => target.areaCode === areaCode)
    .flatMap(({ rule, planTitle, targetYear, unit, planWords }): Theirs[] => {
      const kind = rule.kind;
      const isBound = kind === "gte" || kind === "gt" || kind === "lte" || kind === "lt" || kind === "eq";
      const { value } = rule;
      if (!isBound || value === null || !isSameUnit(rule.unit, unit)) return [];
      return [
        {
          kind: "target",
          scope: "plan",
          areaCode,
          areaName,
          planTitle,
          year: targetYear,
          value,
          shown: wordsOfRule(rule),
          source: { zh: planWords, en: planWords },
          standing: "stored",
          isReached: (ours) => reaches(kind, ours, value),
        },
      ];
    });
}

function reaches(rule: ReferenceTarget["rule"], ours: string, bound: string): boolean {
  const order = compareDecimalText(ours, bound);
  switch (rule) {
    case "gte":
      return order >= 0;
    case "gt":
      return order > 0;
    case "lte":
      return order <= 0;
    case "lt":
      return order < 0;
    case "eq":
      return order === 0;
  }
}

function compare(theirs: Theirs, compared: ComparedIndicator, unit: Unit): Comparison {
  const { isReached, ...shown } = theirs;
  const own = compared.series.findLast(
    (cell) =>
      cell.value !== null &&
      (theirs.kind === "value" ? cell.year === theirs.year : cell.year <= compared.year),
  );
  const ours = own && own.value !== null ? { year: own.year, value: own.value } : null;
  if (!ours) return { ...shown, ours, gap: null, isBetter: null };
  const order = compareDecimalText(ours.value, theirs.value);
  const { direction } = compared.indicator;
  const byDirection = direction === "none" || order === 0 ? null : (direction === "up") === order > 0;
  return {
    ...shown,
    ours,
    gap: gapWords(ours.value, theirs, compared.indicator.decimals, unit),
    isBetter: isReached ? isReached(ours.value) : byDirection,
  };
}

function gapWords(ours: string, theirs: Theirs, decimals: number, unit: Unit): Bilingual | null {
  const places = Math.max(decimals, theirs.value.split(".")[1]?.length ?? 0);
  const change = findChange(ours, theirs.value, unit, places);
  const [zhTheirs, enTheirs] =
    theirs.kind === "target" ? ["目标", "the target"] : [theirs.areaName.zh, theirs.areaName.en];
  if (change.way === "level") return { zh: `与${zhTheirs}持平`, en: `level with ${enTheirs}` };
  if (change.size === null) return null;
  const [up, down] = unit.countable ? ["多", "少"] : ["高", "低"];
  const measure = change.style === "relative" ? { zh: "%", en: "%" } : unit.changeWords;
  const size = formatDecimal(change.size, { lang: "zh" });
  return {
    zh: `比${zhTheirs}${change.way === "up" ? up : down}${size}${measure?.zh ?? ""}`,
    en: `${size}${measure?.en ?? ""} ${change.way === "up" ? "above" : "below"} ${enTheirs}`,
  };
}
