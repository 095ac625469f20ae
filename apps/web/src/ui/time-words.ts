import { beijingDate, daysBetween } from "@halfsky/calendar";
import type { Words } from "../words/zh.ts";

const minute = 60_000;
const hour = 60 * minute;

/** A past time as a person in Beijing says it; older than a week, its date. */
export function timeInWords(at: Date, now: Date, words: Words["shell"]["time"]): string {
  const elapsed = now.getTime() - at.getTime();
  if (elapsed < minute) return words.now;
  if (elapsed < hour) return words.minutesAgo(Math.floor(elapsed / minute));
  const day = beijingDate(at.toISOString());
  const days = daysBetween(day, beijingDate(now.toISOString()));
  if (days === 0) return words.hoursAgo(Math.floor(elapsed / hour));
  if (days === 1) return words.yesterday;
  if (days <= 7) return words.daysAgo(days);
  return day;
}
