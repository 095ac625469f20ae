import type { Period } from "../definition/definition.ts";
import type { TaskStatus } from "../expression/condition.ts";
import type { ActionDetails, Answer, GroupRow, PairJudgement, Person } from "./case-log.ts";

/** A value with the action that set it. */
export interface Given<T> {
  readonly value: T;
  /** number of the action */
  readonly by: number;
}

/** A case as its log has made it; the same fold on server, browser and in tests. */
export interface CaseState {
  readonly version: number;
  /** version of the definition that the last action was done under, whose names stand in this state; "" before the first */
  readonly definitionHash: string;
  readonly state: string;
  readonly phase: "open" | "waiting" | "closed";
  readonly sealed: boolean;
  readonly owner: { readonly organisationId: string; readonly areaCode: string };
  /** handovers into another area, oldest first: from then on the case lies there (`areaNow`) */
  readonly moves: readonly { readonly at: string; readonly areaCode: string }[];
  readonly openedBy: string;
  readonly openedAt: string;
  readonly closedAt: string | null;
  /** counts reopenings; deadlines of an earlier occurrence stay as they ended */
  readonly occurrence: number;
  readonly assignee: string | null;
  readonly fields: Readonly<Record<string, Given<Answer>>>;
  readonly groups: Readonly<Record<string, readonly GroupRow[]>>;
  readonly parties: Readonly<Record<string, readonly Person[]>>;
  readonly grade: { readonly value: string; readonly by: number; readonly setBy: "rule" | "person" } | null;
  /** what the rules propose now; lower than the grade it is shown, and changes nothing by itself */
  readonly gradeProposal: string | null;
  readonly gradeHistory: readonly { readonly value: string; readonly by: number; readonly at: string }[];
  /** what waits for a second person */
  readonly pending: readonly PendingAction[];
  readonly referrals: readonly ReferralState[];
  readonly tasks: Readonly<Record<string, TaskState>>;
  readonly consents: Readonly<
    Record<string, { readonly givenAt: string; readonly endsAt: string; readonly withdrawnAt: string | null }>
  >;
  /** with the action (of the definition or the engine) that it came with: it is as secret as that action's form */
  readonly attachments: readonly CaseAttachment[];
  readonly links: readonly {
    readonly name: string;
    readonly caseId: string;
    readonly system: string;
    readonly by: number;
  }[];
  /** what was judged in this case of others that may be about the same people, the newest of each; they may have judged later */
  readonly judged: readonly {
    readonly caseId: string;
    readonly judgement: PairJudgement;
    readonly by: number;
  }[];
  /** how often each action was done since opening or reopening */
  readonly done: Readonly<Record<string, number>>;
  /** when it last came into each state, since opening or reopening */
  readonly entered: Readonly<Record<string, string>>;
  readonly deadlines: readonly DeadlineState[];
  /** ids of the clock's steps that were done */
  readonly steps: ReadonlySet<string>;
  /** those of them that reached nobody (`step.reached` is null): the next step of the deadline is due at once */
  readonly unreached: ReadonlySet<string>;
  readonly breakGlass: readonly {
    readonly number: number;
    readonly accountId: string;
    readonly until: string;
    readonly reviewed: boolean;
    /** organisation that was asked to review it, where those who review first did not; null until then */
    readonly askedOf: string | null;
  }[];
  /** steps of the clock that found nobody to tell, or nobody who takes the case they open, while their deadline runs */
  readonly untold: readonly { readonly stepId: string; readonly deadline: string; readonly at: string }[];
  /**
   * the answers as they stood when an agency had answered what it held, by `holdingName`, with the number of the action:
   * all that it is shown from then on
   */
  readonly asAnswered: Readonly<
    Record<string, Pick<CaseState, "fields" | "groups" | "parties"> & { readonly by: number }>
  >;
  /** what organisations that were asked for something wrote themselves, by organisation: theirs also where the case has ended */
  readonly wrote: Readonly<Record<string, OwnWords>>;
  /** who changed what last, by `touchKey`: what an action with an older base version is compared with */
  readonly touched: Readonly<Record<string, Touch>>;
  /** numbers of actions that this program could not read */
  readonly unread: readonly number[];
}

