import type { Finding } from "./findings.ts";
import type { SourceFormat } from "./source.ts";

/** Kinds of rule a target can be read as: bounds, tendencies, and what only a person can judge. */
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
export type RuleKind = (typeof ruleKinds)[number];

/** The kinds that a target with a number in running text can have. */
export const proseRuleKinds = [
  "gte",
  "gt",
  "lte",
  "lt",
  "eq",
  "about",
  "range",
  "maintain",
  "increase-by",
  "decrease-by",
] as const satisfies readonly RuleKind[];
export type ProseRuleKind = (typeof proseRuleKinds)[number];

/** Whether more of an indicator is better (`up`), worse (`down`), or neither. */
export const directions = ["up", "down", "none"] as const;
export type Direction = (typeof directions)[number];

/** Whom a plan is for. */
export const populations = ["women", "children", "women-and-children"] as const;
export type Population = (typeof populations)[number];

/** How often a target must be reached again. */
export const recurrences = [
  "day",
  "week",
  "month",
  "quarter",
  "semester",
  "half-year",
  "year",
  "two-years",
  "three-years",
] as const;
export type Recurrence = (typeof recurrences)[number];

/** What a number is that is no target. */
export const numberClasses = [
  "age",
  "year",
  "date",
  "span",
  "document-number",
  "telephone",
  "name",
  "past-value",
  "scope",
  "enumeration",
  "ordinal",
] as const;
export type NumberClass = (typeof numberClasses)[number];

/** Where a part was read: first and last source line (1-based) and the words as printed there. */
export interface Passage {
  readonly line: number;
  readonly endLine: number;
  readonly words: string;
}

/**
 * A number that no decimal says exactly, such as 1/3 or 2∶3, in whole numbers (decimal text); the denominator is not 0.
 * As a share it counts the whole as 1: 1/3 of a percentage is 33.3… %.
 */
export interface Fraction {
  readonly numerator: string;
  readonly denominator: string;
}

/**
 * A target as a rule. Numbers are given twice: as JSON numbers and, exactly, as decimal text; where no decimal is exact,
 * as a fraction instead of the text.
 */
export interface TargetRule {
  readonly kind: RuleKind;
  readonly value: number | null;
  readonly value2: number | null;
  readonly valueText: string | null;
  readonly value2Text: string | null;
  readonly unit: string | null;
  readonly fraction?: Fraction;
}

export interface Indicator extends Passage {
  readonly id: string;
  readonly no: number;
  readonly domain: string | null;
  readonly name: string;
  readonly unit: string | null;
  readonly baseline: string | null;
  readonly baselineYear: number | null;
  readonly target: string | null;
  readonly targetLine: number | null;
  readonly targetYear: number | null;
  readonly nature: string | null;
  readonly responsible: string | null;
  readonly rule: TargetRule;
  readonly direction: Direction;
}

export interface Objective extends Passage {
  readonly id: string;
  readonly no: number | null;
  readonly text: string;
}

export interface Measure extends Passage {
  readonly id: string;
  readonly no: number | null;
  readonly title: string;
  readonly text: string;
}

export interface Domain extends Passage {
  readonly id: string;
  readonly no: number | null;
  readonly title: string;
  readonly introduction: string | null;
  readonly objectives: readonly Objective[];
  readonly measures: readonly Measure[];
}

/** A numbered item with a title and a text: a project, or an item of implementation or monitoring. */
export interface PlanItem extends Passage {
  readonly id: string;
  readonly no: number | null;
  readonly title: string;
  readonly text: string;
}

export interface CompiledPlan extends Passage {
  readonly id: string;
  readonly title: string;
  /** Whether the title is printed in the document or was composed from its words. */
  readonly titleOrigin: "printed" | "composed";
  readonly population: Population;
  readonly area: string | null;
  readonly period: readonly [number, number] | null;
  readonly higherPlans: readonly string[];
  readonly lines: readonly [number, number];
  readonly indicatorTable: readonly Indicator[];
  readonly domains: readonly Domain[];
  readonly projects: readonly PlanItem[];
  readonly implementation: readonly PlanItem[];
  readonly monitoring: readonly PlanItem[];
}

/** A target with a number in running text. Offsets count characters of the source line `line` (end in `endLine`). */
export interface QuantifiedTarget extends Passage {
  readonly id: string;
  readonly plan: number;
  /** Path inside the plan, such as "domains[0].measures[3]". */
  readonly section: string;
  /** Id of the objective, measure or project it stands in. */
  readonly sectionId: string;
  readonly startOffset: number;
  readonly endOffset: number;
  readonly phrase: string;
  readonly subject: string;
  readonly kind: ProseRuleKind;
  readonly value: number;
  readonly value2: number | null;
  /** Null where `fraction` says the number. */
  readonly valueText: string | null;
  readonly value2Text: string | null;
  readonly fraction?: Fraction;
  readonly unit: string | null;
  readonly per: Recurrence | null;
  readonly byYear: number | null;
  /** The year a change is counted from, where the text names one. */
  readonly baseYear: number | null;
}

/** A number in an objective, measure or project that is no target, and what it is instead. */
export interface RecognisedNumber {
  readonly line: number;
  readonly startOffset: number;
  readonly words: string;
  readonly class: NumberClass;
  readonly sectionId: string;
}

/** A plan document as the compiler understands it. */
export interface CompiledDocument {
  readonly formatVersion: 1;
  readonly source: string;
  readonly format: SourceFormat;
  readonly plans: readonly CompiledPlan[];
  readonly quantifiedTargets: readonly QuantifiedTarget[];
  readonly numbers: readonly RecognisedNumber[];
  readonly findings: readonly Finding[];
}
