import { beijingDate, beijingMidnight, type WorkCalendar } from "@halfsky/calendar";
import type { ReconcileRule } from "../definition/definition.ts";
import { addPeriod } from "../deadlines/period.ts";
import { listPeriod } from "./outside-link.ts";

/** How the lists of a link stand. */
export interface ListStanding {
  /** last day on which the next list is in time; null where nothing is to be compared yet */
  readonly dueDay: string | null;
  readonly isLate: boolean;
}

/**
 * Whether the lists of a link come in their rhythm: the next is due a month or a quarter after the day of the last one, the
 * first so long after the first case.
 */
export function standingOfLists(
  rule: ReconcileRule,
  {
    lastDay,
    firstCase,
    today,
  }: { readonly lastDay: string | null; readonly firstCase: string | null; readonly today: string },
  calendar: WorkCalendar,
): ListStanding {
  const from = lastDay ?? firstCase;
  if (from === null) return { dueDay: null, isLate: false };
  const dueDay = beijingDate(addPeriod(beijingMidnight(from), listPeriod(rule), calendar).at);
  return { dueDay, isLate: dueDay < today };
}
