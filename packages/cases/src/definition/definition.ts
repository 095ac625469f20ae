import type { Bilingual } from "@halfsky/statistics";
import type { Condition } from "../expression/condition.ts";
import type { PrivacyClass } from "../privacy/privacy-class.ts";
import type { GlassRule } from "./glass-rule.ts";
import type { EscalationRule, LinkSaid } from "./opening-rules.ts";
import type { CoverageRule, IndicatorRule, IntakeRule, LoadRule } from "./outward-rules.ts";
import type { MatchRule, ReconcileRule } from "./outward-rules.ts";
import type { ConsentRule, DocumentRule } from "./paper-rules.ts";
import type { Relation, ServiceRole } from "./roles.ts";
import type { ScheduleRule } from "./schedule-rules.ts";
import type { SealingRule } from "./sealing-rule.ts";
import type { SharingBasis } from "./sharing-basis.ts";
import type { StateRule } from "./state-rule.ts";
import type { Trigger } from "./trigger.ts";

export type { GlassRule } from "./glass-rule.ts";
export type { EscalationRule, LinkSaid } from "./opening-rules.ts";
export type * from "./outward-rules.ts";
export type * from "./paper-rules.ts";
export type { StateRule } from "./state-rule.ts";
export type { SealingRule } from "./sealing-rule.ts";
export type * from "./schedule-rules.ts";
export type * from "./sharing-basis.ts";
export type { Trigger } from "./trigger.ts";

/** The five kinds; a kind only presets restrictions (`kindRules`), it adds nothing. */
export const systemKinds = ["contact", "report", "case", "register", "bundle"] as const;
export type SystemKind = (typeof systemKinds)[number];

/** The building blocks of systems.md, part c, that a definition of ours may be made of. */
export const blocks = [
  "person-register",
  "joint-case",
  "programme",
  "place-register",
  "inspection",
  "procedure",
  "desk",
  "report-card",
  "handover",
  "application",
  "check-and-gate",
  "letter",
  "one-thing",
] as const;
export type Block = (typeof blocks)[number];

/** Where a duty, a right or a clock comes from; unverified ones are shown with that mark and are values of the overlay. */
export interface Source {
  readonly cite: Bilingual;
  readonly status: "law" | "plan" | "default" | "unverified";
}

/**
 * A stretch of time: "30m", "24h" run on the clock; "3d" and "6mo" are days and months to the end of the last day in
 * Beijing; "5wd" counts working days by the published calendar. "0h" is at once; "6w" is 42 days.
 */
export type Period = `${number}${"m" | "h" | "d" | "w" | "wd" | "mo"}`;

/** How a question is answered. Free text and addresses are at least sensitive (checked by the loader). */
export type FieldType =
  | { readonly kind: "text" }
  | { readonly kind: "address" }
  | { readonly kind: "flag" }
  /** `unknownAs`: the option by which people say "not known", where a card of statistics has one; forms offer no second one */
  | {
      readonly kind: "code";
      readonly options: Readonly<Record<string, Bilingual>>;
      readonly unknownAs?: string;
    }
  | { readonly kind: "codes"; readonly options: Readonly<Record<string, Bilingual>> }
  /** `past`: what has happened, so that nothing later than the answer is taken */
  | { readonly kind: "date"; readonly past?: true }
  | { readonly kind: "moment"; readonly past?: true }
  | {
      readonly kind: "number";
      readonly unit: Bilingual;
      readonly decimals: number;
      readonly min?: string;
      readonly max?: string;
    }
  | { readonly kind: "area" }
  /** a township or village of the case's county, by its statistical code (9 or 12 digits); the host keeps the list */
  | { readonly kind: "locality" }
  /** position on the map, "longitude,latitude" in degrees (GCJ-02 or CGCS2000 as the city says) */
  | { readonly kind: "point" }
  /**
   * the name of an organisation, a place or a thing of its work, never of a person; `register` is the register of places
   * (system with `coverage`) whose open places are offered to whoever sees them, while another name may be written
   */
  | { readonly kind: "name"; readonly register?: string }
  /** a number that an outside system gave: instrument, application, card */
  | { readonly kind: "reference" };

