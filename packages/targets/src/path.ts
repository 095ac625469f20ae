/** One step of a stepped path: from this year on, the value is asked for. */
export interface PathStep {
  readonly year: number;
  /** Decimal text in the indicator's unit. */
  readonly value: string;
}

/** How the way from the baseline to the target is laid over the years; straight unless chosen otherwise. */
export type TargetPath =
  | { readonly kind: "straight" }
  | { readonly kind: "exponential" }
  | { readonly kind: "steps"; readonly steps: readonly PathStep[] };
