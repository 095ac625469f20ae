import { beijingDate, yearOf } from "@halfsky/calendar";
import type { ReadContext } from "../access/context.ts";
import { listObservedYears } from "../statistics/observation.store.ts";
import { indicatorsOf } from "./lit-targets.ts";
import type { StoredTarget } from "./target.store.ts";

/** A year in which anything is stored, with how many figures (not reasons). */
interface ObservedYear {
  readonly year: number;
  readonly figures: number;
}

/** The years that can be judged in an area for these targets, and the one to show: see `chooseYears`. */
export async function judgedYears(
  context: ReadContext,
  targets: readonly StoredTarget[],
  areaCode: string,
  asked: number | undefined,
): Promise<{ readonly year: number; readonly years: number[] }> {
  const stored = await listObservedYears(context.transaction, [areaCode], indicatorsOf(targets));
  return chooseYears(context, targets, stored, asked);
}

/**
 * The years that can be judged, oldest first: those with a figure from the plans' first year on. The year that is shown is
 * the one asked for, else the newest for which most figures are in, else the year before this one, for which figures come
 * in now.
 */
export function chooseYears(
  context: Pick<ReadContext, "now">,
  targets: readonly StoredTarget[],
  stored: readonly ObservedYear[],
  asked: number | undefined,
): { readonly year: number; readonly years: number[] } {
  const first = targets.reduce((least, target) => Math.min(least, target.periodStart), 9999);
  const observed = stored.filter(({ year }) => year >= first);
  const years = observed.map(({ year }) => year);
  const year = asked ?? newestFullYear(observed) ?? yearOf(beijingDate(context.now)) - 1;
  return {
    year,
    years: years.includes(year) ? years : [...years, year].toSorted((one, other) => one - other),
  };
}

/** The newest year with at least half as many figures as the fullest: a first early figure of a new year opens no empty board. */
function newestFullYear(observed: readonly ObservedYear[]): number | undefined {
  const most = Math.max(0, ...observed.map(({ figures }) => figures));
  return observed.findLast(({ figures }) => figures * 2 >= most)?.year;
}
