import { type CalendarDay, type WorkCalendar, workCalendarOf } from "@halfsky/calendar";
import { sql } from "kysely";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

const calendars = new WeakMap<ReadTransaction, Promise<WorkCalendar>>();

/** The working days as this transaction knows them; read once a transaction. */
export function workCalendarIn(transaction: ReadTransaction): Promise<WorkCalendar> {
  const known = calendars.get(transaction);
  if (known !== undefined) return known;
  const calendar = listCalendarDays(transaction).then(workCalendarOf);
  calendars.set(transaction, calendar);
  return calendar;
}

/** Lets one import of days wait for another until the commit, so that two servers that start at once do not add them twice. */
export async function lockCalendar(transaction: WriteTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(4711202503)`.execute(transaction);
}

/** The days that published schedules speak of, in their order. */
export async function listCalendarDays(
  transaction: ReadTransaction,
  span: { readonly from?: string | undefined; readonly to?: string | undefined } = {},
): Promise<CalendarDay[]> {
  let select = transaction.selectFrom("calendar_day").selectAll().orderBy("date");
  if (span.from !== undefined) select = select.where("date", ">=", span.from);
  if (span.to !== undefined) select = select.where("date", "<=", span.to);
  return await select.execute();
}

/** Adds days, or brings known ones to what a newer notice says. */
export async function putCalendarDays(
  transaction: WriteTransaction,
  days: readonly CalendarDay[],
): Promise<void> {
  if (days.length === 0) return;
  await transaction
    .deleteFrom("calendar_day")
    .where(
      "date",
      "in",
      days.map(({ date }) => date),
    )
    .execute();
  await transaction
    .insertInto("calendar_day")
    .values(days.map((day) => ({ ...day })))
    .execute();
  calendars.delete(transaction);
}
