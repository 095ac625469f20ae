import {
  isDay,
  isProvisional,
  isWorkingDay,
  nextWorkingDay,
  type WorkCalendar,
  workingDaysBetween,
} from "@halfsky/calendar";
import type { Words } from "../../words/zh.ts";
import { dayWords } from "../due-words.ts";

/** What a chosen deadline means: the weekday and how many working days away, or to which day it moves; null for no day. */
export function dayNote(
  day: string | undefined,
  today: string,
  calendar: WorkCalendar,
  words: Pick<Words, "supervision" | "matterForms">,
): string | null {
  if (day === undefined || !isDay(day) || day <= today) return null;
  const { matterForms, supervision } = words;
  if (!isWorkingDay(calendar, day))
    return matterForms.notWorked(dayWords(nextWorkingDay(calendar, day).date, today, supervision));
  const count = workingDaysBetween(calendar, today, day);
  const said = dayWords(day, today, supervision);
  return isProvisional(calendar, day)
    ? matterForms.thisDayProvisional(said, count)
    : matterForms.thisDay(said, count);
}
