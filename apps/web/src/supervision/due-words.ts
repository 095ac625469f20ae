import type { Duty } from "@halfsky/api-contract";
import { daysBetween, weekdayOf } from "@halfsky/calendar";
import type { Tone } from "../ui/tag.tsx";
import type { Words } from "../words/zh.ts";

type SupervisionWords = Words["supervision"];

/** A day as a person says it, with its weekday; the year only where it is not this one. Days are "YYYY-MM-DD". */
export function dayWords(day: string, today: string, words: SupervisionWords): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const weekday = words.day.weekdays[weekdayOf(day) - 1] ?? "";
  return year === Number(today.slice(0, 4))
    ? words.day.short(month, date, weekday)
    : words.day.long(year, month, date, weekday);
}

/** How a deadline is shown: what a person says of it, the working days, the exact day, and how urgent it is. */
export interface DueView {
  readonly words: string;
  /** Counts working days; null where nothing is owed any more. */
  readonly workingDays: string | null;
  readonly exact: string;
  readonly tone: Tone;
  readonly mark: string;
}

/** Working days before the deadline from which it is shown as near. */
const nearFrom = 3;

/** Says how a duty stands against its deadline, seen from a day in Beijing ("YYYY-MM-DD"). */
export function dueView(
  duty: Pick<Duty, "due" | "state" | "late" | "metOn" | "workingDaysLeft">,
  today: string,
  words: SupervisionWords,
): DueView {
  const exact = words.due.exact(dayWords(duty.due, today, words));
  if (duty.state === "lapsed")
    return { words: words.due.lapsed, workingDays: null, exact, tone: "grey", mark: "–" };
  if (duty.state === "met") {
    const met = dayWords(duty.metOn ?? duty.due, today, words);
    return {
      words: duty.late ? words.due.metLate(met) : words.due.met(met),
      workingDays: null,
      exact,
      tone: duty.late ? "orange" : "green",
      mark: "✔\uFE0E",
    };
  }
  const days = daysBetween(today, duty.due);
  const left = duty.workingDaysLeft;
  return {
    words: openWords(days, words),
    workingDays: left === null ? null : workingDayWords(left, words),
    exact,
    ...urgency(days, left),
  };
}

function openWords(days: number, { due }: SupervisionWords): string {
  if (days < 0) return due.overdue(-days);
  if (days === 0) return due.today;
  return days === 1 ? due.tomorrow : due.inDays(days);
}

function workingDayWords(left: number, { due }: SupervisionWords): string {
  if (left < 0) return due.workingDaysPast(-left);
  return left === 0 ? due.lastWorkingDay : due.workingDaysLeft(left);
}

function urgency(days: number, left: number | null): Pick<DueView, "tone" | "mark"> {
  if (days < 0) return { tone: "red", mark: "!" };
  if ((left ?? days) <= nearFrom) return { tone: "orange", mark: "◔" };
  return { tone: "blue", mark: "○" };
}
