import {
  addDays,
  addWorkingDays,
  beijingDate,
  beijingMidnight,
  daysBetween,
  workingDaysBetween,
  type WorkCalendar,
} from "@halfsky/calendar";
import type { Period } from "../definition/definition.ts";

const periodUnits = ["m", "h", "d", "w", "wd", "mo"] as const;
type PeriodUnit = (typeof periodUnits)[number];

/** A period taken apart: "5wd" is 5 working days. */
export interface ParsedPeriod {
  readonly count: number;
  readonly unit: PeriodUnit;
}

/** A moment that was worked out; provisional where it rests on a year whose schedule is not published. */
export interface DueMoment {
  /** ISO 8601 in UTC */
  readonly at: string;
  readonly provisional: boolean;
}

const form = /^(\d{1,6})(m|h|d|wd|w|mo)$/;
const minuteMs = 60_000;
/** the longest of each that makes sense: ten years, and 99 years of months for what is kept */
const longest = { m: 5_270_400, h: 87_840, d: 3660, w: 520, wd: 2600, mo: 1188 } as const;

/** Takes a period apart; null for a text that is none, or one that is longer than any duty. */
export function parsePeriod(text: string): ParsedPeriod | null {
  const [, digits, ending] = form.exec(text) ?? [];
  const unit = periodUnits.find((one) => one === ending);
  if (digits === undefined || unit === undefined) return null;
  const count = Number(digits);
  return count <= longest[unit] ? { count, unit } : null;
}

/** A period in words, e.g. 5个工作日, "5 working days". */
export function periodWords(period: Period): { readonly zh: string; readonly en: string } {
  const { count, unit } = readPeriod(period);
  if (count === 0) return { zh: unit === "m" || unit === "h" ? "到期时" : "当日", en: "at once" };
  const [zh, en] = unitWords[unit];
  return { zh: `${count}${zh}`, en: `${count} ${en}${count === 1 ? "" : "s"}` };
}
const unitWords = {
  m: ["分钟", "minute"],
  h: ["小时", "hour"],
  d: ["日", "day"],
  w: ["周", "week"],
  wd: ["个工作日", "working day"],
  mo: ["个月", "month"],
} as const;

/** Throws RangeError for a text that is no period; the loader has refused such a definition before. */
export function readPeriod(period: string): ParsedPeriod {
  const parsed = parsePeriod(period);
  if (parsed === null) throw new RangeError(`${period} is no period such as 30m, 24h, 3d, 5wd or 6mo`);
  return parsed;
}

/**
 * The end of a period that began at a moment. Minutes and hours run on the clock. Days, weeks, working days and months do not
 * count the day of the beginning and end with the last millisecond of their last day in Beijing (Civil Code of the PRC,
 * arts 201, 203); a month ends on the day of the same number, or on the last day where the month has none (art. 202).
 */
export function addPeriod(from: string, period: Period, calendar: WorkCalendar): DueMoment {
  return addCounted(from, readPeriod(period), [], calendar);
}

/**
 * The moment from which a period that began at a moment is full: what may only be done after it, may be done from here on.
 * Of days and months that is the midnight in Beijing after their last day (Civil Code art. 203).
 */
export function fullFrom(from: string, period: Period, calendar: WorkCalendar): string {
  const { at } = addPeriod(from, period, calendar);
  const { unit } = readPeriod(period);
  return unit === "m" || unit === "h" ? at : new Date(Date.parse(at) + 1).toISOString();
}

/** A moment that lies so long before another one; days and working days are counted back to the end of that day. */
export function subtractPeriod(from: string, period: Period, calendar: WorkCalendar): string {
  const { count, unit } = readPeriod(period);
  if (unit === "m" || unit === "h") return shift(from, -count * minutesIn(unit));
  const day = beijingDate(from);
  if (unit === "wd") return endOfDay(count === 0 ? day : addWorkingDays(calendar, day, -count).date);
  return endOfDay(unit === "mo" ? addMonths(day, -count) : addDays(day, -count * daysIn(unit)));
}

/** A stretch during which a clock stood still. */
export interface Pause {
  readonly from: string;
  readonly to: string | null;
}

/**
 * The end of a period with the pauses in it. A pause adds its own length in the unit of the period: minutes to a period
 * on the clock, days to one of days and months, and the working days it took to one of working days. What began after the
 * end had passed adds nothing, and a pause that still lasts adds nothing yet.
 */
export function addCounted(
  from: string,
  { count, unit }: ParsedPeriod,
  pauses: readonly Pause[],
  calendar: WorkCalendar,
): DueMoment {
  let extra = 0;
  let due = endOf(from, count, unit, 0, calendar);
  for (const pause of pauses) {
    if (pause.to === null || pause.from > due.at || pause.to <= from) continue;
    extra += pausedLength(pause.from > from ? pause.from : from, pause.to, unit, calendar);
    due = endOf(from, count, unit, extra, calendar);
  }
  return due;
}

function endOf(
  from: string,
  count: number,
  unit: PeriodUnit,
  extra: number,
  calendar: WorkCalendar,
): DueMoment {
  if (unit === "m" || unit === "h") {
    return { at: shift(from, count * minutesIn(unit), extra), provisional: false };
  }
  const day = beijingDate(from);
  if (unit === "wd") {
    const { date, provisional } = addWorkingDays(calendar, day, count + extra);
    return { at: endOfDay(date), provisional };
  }
  const last = unit === "mo" ? addMonths(day, count) : addDays(day, count * daysIn(unit));
  return { at: endOfDay(addDays(last, extra)), provisional: false };
}

/** in milliseconds for the clock, in days or working days for the others */
function pausedLength(from: string, to: string, unit: PeriodUnit, calendar: WorkCalendar): number {
  if (unit === "m" || unit === "h") return Date.parse(to) - Date.parse(from);
  const [first, last] = [beijingDate(from), beijingDate(to)];
  return unit === "wd" ? workingDaysBetween(calendar, first, last) : daysBetween(first, last);
}

/** The last millisecond of a day in Beijing, ISO 8601 in UTC. */
export function endOfDay(day: string): string {
  return new Date(Date.parse(beijingMidnight(addDays(day, 1))) - 1).toISOString();
}

/** The day so many months later or earlier, or the last day of that month where it has no such day. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const months = year * 12 + (month - 1) + count;
  const first = `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((((months % 12) + 12) % 12) + 1).padStart(2, "0")}`;
  const next = new Date(Date.UTC(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, 0));
  return `${first}-${String(Math.min(date, next.getUTCDate())).padStart(2, "0")}`;
}

function daysIn(unit: "d" | "w"): number {
  return unit === "d" ? 1 : 7;
}

function minutesIn(unit: "m" | "h"): number {
  return unit === "m" ? 1 : 60;
}

function shift(from: string, minutes: number, ms = 0): string {
  return new Date(Date.parse(from) + minutes * minuteMs + ms).toISOString();
}
