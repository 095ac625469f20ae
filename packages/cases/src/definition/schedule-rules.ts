import type { Bilingual } from "@halfsky/statistics";
import type { Condition } from "../expression/condition.ts";
import type { Period, Source } from "./definition.ts";
import type { EscalationRule } from "./opening-rules.ts";

/** An age, or weeks of gestation: completed days, weeks or months by the calendar, "28d", "16w", "8mo". */
export type Age = `${number}${"d" | "w" | "mo"}`;

/**
 * The day that ages are counted from. All its fields are open or work, since the windows stand in lists; in a system whose
 * every case is sealed as a whole from its first entry they may be closer.
 */
export type OriginRule<F extends string = string> =
  /** the day of birth */
  | { readonly birth: F }
  /** weeks of gestation are counted from the first day of the last period */
  | { readonly lastPeriod: F }
  /** weeks of gestation are counted from 280 days before the day when the birth is expected */
  | { readonly dueDate: F }
  /** weeks of gestation as they were measured on a day, with the days beyond them */
  | { readonly measured: MeasuredRule<F> };

/** Weeks and days of gestation that somebody found on a day. */
export interface MeasuredRule<F extends string = string> {
  readonly on: F;
  readonly weeks: F;
  readonly days?: F;
}

/** Weeks of gestation at birth, by which the age of a child born before 37 weeks is corrected. */
export interface CorrectionRule<F extends string = string> {
  readonly weeks: F;
  readonly days?: F;
}

/** One step: from which age to which it is due, and what fulfils it. */
export interface ScheduleStepRule<
  F extends string = string,
  A extends string = string,
  P extends string = string,
> {
  readonly title: Bilingual;
  /** the window is open while the completed age, counted in the unit of each, is `from` to `to`, both included */
  readonly from: Age;
  readonly to: Age;
  /** the actions that fulfil it: on a day of the window, or late where no step's window is open on that day */
  readonly by: readonly A[];
  /** the field (a day or moment) in which they say when it was done; else the day of the action */
  readonly on?: F;
  /** what must hold after one of them for the step to be fulfilled, e.g. that the eyes were examined */
  readonly needs?: Condition<F, A, P>;
  /** for whom the step is there; unknown counts as applying, so that nobody is left out */
  readonly when?: Condition<F, A, P>;
  /** not asked until a place switches it on; a place may switch it on freely, and off on a cited basis */
  readonly off?: boolean;
  /** where the window comes from, where that is not the schedule's own source */
  readonly source?: Source;
}

/**
 * Steps that are due by age or weeks of gestation, in the order of their windows. Each is a clock of its own
 * ("schedule:checks:m3"): a step whose window has passed stays late until it is done or somebody says why it was not.
 */
export interface ScheduleRule<
  F extends string = string,
  A extends string = string,
  P extends string = string,
  W extends string = string,
> {
  readonly title: Bilingual;
  /** the first one that is known counts; where not knowing was said, finding the day is due at once */
  readonly origin: readonly OriginRule<F>[];
  /** ages of a child born before 37 weeks count from the day on which it would have been 40 weeks; unknown: from birth */
  readonly corrected?: CorrectionRule<F>;
  readonly steps: Readonly<Record<string, ScheduleStepRule<F, A, P>>>;
  /** ends all that is not done: a birth, a death, a move. Closing does anyway, and a proposal to close while it waits */
  readonly ends?: Condition<F, A, P>;
  /** so long before the end of a window, the owner is reminded */
  readonly warn?: readonly Period[];
  /** steps after the end of a window */
  readonly escalate: readonly Pick<EscalationRule<W>, "after" | "to">[];
  readonly source: Source;
}
