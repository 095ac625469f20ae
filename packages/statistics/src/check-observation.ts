import type { Bilingual } from "./bilingual.ts";
import type { Decimal } from "./decimal.ts";
import {
  absolute,
  compareDecimal,
  dividedBy,
  fixedText,
  minus,
  parseDecimal,
  powerOfTen,
  shortText,
  times,
  wholeDecimal,
} from "./decimal.ts";
import type { Observation } from "./observation.ts";
import { findLatestFigure, isSmallCount } from "./observation.ts";
import type { Unit } from "./unit.ts";
import { withUnit } from "./unit.ts";

/** The checks that a figure can fail. */
export type CheckCode =
  | "not-a-number"
  | "below-bound"
  | "above-bound"
  | "too-many-decimals"
  | "jump"
  | "bad-numerator"
  | "bad-denominator"
  | "numerator-above-denominator"
  | "ratio-differs";

/** What a check found; an error must be mended, a warning mended or explained, a notice only seen. */
export interface CheckFinding {
  readonly code: CheckCode;
  readonly severity: "error" | "warning" | "notice";
  readonly words: Bilingual;
  /** The figure that was probably meant, as decimal text; null where nothing speaks for one. */
  readonly likely: string | null;
}

/** What the checks of a figure need to know of its indicator and of its other years. */
export interface CheckContext {
  readonly unit: Unit;
  /** The decimals declared for the indicator; null where none are. */
  readonly decimals: number | null;
  /** Earlier figures of the same indicator and area; the figure itself may be among them. */
  readonly history: readonly Observation[];
}

const none: readonly CheckFinding[] = [];

/** The first checks of a figure, the same for grid, file and service; an empty list means nothing was found. */
export function checkObservation(observation: Observation, context: CheckContext): readonly CheckFinding[] {
  const ratio = checkRatio(observation, context);
  if (observation.value === null) return ratio;
  const value = parseDecimal(observation.value);
  if (!value) {
    return [
      finding("not-a-number", "error", {
        zh: `“${observation.value}”不是数字，请填写数字或缺数原因。`,
        en: `"${observation.value}" is not a number; enter a number or the reason why there is none.`,
      }),
      ...ratio,
    ];
  }
  const [bounds, decimals, jump] = [
    checkBounds(value, context.unit),
    checkDecimals(value, context.decimals),
    checkJump(observation, value, context),
  ];
  // Nearly every figure is without a finding, and there are millions of them.
  return bounds === none && decimals === none && jump === none
    ? ratio
    : [...bounds, ...decimals, ...jump, ...ratio];
}

function finding(
  code: CheckCode,
  severity: CheckFinding["severity"],
  words: Bilingual,
  likely: string | null = null,
): CheckFinding {
  return { code, severity, words, likely };
}

function checkBounds(value: Decimal, unit: Unit): readonly CheckFinding[] {
  if (value.digits < 0n && (unit.scale !== null || unit.countable)) {
    const shown = withUnit(shortText(value), unit);
    return [
      finding("below-bound", unit.countable ? "error" : "warning", {
        zh: `${shown}小于0，请核实（只有增长率一类的指标可以为负）。`,
        en: `${shown} is below 0; check it (only growth rates and the like can be negative).`,
      }),
    ];
  }
  if (unit.scale === null || compareDecimal(value, wholeDecimal(unit.scale)) <= 0) return none;
  const shown = withUnit(shortText(value), unit);
  const isShare = unit.kind === "share";
  return [
    finding("above-bound", isShare ? "warning" : "error", {
      zh: isShare
        ? `${shown}超过100%，请核实（毛入园率、毛入学率一类的指标可以超过）。`
        : `${shown}超过了该单位可能的最大值${unit.scale}，请核实。`,
      en: isShare
        ? `${shown} is above 100%; check it (gross enrolment and the like can be).`
        : `${shown} is above ${unit.scale}, the most that this unit can be; check it.`,
    }),
  ];
}

function checkDecimals(value: Decimal, decimals: number | null): readonly CheckFinding[] {
  if (decimals === null || value.scale <= decimals) return none;
  const carried = shortText(value).split(".")[1]?.length ?? 0;
  if (carried <= decimals) return none;
  return [
    finding("too-many-decimals", "warning", {
      zh: `填了${carried}位小数，本指标保留${decimals}位。`,
      en: `${carried} decimals were entered; this indicator has ${decimals}.`,
    }),
  ];
}

const jumpFactor = wholeDecimal(5);
const nearFactor = wholeDecimal(2);

function isFarApart(one: Decimal, other: Decimal, factor: Decimal): boolean {
  return compareDecimal(one, times(other, factor)) >= 0 || compareDecimal(other, times(one, factor)) >= 0;
}

