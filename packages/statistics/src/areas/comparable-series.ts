import type { Bilingual } from "../bilingual.ts";
import type { Decimal } from "../decimal.ts";
import { dividedBy, fixedText, parseDecimal, plus, shortText, times, wholeDecimal } from "../decimal.ts";
import type { MissingReason } from "../missing-reason.ts";
import type { Observation } from "../observation.ts";
import type { Unit } from "../unit.ts";
import type { AreaChange, AreaSpan } from "./area-change.ts";
import { isValidOn } from "./area-change.ts";

/** How a figure of a comparable series came about. */
export const comparableMeans = ["own", "summed", "recomputed", "not-comparable", "missing"] as const;
export type ComparableMeans = (typeof comparableMeans)[number];

/** One year of a series within the boundaries of one day. */
export interface ComparableFigure {
  readonly year: number;
  readonly value: string | null;
  readonly missing: MissingReason | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly means: ComparableMeans;
  /** The areas whose figures it is made of, by code. */
  readonly parts: readonly string[];
  /** Why it is made this way or why there is none; null for the area's own figure. */
  readonly words: Bilingual | null;
}

/** What a comparable series is made from. */
export interface ComparableInput {
  readonly areaCode: string;
  /** The day whose boundaries count, YYYY-MM-DD. */
  readonly boundaryOn: string;
  readonly changes: readonly AreaChange[];
  /** Every area that the changes speak of. */
  readonly areas: readonly AreaSpan[];
  /** Yearly figures by area code. */
  readonly observations: ReadonlyMap<string, readonly Observation[]>;
  readonly unit: Unit;
  readonly decimals: number;
  readonly years: readonly number[];
}

type Composition =
  | { readonly kind: "areas"; readonly codes: readonly string[] }
  | { readonly kind: "broken"; readonly change: AreaChange };

/**
 * The series of an area within the boundaries of one day (可比口径): a figure of other boundaries is the sum of the areas
 * that made it up, a rate is worked out anew from summed numerators and denominators, and where the boundaries cannot be
 * put together from whole areas there is no figure, with the reason. Nothing is estimated.
 */
export function comparableSeries(input: ComparableInput): ComparableFigure[] {
  return input.years.map((year) => {
    // A year's figure is of the boundaries at its end.
    const composition = composeArea(input.areaCode, input.boundaryOn, `${year}-12-31`, input.changes);
    if (composition.kind === "broken") return broken(year, composition.change);
    return joinFigures(year, composition.codes, input);
  });
}

/**
 * The areas of another day that together cover an area of `boundaryOn`, following mergers, splits and new codes backwards or
 * forwards; broken where a change cut through it.
 */
export function composeArea(
  areaCode: string,
  boundaryOn: string,
  day: string,
  changes: readonly AreaChange[],
): Composition {
  const isBackwards = day < boundaryOn;
  const between = changes
    .filter(({ effectiveOn }) =>
      isBackwards
        ? effectiveOn > day && effectiveOn <= boundaryOn
        : effectiveOn > boundaryOn && effectiveOn <= day,
    )
    .toSorted((one, other) => (one.effectiveOn < other.effectiveOn ? -1 : 1));
  let codes: readonly string[] = [areaCode];
  for (const change of isBackwards ? between.toReversed() : between) {
    const [here, there] = isBackwards ? [change.after, change.before] : [change.before, change.after];
    const touched = here.map(({ code }) => code).filter((code) => codes.includes(code));
    if (touched.length === 0) continue;
    // Only whole areas can be put together: every area on this side of the change must be ours.
    if (touched.length < here.length || change.kind === "transfer") return { kind: "broken", change };
    codes = [
      ...codes.filter((code) => !touched.includes(code)),
      ...there.map(({ code }) => code).filter((code) => !codes.includes(code) || touched.includes(code)),
    ];
  }
  return { kind: "areas", codes: codes.toSorted() };
}

const kindWords: Readonly<Record<AreaChange["kind"], Bilingual>> = {
  merge: { zh: "合并", en: "merger" },
  split: { zh: "拆分", en: "split" },
  rename: { zh: "更名改码", en: "new name or code" },
  transfer: { zh: "部分划转", en: "transfer of a part" },
};

function broken(year: number, change: AreaChange): ComparableFigure {
  const names = (list: AreaChange["before"]) => list.map(({ name }) => name).join("、");
  const kind = kindWords[change.kind];
  return {
    year,
    value: null,
    missing: "definition-changed",
    numerator: null,
    denominator: null,
    means: "not-comparable",
    parts: [],
    words: {
      zh: `${change.effectiveOn}的区划变更（${kind.zh}：${names(change.before)}→${names(change.after)}）切开了这一范围，没有可比数据。`,
      en: `The change of ${change.effectiveOn} (${kind.en}: ${names(change.before)} → ${names(change.after)}) cuts through these boundaries; there is no comparable figure.`,
    },
  };
}

