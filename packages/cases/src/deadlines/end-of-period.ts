import { addDays, addWorkingDays, beijingDate, beijingMidnight } from "@halfsky/calendar";
import type { Period } from "../definition/definition.ts";
import type { ClockBasis } from "./clock-basis.ts";

/** When a period that begins at a moment ends, ISO 8601 in UTC; provisional where it rests on an unpublished schedule. */
export function endOfPeriod(
  from: string,
  period: Period,
  { calendar }: ClockBasis,
): { readonly at: string; readonly provisional: boolean } {
  const [, count = "0", unit = "m"] = /^(\d+)(m|h|d|wd|mo)$/.exec(period) ?? [];
  const number = Number(count);
  const after = (minutes: number): string => new Date(Date.parse(from) + minutes * 60_000).toISOString();
  switch (unit) {
    case "d":
      return { at: beijingMidnight(addDays(beijingDate(from), number + 1)), provisional: false };
    case "mo":
      return { at: beijingMidnight(addDays(addMonths(beijingDate(from), number), 1)), provisional: false };
    case "wd": {
      const { date, provisional } = addWorkingDays(calendar, beijingDate(from), number);
      return { at: beijingMidnight(addDays(date, 1)), provisional };
    }
    default:
      return { at: after(unit === "h" ? number * 60 : number), provisional: false };
  }
}

/** The same day so many months later, or the last of that month where it has no such day (Civil Code art. 202). */
function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + count + 1, 0));
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())))
    .toISOString()
    .slice(0, 10);
}
