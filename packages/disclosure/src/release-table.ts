/** Words for a reader, Chinese first, with their English equivalent. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** One value of a dimension: a county, a sex, a year, or a group of them. */
export interface ReleaseCategory {
  readonly code: string;
  /**
   * Codes of the categories of the same dimension that it sums up without overlap among them: a city's counties, a
   * quarter's months. Left out for the finest categories, which together must be everything that is counted: add one for
   * the rest where some are not told apart.
   */
  readonly parts?: readonly string[];
}

/**
 * What a table is broken down by. Tables of one measure are compared through the codes of dimensions and categories, so
 * an area, a year or a sex has the same code in every release. What a table is limited to (one year, women only) is a
 * dimension with that one category; a dimension that a table leaves out is summed over.
 */
export interface ReleaseDimension {
  readonly code: string;
  readonly categories: readonly ReleaseCategory[];
}

/** Where a cell stands: dimension → category. A dimension left out is summed over all categories of the table: a margin. */
export type CellPlace = Readonly<Record<string, string>>;

/** One cell that is asked to be published, interior or margin alike, with its true figure. */
export interface ReleaseCell {
  readonly at: CellPlace;
  /** whole number of cases or persons, 0 or more; of a rate its numerator */
  readonly count: number;
  /** the denominator, of which `count` is a part; every cell of a table of rates has one, and none of a table of counts */
  readonly of?: number;
  /** It is known to everybody that nothing can be counted here (boys' pregnancies); then the 0 is told always. */
  readonly isStructuralZero?: boolean;
}

/** A table as it is asked to be published. Cells that are not listed are not published, and nothing is told of them. */
export interface ReleaseTable {
  /** names the release in the ledger and in faults */
  readonly id: string;
  /** what is counted, e.g. an indicator's code and the version of its definition; only equal measures are compared */
  readonly measure: string;
  /** counts, or rates given by numerator and denominator */
  readonly kind: "count" | "rate";
  readonly dimensions: readonly ReleaseDimension[];
  readonly cells: readonly ReleaseCell[];
}

/**
 * A cell as it is published. What is withheld carries one mark whatever the reason, and no bound: a cell hidden to protect
 * another may be large, so "<5" would be false of it.
 */
export type ProtectedCell =
  | { readonly at: CellPlace; readonly status: "published"; readonly count: number; readonly of?: number }
  | { readonly at: CellPlace; readonly status: "withheld" };

/** What the public may see: the same cells in the same order, and nothing about why a cell is withheld. */
export interface ProtectedTable {
  readonly id: string;
  readonly measure: string;
  readonly kind: "count" | "rate";
  readonly dimensions: readonly ReleaseDimension[];
  readonly cells: readonly ProtectedCell[];
}

/** The one mark of a withheld cell, the same as the missing reason 保密 of the statistics. */
export const withheldMark: Bilingual = { zh: "保密", en: "withheld" };

/** A past release, as everybody can still read it. */
export interface LedgerEntry {
  readonly table: ProtectedTable;
  /** the k it was released with: what it withheld stays protected up to that number */
  readonly k: number;
  /**
   * Figures were corrected after it. Then only what has not changed still counts as known: its published figures that
   * equal the new true ones in the same place. Without this mark a difference between old and new figures is a fault.
   */
  readonly isCorrected?: boolean;
}