/** One question and its answer. */
export interface FieldRule {
  readonly title: Bilingual;
  readonly type: FieldType;
  readonly privacy: PrivacyClass;
  readonly hint?: Bilingual;
}

/** What is asked of a person. */
export const personParts = ["name", "sex", "birthDate", "idNumber", "phone", "address", "relation"] as const;
export type PersonPart = (typeof personParts)[number];

/**
 * People in a case. Each asked part has a class; of a child under 14 (or of unknown age, where `minorAware`) every part is
 * at least sensitive (PIPL art. 28).
 */
export interface PartyRule {
  readonly title: Bilingual;
  readonly min: number;
  readonly max: number;
  readonly parts: Readonly<Partial<Record<PersonPart, PrivacyClass>>>;
  readonly minorAware?: boolean;
  /** whether the party may stand without any name */
  readonly mayBeNameless?: boolean;
  /** whoever breaks the glass of a case is not shown who this is: a reporter */
  readonly notByGlass?: boolean;
}

/** A place on a form; a group repeats and keeps each row's answers apart. */
export type FormItem<F extends string = string, P extends string = string> =
  | F
  | { readonly field: F; readonly required?: boolean; readonly when?: Condition<F, string, P> }
  | { readonly party: P; readonly when?: Condition<F, string, P> }
  | {
      readonly group: string;
      readonly title: Bilingual;
      readonly min?: number;
      readonly max?: number;
      readonly items: readonly F[];
    };

/** An ordered scale, lowest first, with the colour it is shown in (always beside its word). */
export interface GradeRule<
  F extends string = string,
  A extends string = string,
  P extends string = string,
  G extends string = string,
> {
  readonly values: Readonly<Record<G, { readonly title: Bilingual; readonly colour: GradeColour }>>;
  /** what an unknown grade counts as: a careful one */
  readonly unknown: G;
  /** the first rule that holds proposes; rules stand from the highest grade to the lowest */
  readonly rules: readonly { readonly when: Condition<F, A, P>; readonly is: G }[];
  /** actors who may raise at once, with a reason */
  readonly raise: readonly string[];
  /** lowering is proposed by one of these with a reason, and takes effect when a second person of `lowerConfirm` agrees */
  readonly lower: readonly string[];
  readonly lowerConfirm: readonly string[];
  /** what must hold before lowering may even be proposed, e.g. the opinion of the police on a red one */
  readonly lowerGuard?: { readonly when: Condition<F, A, P>; readonly otherwise: Bilingual };
}
export const gradeColours = ["red", "orange", "yellow", "pink", "blue", "green", "purple", "grey"] as const;
export type GradeColour = (typeof gradeColours)[number];

/** Who acts: a service role in a relation to the case. Several of one name are alternatives. */
export interface ActorRule {
  readonly title: Bilingual;
  readonly role: ServiceRole;
  readonly relation: Relation;
  /** a case that she opens stays with her own organisation, although another role handles such cases: a village worker's township */
  readonly ownsWhatItOpens?: boolean;
  /**
   * of an assigned actor: the case may be assigned to somebody of another organisation in the owner's area, as a township
   * assigns it to a mediation committee; else only to the owner's own people
   */
  readonly ofOtherBodies?: boolean;
  /**
   * who acts so may be the person of this party: her account is named to those alone who may read the party's name; others
   * see the actor's title
   */
  readonly asParty?: string;
}

/** What an action does beyond its form and its state. */
export type Effect =
  /**
   * sends a referral to the agency that serves the area of the case; `when` as a guard of the effect alone. Not
   * known: it has to be found out within `clearIn`, and the referral goes out with the action by which it is known; a
   * person may send it by hand before
   */
  | { readonly refer: string; readonly when?: undefined }
  | { readonly refer: string; readonly when: Condition; readonly clearIn: Period }
  /** opens a linked case of another system, with parties and fields carried over; `when` as a guard of the effect alone */
  | { readonly open: string; readonly when?: Condition }
  /** assigns the case: to the actor, or to whom the action names (`assignee`) */
  | { readonly assign: "actor" | "named" }
  /** raises the grade at least to this one */
  | { readonly raiseTo: string }
  /** opens all items of the bundle that apply */
  | { readonly fanOut: true }
  /** makes a document from its template */
  | { readonly document: string }
  /** hides the whole case from everybody but its named handlers, in lists and counts too */
  | { readonly seal: true }
  /** tells an actor in the application, with class-open words only */
  | { readonly tell: string };

