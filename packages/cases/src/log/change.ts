import type { FormAnswers } from "./case-log.ts";
import type { CaseState } from "./case-state.ts";

/** What one action made of a case, and what it touched: those things that two people can change at once. */
export interface Change {
  readonly state: CaseState;
  readonly touched?: readonly string[];
  /** answers that took effect by it, for rules that look at new facts only */
  readonly answers?: FormAnswers | undefined;
}
