import { addWorkingDays, type WorkCalendar } from "@halfsky/calendar";
import type { Rung } from "./matter-words.ts";
import { type Matter, type MatterDuty, openDuties } from "./matter.ts";
import { ladderOf, type SupervisionRules, urgedDuties } from "./supervision-rules.ts";

/** Something that the clock does about a duty, once. */
export interface ClockStep {
  /** "explain/1/remind-3"; with the matter's id before it, it is the step's name for ever */
  readonly id: string;
  readonly kind: "remind" | "escalate" | "urge";
  readonly dutyId: string;
  /** whom it tells; for a letter, whom it goes to */
  readonly rung: Rung;
  /** the working day on which it is to happen */
  readonly day: string;
}

/** What the clock judges by; deadlines keep the version of the rules that they were made with. */
export interface ClockBasis {
  readonly calendar: WorkCalendar;
  readonly rulesOf: (version: number) => SupervisionRules;
}

/** All steps of a duty's life, also those that are done or past. */
export function clockStepsOf(duty: MatterDuty, { calendar, rulesOf }: ClockBasis): readonly ClockStep[] {
  const rules = rulesOf(duty.rulesVersion);
  const step = (name: string, kind: ClockStep["kind"], rung: Rung, day: string): ClockStep => ({
    id: `${duty.id}/${name}`,
    kind,
    dutyId: duty.id,
    rung,
    day,
  });
  const after = (count: number): string => addWorkingDays(calendar, duty.due, count).date;
  const own: Rung = duty.owedBy === "addressee" ? "unit" : "office";
  const reminders = rules.reminders
    .map((count) => step(`remind-${count}`, "remind", own, addWorkingDays(calendar, duty.due, -count).date))
    // whoever has just been asked is not reminded on the same day
    .filter(({ day }) => day > duty.openedOn)
    .toSorted((one, other) => (one.day < other.day ? -1 : 1));
  const ladder = ladderOf(rules, duty.kind).map((one) =>
    step(`escalate-${one.rung}-${one.after}`, "escalate", one.rung, after(one.after)),
  );
  const { urgingAfter } = rules;
  const letter =
    urgingAfter !== null && urgedDuties.includes(duty.kind)
      ? [step("urge", "urge", "unit", after(urgingAfter))]
      : [];
  return [...reminders, ...letter, ...ladder];
}

/** The steps of the open duties that are still to happen, now or later, in the order of their days. */
function pendingSteps(matter: Matter, today: string, basis: ClockBasis): readonly ClockStep[] {
  return openDuties(matter)
    .flatMap((duty) => {
      const steps = clockStepsOf(duty, basis).filter(({ id }) => !matter.clockSteps.has(id));
      // After a standstill nobody is reminded of a day that has passed, nor of the same day twice.
      const lastReminder = steps.findLast(({ kind, day }) => kind === "remind" && day <= today);
      return steps.filter((one) => {
        if (one.kind === "urge") return !duty.urged;
        return one.kind !== "remind" || one.day > today || (one === lastReminder && today <= duty.due);
      });
    })
    .toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
}

/** The steps that are due on a day in Beijing, in the order in which they are to be done. */
export function dueClockSteps(matter: Matter, today: string, basis: ClockBasis): readonly ClockStep[] {
  return pendingSteps(matter, today, basis).filter(({ day }) => day <= today);
}

/** The first day on which the clock has something to do about a matter; null where it never will as things stand. */
export function nextClockDay(matter: Matter, today: string, basis: ClockBasis): string | null {
  return pendingSteps(matter, today, basis)[0]?.day ?? null;
}
