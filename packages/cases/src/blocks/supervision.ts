import { words } from "../definition/fields.ts";
import type { Period } from "../definition/definition.ts";

/** A stalled case calls for a letter of the office: its number, the clock that ran out and when, the agencies in default, nobody's data. */
export const supervision = {
  supervision: {
    title: words("督办", "Supervision letter"),
    system: "rights-supervision",
    by: "call",
    parties: {},
    says: {
      caseNumber: "number",
      ranOut: "clock",
      dueOn: "dueOn",
      inDefault: "agency",
      matter: { answer: "stalled" },
    },
  },
} as const;

/** A late clock tells the supervisor at its end, then the office, and calls for a letter when the case has stalled so long. */
export function lateThenLetter(office: Period, letter: Period) {
  return [
    ["0h", "lead"],
    [office, "office"],
    [letter, "office", "supervision"],
  ] as const;
}
