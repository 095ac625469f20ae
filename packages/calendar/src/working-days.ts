import { addDays, isDay, numberOf, textOf, weekdayOf, yearOf } from "./dates.ts";

/** What a published schedule says of a day: off, or a Saturday or Sunday that is worked to make up for it. */
export const calendarDayKinds = ["holiday", "workday"] as const;
export type CalendarDayKind = (typeof calendarDayKinds)[number];

/** One day that a published schedule speaks of. */
export interface CalendarDay {
  /** "YYYY-MM-DD" */
  readonly date: string;
  readonly kind: CalendarDayKind;
  /** the festival, e.g. 春节 */
  readonly name: string;
  /** number of the notice, e.g. 国办发明电〔2025〕7号 */
  readonly source: string;
}

/** The published schedules as far as they are known; all other days follow the week. */
export interface WorkCalendar {
  readonly kinds: ReadonlyMap<string, CalendarDayKind>;
  /** Years whose schedule is published. */
  readonly years: ReadonlySet<number>;
}

/** A day that was worked out; provisional where the schedule of a year it rests on is not published yet. */
export interface DueDay {
  readonly date: string;
  readonly provisional: boolean;
}

/** Makes a calendar of days; a year counts as published when any of its days is named. */
export function workCalendarOf(days: Iterable<Pick<CalendarDay, "date" | "kind">>): WorkCalendar {
  const kinds = new Map<string, CalendarDayKind>();
  const years = new Set<number>();
  for (const { date, kind } of days) {
    kinds.set(date, kind);
    // 2018-12-31 was off by the notice for 2019 (国办发明电〔2018〕15号): the last days of a December do not make its year known
    if (!isYearEnd(date)) years.add(yearOf(date));
  }
  return { kinds, years };
}

function isYearEnd(day: string): boolean {
  return day.slice(5) >= "12-28";
}

/** Whether a day rests on a schedule that is not published. */
export function isProvisional(calendar: WorkCalendar, day: string): boolean {
  const year = yearOf(day);
  return !calendar.years.has(year) || (isYearEnd(day) && !calendar.years.has(year + 1));
}

/** Whether a day is worked: Monday to Friday unless it is a holiday, and Saturdays and Sundays that make up for one. */
export function isWorkingDay(calendar: WorkCalendar, day: string): boolean {
  const kind = calendar.kinds.get(day);
  return kind === undefined ? weekdayOf(day) <= 5 : kind === "workday";
}

/**
 * The n-th working day after a day, or before it for a negative count. The day of the event itself is not counted
 * (Civil Code of the PRC, art. 201); with n = 0 it is the day itself, or the next working day where it is not worked:
 * a period whose last day is a holiday ends on the day after the holiday (art. 203).
 */
export function addWorkingDays(calendar: WorkCalendar, from: string, count: number): DueDay {
  checkCount(from, count);
  if (count === 0) return nextWorkingDay(calendar, from);
  const step = count < 0 ? -1 : 1;
  let left = Math.abs(count);
  let at = numberOf(from);
  let provisional = false;
  while (left > 0) {
    at += step;
    const day = textOf(at);
    provisional ||= isProvisional(calendar, day);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return { date: textOf(at), provisional };
}

function checkCount(from: string, count: number): void {
  if (!isDay(from)) throw new RangeError(`${from} is no day of the form YYYY-MM-DD`);
  // ten years of days; anything larger is a slip, and would be counted for long
  if (!Number.isInteger(count) || Math.abs(count) > 3660)
    throw new RangeError(`${count} is no count of days`);
}

/** The day itself where it is worked, else the next one that is (Civil Code art. 203). */
export function nextWorkingDay(calendar: WorkCalendar, day: string): DueDay {
  let at = day;
  let provisional = isProvisional(calendar, at);
  while (!isWorkingDay(calendar, at)) {
    at = addDays(at, 1);
    provisional ||= isProvisional(calendar, at);
  }
  return { date: at, provisional };
}

/** Working days after one day up to and including another; negative where the other is earlier. */
export function workingDaysBetween(calendar: WorkCalendar, from: string, to: string): number {
  const [start, end] = [numberOf(from), numberOf(to)];
  if (end < start) return -workingDaysBetween(calendar, to, from);
  let count = 0;
  for (let at = start + 1; at <= end; at += 1) if (isWorkingDay(calendar, textOf(at))) count += 1;
  return count;
}
