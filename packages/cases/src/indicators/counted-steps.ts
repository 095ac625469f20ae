import type { CountRule } from "../definition/definition.ts";
import { originClock, scheduleClock } from "../deadlines/clock-rules.ts";
import type { CaseState, DeadlineState } from "../log/case-state.ts";
import { endOfOccurrence, numbersOf } from "./occurrence-end.ts";

interface CountedStep {
  /** ISO 8601 in UTC */
  readonly at: string;
  readonly numbers: readonly number[];
}

/**
 * What counts of a schedule in a case as it stood at the end of a period. A step that the case never owed, or that an end
 * came before, counts nowhere. A case counts once, at the newest step that had come due by then; it is complete where each
 * of these was done, late or not.
 */
export function countedSteps(
  { schedule, counts }: Extract<CountRule, { readonly schedule: string }>,
  { deadlines }: CaseState,
  end: string,
): readonly CountedStep[] {
  const due = newestOfEach(schedule, deadlines).flatMap((one) => {
    const ended = endOfOccurrence(one, end);
    return ended === null ? [] : [{ ...ended, numbers: numbersOf(one), isDone: one.state === "met" }];
  });
  switch (counts) {
    case "steps-due":
      return due;
    case "steps-in-time":
      return due.filter(({ isOnTime }) => isOnTime);
    case "cases-due":
      return asOneCase(due);
    case "cases-complete":
      return due.every(({ isDone }) => isDone) ? asOneCase(due) : [];
  }
}

/** The newest occurrence of each step: one that was cut off and taken up again is one step. */
function newestOfEach(schedule: string, deadlines: readonly DeadlineState[]): readonly DeadlineState[] {
  const prefix = scheduleClock(schedule, "");
  const newest = new Map<string, DeadlineState>();
  for (const one of deadlines) {
    if (one.name.startsWith(prefix) && one.name !== originClock(schedule)) newest.set(one.name, one);
  }
  return [...newest.values()];
}

function asOneCase(due: readonly CountedStep[]): readonly CountedStep[] {
  const [last] = due.toSorted((one, other) => (one.at > other.at ? -1 : 1));
  return last === undefined
    ? []
    : [{ at: last.at, numbers: [...new Set(due.flatMap(({ numbers }) => numbers))] }];
}
