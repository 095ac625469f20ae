import { findFan } from "../../targets/record/forecast-fan.ts";
import type { ChartYear } from "../../targets/record/indicator-series.ts";

/** Where a small chart stands and how large it is, in pixels. */
export interface SparkSize {
  readonly width: number;
  readonly height: number;
  /** Air around the lines, so that points are not cut. */
  readonly pad: number;
}

/** A small chart as the `d` of its paths; an empty text where there is nothing to draw. */
export interface SparkShapes {
  readonly actual: string;
  readonly path: string;
  readonly band80: string;
  readonly band95: string;
  readonly forecast: string;
  /** Heights of the target lines. */
  readonly targets: readonly number[];
  /** Every figure, so that one without neighbours is seen too; the newest one last. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

const round = (value: number) => Math.round(value * 10) / 10;

/** Draws past, path, target and fan of an indicator small: lines break where a year has no figure. */
export function sparkShapes(
  years: readonly ChartYear[],
  bounds: readonly string[],
  size: SparkSize,
): SparkShapes | null {
  if (years.every(({ value }) => value === null)) return null;
  const fan = findFan(years);
  const values = [
    ...years.flatMap(({ value, required }) => [value, required]),
    ...bounds,
    ...(fan?.band95.map(([, value]) => String(value)) ?? []),
  ].flatMap((value) => (value === null ? [] : [Number(value)]));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const span = most - least || 1;
  const { width, height, pad } = size;
  const step = years.length > 1 ? (width - 2 * pad) / (years.length - 1) : 0;
  const x = (place: number) => round(pad + place * step);
  const y = (value: number) => round(height - pad - ((value - least) / span) * (height - 2 * pad));
  const corners = (list: readonly (readonly [number, number])[]) =>
    list.map(([place, value]) => `${x(place)} ${y(value)}`);
  const closed = (list: readonly (readonly [number, number])[]) =>
    list.length > 2 ? `M${corners(list).join("L")}Z` : "";
  const line = (pick: (year: ChartYear) => string | null) => {
    let isOpen = false;
    return years
      .flatMap((year, place) => {
        const value = pick(year);
        if (value === null) {
          isOpen = false;
          return [];
        }
        const command = isOpen ? "L" : "M";
        isOpen = true;
        return [`${command}${x(place)} ${y(Number(value))}`];
      })
      .join("");
  };
  const middle = fan ? [...(fan.apex ? [fan.apex] : []), ...fan.middle] : [];
  return {
    actual: line(({ value }) => value),
    path: line(({ required }) => required),
    band80: fan ? closed(fan.band80) : "",
    band95: fan ? closed(fan.band95) : "",
    forecast: middle.length > 1 ? `M${corners(middle).join("L")}` : "",
    targets: bounds.map((bound) => y(Number(bound))),
    points: years.flatMap(({ value }, place) =>
      value === null ? [] : [{ x: x(place), y: y(Number(value)) }],
    ),
  };
}
