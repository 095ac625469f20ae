import type { Words } from "../words/zh.ts";

const minute = 60_000;
const hour = 60 * minute;

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** The exact time in the reader's zone: 2025-03-04 15:20. */
export function exactTime(at: Date): string {
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

function midnight(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}

/** A past time as a person says it; older than a week, its date. */
export function timeInWords(at: Date, now: Date, words: Words["shell"]["time"]): string {
  const elapsed = now.getTime() - at.getTime();
  if (elapsed < minute) return words.now;
  if (elapsed < hour) return words.minutesAgo(Math.floor(elapsed / minute));
  const days = Math.round((midnight(now) - midnight(at)) / (24 * hour));
  if (days === 0) return words.hoursAgo(Math.floor(elapsed / hour));
  if (days === 1) return words.yesterday;
  if (days <= 7) return words.daysAgo(days);
  return exactTime(at).slice(0, 10);
}
