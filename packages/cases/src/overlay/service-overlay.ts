import type { Bilingual } from "@halfsky/statistics";
import type {
  DeadlineRule,
  FieldRule,
  GradeColour,
  Period,
  Source,
  SystemDefinition,
  TaskRule,
} from "../definition/definition.ts";
import type { Condition } from "../expression/condition.ts";
import type { PrivacyClass } from "../privacy/privacy-class.ts";

/** A value of a place with where it comes from. Without a source it is the place's own choice, which may only tighten. */
export interface PlaceValue<T> {
  readonly value: T;
  readonly source?: Source;
}

/** One grade of a place's scale. */
export interface PlaceGrade {
  readonly title: Bilingual;
  readonly colour: GradeColour;
  /**
   * For a grade that the definition does not have: the one whose periods it takes until it has its own. Grades of the
   * definition keep their names whatever they are called and coloured here, so that rules, guards and figures go on.
   */
  readonly like?: string;
}

/** A question that only the place asks. */
interface PlaceField {
  readonly rule: FieldRule;
  /** the forms that ask it, at their end */
  readonly forms: readonly string[];
  /** whether those forms cannot be sent without an answer; "not known" is one */
  readonly required?: boolean;
}

/** What a place sets in one system. A definition is never copied: the place has these values and no others. */
export interface SystemOverlay {
  /** what the system is called here, e.g. the name of the line */
  readonly title?: Bilingual;
  /**
   * "deadlines.visits", "deadlines.visits.yellow", "openings.visits.supervision" (so long after the end of the clock its link
   * opens a case), "schedules.checks.m3.from" and "….to" (the window of a step), "referrals.police.acknowledge", "referrals.police.clearIn", "tasks.card", "consents.share", "keep",
   * "coverage.within", "terms.award" (the least term that the guard of an action asks for), "glass.review" (by when a broken
   * glass is reviewed)
   */
  readonly periods?: Readonly<Record<string, PlaceValue<Period>>>;
  /** classes of fields ("account") and parts of parties ("victim.phone") */
  readonly privacy?: Readonly<Record<string, PlaceValue<PrivacyClass>>>;
  /** the whole scale of the place, lowest first */
  readonly grade?: {
    readonly values: Readonly<Record<string, PlaceGrade>>;
    /** rules that propose the grades of the place, beside those of the definition */
    readonly rules?: readonly { readonly when: Condition; readonly is: string }[];
    readonly source?: Source;
  };
  /** questions that the place asks beside those of the definition, with the forms that ask them */
  readonly fields?: Readonly<Record<string, PlaceField>>;
  /** further answers of a code, e.g. a channel that only this place has */
  readonly options?: Readonly<Record<string, Readonly<Record<string, Bilingual>>>>;
  /** items of a bundle that the place offers beside those of the definition */
  readonly tasks?: Readonly<Record<string, TaskRule>>;
  /** items of the definition that the place does not offer */
  readonly withoutTasks?: Readonly<Record<string, PlaceValue<true>>>;
  /** whether a late clock opens a case through a link: "visits.supervision"; off only on a cited basis */
  readonly openings?: Readonly<Record<string, PlaceValue<boolean>>>;
  /** whether a step of a schedule is asked: "checks.m8"; off only on a cited basis */
  readonly steps?: Readonly<Record<string, PlaceValue<boolean>>>;
  /** clocks that only the place has */
  readonly deadlines?: Readonly<Record<string, DeadlineRule>>;
}

/** The parameters of a place for all its systems, one version of them. */
export interface ServiceOverlay {
  readonly areaCode: string;
  readonly version: number;
  readonly title: Bilingual;
  readonly systems: Readonly<Record<string, SystemOverlay>>;
}

/** Why a value of an overlay is not taken. */
export interface OverlayFault {
  /** path in the overlay: "systems.dv-case.periods.deadlines.visits.red" */
  readonly where: string;
  readonly message: Bilingual;
}

/** What an overlay changed, for review: loosenings are listed with the source that they rest on. */
export interface OverlayChange {
  readonly where: string;
  readonly from: string;
  readonly to: string;
  readonly direction: "tighter" | "looser" | "other";
  readonly source: Source | null;
}

export interface OverlayResult {
  /** the definition with all values that could be taken */
  readonly definition: SystemDefinition;
  readonly faults: readonly OverlayFault[];
  readonly changes: readonly OverlayChange[];
}