function checkJump(observation: Observation, value: Decimal, context: CheckContext): readonly CheckFinding[] {
  const before = findLatestFigure(context.history, observation.year - 1);
  if (!before || before.value.digits === 0n || value.digits === 0n) return none;
  if (before.value.digits < 0n !== value.digits < 0n) return none;
  const now = absolute(value);
  const then = absolute(before.value);
  if (!isFarApart(now, then, jumpFactor)) return none;
  const likely = findSlippedPoint(now, then);
  const signed = likely && (value.digits < 0n ? `-${likely}` : likely);
  const isRise = compareDecimal(now, then) > 0;
  const shownBefore = withUnit(shortText(before.value), context.unit);
  return [
    finding(
      "jump",
      isSmallCount(observation) ? "notice" : "warning",
      {
        zh: `${before.year}年为${shownBefore}，本年${isRise ? "扩大到5倍以上" : "缩小到五分之一以下"}${
          signed ? `；是否小数点错位，应为${withUnit(signed, context.unit)}？` : "，请核实或说明原因。"
        }`,
        en: `It was ${withUnit(shortText(before.value), context.unit, "en")} in ${before.year} and is now ${
          isRise ? "five times as much or more" : "a fifth of it or less"
        }${signed ? `; did the decimal point slip, should it be ${withUnit(signed, context.unit, "en")}?` : "; check it or say why."}`,
      },
      signed,
    ),
  ];
}

/** The same digits with the point moved by up to three places, where that comes within half and double the year before. */
function findSlippedPoint(now: Decimal, before: Decimal): string | null {
  for (const places of [1, 2, 3]) {
    const moved =
      compareDecimal(now, before) > 0
        ? { digits: now.digits, scale: now.scale + places }
        : { digits: now.digits * powerOfTen(places), scale: now.scale };
    if (!isFarApart(moved, before, nearFactor)) return shortText(moved);
  }
  return null;
}

function checkRatio(observation: Observation, context: CheckContext): readonly CheckFinding[] {
  const numerator = readCount(observation.numerator);
  const denominator = readCount(observation.denominator);
  if (numerator === null && denominator === null) return none;
  const faults = [
    ...(numerator === "bad"
      ? [
          finding("bad-numerator", "error", {
            zh: "分子不是0或正数。",
            en: "The numerator is not 0 or a positive number.",
          }),
        ]
      : []),
    ...(denominator === "bad" || (denominator && denominator.digits === 0n)
      ? [
          finding("bad-denominator", "error", {
            zh: "分母须为正数；没有可比对象时请填“不适用”。",
            en: 'The denominator must be a positive number; where there is nothing to count in, enter "not applicable".',
          }),
        ]
      : []),
  ];
  const { scale } = context.unit;
  if (faults.length > 0 || scale === null || !numerator || !denominator) return faults;
  if (numerator === "bad" || denominator === "bad") return faults;
  const isAbove = compareDecimal(numerator, denominator) > 0;
  return [
    ...(isAbove
      ? [
          finding("numerator-above-denominator", context.unit.kind === "share" ? "warning" : "error", {
            zh: `分子${shortText(numerator)}大于分母${shortText(denominator)}，请核实是否填反。`,
            en: `The numerator ${shortText(numerator)} is above the denominator ${shortText(denominator)}; are they swapped?`,
          }),
        ]
      : []),
    ...checkQuotient(observation.value, numerator, denominator, scale, context),
  ];
}

function readCount(text: string | null | undefined): Decimal | "bad" | null {
  if (text === null || text === undefined) return null;
  const value = parseDecimal(text);
  return value && value.digits >= 0n ? value : "bad";
}

function checkQuotient(
  valueText: string | null,
  numerator: Decimal,
  denominator: Decimal,
  scale: number,
  context: CheckContext,
): CheckFinding[] {
  const value = valueText === null ? null : parseDecimal(valueText);
  if (!value) return [];
  const decimals = context.decimals ?? value.scale;
  const scaled = times(numerator, wholeDecimal(scale));
  const expected = dividedBy(scaled, denominator, decimals);
  // A figure with fewer decimals than declared is compared at its own, so that 93 passes for 93.2.
  const coarse = dividedBy(scaled, denominator, Math.min(decimals, value.scale));
  if (!expected || !coarse) return [];
  const unitInLastPlace = { digits: 1n, scale: coarse.scale };
  // 1.5 units in the last place allow for truncation instead of rounding, not for another figure.
  const allowed = times(unitInLastPlace, { digits: 15n, scale: 1 });
  if (compareDecimal(absolute(minus(value, coarse)), allowed) <= 0) return [];
  const shown = withUnit(fixedText(expected), context.unit);
  return [
    finding(
      "ratio-differs",
      "error",
      {
        zh: `分子÷分母为${shown}，与所填的${withUnit(fixedText(value), context.unit)}不符。`,
        en: `Numerator ÷ denominator is ${withUnit(fixedText(expected), context.unit, "en")}, not the ${withUnit(fixedText(value), context.unit, "en")} entered.`,
      },
      fixedText(expected),
    ),
  ];
}
