import type { WorkCalendar } from "@halfsky/calendar";

/** What ends are worked out by: the published schedules of working days, and the number of that version of them. */
export interface ClockBasis {
  readonly calendar: WorkCalendar;
  readonly calendarVersion: number;
}
