import { workCalendarOf } from "@halfsky/calendar";
import { addPeriod } from "../../deadlines/period.ts";
import { bookOf } from "../../definition/definition-book.ts";
import type { Period, SystemDefinition } from "../../definition/definition.ts";
import { emptyCase } from "../../log/empty-case.ts";
import { applyCaseAction } from "../../log/fold-case.ts";
import type { PlayedScenario } from "./play-scenario.ts";

/** A stay in a state that has a clock of its own, as the log tells it. */
export interface Stay {
  readonly clock: string;
  readonly from: string;
  readonly until: string | null;
  readonly dueAt: string;
}

/** Clocks that run exactly while a case stands in a state, by that state. */
function clocksOfStays({ deadlines = {} }: SystemDefinition): ReadonlyMap<string, readonly [string, Period]> {
  return new Map(
    Object.entries(deadlines).flatMap(([name, { starts, meets, due, pausedIn = [] }]) => {
      const isStay = "state" in starts && "left" in meets && starts.state === meets.left;
      return isStay && name.startsWith("at") && typeof due === "string" && pausedIn.length === 0
        ? [[starts.state, [name, due]] as const]
        : [];
    }),
  );
}

/** Every stay of a played story in a state with such a clock, worked out from the log alone and not by the clocks. */
export function staysOf(definition: SystemDefinition, { log }: PlayedScenario): readonly Stay[] {
  const clock = { calendar: workCalendarOf([]), calendarVersion: 1 };
  const clocks = clocksOfStays(definition);
  const book = bookOf([definition]);
  const stays: Stay[] = [];
  let before = emptyCase;
  for (const action of log) {
    const after = applyCaseAction(book, before, action, clock);
    const at = new Date(action.at).toISOString();
    if (after.state !== before.state || after.occurrence !== before.occurrence) {
      const last = stays.at(-1);
      if (last?.until === null) stays[stays.length - 1] = { ...last, until: at };
      const [name, due] = clocks.get(after.state) ?? [];
      if (name !== undefined && due !== undefined) {
        stays.push({ clock: name, from: at, until: null, dueAt: addPeriod(at, due, clock.calendar).at });
      }
    }
    before = after;
  }
  return stays;
}
