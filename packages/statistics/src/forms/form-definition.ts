/** The two kinds of collection that the law tells apart: a statistical form, or a shared administrative record. */
export const formKinds = ["statutory", "administrative"] as const;

/** statutory: 统计法 art. 17 asks for four marks; administrative: asks for the basis on which it is shared. */
export type FormKind = (typeof formKinds)[number];

/** What a column of a form holds; numerator and denominator belong to the figure of the same breakdown. */
export const figureParts = ["value", "numerator", "denominator"] as const;
export type FigurePart = (typeof figureParts)[number];

/** A column that is filled in: one part of the figure of a breakdown. */
export interface FigureColumn {
  readonly id: string;
  readonly label: string;
  readonly kind: FigurePart;
  /** "" for 合计, "sex=female" and the like for a part of it. */
  readonly breakdown: string;
}

/** A column worked out from other columns of the same row, such as 占比. */
export interface ComputedColumn {
  readonly id: string;
  readonly label: string;
  readonly kind: "computed";
  /** An expression over column ids of the same row, e.g. share(female, total). */
  readonly formula: string;
  /** Decimals of the result; left out: 2 where the formula divides, else as its parts have them. */
  readonly decimals?: number | undefined;
}

export type FormColumn = FigureColumn | ComputedColumn;

/** A line that only groups the rows under it. */
export interface HeadingRow {
  readonly id: string;
  readonly kind: "heading";
  readonly label: string;
}

/** A row that asks for the figures of one indicator. */
export interface IndicatorRow {
  readonly id: string;
  readonly kind: "indicator";
  readonly indicatorId: string;
  /** What the row is called on the form; null: the indicator's name. */
  readonly label: string | null;
  /** 0 to 3. */
  readonly indent: number;
  /** Printed with # as yearbooks do: one of which, not all. */
  readonly isOfWhich: boolean;
  /** A required cell needs a figure or the reason why there is none before the form can be handed in. */
  readonly isRequired: boolean;
  /** The columns that this row fills; null: all of them. */
  readonly columns: readonly string[] | null;
}

export type FormRow = HeadingRow | IndicatorRow;

/** One cell of a form. */
export interface CellRef {
  readonly row: string;
  readonly column: string;
}

/** A rule of a form beside those that every form has; hard ones stop the form, soft ones ask for a reason. */
export type FormRule = {
  readonly id: string;
  readonly severity: "hard" | "soft";
  /** Why figures may differ in spite of the rule, shown with its finding; null where nothing allows it. */
  readonly mayDiffer: string | null;
} & (
  | { readonly kind: "part-of-whole"; readonly part: CellRef; readonly whole: CellRef }
  | { readonly kind: "sum"; readonly parts: readonly CellRef[]; readonly total: CellRef }
  | {
      readonly kind: "bounds";
      readonly cell: CellRef;
      /** Decimal text; null: no bound on this side. */
      readonly least: string | null;
      readonly most: string | null;
    }
  | {
      readonly kind: "year-change";
      readonly cell: CellRef;
      /** Most that the figure may move in a year, in % of last year's. */
      readonly mostPercent: string;
    }
  /** The figures of the areas below add up to this area's. */
  | { readonly kind: "areas-sum"; readonly cell: CellRef }
);

/** A form as data: what is asked, how it is laid out, which rules hold. */
export interface FormDefinition {
  readonly formatVersion: 1;
  readonly columns: readonly FormColumn[];
  readonly rows: readonly FormRow[];
  readonly rules: readonly FormRule[];
  /** Printed under the table. */
  readonly notes: readonly string[];
}

/** What a figure of a form is known by, besides area and year. */
export interface FigureKey {
  readonly indicatorId: string;
  readonly breakdown: string;
}

/** The text by which a figure is known in maps. */
export function figureText(key: FigureKey): string {
  return `${key.indicatorId}|${key.breakdown}`;
}

/** The figure that a text of `figureText` stands for; neither part of a key has a | in it. */
export function readFigureText(text: string): FigureKey {
  const end = text.indexOf("|");
  return { indicatorId: text.slice(0, end), breakdown: text.slice(end + 1) };
}
