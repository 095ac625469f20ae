import type { CaseState, ReferralState } from "./case-state.ts";

const waiting: ReadonlySet<ReferralState["state"]> = new Set(["sent", "acknowledged", "accepted"]);

/** Referrals that wait for the agency they went to. */
export function waitingReferrals({ referrals }: Pick<CaseState, "referrals">): readonly ReferralState[] {
  return referrals.filter(({ state }) => waiting.has(state));
}

/** Those of some referrals that still wait are answered. */
export function answerReferrals(state: CaseState, numbers: readonly number[], at: string): CaseState {
  if (numbers.length === 0) return state;
  const referrals = state.referrals.map((one) =>
    numbers.includes(one.number) && waiting.has(one.state)
      ? { ...one, state: "answered" as const, acknowledgedAt: one.acknowledgedAt ?? at, answeredAt: at }
      : one,
  );
  return { ...state, referrals };
}

/** Referrals that an action ended, since the agency below answered. */
export function endedAbove(
  before: Pick<CaseState, "referrals">,
  after: Pick<CaseState, "referrals">,
): readonly ReferralState[] {
  const ended = ({ state }: ReferralState): boolean => state === "answered-below";
  const was = new Set(before.referrals.filter(ended).map(({ number }) => number));
  return after.referrals.filter((one) => ended(one) && !was.has(one.number));
}

/**
 * Once an agency has answered, or has taken the case over, whoever was asked above it because of its silence need not do so
 * any more, nor those above that one.
 */
export function endAbove(
  before: Pick<CaseState, "referrals">,
  after: CaseState,
  isHandover: (name: string) => boolean,
): CaseState {
  const isDone = ({ name, state }: ReferralState): boolean =>
    state === "answered" || (state === "accepted" && isHandover(name));
  const was = new Set(before.referrals.filter(isDone).map(({ number }) => number));
  const ended = new Set(
    after.referrals.filter((one) => isDone(one) && !was.has(one.number)).map(({ number }) => number),
  );
  if (ended.size === 0) return after;
  // whoever was asked later stands behind whom she was asked after
  const referrals = after.referrals.map((one) => {
    if (one.askedAfter === undefined || !ended.has(one.askedAfter)) return one;
    ended.add(one.number);
    return waiting.has(one.state) ? { ...one, state: "answered-below" as const } : one;
  });
  return { ...after, referrals };
}
