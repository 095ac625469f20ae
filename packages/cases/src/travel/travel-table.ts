import type { TravelMode } from "./travel-mode.ts";

/** Minutes from one unit (area, township, village) to another, as somebody measured them on a day. */
export interface TravelTime {
  /** codes of 6, 9 or 12 digits */
  readonly from: string;
  readonly to: string;
  readonly mode: TravelMode;
  /** whole minutes */
  readonly minutes: number;
  /** whether the way back takes as long */
  readonly bothWays: boolean;
  readonly source: string;
  /** "YYYY-MM-DD" */
  readonly measuredOn: string;
  /** corrections of one measurement, from 1: the highest stands */
  readonly revision: number;
}

/** Finds the measurement that stands for a way; null where nobody measured it. */
export type FindTravel = (from: string, to: string) => TravelTime | null;

/**
 * What stands of measurements by one way of travelling on a day: of those made by then the newest, of its corrections the
 * last; one of the way itself before one of the way back that says it holds both ways, where both are of one day.
 */
export function travelOn(times: Iterable<TravelTime>, mode: TravelMode, day: string): FindTravel {
  const standing = new Map<string, TravelTime>();
  for (const time of times) {
    if (time.mode !== mode || time.measuredOn > day) continue;
    const key = `${time.from} ${time.to}`;
    const known = standing.get(key);
    if (known === undefined || isNewer(time, known)) standing.set(key, time);
  }
  return (from, to) => {
    const there = standing.get(`${from} ${to}`) ?? null;
    const back = standing.get(`${to} ${from}`);
    if (back === undefined || !back.bothWays) return there;
    return there === null || back.measuredOn > there.measuredOn ? back : there;
  };
}

function isNewer(one: TravelTime, other: TravelTime): boolean {
  return one.measuredOn === other.measuredOn
    ? one.revision > other.revision
    : one.measuredOn > other.measuredOn;
}
