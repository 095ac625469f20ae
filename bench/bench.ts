/** One measured figure; `against` is a plain way to touch the same data in the same run, `ratio` how often it fits in. */
export interface BenchResult {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly against?: number;
  readonly ratio?: number;
  /** What else the run showed, in words. */
  readonly note?: string;
}

/** A file of benches: runs those that are wanted, and reports each figure as soon as it stands. */
export type RunBenches = (
  wanted: ReadonlySet<string>,
  report: (result: BenchResult) => void,
) => Promise<void>;

/** Four significant digits: more would be noise. */
export function significant(value: number): number {
  return Number(value.toPrecision(4));
}

/** The median time of some runs of a task, in seconds. */
export function medianSeconds(runs: number, task: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    task();
    return (performance.now() - start) / 1000;
  }).toSorted((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? 0;
}

/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
