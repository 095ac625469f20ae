import type { Decimal, Unit } from "@halfsky/statistics";
import {
  absolute,
  isSameUnit,
  minus,
  parseDecimal,
  plus,
  powerOfTen,
  times,
  wholeDecimal,
} from "@halfsky/statistics";
import type { Fraction } from "@halfsky/plan-document";
import type { Direction, TargetRule } from "./target-rule.ts";
import type { Tolerance } from "./tolerance.ts";

/** A rule brought to one of three senses: a floor, a ceiling, or an interval with both ends in it. */
export interface Goal {
  readonly sense: "at-least" | "at-most" | "within";
  /** The floor, or the lower end of the interval. */
  readonly low: Decimal;
  /** The ceiling, or the upper end of the interval; equal to `low` for a floor or a ceiling. */
  readonly high: Decimal;
  /** The bound itself is not good enough. */
  readonly isStrict: boolean;
  /** The bound is the baseline: better is all that is asked, so there is no degree of attainment. */
  readonly isTrend: boolean;
  /** Asked for in every year, not only in the target year. */
  readonly isDuty: boolean;
  /** The change compounds from year to year, so the path is exponential by itself. */
  readonly isCompound: boolean;
}

/** Why a rule cannot be judged by machine. */
export type RuleFault =
  | "qualitative"
  | "no-target"
  | "no-value"
  | "no-baseline"
  | "unit-mismatch"
  | "empty-range"
  | "negative-amount"
  | "zero-baseline"
  | "nothing-to-cover-in"
  | "unreadable";

/** A goal, or the reason why the rule gives none. */
export type GoalReading = { readonly goal: Goal } | { readonly fault: RuleFault };

/** What a rule is read against. */
export interface GoalContext {
  readonly direction: Direction;
  readonly unit: Unit;
  readonly baseline: Decimal | null;
  /** Years from the base year to the target year; null without baseline. */
  readonly years: number | null;
  readonly tolerance: Tolerance;
}

const hundred = wholeDecimal(100);
const mostYears = 200;

function bound(sense: "at-least" | "at-most", value: Decimal, marks: Partial<Goal> = {}): GoalReading {
  const goal = {
    sense,
    low: value,
    high: value,
    isStrict: false,
    isTrend: false,
    isDuty: false,
    isCompound: false,
  };
  return { goal: { ...goal, ...marks } };
}

function interval(low: Decimal, high: Decimal, isDuty: boolean): GoalReading {
  return {
    goal: { sense: "within", low, high, isStrict: false, isTrend: false, isDuty, isCompound: false },
  };
}

/** Reads a rule into the goal that the figures are held against. */
export function readGoal(rule: TargetRule, context: GoalContext): GoalReading {
  switch (rule.kind) {
    case "qualitative":
      return { fault: "qualitative" };
    case "none":
      return { fault: "no-target" };
    case "increase":
    case "decrease":
      if (!context.baseline) return { fault: "no-baseline" };
      return bound(rule.kind === "increase" ? "at-least" : "at-most", context.baseline, {
        isStrict: true,
        isTrend: true,
        isDuty: rule.per === "year",
      });
    case "increase-by":
    case "decrease-by":
      return readChange(rule, context);
    case "cover-all":
      return context.unit.code === "percent"
        ? bound("at-least", hundred, { isDuty: true })
        : { fault: "nothing-to-cover-in" };
    case "gte":
    case "gt":
    case "lte":
    case "lt":
    case "eq":
    case "about":
    case "range":
    case "maintain":
      return readLevel(rule, context);
  }
}

function readLevel(rule: TargetRule, context: GoalContext): GoalReading {
  if (rule.unit && !isSameUnit(rule.unit, context.unit.text)) return { fault: "unit-mismatch" };
  if (rule.fraction) return readFraction(rule.kind, rule.fraction, context);
  const written = rule.value ?? null;
  const value = written === null && rule.kind === "maintain" ? context.baseline : readNumber(written);
  if (value === null) return { fault: written === null ? "no-value" : "unreadable" };
  switch (rule.kind) {
    case "gte":
    case "gt":
      return bound("at-least", value, { isStrict: rule.kind === "gt" });
    case "lte":
    case "lt":
      return bound("at-most", value, { isStrict: rule.kind === "lt" });
    case "eq":
      return interval(value, value, false);
    case "about":
      return around(value, context, false);
    case "maintain":
      if (context.direction === "none") return around(value, context, true);
      return bound(context.direction === "up" ? "at-least" : "at-most", value, { isDuty: true });
    case "range":
      return readRange(value, rule.value2 ?? null);
    default:
      return { fault: "no-target" };
  }
}

/** A bound between two neighbours of this many decimal places: no figure that is printed lies between them. */
const fractionPlaces = 12;

/**
 * A level that is a fraction, exact although no decimal says it: a figure of up to twelve decimal places reaches n/d
 * just when it reaches the next such number above, and stays below just when it stays at or below the next one under.
 */
