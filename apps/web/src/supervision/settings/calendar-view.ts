import type { Calendar } from "@halfsky/api-contract";
import { addDays, isWorkingDay, weekdayOf, type WorkCalendar } from "@halfsky/calendar";

/** One day of a month as it is shown; null days fill the first and the last week. */
export interface MonthDay {
  readonly date: string;
  readonly number: number;
  /** What a schedule says of it; null where it follows the week. */
  readonly kind: "holiday" | "workday" | null;
  readonly name: string | null;
  readonly isWorked: boolean;
}

/** A month: its weeks from Monday to Sunday, and how many days of it are worked. */
export interface Month {
  readonly month: number;
  readonly weeks: ReadonlyArray<ReadonlyArray<MonthDay | null>>;
  readonly workingDays: number;
}

/** The twelve months of a year as the published schedules make them. */
export function monthsOf(year: number, days: Calendar["days"], calendar: WorkCalendar): readonly Month[] {
  const known = new Map(days.map((day) => [day.date, day]));
  return Array.from({ length: 12 }, (_, index) => {
    const shown: MonthDay[] = [];
    const first = `${year}-${String(index + 1).padStart(2, "0")}-01`;
    for (let date = first; date.slice(0, 7) === first.slice(0, 7); date = addDays(date, 1)) {
      const day = known.get(date);
      shown.push({
        date,
        number: Number(date.slice(8)),
        kind: day?.kind ?? null,
        name: day?.name ?? null,
        isWorked: isWorkingDay(calendar, date),
      });
    }
    const cells: (MonthDay | null)[] = [
      ...Array.from({ length: weekdayOf(first) - 1 }, () => null),
      ...shown,
    ];
    while (cells.length % 7 !== 0) cells.push(null);
    return {
      month: index + 1,
      weeks: Array.from({ length: cells.length / 7 }, (_week, week) => cells.slice(week * 7, week * 7 + 7)),
      workingDays: shown.filter(({ isWorked }) => isWorked).length,
    };
  });
}

/** A festival of a year: the spans of days off, the days that make up for them, and where this comes from. */
export interface Festival {
  readonly name: string;
  readonly off: ReadonlyArray<{ readonly from: string; readonly to: string; readonly count: number }>;
  readonly madeUp: readonly string[];
  readonly source: string;
}

/** The festivals of a year in their order; days that follow each other are one span. */
export function festivalsOf(year: number, days: Calendar["days"]): readonly Festival[] {
  const own = days
    .filter(({ date }) => date.startsWith(`${year}-`))
    .toSorted((one, other) => one.date.localeCompare(other.date));
  const names = [...new Set(own.map(({ name }) => name))];
  return names.map((name) => {
    const mine = own.filter((day) => day.name === name);
    const off: { from: string; to: string; count: number }[] = [];
    for (const { date } of mine.filter(({ kind }) => kind === "holiday")) {
      const last = off.at(-1);
      if (last !== undefined && addDays(last.to, 1) === date) {
        last.to = date;
        last.count += 1;
      } else {
        off.push({ from: date, to: date, count: 1 });
      }
    }
    return {
      name,
      off,
      madeUp: mine.filter(({ kind }) => kind === "workday").map(({ date }) => date),
      source: [...new Set(mine.map(({ source }) => source))].join("、"),
    };
  });
}
