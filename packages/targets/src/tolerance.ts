/** How near counts as nearly met, and how wide "about" is; decimal text. */
export interface Tolerance {
  /** Nearly met for shares in %: at most this many percentage points short. */
  readonly sharePoints: string;
  /** Nearly met for everything else: at most this many per cent of the target short. */
  readonly relativePercent: string;
  /** "About" and "maintain" without direction, shares: this many percentage points either side. */
  readonly aboutSharePoints: string;
  /** "About" and "maintain" without direction, everything else: this many per cent either side. */
  readonly aboutRelativePercent: string;
  /** Fewer events than this in the numerator are flagged as a small count. */
  readonly smallNumerator: string;
  /** A smaller denominator than this is flagged as a small count. */
  readonly smallDenominator: string;
}

/**
 * The tolerances used unless a plan sets its own. Half a point is what rounds to the target when both are printed
 * as whole points; one per cent is the customary band of 基本达标.
 */
export const defaultTolerance: Tolerance = {
  sharePoints: "0.5",
  relativePercent: "1",
  aboutSharePoints: "1",
  aboutRelativePercent: "2",
  smallNumerator: "20",
  smallDenominator: "50",
};
