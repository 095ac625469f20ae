import type { Period } from "./definition.ts";

/** A step after the end of a clock: who is told, and what the platform opens. */
export interface EscalationRule<W extends string = string> {
  /** "0h" is at the end */
  readonly after: Period;
  readonly to: W;
  /**
   * opens a case of another system through this link, once for each occurrence of the clock: the platform opens it, says what
   * the link `says` and nothing of what was answered here; of a case that is sealed nothing is opened
   */
  readonly open?: string;
  /** nothing is opened until a place switches it on; a place may switch on what is off freely, and off on a cited basis */
  readonly off?: boolean;
}

/**
 * What a case says of itself to one that it opens, beside answers and never anybody's data: the number of this case; the
 * clock that ran out and the day of its end (nothing where a person opens); the agencies that should have acted; or an answer
 * that is always the same.
 */
export type LinkSaid = "number" | "clock" | "dueOn" | "agency" | { readonly answer: string | boolean };
