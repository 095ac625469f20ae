import type { DutyKind, Rung } from "./matter-words.ts";

/** Somebody is told so many working days after a day that was missed. */
export interface LadderStep {
  readonly after: number;
  readonly rung: Rung;
}

/** Periods, reminders and ladders; all counts are working days. An area may set its own, each set is a version. */
export interface SupervisionRules {
  readonly periods: {
    readonly acknowledge: number;
    /** counted from the day the notice is issued, so that the letter can name the day */
    readonly explain: number;
    readonly plan: number;
    /** what was returned, or has to be begun again */
    readonly resubmit: number;
    readonly answerUrging: number;
    /** the office's own checks, and the second person's word on a closing */
    readonly check: number;
  };
  /** so many days before the day it is due */
  readonly reminders: readonly number[];
  /** a supervision letter goes by itself so many days after a missed explanation, plan or step; null: never */
  readonly urgingAfter: number | null;
  readonly ladders: {
    readonly unit: readonly LadderStep[];
    readonly urging: readonly LadderStep[];
    readonly office: readonly LadderStep[];
  };
}

/**
 * What counts where an area has set nothing. Ten to fifteen working days for an explanation and measures are the usual
 * practice of such offices; no published rule gives these numbers, which is why they are data (docs/supervision.md).
 */
export const defaultSupervisionRules: SupervisionRules = {
  periods: { acknowledge: 2, explain: 10, plan: 10, resubmit: 5, answerUrging: 5, check: 5 },
  reminders: [3, 1],
  urgingAfter: 3,
  ladders: {
    unit: [
      { after: 1, rung: "unit" },
      { after: 3, rung: "office" },
      { after: 8, rung: "leader" },
    ],
    urging: [
      { after: 1, rung: "office" },
      { after: 1, rung: "leader" },
    ],
    office: [
      { after: 1, rung: "office" },
      { after: 3, rung: "leader" },
    ],
  },
};

/** Who owes each kind of duty. */
export const dutyOwners: Readonly<Record<DutyKind, "addressee" | "office">> = {
  acknowledge: "addressee",
  explain: "addressee",
  plan: "addressee",
  step: "addressee",
  "answer-urging": "addressee",
  "check-explanation": "office",
  "check-plan": "office",
  "check-step": "office",
  "propose-closing": "office",
  "confirm-closing": "office",
};

/** The duties after which a supervision letter goes by itself. */
export const urgedDuties: readonly DutyKind[] = ["explain", "plan", "step"];

/** The ladder that a missed duty climbs. */
export function ladderOf(rules: SupervisionRules, kind: DutyKind): readonly LadderStep[] {
  if (kind === "answer-urging") return rules.ladders.urging;
  return dutyOwners[kind] === "addressee" ? rules.ladders.unit : rules.ladders.office;
}
