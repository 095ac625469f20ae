import type { DeadlineState } from "../log/case-state.ts";

/**
 * When an occurrence ended, once and for all: met before its end, or run out, whichever came first, so that it counts in one
 * period only and never moves to another. null while it runs, and where closing cut it off before its end.
 */
export function endOfOccurrence(
  { state, dueAt, metAt, endedAt, pauses }: DeadlineState,
  now: string,
): { readonly at: string; readonly isOnTime: boolean } | null {
  if (state === "met" && metAt !== null) {
    return metAt <= dueAt ? { at: metAt, isOnTime: true } : { at: dueAt, isOnTime: false };
  }
  const stoodStillAt = state === "paused" ? (pauses.at(-1)?.from ?? null) : null;
  const until = stoodStillAt ?? endedAt ?? now;
  return dueAt < until ? { at: dueAt, isOnTime: false } : null;
}

/** Numbers of the actions that began and ended an occurrence. */
export function numbersOf({ startedBy, endedBy }: DeadlineState): readonly number[] {
  return endedBy === null || endedBy === startedBy ? [startedBy] : [startedBy, endedBy];
}
