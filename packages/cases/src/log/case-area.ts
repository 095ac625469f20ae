import { isWithinArea } from "@halfsky/statistics";
import type { ReferralRule } from "../definition/definition.ts";
import type { CaseState } from "./case-state.ts";

/*
 * Where a case lies. It belongs to the area that it was opened in until a handover into another area is accepted: from that
 * moment whoever works there handles it and it is counted there, so that it lies in one place at any time.
 */

/** The area that a case belongs to now. */
export function areaNow({ moves }: CaseState, openedIn: string): string {
  return moves.at(-1)?.areaCode ?? openedIn;
}

/** The area that a case belonged to at a moment: what counts an event there. */
export function areaAt({ moves }: CaseState, openedIn: string, at: string): string {
  return moves.findLast((move) => Date.parse(move.at) <= Date.parse(at))?.areaCode ?? openedIn;
}

/** Whether a case moves with a referral that is accepted: a handover into the area that an answer names. */
export function movesArea(rule: ReferralRule | undefined): boolean {
  return rule?.handover === true && rule.inArea !== undefined;
}

/**
 * Where a handover brings a case: to the area that was answered, or to that of whoever accepted where the answer names none
 * that it serves. An agency of the city takes over for its county, and the case lies in the county.
 */
export function areaMovedTo({ fields }: CaseState, { inArea }: ReferralRule, accepting: string): string {
  const named = inArea === undefined ? undefined : fields[inArea]?.value;
  return typeof named === "string" && isWithinArea(named, accepting) ? named : accepting;
}
