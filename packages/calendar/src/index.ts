export {
  addDays,
  beijingDate,
  beijingMidnight,
  beijingTime,
  daysBetween,
  isDay,
  weekdayOf,
  yearOf,
} from "./dates.ts";
export {
  addWorkingDays,
  calendarDayKinds,
  isProvisional,
  isWorkingDay,
  nextWorkingDay,
  workCalendarOf,
  workingDaysBetween,
} from "./working-days.ts";
export type { CalendarDay, CalendarDayKind, DueDay, WorkCalendar } from "./working-days.ts";
