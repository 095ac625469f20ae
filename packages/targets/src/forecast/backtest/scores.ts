import { changesOf, mean } from "../averages.ts";
import type { YearlySeries } from "./yearly-series.ts";

/** A path with its intervals, one entry a year. */
export interface Fan {
  readonly mean: readonly number[];
  readonly lo80: readonly number[];
  readonly hi80: readonly number[];
  readonly lo95: readonly number[];
  readonly hi95: readonly number[];
}

/** A way to foretell a series. */
export type Method = (values: readonly number[], horizon: number) => Fan;

/** What a method reached on a set of series. */
export interface Scores {
  /** Mean of 200·|y − f| ÷ (|y| + |f|) over all series and years, in %. */
  readonly smape: number;
  /** Mean absolute error in units of the series' own mean yearly change (Hyndman and Koehler 2006). */
  readonly mase: number;
  /** Mean scaled interval score of the 95 % interval (Gneiting and Raftery 2007, as in the M4 competition). */
  readonly msis: number;
  /** Shares of true values inside the intervals. */
  readonly cover80: number;
  readonly cover95: number;
}

const penalty = 2 / 0.05;

/** Scores a method on series whose future is known; a series that never moved has no scale and is left out. */
export function scoreMethod(series: readonly YearlySeries[], method: Method): Scores {
  const rows = series.flatMap(({ x, actual }) => {
    const scale = mean(changesOf(x).map(Math.abs));
    if (scale === 0) return [];
    const fan = method(x, actual.length);
    return actual.map((truth, step) => scoreYear(truth, step, fan, scale));
  });
  const over = (name: keyof Scores): number => mean(rows.map((row) => row[name]));
  return {
    smape: over("smape"),
    mase: over("mase"),
    msis: over("msis"),
    cover80: over("cover80"),
    cover95: over("cover95"),
  };
}

function scoreYear(truth: number, step: number, fan: Fan, scale: number): Scores {
  const at = (values: readonly number[]): number => values[step] ?? Number.NaN;
  const error = Math.abs(truth - at(fan.mean));
  const [low, high] = [at(fan.lo95), at(fan.hi95)];
  const outside = Math.max(0, low - truth) + Math.max(0, truth - high);
  return {
    smape: (200 * error) / (Math.abs(truth) + Math.abs(at(fan.mean)) || 1),
    mase: error / scale,
    msis: (high - low + penalty * outside) / scale,
    cover80: Number(truth >= at(fan.lo80) && truth <= at(fan.hi80)),
    cover95: Number(outside === 0),
  };
}
