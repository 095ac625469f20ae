import type { FactBasis } from "../expression/condition-facts.ts";
import type { CaseBasis } from "./case-decision.ts";

/** What a condition is judged by where somebody acts: the moment, other systems' gates, the calendar of working days. */
export function judgedBy({ now, gates, clock }: CaseBasis): FactBasis {
  return { now, gates, calendar: clock.calendar };
}
