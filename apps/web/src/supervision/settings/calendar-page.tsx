/** The calendar of working days. */
export function CalendarPage() {
  return null;
}
