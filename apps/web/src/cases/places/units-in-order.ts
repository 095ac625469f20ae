import type { TravelCoverage } from "@halfsky/api-contract";

type Unit = TravelCoverage["units"][number];

const rank = { "not-covered": 0, unknown: 1, covered: 2 } as const satisfies Record<Unit["state"], number>;

/** Who is farthest first: not covered before not known before covered, and among them by the minutes to the nearest place. */
export function unitsInOrder(units: readonly Unit[]): readonly Unit[] {
  const minutesOf = ({ nearest }: Unit): number => nearest?.minutes ?? Number.POSITIVE_INFINITY;
  return units.toSorted((one, other) => {
    const byState = rank[one.state] - rank[other.state];
    if (byState !== 0) return byState;
    const [mine, theirs] = [minutesOf(one), minutesOf(other)];
    return mine === theirs ? (one.code < other.code ? -1 : 1) : mine > theirs ? -1 : 1;
  });
}
