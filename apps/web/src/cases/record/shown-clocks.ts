import type { CaseDeadline } from "@halfsky/api-contract";

/**
 * The clocks that stand under "next", first what ends first: all that run, but of the steps of schedules that lie ahead only
 * the first, since the others stand in the table of their schedule.
 */
export function shownClocks(deadlines: readonly CaseDeadline[], now: string): readonly CaseDeadline[] {
  const running = deadlines
    .filter(({ state }) => state === "running" || state === "paused")
    .toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1));
  const isAhead = ({ name, startedAt }: CaseDeadline): boolean =>
    name.startsWith("schedule:") && startedAt > now;
  const first = running.find(isAhead);
  return running.filter((one) => !isAhead(one) || one === first);
}
