import {
  type DutyKind,
  type EvidenceKind,
  type MatterRelation,
  type MatterState,
  type Rung,
  rungs,
} from "./matter-words.ts";

/** A deadline as an action set it; it keeps the rules and the calendar that it was made with. */
export interface SetDue {
  /** "explain", "check-plan", "step-2" … */
  readonly duty: string;
  /** "YYYY-MM-DD", the last day in time */
  readonly due: string;
  readonly provisional: boolean;
  readonly rulesVersion: number;
  /** what `due` was worked out from: so many working days after this day, so that a new calendar can work it out anew */
  readonly from: string;
  readonly days: number;
}

/** One row of the history, as it is stored. */
export interface StoredAction {
  /** counts from 1 in a matter */
  readonly number: number;
  /** a word of matterActionKinds; anything else is kept and skipped */
  readonly kind: string;
  readonly relation: MatterRelation;
  /** account id, or platform */
  readonly by: string;
  /** ISO 8601 */
  readonly at: string;
  readonly details: unknown;
  readonly dues: readonly SetDue[];
}

/** Something owed. A duty that is returned, extended or begun again is a new round; old rounds stay as they ended. */
export interface MatterDuty {
  /** "explain", "step-2" … with the round: "explain/1" */
  readonly id: string;
  readonly name: string;
  readonly kind: DutyKind;
  readonly step: number | null;
  readonly round: number;
  readonly owedBy: "addressee" | "office";
  readonly state: "open" | "met" | "lapsed";
  readonly due: string;
  readonly provisional: boolean;
  readonly rulesVersion: number;
  readonly from: string;
  readonly days: number;
  readonly openedOn: string;
  readonly metOn: string | null;
  /** a supervision letter has gone because of it */
  readonly urged: boolean;
  /** the highest rung that was told it is late; null where none was */
  readonly escalatedTo: Rung | null;
}

/** Who, when. */
export interface Stamp {
  readonly by: string;
  readonly at: string;
}

/** How something that the unit handed in stands. */
export type SubmissionState = "submitted" | "returned" | "accepted";

/** One step of a rectification plan as it is asked for. */
export interface PlannedStep {
  readonly what: string;
  readonly due: string;
  readonly evidence: EvidenceKind;
}

/** One step of a rectification plan as it stands. */
export interface MatterStep extends PlannedStep {
  readonly number: number;
  readonly state: "open" | "reported" | "accepted";
  readonly report: string | null;
  readonly attachmentIds: readonly string[];
  readonly reported: Stamp | null;
  readonly returnReason: string | null;
}

/** A matter as its actions have made it. */
export interface Matter {
  readonly state: MatterState;
  /** number of the newest action, 0 before the first */
  readonly version: number;
  readonly remark: string | null;
  readonly issued: Stamp | null;
  readonly closed: Stamp | null;
  readonly explanation: {
    readonly text: string;
    readonly attachmentIds: readonly string[];
    readonly submitted: Stamp;
    readonly state: SubmissionState;
    readonly returnReason: string | null;
  } | null;
  readonly plan: {
    readonly steps: readonly MatterStep[];
    readonly remark: string | null;
    readonly submitted: Stamp;
    readonly state: SubmissionState;
    readonly returnReason: string | null;
  } | null;
  readonly closing: { readonly proposed: Stamp; readonly reason: string; readonly from: MatterState } | null;
  readonly duties: readonly MatterDuty[];
  readonly urgings: number;
  readonly meetings: number;
  /** the last step of the clock found nobody to tell */
  readonly nobodyToTell: boolean;
  /** clock steps done: "explain/1/remind-3" */
  readonly clockSteps: ReadonlySet<string>;
  /** numbers of actions that this program could not read, or that do not fit the state they were done in */
  readonly unread: readonly number[];
}

/** A matter before its first action. */
export const emptyMatter: Matter = {
  state: "draft",
  version: 0,
  remark: null,
  issued: null,
  closed: null,
  explanation: null,
  plan: null,
  closing: null,
  duties: [],
  urgings: 0,
  meetings: 0,
  nobodyToTell: false,
  clockSteps: new Set(),
  unread: [],
};

/** Whether nothing more is expected to happen. */
export function isEnded(state: MatterState): boolean {
  return state === "closed" || state === "withdrawn";
}

/** The open duties, first what is due first. */
export function openDuties(matter: Matter): readonly MatterDuty[] {
  return matter.duties
    .filter((duty) => duty.state === "open")
    .toSorted((one, other) => compareText(one.due, other.due) || compareText(one.id, other.id));
}

/** The highest rung that was told of something that is still owed. */
export function escalatedTo(matter: Matter): Rung | null {
  return matter.duties
    .filter((duty) => duty.state === "open")
    .map((duty) => duty.escalatedTo)
    .reduce(higherRung, null);
}

/** The higher of two rungs. */
export function higherRung(one: Rung | null, other: Rung | null): Rung | null {
  if (one === null || other === null) return one ?? other;
  return rungs.indexOf(one) >= rungs.indexOf(other) ? one : other;
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Whether a duty was not met in time, by a day in Beijing. */
export function isLate(duty: Pick<MatterDuty, "state" | "due" | "metOn">, today: string): boolean {
  return duty.state === "open" ? today > duty.due : duty.state === "met" && (duty.metOn ?? "") > duty.due;
}
