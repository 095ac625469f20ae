/** The kinds of rule that a target of a plan can be; the last two are decided by a person. */
export const ruleKinds = [
  "gte",
  "gt",
  "lte",
  "lt",
  "eq",
  "about",
  "range",
  "maintain",
  "increase",
  "decrease",
  "increase-by",
  "decrease-by",
  "cover-all",
  "qualitative",
  "none",
] as const;

/** What a target asks of its indicator. */
export type RuleKind = (typeof ruleKinds)[number];

/** Whether more of the indicator is better, less is better, or neither. */
export type Direction = "up" | "down" | "none";

/** The directions an indicator can have. */
export const directions = ["up", "down", "none"] as const satisfies readonly Direction[];

/** A target as a rule; numbers are decimal text in the indicator's unit unless `unit` or `relative` says otherwise. */
export interface TargetRule {
  readonly kind: RuleKind;
  /** The bound, the middle of "about", the lower end of a range, or the amount of a change. */
  readonly value?: string | null | undefined;
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
