import type { IndicatorRecord } from "@halfsky/api-contract";
import { compareDecimalText } from "@halfsky/statistics";

type Area = IndicatorRecord["areas"][number];

/** An area with its rank in a year; equal figures share a rank, missing ones have none. */
export interface RankedArea {
  readonly area: Area;
  readonly cell: Area["cells"][number] | undefined;
  readonly rank: number | null;
}

/** Puts areas from best to worst (largest first where better has no direction), those without a figure last. */
export function rankAreas(
  areas: readonly Area[],
  year: number,
  direction: "up" | "down" | "none",
): readonly RankedArea[] {
  const placed = areas.map((area) => ({ area, cell: area.cells.find((cell) => cell.year === year) }));
  const sign = direction === "down" ? 1 : -1;
  const sorted = placed.toSorted((one, other) => {
    const [value, otherValue] = [one.cell?.value ?? null, other.cell?.value ?? null];
    if (value === null || otherValue === null) return Number(value === null) - Number(otherValue === null);
    return sign * compareDecimalText(value, otherValue);
  });
  let rank = 0;
  let last: string | null = null;
  return sorted.map(({ area, cell }, index) => {
    const value = cell?.value ?? null;
    if (value === null) return { area, cell, rank: null };
    if (last === null || compareDecimalText(value, last) !== 0) rank = index + 1;
    last = value;
    return { area, cell, rank };
  });
}
