import type { Condition } from "../expression/condition.ts";

/**
 * What starts or meets a clock. A field that is a day or a moment starts the clock at that day (its end in Beijing) or
 * moment, a yes or no when it is answered with yes or "not known", any other field when it is answered; correcting it moves
 * the clock.
 */
export type Trigger = (
  | { readonly action: string }
  | { readonly field: string }
  /** the case comes into a state */
  | { readonly state: string }
  /** the case leaves a state, whichever way */
  | { readonly left: string }
  | { readonly task: string }
) & {
  /**
   * counts only where this holds once the action is done; of a field any answer counts then, no as well. Not known, it
   * starts a clock and meets none (`unknownRule`). A correction of the field by which it does not hold ends the clock: it was
   * never owed. Asks only what is answered by then, and nothing sealed
   */
  readonly when?: Condition;
};
