import type { Bilingual } from "@halfsky/statistics";
import type { Condition } from "../expression/condition.ts";
import type { TravelMode } from "../travel/travel-mode.ts";
import type { Period, PersonPart, Source } from "./definition.ts";
import type { ServiceRole } from "./roles.ts";

/* What a system gives to others: keys to find the same people by, figures, coverage, what is reconciled with outside. */

/** How two cases about the same people are found; a person decides, nothing is merged by itself. */
export interface MatchRule<P extends string = string, F extends string = string> {
  /** any of these sets of keys agreeing makes a candidate */
  readonly keys: readonly (readonly `${P}.${PersonPart}`[])[];
  readonly window: Period;
  /** the field (type locality) that says where the people live: a weight beside the keys, never a key by itself */
  readonly residence?: F;
  readonly once?: OnceRule<P>;
}

/**
 * One person stands in one place: no case comes into `state`, or gets somebody in it, where a person of `party` stands by
 * ID number in such a case already, of this system or of one of `beside`, in whatever county.
 */
export interface OnceRule<P extends string = string> {
  readonly party: P;
  readonly state: string;
  /** systems that count the same people, this one among them */
  readonly beside: readonly string[];
}

/** Events or cases that are counted. */
export type CountRule =
  | { readonly action: string; readonly where?: Condition }
  /** cases in a state at the end of the period */
  | { readonly state: string; readonly where?: Condition }
  | { readonly opened: true; readonly where?: Condition }
  /** occurrences of a deadline that ended in the period, and those met in time */
  | { readonly due: string }
  | { readonly onTime: string }
  /** cases in which an occurrence of a deadline has run out and still waits at the end of the period */
  | { readonly overdue: string }
  /** cases of which at least one of these counts something in the period, each case once, at the first of them */
  | { readonly anyOf: readonly SingleCount[]; readonly where?: Condition }
  /** every event of each of these: what is one thing to count but is done in two ways */
  | { readonly eachOf: readonly SingleCount[] }
  /**
   * Steps of a schedule whose window ended in the period (done before its end, or run out), and those done in time. Cases at
   * their newest step that was due by the end of the period, and those of them in which every step due by then is done.
   */
  | {
      readonly schedule: string;
      readonly counts: "steps-due" | "steps-in-time" | "cases-due" | "cases-complete";
    }
  | { readonly referral: string; readonly status: "sent" | "acknowledged-on-time" | "answered-on-time" }
  | { readonly sum: string }
  /** units (counties, townships, villages) by whether they reach a place (of each need) within `coverage.within` at the end of the period */
  | { readonly units: "all" | "covered" | "unknown" };

/** One of several things of which a case counts by any. */
export type SingleCount =
  | { readonly opened: true }
  | { readonly action: string }
  | { readonly state: string }
  | { readonly due: string }
  | { readonly overdue: string };

/** What flows to the statistics: counted over the log, by open and work fields only, out only by a release. */
export interface IndicatorRule<F extends string = string> {
  readonly title: Bilingual;
  readonly unit: string;
  readonly numerator: CountRule;
  readonly denominator?: CountRule;
  readonly by: readonly (F | "area" | "month" | "grade")[];
  /** name of the plan's indicator that it feeds, where there is one */
  readonly feeds?: string;
}

/** A system outside that holds the data: referenced and reconciled, never asked for again (systems.md, part b). */
export interface ReconcileRule<F extends string = string> {
  readonly system: Bilingual;
  readonly owner: ServiceRole;
  readonly basis: Bilingual;
  /** the only things taken: a key, a state, a date */
  readonly takes: readonly Bilingual[];
  /** answers of this system that stand there: no form requires somebody to type one, unless a list brings it (`loads`) */
  readonly holds?: readonly F[];
  readonly rhythm: "monthly" | "quarterly";
  readonly certainty: "plan" | "source" | "assumed";
}

/**
 * Cases may be opened from a list, one a row, by an action that opens: what another system holds is not typed again. What no
 * column says is said once for all rows, or stays open.
 */
export interface LoadRule<F extends string = string, P extends string = string, A extends string = string> {
  readonly by: A;
  /** whom a row is about */
  readonly party: P;
  /** answers of the opening form that a list may bring */
  readonly fields: readonly F[];
  /** answers that tell two entries of one person apart: she is due once in each round. Else one that is not closed is enough */
  readonly apart?: readonly F[];
}

/**
 * A place register: what makes a place meet the standard, and which areas must have one. Only places in a state of phase
 * "open" count: planned, paused, sleeping and faulty ones are of phase "waiting".
 */
export interface CoverageRule<F extends string = string> {
  readonly level: "county" | "township" | "village";
  readonly counts: Condition<F>;
  readonly capacity?: F;
  readonly point?: F;
  /** by name, what a unit needs a place for, each of these; one place may do for several. Where nothing stands, any place will do */
  readonly needs?: Readonly<Record<string, CoverageNeed<F>>>;
  readonly within?: TravelStandard<F>;
}

/** What a unit needs a place for, and which of the places are for it. */
export interface CoverageNeed<F extends string = string> {
  readonly title: Bilingual;
  readonly when: Condition<F>;
}

/** Within how many minutes people are to reach a place. What was not measured is not known, and never covered. */
export interface TravelStandard<F extends string = string> {
  /** in minutes or hours: "30m", "1h" */
  readonly time: Period;
  readonly mode: TravelMode;
  /** whose way counts: each of these has to reach a place */
  readonly from: "county" | "township" | "village";
  /** which places serve; those that `counts` names where it is not said */
  readonly serves?: Condition<F>;
  /** the number of what is free: a place with none, or of which it is not known, serves nobody */
  readonly free?: F;
  readonly source: Source;
}

/** The public may open a case without an account (mandated reporters): by which action, with which help, and what it hears. */
export interface IntakeRule {
  readonly action: string;
  readonly help: readonly { readonly question: Bilingual; readonly answer: string }[];
  readonly field: string;
  /** questions with answers to choose from, open or of work: whoever has number and code of the receipt is told the answer */
  readonly tells?: readonly string[];
}
