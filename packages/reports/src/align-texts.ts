/** How alike two texts must be, by their pairs of neighbouring signs, to count as one edited passage. */
const alike = 0.4;

/**
 * Pairs the entries of two lists in order: equal ones by their longest common subsequence, and between two equal ones
 * those that were edited, by likeness. The answer maps an index on the right to its partner on the left.
 */
export function alignTexts(left: readonly string[], right: readonly string[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  let y = 0;
  let x = 0;
  for (const [nextY, nextX] of [...commonSubsequence(left, right), [left.length, right.length] as const]) {
    pairAlike(left, right, [y, nextY], [x, nextX], pairs);
    if (nextY < left.length) pairs.set(nextX, nextY);
    y = nextY + 1;
    x = nextX + 1;
  }
  return pairs;
}

type Range = readonly [number, number];

/** In a gap between two sure pairs: each passage on the right takes the likest one left of it that keeps the order. */
function pairAlike(
  left: readonly string[],
  right: readonly string[],
  rows: Range,
  columns: Range,
  pairs: Map<number, number>,
): void {
  let from = rows[0];
  for (let x = columns[0]; x < columns[1]; x += 1) {
    let best = -1;
    let bestLikeness = alike;
    for (let y = from; y < rows[1]; y += 1) {
      const likeness = likenessOf(left[y] ?? "", right[x] ?? "");
      if (likeness > bestLikeness) [best, bestLikeness] = [y, likeness];
    }
    if (best >= 0) {
      pairs.set(x, best);
      from = best + 1;
    }
  }
}

/** Dice's coefficient of neighbouring signs: 1 for equal texts, 0 for texts with nothing in common. */
function likenessOf(one: string, other: string): number {
  if (one === other) return 1;
  const counts = new Map<string, number>();
  for (let k = 0; k + 1 < one.length; k += 1)
    counts.set(one.slice(k, k + 2), (counts.get(one.slice(k, k + 2)) ?? 0) + 1);
  let shared = 0;
  for (let k = 0; k + 1 < other.length; k += 1) {
    const count = counts.get(other.slice(k, k + 2)) ?? 0;
    if (count > 0) {
      shared += 1;
      counts.set(other.slice(k, k + 2), count - 1);
    }
  }
  const size = Math.max(0, one.length - 1) + Math.max(0, other.length - 1);
  return size === 0 ? 0 : (2 * shared) / size;
}

/** Index pairs of the longest common subsequence, in order; equal starts and ends are taken first, as files differ little. */
function commonSubsequence(
  left: readonly string[],
  right: readonly string[],
): ReadonlyArray<readonly [number, number]> {
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1;
  let end = 0;
  while (
    end < left.length - start &&
    end < right.length - start &&
    left[left.length - 1 - end] === right[right.length - 1 - end]
  )
    end += 1;
  const rows = left.length - start - end;
  const columns = right.length - start - end;
  const width = columns + 1;
  const lengths = new Uint32Array((rows + 1) * width);
  const lengthAt = (y: number, x: number) => lengths[y * width + x] ?? 0;
  for (let y = rows - 1; y >= 0; y -= 1) {
    for (let x = columns - 1; x >= 0; x -= 1) {
      lengths[y * width + x] =
        left[start + y] === right[start + x]
          ? lengthAt(y + 1, x + 1) + 1
          : Math.max(lengthAt(y + 1, x), lengthAt(y, x + 1));
    }
  }
  const pairs: Array<readonly [number, number]> = Array.from({ length: start }, (_, k) => [k, k] as const);
  for (let y = 0, x = 0; y < rows && x < columns;) {
    if (left[start + y] === right[start + x]) {
      pairs.push([start + y, start + x]);
      y += 1;
      x += 1;
    } else if (lengthAt(y + 1, x) >= lengthAt(y, x + 1)) y += 1;
    else x += 1;
  }
  for (let k = end; k > 0; k -= 1) pairs.push([left.length - k, right.length - k]);
  return pairs;
}
