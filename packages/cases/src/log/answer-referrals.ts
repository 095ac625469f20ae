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

/** The agencies of those of some referrals that still wait are at work on them, since the first time. */
export function beginWork(state: CaseState, numbers: readonly number[], at: string): CaseState {
  if (numbers.length === 0) return state;
  const referrals = state.referrals.map((one): ReferralState =>
    numbers.includes(one.number) && waiting.has(one.state) && one.atWorkSince === undefined
      ? {
          ...one,
          state: one.state === "sent" ? "acknowledged" : one.state,
          acknowledgedAt: one.acknowledgedAt ?? at,
          atWorkSince: at,
        }
      : one,
  );
  return { ...state, referrals };
}

/** What agencies were at work on ends with the case, as if each had answered then. */
export function endWork(state: CaseState, at: string): CaseState {
  if (state.phase !== "closed") return state;
  const atWork = waitingReferrals(state).filter(({ atWorkSince }) => atWorkSince !== undefined);
  return answerReferrals(
    state,
    atWork.map(({ number }) => number),
    at,
  );
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
 * Once an agency has answered, is at work, or has taken the case over, whoever was asked above it because of its silence
 * need not do so any more, nor those above that one.
 */
export function endAbove(
  before: Pick<CaseState, "referrals">,
  after: CaseState,
  isHandover: (name: string) => boolean,
): CaseState {
  const isDone = ({ name, state, atWorkSince }: ReferralState): boolean =>
    state === "answered" || atWorkSince !== undefined || (state === "accepted" && isHandover(name));
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
