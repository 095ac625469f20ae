import type { MissingReason } from "./missing-reason.ts";

/** One year's figure of one indicator in one area, as decimal text, or the reason why there is none. */
export interface Observation {
  readonly year: number;
  /** Decimal text in the indicator's unit; null where the figure is missing. */
  readonly value: string | null;
  /** Why the value is null; left out, it counts as not yet reported. */
  readonly missing?: MissingReason | null | undefined;
  /** Decimal text of the events counted, where the indicator has them. */
  readonly numerator?: string | null | undefined;
  /** Decimal text of the population or base that the numerator is counted in. */
  readonly denominator?: string | null | undefined;
}
