import type { Period } from "../definition/definition.ts";
import { gradeColours } from "../definition/grade-colours.ts";

const { green, yellow, red } = gradeColours;

/** The three lights, lowest first. A place may use other colours by its overlay. */
export const threeLights = { green, yellow, red } as const;

/** The usual right to move a grade: worker and supervisor raise at once; lowering waits for the supervisor. */
export const workerGrades = {
  raise: ["worker", "lead"],
  lower: ["worker", "lead"],
  lowerConfirm: ["lead"],
} as const;

/** Three periods for the three lights. */
export function lights(green: Period, yellow: Period, red: Period) {
  return { green, yellow, red } as const;
}
