import type { CaseState, ReferralState } from "./case-state.ts";

/** What stood in a case when an agency answered what it held. */
export type AsAnswered = CaseState["asAnswered"][string];

/** Name of something that an agency holds, in `asAnswered`. */
export const holdingName = {
  referral: (number: number): string => `referral:${number}`,
  task: (name: string): string => `task:${name}`,
};

/**
 * Keeps the answers of a case as they stand at the moment when an agency answers a referral, or finishes or sends back an
 * item: what is written later is not for it. An item that is taken up again is shared as it stands, as it was at first.
 */
export function keepAnswered(before: CaseState, after: CaseState): CaseState {
  const { fields, groups, parties, version } = after;
  const now: AsAnswered = { fields, groups, parties, by: version };
  const kept = new Map(Object.entries(after.asAnswered));
  for (const { number, state } of after.referrals) {
    const was = before.referrals.find((one) => one.number === number)?.state;
    if (isAnswered(state) && !isAnswered(was)) kept.set(holdingName.referral(number), now);
  }
  for (const [name, { status }] of Object.entries(after.tasks)) {
    if (status === before.tasks[name]?.status) continue;
    if (status === "done" || status === "returned") kept.set(holdingName.task(name), now);
    else kept.delete(holdingName.task(name));
  }
  const isSame =
    kept.size === Object.keys(after.asAnswered).length &&
    [...kept].every(([name, one]) => after.asAnswered[name] === one);
  return isSame ? after : { ...after, asAnswered: Object.fromEntries(kept) };
}

/** Whether nobody waits for an answer of the agency that holds it any more: its own came, or that of the agency below. */
export function isAnswered(state: ReferralState["state"] | undefined): boolean {
  return state === "answered" || state === "answered-below";
}
