import type { Period } from "../definition/definition.ts";
import { words } from "../definition/fields.ts";

/** The three lights, lowest first. A place may use other colours by its overlay. */
export const threeLights = {
  green: { title: words("绿", "Green"), colour: "green" },
  yellow: { title: words("黄", "Yellow"), colour: "yellow" },
  red: { title: words("红", "Red"), colour: "red" },
} as const;

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
