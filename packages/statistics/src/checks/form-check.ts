import type { Bilingual } from "../bilingual.ts";
import type { CheckCode } from "../check-observation.ts";
import type { CellRef } from "../forms/form-definition.ts";
import type { MissingReason } from "../missing-reason.ts";
import type { Observation } from "../observation.ts";

/** What the checks of a form can find beside what a figure fails by itself; a rule of the form is told as `kind:id`. */
export type FormCheckCode =
  | CheckCode
  /** A required cell holds neither a figure nor the reason why there is none. */
  | "not-filled"
  /** A required figure stands without the numerator or denominator that the form asks for. */
  | "part-not-filled"
  /** A cell holds a figure and a reason why there is none. */
  | "value-and-reason"
  /** 男 + 女 is not 合计. */
  | "sum-differs"
  /** The parts that are known add up to more than the whole. */
  | "parts-above-total"
  /** One part of a breakdown is more than the whole. */
  | "part-above-total"
  /** A row that is one of which (其中) is more than its parent row. */
  | "part-above-parent"
  /** The share of all lies neither between the shares of its parts nor is it their sum. */
  | "total-outside-parts"
  /** A column that is worked out shows another figure than its formula gives. */
  | "computed-differs"
  /** The point of a figure is some places off beside its earlier years, or % stands for ‰. */
  | "slipped-point"
  /** Two adjacent digits are swapped. */
  | "swapped-digits"
  /** The figure is in another unit: 1/10万 for %, 人 for 万人. */
  | "unit-slip"
  /** The figure is unlike its earlier years, and no slip explains it. */
  | "unlike-series"
  | `${"part-of-whole" | "sum" | "bounds" | "year-change" | "areas-sum"}:${string}`;

/** What a check found in a cell of a form; an error must be mended, a warning mended or explained, a notice only seen. */
export interface FormCheckFinding {
  readonly code: FormCheckCode;
  readonly severity: "error" | "warning" | "notice";
  readonly row: string;
  readonly column: string;
  readonly indicatorId: string;
  readonly breakdown: string;
  readonly words: Bilingual;
  /** The figure that was probably meant, as decimal text; null where nothing speaks for one. */
  readonly likely: string | null;
  /** The other cells that speak against this one. */
  readonly related: readonly CellRef[];
}

/** What the checks need to know of an indicator. */
export interface CheckedIndicator {
  readonly id: string;
  readonly name?: string | undefined;
  /** The unit as it is printed. */
  readonly unit: string;
  /** The decimals declared for the indicator; null where none are. */
  readonly decimals: number | null;
}

/** A figure as it stands in the form: decimal texts, or the reason why there is none. */
export interface CheckedFigure {
  readonly value: string | null;
  readonly missing: MissingReason | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
}

/** The same figure of an area below. */
export interface BelowFigure {
  readonly areaCode: string;
  readonly areaName: string;
  readonly value: string | null;
  readonly missing: MissingReason | null;
  readonly numerator?: string | null | undefined;
  readonly denominator?: string | null | undefined;
}

/** A dimension of breakdowns; the categories of a partition add up to the whole. */
export interface CheckedDimension {
  readonly id: string;
  readonly isPartition: boolean;
  readonly categories: ReadonlyArray<{ readonly id: string }>;
}

/** All that the checks of a form look at beside its definition; the figures are known by `figureText`. */
export interface FormCheckContext {
  readonly year: number;
  readonly indicators: ReadonlyMap<string, CheckedIndicator>;
  readonly figures: ReadonlyMap<string, CheckedFigure>;
  /** Figures of other years; those of this year and later are not looked at. */
  readonly history: ReadonlyMap<string, readonly Observation[]>;
  readonly below: ReadonlyMap<string, readonly BelowFigure[]>;
  readonly dimensions: readonly CheckedDimension[];
  /** What the computed columns showed where the form came from (a workbook), by `cellText`; left out, they are not compared. */
  readonly shown?: ReadonlyMap<string, string> | undefined;
}

/** The text by which a cell is known in maps. */
export function cellText(cell: CellRef): string {
  return `${cell.row}|${cell.column}`;
}
