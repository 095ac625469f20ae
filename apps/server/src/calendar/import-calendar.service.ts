import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CalendarDay } from "@halfsky/calendar";
import { wholePlatform } from "../access/actor.ts";
import type { WriteContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { listCalendarDays, lockCalendar, putCalendarDays } from "./calendar.store.ts";
import { readSchedule } from "./read-schedule.ts";

/** What an import of working days did. */
export interface CalendarImport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** Takes the days of a schedule; those that stand already as they are change nothing. */
export async function importCalendar(
  context: WriteContext,
  days: readonly CalendarDay[],
): Promise<CalendarImport> {
  await lockCalendar(context.transaction);
  const stored = new Map((await listCalendarDays(context.transaction)).map((day) => [day.date, day]));
  const isSame = (day: CalendarDay): boolean => {
    const known = stored.get(day.date);
    return known?.kind === day.kind && known.name === day.name && known.source === day.source;
  };
  const differing = days.filter((day) => !isSame(day));
  await putCalendarDays(context.transaction, differing);
  const changed = differing.filter(({ date }) => stored.has(date)).length;
  const counts = {
    added: differing.length - changed,
    changed,
    unchanged: days.length - differing.length,
  };
  if (differing.length > 0) {
    recordAudit(context, {
      action: "calendar.import",
      subjectKind: "calendar",
      subjectId: [...new Set(differing.map(({ source }) => source))].join("、"),
      areaCode: wholePlatform,
      after: counts,
      details: { from: days[0]?.date, to: days.at(-1)?.date },
    });
  }
  return counts;
}

/** The schedules that the program comes with, each day with the number of its notice. */
export async function readDeliveredSchedules(root: string): Promise<readonly CalendarDay[]> {
  return readSchedule(await readFile(join(root, "apps/server/calendar/schedules.csv"), "utf8"));
}