/** The newest of what one organisation wrote into a case, whatever others wrote afterwards. */
export interface OwnWords extends Pick<CaseState, "fields" | "groups" | "parties"> {
  /** number of its last action that wrote something */
  readonly by: number;
  /** numbers of all its actions: files that came with them are its own */
  readonly actions: readonly number[];
}

/** A file of a case. */
export interface CaseAttachment {
  readonly id: string;
  /** number of the action that it came with */
  readonly by: number;
  readonly action: string;
  /** of a paper that an action made: its name in the definition, and how often it was made until then, counting from 1 */
  readonly document?: { readonly name: string; readonly version: number };
}

/** The last change of something. */
export interface Touch {
  /** number of the action */
  readonly by: number;
  readonly accountId: string;
  readonly transactionId: string;
}

export interface PendingAction {
  readonly number: number;
  readonly action: string;
  readonly proposedBy: string;
  readonly at: string;
  /** what was proposed: it takes effect with the confirmation */
  readonly details: ActionDetails;
}

export const referralStates = [
  "sent",
  "acknowledged",
  "accepted",
  "returned",
  "answered",
  "answered-below", // whoever was asked first and kept silent has answered, or is at work, after all
  "withdrawn",
] as const;

export interface ReferralState {
  readonly name: string;
  /** counts from 1 in a case */
  readonly number: number;
  /** organisation that holds it; null while nobody serves the area: a "no one to tell" alarm */
  readonly organisationId: string | null;
  readonly state: (typeof referralStates)[number];
  readonly sentAt: string;
  readonly sentBy: number;
  /** number of the referral whose agency kept silent, so that this one above it was asked; left out where nobody did */
  readonly askedAfter?: number;
  readonly acknowledgedAt: string | null;
  readonly answeredAt: string | null;
  /** since when its agency is at the work that it was asked for (`workedBy`); left out while it is not */
  readonly atWorkSince?: string;
  readonly reason: string | null;
}

export interface TaskState {
  readonly status: TaskStatus;
  readonly organisationId: string | null;
  readonly openedAt: string | null;
  readonly doneAt: string | null;
  readonly reason: string | null;
}

/** One occurrence of a deadline. */
export interface DeadlineState {
  /**
   * of a rule of the definition; "referral:police:2:acknowledge", "task:insurance" and "schedule:checks:m3" for those of
   * referrals, tasks and steps of schedules
   */
  readonly name: string;
  /** what its clock was called when it began, where a newer version calls it otherwise: the names of its steps stay for ever */
  readonly begunAs?: string;
  readonly occurrence: number;
  /** "missed": the window of a step passed, it was not done, and somebody said why */
  readonly state: "running" | "paused" | "met" | "missed" | "cancelled";
  /** of a step of a schedule when its window opens, which may lie ahead */
  readonly startedAt: string;
  /** ISO 8601 in UTC; moves with grade, pauses and a new calendar */
  readonly dueAt: string;
  /** whether it rests on a calendar year that is not published yet */
  readonly provisional: boolean;
  /** of a step of a schedule the day on which it was done, where the action names one */
  readonly metAt: string | null;
  /** when it was met, explained or cancelled */
  readonly endedAt: string | null;
  /** when the action was done that began it: a clock may start from a day that is yet to come */
  readonly setAt: string;
  /** numbers of the actions that began and ended it */
  readonly startedBy: number;
  readonly endedBy: number | null;
  readonly pausedMinutes: number;
  /** what the end is worked out from: the earliest of these counts; a raised grade adds one, nothing takes one away */
  readonly bounds: readonly { readonly from: string; readonly period: Period }[];
  /** when it stood still; `to` is null while it does */
  readonly pauses: readonly { readonly from: string; readonly to: string | null }[];
}
