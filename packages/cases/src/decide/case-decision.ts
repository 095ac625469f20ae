import type { Bilingual } from "@halfsky/statistics";
import type { ClockBasis } from "../deadlines/clock-basis.ts";
import type { Relation, ServiceRole } from "../definition/roles.ts";
import type { Truth } from "../expression/unknown-rule.ts";
import type { ActionDetails, Answer, FormAnswers, PairJudgement } from "../log/case-log.ts";
import type { LocalAgency } from "./agency-of.ts";
import type { AreaTree, CaseStanding, ServicePerson } from "../relations/case-standing.ts";

/** An action that somebody wants to do. */
export interface ProposedCaseAction {
  /** of the definition or of the engine */
  readonly action: string;
  /** made once by the client for one intention */
  readonly transactionId: string;
  /** version of the case that the person saw; 0 for a case that is being opened */
  readonly baseVersion: number;
  /** transactions of the same device that were done after that version: their changes are known to the person */
  readonly builtOn?: readonly string[] | undefined;
  readonly details: ActionDetails;
}

/** Who acts, when, and what only the host knows. */
export interface CaseBasis {
  readonly actor: ServicePerson;
  /** how the case stands; of a case that is being opened only its `areaCode` counts */
  readonly standing: CaseStanding;
  /** ISO 8601 in UTC */
  readonly now: string;
  /** what other systems' gates say, by `gateKey`; one that is not named is unknown */
  readonly gates: Readonly<Record<string, Truth>>;
  /** the organisation that serves an area in a role; null where none does */
  readonly agencies: (role: ServiceRole, areaCode: string) => string | null;
  /** the organisations that serve townships and villages of a county in a role; left out, none */
  readonly localAgencies?: ((role: ServiceRole, areaCode: string) => readonly LocalAgency[]) | undefined;
  readonly clock: ClockBasis;
  /** accounts that the case may be assigned to, those that its page offers; absent where the host has not looked */
  readonly assignees?: readonly string[] | undefined;
  /**
   * other cases that may be about the same people and that the actor sees both sides of, with what stands judged of them:
   * of any other nothing can be judged, whether it is there or not
   */
  readonly matches?:
    | readonly { readonly caseId: string; readonly judgement: PairJudgement | null }[]
    | undefined;
  readonly tree?: AreaTree | undefined;
  /** the platform itself acts: the clock, or a case that another one opens */
  readonly isPlatform?: boolean | undefined;
  /** somebody nobody knows reports: nothing can be asked back */
  readonly isPublic?: boolean | undefined;
}

/** One fault of what was proposed, with its place: "answers.fields.injury", "details.reason". */
export interface CaseFault {
  readonly where: string;
  readonly message: Bilingual;
  /** organisations of which one is to be chosen */
  readonly choices?: readonly string[];
}

/** Two people changed the same thing: what stands now, and what was proposed. */
export interface CaseConflict {
  readonly where: string;
  readonly theirs: Answer | readonly string[] | null;
  readonly theirsBy: string;
  /** number of the action that theirs came with */
  readonly theirsIn: number;
  readonly yours: Answer | null;
  readonly yoursBy: string;
}

export const refusalCodes = [
  "not-allowed-now",
  "not-permitted",
  "second-person-needed",
  "guard-not-met",
  "guard-unknown",
  "invalid-input",
  "stale",
  "consent-missing",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** What the law or the person says that allows a referral. */
export type UsedBasis = { readonly law: Bilingual } | { readonly consent: string };

/** What the host has to do beside storing the action; names stand as the definition writes them. */
export type ResolvedEffect =
  | {
      readonly kind: "refer";
      readonly referral: string;
      /** of the case, counting from 1 */
      readonly number: number;
      readonly role: ServiceRole;
      /** area whose agency is asked */
      readonly areaCode: string;
      /** null: nobody serves the area, which the host shows as an alarm */
      readonly organisationId: string | null;
      readonly basis: UsedBasis;
    }
  | {
      readonly kind: "open";
      readonly link: string;
      readonly system: string;
      /** the action of the other system that opens it */
      readonly by: string;
      readonly areaCode: string;
      readonly answers: FormAnswers;
    }
  | { readonly kind: "assign"; readonly accountId: string }
  | { readonly kind: "raise-to"; readonly grade: string }
  | {
      readonly kind: "fan-out";
      readonly tasks: readonly {
        readonly task: string;
        readonly role: ServiceRole;
        readonly organisationId: string | null;
      }[];
    }
  | { readonly kind: "document"; readonly document: string }
  | { readonly kind: "seal" }
  /** tells an actor of the definition */
  | { readonly kind: "tell"; readonly actor: string }
  /** tells an organisation that holds a referral: a consent was withdrawn, the referral was */
  | { readonly kind: "tell-holder"; readonly referral: string; readonly organisationId: string }
  /** the case has a new owner */
  | { readonly kind: "hand-over"; readonly organisationId: string; readonly areaCode: string };

export interface AcceptedCaseAction {
  readonly status: "accepted";
  /** name of the actor of the definition; "platform" for the platform */
  readonly actedAs: string;
  readonly relation: Relation | "platform";
  /** as they are stored: hidden answers dropped, rows taken away named, agencies found */
  readonly details: ActionDetails;
  readonly effects: readonly ResolvedEffect[];
  /** waits for a second person and has changed nothing yet */
  readonly pending: boolean;
  /** what was left out of the answers because its question is not asked */
  readonly notices: readonly CaseFault[];
}

export interface RefusedCaseAction {
  readonly status: "refused";
  readonly code: RefusalCode;
  readonly words: Bilingual;
  readonly faults: readonly CaseFault[];
  readonly conflicts: readonly CaseConflict[];
}

export type CaseDecision = AcceptedCaseAction | RefusedCaseAction;