function readFraction(kind: TargetRule["kind"], fraction: Fraction, context: GoalContext): GoalReading {
  const [above, below] = [parseDecimal(fraction.numerator), parseDecimal(fraction.denominator)];
  const isWhole = above?.scale === 0 && below?.scale === 0 && above.digits >= 0n;
  if (!isWhole || above === null || below === null || below.digits <= 0n) return { fault: "unreadable" };
  const scaled = above.digits * wholeOf(context.unit) * 10n ** BigInt(fractionPlaces);
  const isExact = scaled % below.digits === 0n;
  const floor = scaled / below.digits;
  const under = shortened(floor, fractionPlaces);
  const over = isExact ? under : shortened(floor + 1n, fractionPlaces);
  switch (kind) {
    case "gte":
    case "gt":
      return bound("at-least", over, { isStrict: kind === "gt" && isExact });
    case "lte":
    case "lt":
      return bound("at-most", under, { isStrict: kind === "lt" && isExact });
    case "eq":
      return interval(under, over, false);
    case "about":
      return around(under, context, false);
    case "maintain":
      if (context.direction === "none") return around(under, context, true);
      return context.direction === "up"
        ? bound("at-least", over, { isDuty: true })
        : bound("at-most", under, { isDuty: true });
    default:
      return { fault: "unreadable" };
  }
}

/** What the whole counts in a unit: 100 in %, 1000 in ‰, 1 in a plain ratio. */
function wholeOf(unit: Unit): bigint {
  if (unit.code === "percent") return 100n;
  return unit.code === "permille" ? 1000n : 1n;
}

function readNumber(text: string | null): Decimal | null {
  return text === null ? null : parseDecimal(text);
}

function readRange(low: Decimal, upper: string | null): GoalReading {
  const high = readNumber(upper);
  if (!high) return { fault: upper === null ? "no-value" : "unreadable" };
  return minus(high, low).digits < 0n ? { fault: "empty-range" } : interval(low, high, false);
}

function around(value: Decimal, { unit, tolerance }: GoalContext, isDuty: boolean): GoalReading {
  const width = parseDecimal(
    unit.kind === "share" ? tolerance.aboutSharePoints : tolerance.aboutRelativePercent,
  );
  if (!width) return { fault: "unreadable" };
  const distance = unit.kind === "share" ? width : perCentOf(absolute(value), width);
  return interval(minus(value, distance), plus(value, distance), isDuty);
}

function perCentOf(value: Decimal, percent: Decimal): Decimal {
  const product = times(value, percent);
  return { digits: product.digits, scale: product.scale + 2 };
}

/**
 * A change of so much against the base: absolute in the indicator's unit (or in points), relative in %, once or every year.
 * "%" as the rule's own unit always means relative, because a change of a share in points is written 个百分点.
 */
function readChange(rule: TargetRule, context: GoalContext): GoalReading {
  if (!context.baseline) return { fault: "no-baseline" };
  const written = rule.value ?? null;
  const amount = readNumber(written);
  if (!amount) return { fault: written === null ? "no-value" : "unreadable" };
  if (amount.digits < 0n) return { fault: "negative-amount" };
  const isRelative = rule.relative ?? (rule.unit ? isSameUnit(rule.unit, "%") : false);
  if (!isRelative && rule.unit && !isAbsoluteUnit(rule.unit, context.unit)) return { fault: "unit-mismatch" };
  const repeated = rule.per === "year" ? Math.max(0, context.years ?? 0) : 1;
  if (repeated > mostYears) return { fault: "unreadable" };
  const isIncrease = rule.kind === "increase-by";
  const sense = isIncrease ? "at-least" : "at-most";
  const signed = isIncrease ? amount : { digits: -amount.digits, scale: amount.scale };
  if (!isRelative) return bound(sense, plus(context.baseline, times(signed, wholeDecimal(repeated))));
  if (context.baseline.digits === 0n) return { fault: "zero-baseline" };
  if (rule.per !== "year")
    return bound(sense, plus(context.baseline, perCentOf(absolute(context.baseline), signed)));
  const factor = plus(hundred, context.baseline.digits > 0n ? signed : { ...signed, digits: -signed.digits });
  if (factor.digits < 0n) return { fault: "negative-amount" };
  return bound(sense, compounded(context.baseline, factor, repeated), { isCompound: true });
}

function isAbsoluteUnit(ruleUnit: string, unit: Unit): boolean {
  if (unit.code === "percent") return isSameUnit(ruleUnit, "个百分点");
  if (unit.code === "permille") return isSameUnit(ruleUnit, "个千分点") || isSameUnit(ruleUnit, "‰");
  return isSameUnit(ruleUnit, unit.text);
}

function compounded(base: Decimal, percentFactor: Decimal, years: number): Decimal {
  const digits = base.digits * percentFactor.digits ** BigInt(years);
  const scale = base.scale + (percentFactor.scale + 2) * years;
  return shortened(digits, scale);
}

function shortened(digits: bigint, scale: number): Decimal {
  let places = scale;
  let number = digits;
  while (places > 0 && number % powerOfTen(1) === 0n) {
    number /= powerOfTen(1);
    places--;
  }
  return { digits: number, scale: places };
}
