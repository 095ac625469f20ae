import type { WorkCalendar } from "@halfsky/calendar";
import { beijingDate } from "@halfsky/calendar";
import type { ReadContext } from "../access/context.ts";
import { workCalendarIn } from "../calendar/calendar.store.ts";
import { type RulesInForce, rulesInForce } from "./supervision-rules.store.ts";

/** What deadlines of an area are judged by at the moment of a request. */
export interface SupervisionBasis extends RulesInForce {
  /** today in Beijing */
  readonly today: string;
  readonly calendar: WorkCalendar;
}

/** Reads the calendar and the rules of an area. */
export async function supervisionBasis(context: ReadContext, areaCode: string): Promise<SupervisionBasis> {
  return {
    today: beijingDate(context.now),
    calendar: await workCalendarIn(context.transaction),
    ...(await rulesInForce(context.transaction, areaCode)),
  };
}
