import { beijingTime } from "@halfsky/calendar";

/** A moment (ISO 8601 in UTC) as the browser's date-and-time field takes it, in Beijing: "2026-11-28T18:30". */
export function beijingInputOf(moment: string): string {
  return Number.isNaN(Date.parse(moment)) ? "" : beijingTime(moment).replace(" ", "T");
}

/** What was typed as a day and time in Beijing, as a moment; null while it is not whole. */
export function momentOfInput(text: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/u.test(text)) return null;
  const time = Date.parse(`${text}:00+08:00`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