/** The only way to change a case. */
export interface ActionRule<
  F extends string = string,
  A extends string = string,
  P extends string = string,
  S extends string = string,
  W extends string = string,
  M extends string = string,
> {
  readonly title: Bilingual;
  /** "new": the action opens a case; "open": any state whose phase is not closed */
  readonly from: readonly S[] | "new" | "open" | "closed";
  readonly to: S | "same";
  readonly by: readonly W[];
  readonly form?: M;
  /** answers that the action gives by what it is, so that nobody is asked: why a child left who goes along with the parents */
  readonly sets?: Readonly<Partial<Record<F, string | boolean>>>;
  /** judged with the answers of this very action in place, so that a card can be refused for what stands on it */
  readonly guard?: { readonly when: Condition<F, A, P>; readonly otherwise: Bilingual };
  /** a reason in words is required and kept */
  readonly needsReason?: boolean;
  /** takes effect when a second person of these agrees; the one who proposed never confirms */
  readonly secondPerson?: readonly W[];
  readonly effects?: readonly Effect[];
  /** may be done without network and be sent later; never where a guard reads sealed fields */
  readonly offline?: boolean;
  /** what a person should do next is offered first */
  readonly isUsual?: boolean;
  /** may be done on many cases in one go, each judged by itself */
  readonly bulk?: boolean;
  /**
   * of an action that opens a case: the platform does it too, through a link of another case. What it cannot know stays
   * unanswered, required or not, and is asked of whoever takes the case on; without this only people open by it
   */
  readonly byPlatform?: boolean;
}

/** An agency in a jurisdiction is asked to act; it sees exactly `share`. */
export interface ReferralRule<
  F extends string = string,
  P extends string = string,
  W extends string = string,
  A extends string = string,
> {
  readonly title: Bilingual;
  readonly to: ServiceRole;
  readonly purpose: Bilingual;
  /** any one is enough */
  readonly basis: readonly SharingBasis<F, P>[];
  readonly share: {
    readonly fields: readonly F[];
    readonly parties?: Readonly<Partial<Record<P, readonly PersonPart[]>>>;
  };
  readonly acknowledge: Period;
  readonly answer: Period;
  /** the fields that the answer fills in */
  readonly answerForm?: readonly F[];
  /** actions by which the agency that holds it decides what was asked: each of them answers it, without another word */
  readonly answeredBy?: readonly A[];
  /**
   * actions that recur (visits, sessions, courses), by which the agency that holds it is at the work it was asked for: from
   * the first of them on nobody waits for its answer, what it was shown it sees as it is, and its answer, or the end of the
   * case, ends the work
   */
  readonly workedBy?: readonly A[];
  /** who is told when a clock runs out; with `next`, the next agency of the role (the area above) is asked as well */
  readonly onSilence: { readonly tell: readonly W[]; readonly next?: boolean };
  /** ownership passes when it is accepted, in one step */
  readonly handover?: boolean;
  /** the field (type area) that names the area whose agency is asked, e.g. where a child moves to; else that of the case */
  readonly inArea?: F;
  readonly source: Source;
}

export interface DeadlineRule<
  S extends string = string,
  G extends string = string,
  W extends string = string,
> {
  readonly title: Bilingual;
  readonly starts: Trigger;
  /** one period, or one a grade (all grades named) */
  readonly due: Period | Readonly<Record<G, Period>>;
  readonly meets: Trigger;
  readonly pausedIn?: readonly S[];
  /** so long before the end, the owner is reminded */
  readonly warn?: readonly Period[];
  /** steps after the end */
  readonly escalate: readonly EscalationRule<W>[];
  /** a new occurrence starts when one was met: a rhythm of visits */
  readonly repeats?: boolean;
  readonly source: Source;
}

