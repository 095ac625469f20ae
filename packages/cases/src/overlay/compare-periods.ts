import type { Period } from "../definition/definition.ts";
import { readPeriod } from "../deadlines/period.ts";

/** Hours that a period may take: of working days by the longest holiday, of days by the rest of the first one. */
function hoursOf(period: Period): { readonly least: number; readonly most: number } {
  const { count, unit } = readPeriod(period);
  switch (unit) {
    case "m":
      return { least: count / 60, most: count / 60 };
    case "h":
      return { least: count, most: count };
    case "d":
      return { least: count * 24, most: (count + 1) * 24 };
    case "w":
      return { least: count * 168, most: (7 * count + 1) * 24 };
    case "wd":
      // the longest holidays so far were nine days off
      return {
        least: count * 24,
        most: (count + 1 + 2 * Math.ceil(count / 5) + 9 * Math.ceil(count / 60)) * 24,
      };
    case "mo":
      return { least: count * 28 * 24, most: (count * 31 + 1) * 24 };
  }
}

/** How a new period stands to an old one; where it depends on the calendar, it counts as longer. */
export function comparePeriods(from: Period, to: Period): "same" | "shorter" | "longer" {
  if (from === to) return "same";
  const [old, now] = [readPeriod(from), readPeriod(to)];
  if (old.unit === now.unit) return now.count < old.count ? "shorter" : "longer";
  return hoursOf(to).most <= hoursOf(from).least ? "shorter" : "longer";
}
