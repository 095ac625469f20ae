import { type MatterActionKind, type Rung, rungs } from "./matter-words.ts";

/** Who is told of what a person did; what the clock does says itself whom it tells. */
export const audiences: Readonly<Record<MatterActionKind, readonly Rung[]>> = {
  "draft-notice": [],
  "issue-notice": ["unit"],
  acknowledge: ["office"],
  "submit-explanation": ["office"],
  "return-explanation": ["unit"],
  "accept-explanation": ["unit"],
  "submit-plan": ["office"],
  "return-plan": ["unit"],
  "accept-plan": ["unit"],
  "report-step": ["office"],
  "return-step": ["unit"],
  "accept-step": ["unit"],
  "extend-deadline": ["unit"],
  "issue-urging": ["unit", "leader"],
  "hold-meeting": ["unit", "leader"],
  "propose-closing": ["office", "leader"],
  "confirm-closing": ["unit", "office"],
  "refuse-closing": ["office"],
  reopen: ["unit", "office"],
  withdraw: ["unit"],
  remind: [],
  escalate: [],
  "recalculate-deadlines": ["unit"],
};

/** The rungs from one upwards: where nobody holds the role on a rung, the next one is told at once. */
export function rungsFrom(rung: Rung): readonly Rung[] {
  return rungs.slice(rungs.indexOf(rung));
}
