import type { ReferralState } from "../log/case-state.ts";

/**
 * Whom a referral goes to after its agency kept silent (`onSilence.next`): the next agency above it. Nobody where that one
 * was asked already since, or has it open from before; where one of them has answered, or is at work, meanwhile; or at the top.
 * `above` has the agencies that serve the areas above the silent one, the nearest first.
 */
export function nextAbove(
  referrals: readonly ReferralState[],
  silent: ReferralState,
  above: readonly string[],
): string | null {
  const next = above.find((organisationId) => organisationId !== silent.organisationId);
  if (next === undefined) return null;
  const same = referrals.filter(({ name, number }) => name === silent.name && number !== silent.number);
  const isAnswered = same.some(
    ({ answeredAt, atWorkSince }) => (answeredAt ?? atWorkSince ?? "") >= silent.sentAt,
  );
  const wasAsked = same.some(
    ({ organisationId, number, state }) =>
      organisationId === next && (number > silent.number || openStates.has(state)),
  );
  return isAnswered || wasAsked ? null : next;
}

const openStates: ReadonlySet<ReferralState["state"]> = new Set(["sent", "acknowledged", "accepted"]);
