import type { PersonPart } from "../definition/definition.ts";
import type { Relation } from "../definition/roles.ts";

/** An answer as it is kept: text for texts, codes, days, moments, numbers (decimal text), areas; a list for codes. */
export type Answer = string | boolean | readonly string[] | { readonly unknown: true };

/** Answers of a form by field; each group's rows keep their answers and their own id, which never changes. */
export interface FormAnswers {
  readonly fields: Readonly<Record<string, Answer>>;
  readonly groups?: Readonly<Record<string, readonly GroupRow[]>>;
  readonly parties?: Readonly<Record<string, readonly Person[]>>;
  /**
   * ids of rows and persons that were taken away, by "group:name" and "party:name"; worked out by `decideCaseAction` from
   * the rows that the person saw and did not send again, never asked of a client
   */
  readonly removed?: Readonly<Record<string, readonly string[]>>;
}
export interface GroupRow {
  readonly id: string;
  readonly fields: Readonly<Record<string, Answer>>;
}

/** A person of a party; the id is made where the person is first written down and stays. */
export interface Person {
  readonly id: string;
  readonly parts: Readonly<Partial<Record<PersonPart, Answer>>>;
}

/** What the engine itself can do, in every system, beside the actions of the definition. */
export const engineActions = [
  "confirm", // the second person agrees to a pending action
  "refuse", // the second person does not
  "raise-grade",
  "lower-grade", // proposes; `confirm` makes it so
  "assign",
  "correct", // new answers to fields already answered, with a reason; the old ones stay in the log
  "add-note",
  "attach",
  "give-consent",
  "withdraw-consent",
  "acknowledge-referral",
  "accept-referral",
  "return-referral",
  "answer-referral",
  "withdraw-referral",
  "finish-task",
  "return-task",
  "resume-task",
  "explain-missed", // the window of a step of a schedule has passed and it was not done: why
  "seal",
  "unseal",
  "break-glass",
  "review-break-glass",
  "clock-step", // by the platform: a warning, an escalation (which may open another case), a silence
  "recalculate", // by the platform: a new calendar year changed open deadlines
  "link", // by the platform: another case opened from this one, or this one from another
  "judge-match", // whether another case is about the same people; a later judgement takes the place of an earlier one
] as const;
export type EngineAction = (typeof engineActions)[number];

/** What may be judged of two cases that may be about the same people; "open" takes an earlier judgement back. */
export const pairJudgements = ["same", "different", "open"] as const;
export type PairJudgement = (typeof pairJudgements)[number];

/** What stands in an action beside its form; which parts depends on the action. */
export interface ActionDetails {
  readonly answers?: FormAnswers;
  readonly reason?: string;
  /** account that the case is assigned to */
  readonly assignee?: string;
  /** of an action that opens a case and would assign it to its actor: she may not be assigned it, and nobody is (`assignGuard`) */
  readonly unassigned?: true;
  readonly grade?: string;
  /** number of the pending action that is confirmed or refused */
  readonly pending?: number;
  readonly referral?: { readonly name: string; readonly number: number };
  readonly task?: string;
  /** the clock of the step of a schedule that is explained: "schedule:checks:m3" */
  readonly scheduled?: string;
  readonly consent?: { readonly scope: string; readonly from?: string };
  readonly attachmentIds?: readonly string[];
  /** `opened` stands where the step opens another case: its id, or null where nobody takes such cases in the area */
  readonly step?: {
    readonly id: string;
    readonly deadline: string;
    readonly reached: string | null;
    readonly opened?: string | null;
  };
  readonly link?: { readonly name: string; readonly caseId: string; readonly system: string };
  /** the other case of a pair, and what was judged of the two */
  readonly match?: { readonly caseId: string; readonly judgement: PairJudgement };
  readonly minutes?: number;
  /** of an action that opens a case: who owns it, where that is not the organisation of the actor */
  readonly owner?: { readonly organisationId: string; readonly areaCode: string };
  /**
   * organisations that referrals and tasks of this action went to: name of the referral or task → organisation id; null
   * where none serves the area. Of a step of the clock: the next agency that is asked after silence.
   */
  readonly agencies?: Readonly<Record<string, string | null>>;
  /**
   * whom the person chose where several organisations of an area could be meant: name of the referral or item, or "owner" →
   * organisation id; kept only while the action waits for a second person
   */
  readonly receivers?: Readonly<Record<string, string>>;
  /** handovers that the action would have sent to the organisation that owns the case: nothing went out, since it has it */
  readonly ownedAlready?: readonly string[];
  /** papers that the action made, which the host kept as files; the same paper made again has the next version */
  readonly documents?: readonly { readonly name: string; readonly file: string }[];
  /**
   * numbers of the referrals that were still waiting at the organisation of whoever acts: acting upon a case acknowledges
   * them; worked out by `decideCaseAction`, never asked of a client
   */
  readonly acknowledges?: readonly number[];
  /** numbers of the referrals that the action answers, by what the definition says; worked out as those */
  readonly answersHeld?: readonly number[];
  /** numbers of the referrals that the action is the work of, by what the definition says; worked out as those */
  readonly worksOn?: readonly number[];
}

/** One row of the log of a case. Rows are only ever added. */
export interface CaseAction {
  /** counts from 1 in a case; the version of the case after it */
  readonly number: number;
  /** an action of the definition, or of the engine */
  readonly action: string;
  readonly actor: { readonly accountId: string; readonly organisationId: string; readonly areaCode: string };
  /** name of the actor of the definition that the person acted as; "platform" for the clock */
  readonly actedAs: string;
  readonly relation: Relation | "platform";
  /** ISO 8601 in UTC */
  readonly at: string;
  /** made by the client once for one intention: the same id twice is one action */
  readonly transactionId: string;
  /** version of the case that the person saw */
  readonly baseVersion: number;
  readonly definitionHash: string;
  readonly details: ActionDetails;
}