function joinFigures(year: number, codes: readonly string[], input: ComparableInput): ComparableFigure {
  const own = findFigure(input, input.areaCode, year);
  // An area that is there all the way keeps what it reported itself.
  if (codes.length === 1 && codes[0] === input.areaCode) return ownFigure(year, own, codes, null);
  const parts = codes.map((code) => ({ code, figure: findFigure(input, code, year) }));
  const only = parts.length === 1 ? parts[0] : undefined;
  if (only !== undefined) {
    const name = nameOf(input, only.code, `${year}-12-31`);
    return ownFigure(year, only.figure ?? own, only.figure ? codes : [input.areaCode], {
      zh: `当年为${name}（${only.code}）的数据。`,
      en: `The figure of ${name} (${only.code}) of that year.`,
    });
  }
  const absent = parts.filter(({ figure }) => figure === undefined || figure.value === null);
  // Some places report within the new boundaries before the change: better than a sum with a hole.
  if (absent.length > 0 && own !== undefined && own.value !== null)
    return ownFigure(year, own, [input.areaCode], null);
  if (absent.length > 0) return incomplete(year, codes, absent, input);
  return sumOf(year, parts, input) ?? notAdditive(year, codes);
}

function findFigure(input: ComparableInput, code: string, year: number): Observation | undefined {
  return input.observations.get(code)?.findLast((observation) => observation.year === year);
}

function nameOf(input: ComparableInput, code: string, day: string): string {
  const spans = input.areas.filter((area) => area.code === code);
  return (spans.find((area) => isValidOn(area, day)) ?? spans[0])?.name ?? code;
}

function ownFigure(
  year: number,
  figure: Observation | undefined,
  parts: readonly string[],
  words: Bilingual | null,
): ComparableFigure {
  return {
    year,
    value: figure?.value ?? null,
    missing: figure === undefined ? "not-yet-reported" : (figure.missing ?? null),
    numerator: figure?.numerator ?? null,
    denominator: figure?.denominator ?? null,
    means: figure === undefined || figure.value === null ? "missing" : "own",
    parts: figure === undefined ? [] : parts,
    words,
  };
}

function incomplete(
  year: number,
  codes: readonly string[],
  absent: readonly { readonly code: string; readonly figure: Observation | undefined }[],
  input: ComparableInput,
): ComparableFigure {
  const names = absent.map(({ code }) => nameOf(input, code, `${year}-12-31`)).join("、");
  return {
    year,
    value: null,
    missing: absent[0]?.figure?.missing ?? "not-yet-reported",
    numerator: null,
    denominator: null,
    means: "missing",
    parts: codes,
    words: {
      zh: `由${codes.length}个地区合成，其中${names}没有数据。`,
      en: `It is put together from ${codes.length} areas; ${names} has no figure.`,
    },
  };
}

function total(texts: readonly (string | null | undefined)[]): Decimal | null {
  let sum = wholeDecimal(0);
  for (const text of texts) {
    const part = text === null || text === undefined ? null : parseDecimal(text);
    if (part === null) return null;
    sum = plus(sum, part);
  }
  return sum;
}

function sumOf(
  year: number,
  parts: readonly { readonly code: string; readonly figure: Observation | undefined }[],
  { unit, decimals }: ComparableInput,
): ComparableFigure | null {
  const numerator = total(parts.map(({ figure }) => figure?.numerator));
  const denominator = total(parts.map(({ figure }) => figure?.denominator));
  const codes = parts.map(({ code }) => code);
  const base = { year, missing: null, parts: codes };
  const isMoney = unit.code === "money";
  if (unit.countable || isMoney) {
    const sum = total(parts.map(({ figure }) => figure?.value));
    if (sum === null) return null;
    return {
      ...base,
      value: shortText(sum),
      numerator: numerator && shortText(numerator),
      denominator: denominator && shortText(denominator),
      means: "summed",
      words: { zh: `由${codes.length}个地区相加。`, en: `The sum of ${codes.length} areas.` },
    };
  }
  if (numerator === null || denominator === null) return null;
  const scaled = times(numerator, wholeDecimal(unit.scale ?? 1));
  const value = dividedBy(scaled, denominator, decimals);
  if (value === null) return null;
  return {
    ...base,
    value: fixedText(value),
    numerator: shortText(numerator),
    denominator: shortText(denominator),
    means: "recomputed",
    words: {
      zh: `由${codes.length}个地区的分子、分母分别相加后重新计算。`,
      en: `Worked out anew from the summed numerators and denominators of ${codes.length} areas.`,
    },
  };
}

function notAdditive(year: number, codes: readonly string[]): ComparableFigure {
  return {
    year,
    value: null,
    missing: "definition-changed",
    numerator: null,
    denominator: null,
    means: "not-comparable",
    parts: codes,
    words: {
      zh: `由${codes.length}个地区合成，但这个指标不能相加，也没有分子、分母可供重新计算。`,
      en: `It is put together from ${codes.length} areas, but this indicator cannot be added up and has no numerators and denominators to work it out from.`,
    },
  };
}