/** An item of a bundle: a task of one office. */
export interface TaskRule<F extends string = string, P extends string = string> {
  readonly title: Bilingual;
  readonly agency: ServiceRole;
  /** eligibility; unknown counts as applying, so that nobody is left out */
  readonly when?: Condition<F, string, P>;
  readonly due: Period;
  /** items that must be done before */
  readonly after?: readonly string[];
  readonly share: {
    readonly fields: readonly F[];
    readonly parties?: Readonly<Partial<Record<P, readonly PersonPart[]>>>;
  };
  /** what the office brings back, as state and date only */
  readonly brings?: readonly F[];
  readonly source: Source;
}

/** A case of another system that this one opens. */
export interface LinkRule<P extends string = string> {
  readonly title: Bilingual;
  readonly system: string;
  /** the action of the other system that opens it */
  readonly by: string;
  /** parties carried over: ours → theirs */
  readonly parties: Readonly<Partial<Record<P, string>>>;
  /** fields carried over: ours → theirs */
  readonly fields?: Readonly<Record<string, string>>;
  /** what is said of this case beside answers: their field → what stands there */
  readonly says?: Readonly<Record<string, LinkSaid>>;
  /** our field (type area) that names the area in which it opens; else that of the case */
  readonly inArea?: string;
}

/** A service system, whole, as data. The canonical JSON of it is hashed; the hash is its version. */
export interface SystemDefinition {
  /** the id of systems.md */
  readonly id: string;
  readonly kind: SystemKind;
  readonly blocks: readonly Block[];
  /** further rows of systems.md that this definition serves */
  readonly covers?: readonly string[];
  readonly title: Bilingual;
  readonly purpose: Bilingual;
  readonly sources: readonly Source[];
  readonly parties: Readonly<Record<string, PartyRule>>;
  readonly fields: Readonly<Record<string, FieldRule>>;
  readonly forms: Readonly<Record<string, readonly FormItem[]>>;
  readonly grade?: GradeRule;
  readonly states: Readonly<Record<string, StateRule>>;
  readonly actors: Readonly<Record<string, ActorRule>>;
  readonly actions: Readonly<Record<string, ActionRule>>;
  /** rights to read that no action gives: actor → fields, parties */
  readonly alsoReads?: Readonly<
    Record<string, { readonly fields: readonly string[]; readonly parties?: readonly string[] }>
  >;
  /**
   * what must hold, and be known, of whomever the case is assigned to, by whatever way; whoever opens a case and would be
   * assigned it opens it without, except where nobody would hold it then
   */
  readonly assignGuard?: { readonly when: Condition; readonly otherwise: Bilingual };
  readonly consents?: Readonly<Record<string, ConsentRule>>;
  readonly referrals?: Readonly<Record<string, ReferralRule>>;
  readonly deadlines?: Readonly<Record<string, DeadlineRule>>;
  readonly schedules?: Readonly<Record<string, ScheduleRule>>;
  readonly sealing?: SealingRule;
  /** how a broken glass is reviewed; left out, as `usualGlass` says */
  readonly glass?: GlassRule;
  readonly tasks?: Readonly<Record<string, TaskRule>>;
  readonly links?: Readonly<Record<string, LinkRule>>;
  readonly documents?: Readonly<Record<string, DocumentRule>>;
  readonly match?: MatchRule;
  readonly indicators: Readonly<Record<string, IndicatorRule>>;
  readonly reconcile?: readonly ReconcileRule[];
  readonly loads?: LoadRule;
  readonly coverage?: CoverageRule;
  /**
   * what other systems may ask of this one about a person, who is known by her ID number alone: passed while a case about
   * her is in `state` and came into it no longer ago than `validFor`, and no case about her is in one of `bars`
   */
  readonly gate?: {
    readonly name: string;
    readonly party: string;
    readonly state: string;
    readonly bars: readonly string[];
    readonly validFor: Period;
  };
  /** how long a closed case is kept before its key is destroyed */
  readonly keep: Period;
  readonly publicIntake?: IntakeRule;
}
