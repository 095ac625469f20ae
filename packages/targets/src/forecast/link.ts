/** The natural ends of a series; null where there is none. */
export interface Bounds {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** A scale on which growth is straight: the logarithm of the distance from an end, the log-odds between two ends. */
export interface Link {
  readonly to: (value: number) => number;
  readonly from: (linked: number) => number;
}

/** Values on an end have no logarithm; they count as this share of the smallest distance that was seen. */
const shareOfSmallest = 0.5;
/** Between two ends that distance is at most this share of their width. */
const mostOfWidth = 0.0005;
const farthest = 300;
/** A distance as small as this share of the largest one is none. */
const onTheEnd = 1e-12;

/**
 * The scale beside the values' own on which half of the members work. Null without ends, where a logarithm has no
 * meaning, so that all members work on the values themselves.
 */
export function chooseLink(values: readonly number[], { lower: floor, upper }: Bounds): Link | null {
  if (floor === null && upper === null) return null;
  const distances = values.flatMap((value) => [
    ...(floor === null ? [] : [value - floor]),
    ...(upper === null ? [] : [upper - value]),
  ]);
  const farthestSeen = Math.max(...distances);
  const positive = distances.filter((distance) => distance > farthestSeen * onTheEnd);
  if (positive.length === 0 || !(farthestSeen > 0)) return null;
  const most = floor !== null && upper !== null ? (upper - floor) * mostOfWidth : Infinity;
  const least = Math.min(most, Math.min(...positive) * shareOfSmallest);
  const distance = (size: number): number => Math.log(Math.max(size, least));
  const exp = (size: number): number => Math.exp(Math.min(Math.max(size, -farthest), farthest));
  if (floor !== null && upper !== null) {
    const width = upper - floor;
    return {
      to: (value) => distance(value - floor) - distance(upper - value),
      from: (linked) =>
        linked > 0
          ? upper - (width * exp(-linked)) / (1 + exp(-linked))
          : floor + (width * exp(linked)) / (1 + exp(linked)),
    };
  }
  if (floor !== null)
    return { to: (value) => distance(value - floor), from: (linked) => floor + exp(linked) };
  const ceiling = upper ?? 0;
  return { to: (value) => -distance(ceiling - value), from: (linked) => ceiling - exp(-linked) };
}
