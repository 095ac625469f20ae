import type { FindTravel, TravelTime } from "./travel-table.ts";

/** A place that serves people on the day: open, of the kind asked for, with something free where that is asked. */
export interface ServingPlace {
  readonly id: string;
  /** the unit in which it lies, as closely as may be known */
  readonly at: string;
  /** which of the needs of the register it does for */
  readonly does?: readonly string[];
}

/** Whether a unit reaches a place in time. "unknown": of no place was the way measured, which is never counted as covered. */
export const coverageStates = ["covered", "not-covered", "unknown"] as const;
export type CoverageState = (typeof coverageStates)[number];

/** What is said of one unit. */
export interface UnitCoverage {
  readonly unit: string;
  readonly state: CoverageState;
  /** the need that it says this of, the worst met of all; null in a register without needs */
  readonly need: string | null;
  /** the place that is reached soonest, of those whose way is known; null where there is none */
  readonly nearest: {
    readonly place: ServingPlace;
    readonly minutes: number;
    /** the measurement; null for a place in the unit itself, which needs none */
    readonly travel: TravelTime | null;
  } | null;
  /** serving places whose way nobody measured: one of them may be nearer */
  readonly unmeasured: number;
}

/**
 * Which units reach a serving place within some minutes. A place in the unit itself takes none, unless a measurement from the
 * unit to itself or to the place says how many. A unit is not covered where a way is known and none is short enough, or
 * where nobody serves at all; where there are places and the way to none of them was measured, it is not known. Where the
 * register has needs, each is judged by the places that do for it, and the worst stands: not covered before not known,
 * then whose place is the farthest.
 */
export function judgeCoverage(
  units: readonly string[],
  places: readonly ServingPlace[],
  findTravel: FindTravel,
  minutes: number,
  needs: readonly string[] = [],
): readonly UnitCoverage[] {
  const [first, ...more] = needs;
  if (first === undefined) return judgeNeed(units, places, findTravel, minutes, null);
  const of = (need: string) => {
    const own = places.filter(({ does }) => does?.includes(need) === true);
    return judgeNeed(units, own, findTravel, minutes, need);
  };
  return more.reduce(
    (worst, need) => of(need).map((one, at) => (isWorse(one, worst[at]) ? one : (worst[at] ?? one))),
    of(first),
  );
}

const badness = { covered: 0, unknown: 1, "not-covered": 2 } as const satisfies Record<CoverageState, number>;

function isWorse(one: UnitCoverage, other: UnitCoverage | undefined): boolean {
  if (other === undefined || one.state !== other.state) {
    return other === undefined || badness[one.state] > badness[other.state];
  }
  return (one.nearest?.minutes ?? Infinity) > (other.nearest?.minutes ?? Infinity);
}

function judgeNeed(
  units: readonly string[],
  places: readonly ServingPlace[],
  findTravel: FindTravel,
  minutes: number,
  need: string | null,
): readonly UnitCoverage[] {
  return units.map((unit): UnitCoverage => {
    const reached = places.flatMap((place): NonNullable<UnitCoverage["nearest"]>[] => {
      const travel = findTravel(unit, place.at);
      if (travel !== null) return [{ place, minutes: travel.minutes, travel }];
      return place.at.startsWith(unit) ? [{ place, minutes: 0, travel: null }] : [];
    });
    const [nearest = null] = reached.toSorted(
      (one, other) => one.minutes - other.minutes || (one.place.id < other.place.id ? -1 : 1),
    );
    const state =
      nearest === null
        ? places.length === 0
          ? "not-covered"
          : "unknown"
        : nearest.minutes <= minutes
          ? "covered"
          : "not-covered";
    return { unit, state, need, nearest, unmeasured: places.length - reached.length };
  });
}

/** Units by their state; they add up to all. */
export interface CoverageCounts {
  readonly all: number;
  readonly covered: number;
  readonly notCovered: number;
  readonly unknown: number;
}

/** Counts units by what is said of them. */
export function countCoverage(units: readonly Pick<UnitCoverage, "state">[]): CoverageCounts {
  const count = (state: CoverageState): number => units.filter((one) => one.state === state).length;
  return {
    all: units.length,
    covered: count("covered"),
    notCovered: count("not-covered"),
    unknown: count("unknown"),
  };
}
