import { type WorkCalendar, workCalendarOf } from "@halfsky/calendar";
import type { ReadTransaction } from "../database/transactions.ts";

/** The published holidays and make-up days. */
export async function loadWorkCalendar(transaction: ReadTransaction): Promise<WorkCalendar> {
  return workCalendarOf(await transaction.selectFrom("calendar_day").select(["date", "kind"]).execute());
}
