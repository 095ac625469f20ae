import type { Fraction, RuleKind } from "@halfsky/plan-document";

export { directions, ruleKinds } from "@halfsky/plan-document";
export type { Direction, RuleKind } from "@halfsky/plan-document";

/** A target as a rule; numbers are decimal text in the indicator's unit unless `unit` or `relative` says otherwise. */
export interface TargetRule {
  readonly kind: RuleKind;
  /** The bound, the middle of "about", the lower end of a range, or the amount of a change. */
  readonly value?: string | null | undefined;
  /** Instead of `value`: a number that no decimal says exactly, counting the whole as 1 (1/3 of a % is 33.3… %). */
  readonly fraction?: Fraction | null | undefined;
  /** The upper end of a range. */
  readonly value2?: string | null | undefined;
  /** The unit of `value` where it is written: for a change 个百分点 (points) and % (relative) are different things. */
  readonly unit?: string | null | undefined;
  /** "year": the change is asked for every year; otherwise over the whole period. */
  readonly per?: "year" | null | undefined;
  /** The change is a percentage of the base value. */
  readonly relative?: boolean | null | undefined;
  /** For a range: the outermost values worth any credit, for the achievement of interval indicators. */
  readonly limits?: { readonly low: string; readonly high: string } | null | undefined;
}
