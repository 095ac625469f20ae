import { type WorkCalendar, workCalendarOf } from "@halfsky/calendar";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { calendarQuery } from "../../api/supervision-api.ts";
import { useToday } from "../use-today.ts";

/** The days worked, as the server counts them; before they are loaded every week counts five. */
export function useWorkCalendar(): WorkCalendar {
  const year = Number(useToday().slice(0, 4));
  const days = useQuery(calendarQuery(year - 1, year + 2)).data?.days;
  return useMemo(() => workCalendarOf(days ?? []), [days]);
}
