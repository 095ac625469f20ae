const dayMs = 86_400_000;
const beijingOffset = 8 * 3_600_000;
const form = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Whether a text is a day of the calendar in the form "YYYY-MM-DD"; 2026-02-30 is none. Days are texts, so that no zone
 * and no clock can move them; arithmetic goes through UTC, which has no summer time.
 */
export function isDay(text: string): boolean {
  return form.test(text) && textOf(numberOf(text)) === text;
}

/** Days since 1970-01-01; throws RangeError for a text that is no day. */
export function numberOf(day: string): number {
  const [, year, month, date] = form.exec(day) ?? [];
  const at = Date.UTC(Number(year), Number(month) - 1, Number(date));
  if (Number.isNaN(at)) throw new RangeError(`${day} is no day of the form YYYY-MM-DD`);
  return at / dayMs;
}

/** The day so many days after 1970-01-01, as "YYYY-MM-DD". */
export function textOf(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

/** The day so many calendar days later, or earlier for a negative count. */
export function addDays(day: string, count: number): string {
  return textOf(numberOf(day) + count);
}

/** Calendar days from one day to another; negative where the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return numberOf(to) - numberOf(from);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: string): number {
  // 1970-01-01 was a Thursday
  return ((((numberOf(day) + 3) % 7) + 7) % 7) + 1;
}

/** The year of a day. */
export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

/**
 * The day in Beijing at a moment (ISO 8601 with zone). China keeps UTC+8 all the year since 1992; throws RangeError for a
 * text that is no moment.
 */
export function beijingDate(moment: string): string {
  const at = Date.parse(moment);
  if (Number.isNaN(at)) throw new RangeError(`${moment} is no moment`);
  return textOf(Math.floor((at + beijingOffset) / dayMs));
}

/** The day and the time to the minute in Beijing at a moment (ISO 8601 with zone): "2025-03-04 15:20". */
export function beijingTime(moment: string): string {
  const clock = new Date(Date.parse(moment) + beijingOffset).toISOString().slice(11, 16);
  return `${beijingDate(moment)} ${clock}`;
}

/** Midnight in Beijing at the beginning of a day, as ISO 8601 in UTC. */
export function beijingMidnight(day: string): string {
  return new Date(numberOf(day) * dayMs - beijingOffset).toISOString();
}
